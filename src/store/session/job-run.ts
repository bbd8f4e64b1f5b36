// The run's work, really done: on one worker, on as many as the machine has, and, where the plan has trouble, once more
// with workers that die and dawdle. Every time the answers must be the same. Asked for by a person, and dropped when
// what it was made of has changed.
import type { JobTrouble } from '../../contract/job.ts';
import type { RunSpec } from '../../contract/run.ts';
import type { ConfinedLimits } from '../../sandbox/confined-worker.ts';
import type { Bridge } from '../../worker/bridge.ts';
import { type Attempt, NO_FAULTS, Pool, type PoolFaults, TaskGivenUp } from '../pool/pool.ts';
import { type LocatedFault, locateFault } from './faults.ts';
import { readFiles } from './files.ts';
import type { StudentCode } from './state.ts';
import type { WorkerOpeners } from './workers.ts';

/** `one`: on a single worker; `all`: on all of them; `trouble`: on all of them, and what goes wrong in the plan goes wrong. */
export type RoundName = 'one' | 'all' | 'trouble';

export interface JobRound {
  readonly name: RoundName;
  readonly workers: number;
  /** Tasks of the stages that have begun. */
  readonly tasks: readonly number[];
  /** In the order of their ids; times from the beginning of the round. */
  readonly attempts: readonly Attempt[];
  /** From the first task handed out to the last answer, workers being there before; absent while it goes on. */
  readonly tookMs?: number;
}

export interface JobVerdict {
  /** How many answers there are. */
  readonly answers: number;
  /** The first of them by size, or by name where they are no numbers. */
  readonly top: readonly (readonly [name: string, value: string])[];
  /** A round whose answers were not those of the first, with the first name on which they part. */
  readonly parted?: { readonly round: RoundName; readonly name: string };
  /** Whether the planned run came to the same; absent where it came to no end. */
  readonly planned?: { readonly same: boolean; readonly name: string };
}

export interface JobRun {
  readonly status: 'running' | 'done' | 'failed';
  readonly rounds: readonly JobRound[];
  readonly verdict?: JobVerdict;
  /** Why it failed: what was thrown, or that a task lost its worker too often. */
  readonly problem?: LocatedFault;
  readonly givenUp?: number;
}

/** What it is made of: a run, the opened files, and the student's code where it takes part. */
export interface JobGrounds {
  readonly spec: RunSpec;
  readonly files: readonly File[];
  readonly code: StudentCode | undefined;
}

export interface JobDependencies extends Pick<WorkerOpeners, 'openTrusted' | 'openConfined'> {
  /** Workers that this machine can well have. */
  readonly poolSize: number;
  nowMs(): number;
  afterMs(ms: number): Promise<void>;
}

/** A task is long, and its answer large. */
const LIMITS: Partial<ConfinedLimits> = { replyWithinMs: 20_000, queuedBytes: 96 * 1024 * 1024 };
const MOST_TOP = 8;

const madeOf = ({ spec, code }: JobGrounds): string => JSON.stringify([spec, code?.source]);

export class JobRuns {
  private readonly dependencies: JobDependencies;
  private readonly show: (run: JobRun | undefined) => void;
  private present: { readonly grounds: JobGrounds; readonly made: string; readonly abort: AbortController } | undefined;

  constructor(dependencies: JobDependencies, show: (run: JobRun | undefined) => void) {
    this.dependencies = dependencies;
    this.show = show;
  }

  /** Does the job anew. Resolves when it is done, failed or given up. */
  async start(grounds: JobGrounds): Promise<void> {
    this.cancel();
    const present = { grounds, made: madeOf(grounds), abort: new AbortController() };
    this.present = present;
    const doing = new Doing(this.dependencies, grounds, present.abort.signal, (run) => {
      if (this.present === present) this.show(run);
    });
    await doing.run();
  }

  /** Ends what is under way, and forgets what came of it. */
  cancel(): void {
    this.present?.abort.abort();
    if (this.present !== undefined) this.show(undefined);
    this.present = undefined;
  }

