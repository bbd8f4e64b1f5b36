// Programs as the input of runs: recorded once each, apart from everything, and their traces handed to the trusted worker.
import type { ProgramTrace } from '../../algorithms/event-loop/trace.ts';
import type { Manifest } from '../../contract/manifest.ts';
import type { RunSpec } from '../../contract/run.ts';
import type { InstrumentedProgram } from '../../sandbox/program/compile.ts';
import type { Bridge } from '../../worker/bridge.ts';
import type { StudentCode } from './state.ts';
import type { Workplace } from './workers.ts';

export class Programs {
  private readonly manifest: Manifest;
  private readonly record: (program: InstrumentedProgram) => Promise<ProgramTrace>;
  /** Programs that come with the lab, by name. */
  private readonly own = new Map<string, InstrumentedProgram>();
  private last: { readonly program: InstrumentedProgram; readonly place: Workplace } | undefined;

  constructor(manifest: Manifest, record: (program: InstrumentedProgram) => Promise<ProgramTrace>) {
    this.manifest = manifest;
    this.record = record;
  }

  /** The trusted worker, with the trace of the run's program in it. */
  async placeFor(bridge: Bridge, spec: RunSpec, code: StudentCode | undefined): Promise<Workplace> {
    const program = spec.code === undefined ? await this.ownProgram(bridge, spec) : code?.program;
    if (program === undefined) throw new Error('the code of this run is not compiled');
    const known = this.last;
    if (known?.program === program && known.place.bridge === bridge) return known.place;
    const trace = await this.record(program);
    const until = Math.max(1, trace.steps.length - 1);
    const input = await bridge.calls.addInput({ trace, source: program.tables.source });
    // One is enough: a recording is the longest thing that a session holds.
    if (known?.place.input !== undefined && known.place.bridge === bridge)
      await bridge.calls.dropInput(known.place.input);
    const place = { bridge, input, until };
    this.last = { program, place };
    return place;
  }

  private async ownProgram(bridge: Bridge, { params }: RunSpec): Promise<InstrumentedProgram> {
    const name = String(params[this.manifest.code?.parameter ?? '']);
    const known = this.own.get(name);
    if (known !== undefined) return known;
    const { fileName, source } = await bridge.calls.program(this.manifest.id, name);
    const { compileProgram } = await import('../../sandbox/program/compile.ts');
    const compiled = compileProgram(source, fileName);
    if (!compiled.ok) throw new Error(`${fileName}:${compiled.line}: ${compiled.message.en}`);
    this.own.set(name, compiled.program);
    return compiled.program;
  }
}
