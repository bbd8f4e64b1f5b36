// Analyses beside the run (a miss-ratio curve): asked for by a person, computed each in a worker of its own so that the
// run goes on, and dropped when what they were made of has changed.
import type { InputProblem } from '../../contract/model.ts';
import type { RunSpec } from '../../contract/run.ts';
import { type Bridge, type WorkerEnd, WorkerEnded } from '../../worker/bridge.ts';
import { readFiles } from './files.ts';

/** Why there is no result; the page puts it into words. */
export type AnalysisProblem =
  | { readonly kind: 'worker'; readonly end: WorkerEnd }
  | { readonly kind: 'fault'; readonly message: string }
  | { readonly kind: 'input'; readonly problem: InputProblem };

/** Where an analysis stands. One that nobody asked for, or whose grounds have changed, is not there at all. */
export type AnalysisState =
  | { readonly status: 'computing' }
  | { readonly status: 'ready'; readonly data: unknown }
  | { readonly status: 'failed'; readonly problem: AnalysisProblem };

export interface AnalysisRequest {
  /** As the model names it in `analyses`. */
  readonly name: string;
  /** Parameters that its result depends on; absent: all. */
  readonly of?: readonly string[] | undefined;
}

/** What an analysis is made of: a run, with its parameters as they are now, and the opened files. */
export interface AnalysisGrounds {
  readonly spec: RunSpec;
  readonly files: readonly File[];
}

interface Job {
  readonly request: AnalysisRequest;
  readonly made: string;
  readonly files: readonly File[];
  readonly bridge: Bridge;
  /** Its worker is there; a bridge is closed once. */
  working: boolean;
}

function finish(job: Job): void {
  if (job.working) job.bridge.close();
  job.working = false;
}

/** Equal for grounds that give equal results. */
function madeOf({ of }: AnalysisRequest, { spec }: AnalysisGrounds): string {
  const names = of ?? Object.keys(spec.params).sort();
  return JSON.stringify([spec.seed, ...names.map((name) => spec.params[name] ?? null)]);
}

export class Analyses {
  private readonly open: () => Bridge;
  private readonly show: (states: Readonly<Record<string, AnalysisState>>) => void;
  private readonly jobs = new Map<string, Job>();
  private states: Readonly<Record<string, AnalysisState>> = {};

  /**
   * @param open opens a worker of the page's own
   * @param show takes over what is there, whenever it changes
   */
  constructor(open: () => Bridge, show: (states: Readonly<Record<string, AnalysisState>>) => void) {
    this.open = open;
    this.show = show;
  }

  /** Computes an analysis anew. Resolves when it stands, failed or was given up. */
  async start(request: AnalysisRequest, grounds: AnalysisGrounds): Promise<void> {
    this.cancel(request.name);
    const { files } = grounds;
    const job: Job = { request, made: madeOf(request, grounds), files, bridge: this.open(), working: true };
    this.jobs.set(request.name, job);
    this.put(request.name, { status: 'computing' });
    const state = await compute(job, grounds.spec);
    finish(job);
    if (this.jobs.get(request.name) === job) this.put(request.name, state);
  }

  /** Ends a computation, and forgets its result. */
  cancel(name: string): void {
    const job = this.jobs.get(name);
    if (job === undefined) return;
    this.jobs.delete(name);
    finish(job);
    const { [name]: _, ...rest } = this.states;
    this.states = rest;
    this.show(rest);
  }

  /** Drops what was made of anything else than these grounds; undefined: there are none. */
  keep(grounds: AnalysisGrounds | undefined): void {
    for (const [name, job] of this.jobs) {
      const holds = grounds !== undefined && job.files === grounds.files && job.made === madeOf(job.request, grounds);
      if (!holds) this.cancel(name);
    }
  }

  private put(name: string, state: AnalysisState): void {
    this.states = { ...this.states, [name]: state };
    this.show(this.states);
  }
}

async function compute({ request, files, bridge }: Job, spec: RunSpec): Promise<AnalysisState> {
  try {
    const input = files.length === 0 ? undefined : await readFiles(bridge, spec.lab, files);
    if (input?.ok === false) return { status: 'failed', problem: { kind: 'input', problem: input.problem } };
    // The student's code has no part in it: it would need a confined worker, and its figures could not be trusted.
    const { code: _, ...plain } = spec;
    const data = await bridge.calls.analyse(request.name, plain, { seed: spec.seed }, input?.input);
    return { status: 'ready', data };
  } catch (error) {
    const problem: AnalysisProblem =
      error instanceof WorkerEnded
        ? { kind: 'worker', end: error.end }
        : { kind: 'fault', message: error instanceof Error ? error.message : String(error) };
    return { status: 'failed', problem };
  }
}