  /** Drops what was made of anything else than these grounds; undefined: there are none. */
  keep(grounds: JobGrounds | undefined): void {
    const { present } = this;
    if (present === undefined) return;
    if (grounds?.files !== present.grounds.files || madeOf(grounds) !== present.made) this.cancel();
  }
}

class Doing {
  private readonly dependencies: JobDependencies;
  private readonly grounds: JobGrounds;
  private readonly signal: AbortSignal;
  private readonly show: (run: JobRun) => void;
  private readonly bridges = new Set<Bridge>();
  private rounds: readonly JobRound[] = [];
  private studentFirstLine: number | undefined;

  constructor(dependencies: JobDependencies, grounds: JobGrounds, signal: AbortSignal, show: (run: JobRun) => void) {
    this.dependencies = dependencies;
    this.grounds = grounds;
    this.signal = signal;
    this.show = show;
  }

  async run(): Promise<void> {
    this.show({ status: 'running', rounds: [] });
    const close = (): void => {
      for (const bridge of this.bridges) bridge.close();
    };
    this.signal.addEventListener('abort', close);
    try {
      const verdict = await this.rounded();
      this.show({ status: 'done', rounds: this.rounds, verdict });
    } catch (error) {
      if (this.signal.aborted) return;
      const problem = locateFault(error, this.grounds.code, this.studentFirstLine);
      this.show({
        ...{ status: 'failed', rounds: this.rounds, problem },
        ...(error instanceof TaskGivenUp ? { givenUp: error.task } : {}),
      });
    } finally {
      this.signal.removeEventListener('abort', close);
      close();
    }
  }

  private kept(bridge: Bridge): Bridge {
    this.bridges.add(bridge);
    this.signal.throwIfAborted();
    return bridge;
  }

  private get isTheirs(): boolean {
    return this.grounds.spec.code !== undefined;
  }

  private async rounded(): Promise<JobVerdict> {
    const { spec, files } = this.grounds;
    const maker = this.kept(this.dependencies.openTrusted());
    const input = files.length === 0 ? undefined : await readFiles(maker, spec.lab, files);
    if (input?.ok === false) throw new Error(input.problem.message);
    const first = await maker.calls.jobTasks(spec, 0, [], input?.input);
    const trouble = await maker.calls.jobTrouble(spec);
    const size = this.dependencies.poolSize;
    const plan: readonly (readonly [RoundName, number, PoolFaults, boolean])[] = [
      ['one', 1, NO_FAULTS, false],
      ['all', size, NO_FAULTS, false],
      ...(hasTrouble(trouble) ? [['trouble', size, faultsOf(trouble, size), trouble.speculative] as const] : []),
    ];
    let verdict: JobVerdict = { answers: 0, top: [] };
    let expected: Answers | undefined;
    for (const [name, workers, faults, speculate] of plan) {
      const answers = await this.round(maker, first, { name, workers, faults, speculate });
      if (expected === undefined) {
        expected = answers;
        verdict = { answers: Object.keys(answers).length, top: topOf(answers) };
      }
      const parted = firstDifference(expected, answers);
      if (parted !== undefined && verdict.parted === undefined)
        verdict = { ...verdict, parted: { round: name, name: parted } };
    }
    const planned = await this.planned(maker, input?.input);
    if (planned === undefined || expected === undefined) return verdict;
    const name = firstDifference(expected, planned);
    return { ...verdict, planned: { same: name === undefined, name: name ?? '' } };
  }

  /** What the plan comes to: its code runs where the student's may. */
  private async planned(maker: Bridge, input: string | undefined): Promise<Answers | undefined> {
    const { spec, files } = this.grounds;
    if (!this.isTheirs) return maker.calls.jobPlanned(spec, input);
    const confined = await this.open();
    const read = files.length === 0 ? undefined : await readFiles(confined, spec.lab, files);
    return confined.calls.jobPlanned(spec, read?.ok === true ? read.input : undefined);
  }

