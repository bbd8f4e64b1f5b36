// Programs as the input of runs: recorded once each, apart from everything, and their traces handed to the trusted worker.
import type { Manifest } from '../../contract/manifest.ts';
import type { RunSpec } from '../../contract/run.ts';
import {
  type AnyProgram,
  type AnyTrace,
  type RecordedProgram,
  sourceOf,
  stepsOf,
} from '../../sandbox/program/any-trace.ts';
import type { Bridge } from '../../worker/bridge.ts';
import type { StudentCode } from './state.ts';
import type { Workplace } from './workers.ts';

export class Programs {
  private readonly manifest: Manifest;
  private readonly record: (program: AnyProgram) => Promise<AnyTrace>;
  /** Programs that come with the lab, by name, and what each left: they are run once. */
  private readonly own = new Map<string, AnyProgram>();
  private readonly recordings = new Map<AnyProgram, RecordedProgram>();
  private last:
    | { readonly program: AnyProgram; readonly beside: AnyProgram | undefined; readonly place: Workplace }
    | undefined;

  constructor(manifest: Manifest, record: (program: AnyProgram) => Promise<AnyTrace>) {
    this.manifest = manifest;
    this.record = record;
  }

  /** The trusted worker, with the trace of the run's program in it. */
  async placeFor(bridge: Bridge, spec: RunSpec, code: StudentCode | undefined): Promise<Workplace> {
    const slot = this.manifest.code;
    const nameIn = (parameter = ''): string => String(spec.params[parameter] ?? '');
    const program = spec.code === undefined ? await this.named(bridge, nameIn(slot?.parameter)) : code?.program;
    if (program === undefined) throw new Error('the code of this run is not compiled');
    const besideName = nameIn(slot?.beside?.parameter);
    const beside =
      slot?.beside === undefined || besideName === slot.beside.none ? undefined : await this.named(bridge, besideName);
    const known = this.last;
    if (known?.program === program && known.beside === beside && known.place.bridge === bridge) return known.place;
    const recorded = await this.recorded(program);
    const until = stepsOf(recorded.trace);
    const input = await bridge.calls.addInput(
      beside === undefined || beside === program ? recorded : { ...recorded, beside: await this.recorded(beside) },
    );
    // One is enough: a recording is the longest thing that a session holds.
    if (known?.place.input !== undefined && known.place.bridge === bridge)
      await bridge.calls.dropInput(known.place.input);
    const place = { bridge, input, until };
    this.last = { program, beside, place };
    return place;
  }

  private async recorded(program: AnyProgram): Promise<RecordedProgram> {
    const known = this.recordings.get(program);
    if (known !== undefined) return known;
    const recorded = { trace: await this.record(program), source: sourceOf(program) };
    if ([...this.own.values()].includes(program)) this.recordings.set(program, recorded);
    return recorded;
  }

  private async named(bridge: Bridge, name: string): Promise<AnyProgram> {
    const known = this.own.get(name);
    if (known !== undefined) return known;
    const { fileName, source } = await bridge.calls.program(this.manifest.id, name);
    const { compileFor } = await import('../../sandbox/program/any-program.ts');
    const compiled = compileFor(this.manifest, source, fileName);
    if (!compiled.ok) throw new Error(`${fileName}:${compiled.line}: ${compiled.message.en}`);
    this.own.set(name, compiled.program);
    return compiled.program;
  }
}