  private async open(): Promise<Bridge> {
    const { openTrusted, openConfined } = this.dependencies;
    const { code } = this.grounds;
    if (!this.isTheirs) return this.kept(openTrusted());
    if (code === undefined) throw new Error('the code of this run is not compiled');
    const bridge = this.kept(await openConfined(code, LIMITS));
    this.studentFirstLine = bridge.studentFirstLine;
    return bridge;
  }

  private async round(
    maker: Bridge,
    first: readonly unknown[],
    { name, workers, faults, speculate }: { name: RoundName; workers: number; faults: PoolFaults; speculate: boolean },
  ): Promise<Answers> {
    const { spec } = this.grounds;
    const { nowMs, afterMs } = this.dependencies;
    // Opened and loaded beforehand: what is measured is work.
    const ready = await Promise.all(Array.from({ length: workers }, () => this.open()));
    await Promise.all(ready.map((bridge) => bridge.calls.modelVersion(spec.lab)));
    const startMs = nowMs();
    let round: JobRound = { name, workers, tasks: [], attempts: [] };
    const before = this.rounds;
    const put = (changes: Partial<JobRound>): void => {
      round = { ...round, ...changes };
      this.rounds = [...before, round];
      this.show({ status: 'running', rounds: this.rounds });
    };
    const pool = new Pool({
      ...{ size: workers, speculate, faults, signal: this.signal },
      nowMs: () => nowMs() - startMs,
      midst: () => afterMs(halfATaskMs(before)),
      open: async () => {
        const bridge = ready.pop() ?? (await this.open());
        return {
          perform: (stage, task) => bridge.calls.jobPerform(spec, stage, task),
          close: () => {
            bridge.close();
          },
        };
      },
      onAttempt: (attempt) => {
        const attempts = [...round.attempts];
        attempts[attempt.id - 1] = attempt;
        put({ attempts });
      },
    });
    try {
      let tasks = first;
      let given: readonly unknown[] = [];
      for (let stage = 0; tasks.length > 0; stage += 1) {
        put({ tasks: [...round.tasks, tasks.length] });
        given = await pool.run(stage, tasks);
        tasks = await maker.calls.jobTasks(spec, stage + 1, given);
      }
      put({ tookMs: nowMs() - startMs });
      return await maker.calls.jobOutcome(spec.lab, given);
    } finally {
      pool.close();
      for (const bridge of ready) bridge.close();
    }
  }
}

type Answers = Readonly<Record<string, unknown>>;

const hasTrouble = ({ deaths, timesOver, speculative }: JobTrouble): boolean =>
  deaths.length > 0 || Object.keys(timesOver).length > 0 || speculative;

/** The plan may have more places than the pool has workers. */
function faultsOf({ deaths, timesOver }: JobTrouble, size: number): PoolFaults {
  const places = Object.entries(timesOver).map(([place, times]) => [Number(place) % size, times] as const);
  return {
    deaths: [...new Set(deaths.map((place) => place % size))].map((place) => ({ place, nth: 0 })),
    timesOver: Object.fromEntries(places),
  };
}

/** Half of the time that a task took where nothing went wrong: the midst of one. */
function halfATaskMs(rounds: readonly JobRound[]): number {
  const times = rounds.flatMap(({ attempts }) => attempts.map(({ startMs, endMs = startMs }) => endMs - startMs));
  return times.length === 0 ? 1 : times.reduce((sum, each) => sum + each, 0) / times.length / 2;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The first name, in order, on which two sets of answers are not the same. */
export function firstDifference(one: Answers, other: Answers): string | undefined {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return names.find(
    (name) =>
      Object.hasOwn(one, name) !== Object.hasOwn(other, name) ||
      JSON.stringify(one[name]) !== JSON.stringify(other[name]),
  );
}

function topOf(answers: Answers): JobVerdict['top'] {
  const entries = Object.entries(answers);
  const areNumbers = entries.every(([, value]) => typeof value === 'number');
  const sorted = areNumbers ? entries.sort(([, a], [, b]) => Number(b) - Number(a)) : entries;
  return sorted.slice(0, MOST_TOP).map(([name, value]) => [name, textOf(value)]);
}
