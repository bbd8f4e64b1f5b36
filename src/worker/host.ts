// The host: drives any lab's model by its id, wherever it runs: a worker of the page, a confined worker, or the command
// line. Everything it returns is plain data. Time budgets come from its caller; the model never sees a clock.
import type { Exercise } from '../contract/exercise.ts';
import type { Goal } from '../contract/goal.ts';
import type { Manifest } from '../contract/manifest.ts';
import type {
  Explanation,
  ExportedFile,
  InputProblem,
  Model,
  ParameterValues,
  Setup,
  Subject,
} from '../contract/model.ts';
import type { Action, Frame, RunSpec } from '../contract/run.ts';
import type { Phrase } from '../contract/text.ts';
import type { ConsoleTake } from '../sandbox/console-capture.ts';
import { GoalBoard, type GoalFacts } from '../sim/goals.ts';
import { Machine } from '../sim/machine.ts';
import { RandomStream, streamWords } from '../sim/random.ts';

/** A lab as the host needs it. */
export interface LoadedLab {
  readonly manifest: Manifest;
  readonly model: Model;
  readonly exercises: Readonly<Record<string, Exercise>>;
}

export interface HostOptions {
  loadLab(id: string): Promise<LoadedLab>;
  /** Milliseconds on a clock of the host's surroundings; only budgets look at it. */
  nowMs(): number;
  /** The student's code, where this host runs beside it. */
  readonly student?: StudentRealm;
  /** Called at each sample of a whole run: a sign of life for whoever waits. */
  readonly onProgress?: () => void;
}

/** Chance and time as the student's code sees them. */
export interface StudentWorld {
  uniform(): number;
  nowMs(): number;
}

export interface StudentRealm {
  /** Runs the student's module anew and returns its exports. */
  instantiate(): Readonly<Record<string, unknown>>;
  /** From now on the student's `Math.random`, `Date` and `performance` are these. */
  enter(world: StudentWorld): void;
  /** What the student's code printed since the last call. */
  takeConsole(): ConsoleTake;
}

export interface OpenOptions {
  readonly until?: number;
  readonly log?: boolean;
  /** Key of an input that `readInput` returned. */
  readonly input?: string;
}

/** Where to go: to a time, or by one event. */
export type Target = { readonly to: number } | { readonly by: 'step' | 'step-back' };

export interface FrameRequest {
  readonly target: Target;
  /** The frame is returned after about this long, wherever the run has come by then. */
  readonly budgetMs: number;
  /** Samples from this row on come with the frame. */
  readonly sinceSample: number;
}

/** The first record in which two runs differ, in words. */
export interface Difference {
  readonly time: number;
  readonly one?: Phrase;
  readonly other?: Phrase;
}

export interface LoggedRecord {
  readonly time: number;
  readonly record: string;
  readonly subject: number;
  readonly object: number;
  readonly value: number;
}

export type InputReply =
  | { readonly ok: true; readonly input: string; readonly summary: Phrase; readonly until?: number }
  | { readonly ok: false; readonly problem: InputProblem };

interface OpenRun {
  readonly lab: LoadedLab;
  readonly spec: RunSpec;
  readonly machine: Machine<unknown, unknown>;
  readonly world: MutableWorld;
  board: GoalBoard;
}

/** Refilled whenever the student's module is run anew, so that a replay sees the same chance and time. */
interface MutableWorld extends StudentWorld {
  uniform: () => number;
  nowMs: () => number;
}

const newWorld = (): MutableWorld => ({ uniform: () => 0.5, nowMs: () => 0 });

/** Exercises bring their own seeds; this one is for the student's Math.random. */
const GRADING_SEED = 1;
const INPUT_CHUNK_BYTES = 1 << 20;

export class Host {
  private readonly options: HostOptions;
  private readonly runs = new Map<string, OpenRun>();
  private readonly inputs = new Map<string, unknown>();
  private readonly labs = new Map<string, LoadedLab>();

  constructor(options: HostOptions) {
    this.options = options;
  }

  /** Version of a lab's model; a link made with another one may come out differently. */
  async modelVersion(labId: string): Promise<number> {
    return (await this.lab(labId)).model.version;
  }

  /** Reads files for a lab; the bytes are given over. The returned key opens runs with this input. */
  async readInput(
    labId: string,
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ): Promise<InputReply> {
    const { model } = await this.lab(labId);
    if (model.input === undefined) throw new Error(`the lab ${labId} opens no files`);
    const session = model.input.open();
    for (const file of files) {
      session.file(file.name);
      for (let start = 0; start < file.bytes.length; start += INPUT_CHUNK_BYTES) {
        const problem = session.push(file.bytes.subarray(start, start + INPUT_CHUNK_BYTES));
        if (problem !== undefined) return { ok: false, problem };
      }
    }
    const read = session.end();
    if (!('input' in read)) return { ok: false, problem: read };
    return {
      ok: true,
      input: this.addInput(read.input),
      summary: read.summary,
      ...(read.until === undefined ? {} : { until: read.until }),
    };
  }

  /** Keeps an input that was read elsewhere and returns its key. */
  addInput(input: unknown): string {
    const key = `input-${this.inputs.size + 1}`;
    this.inputs.set(key, input);
    return key;
  }

  /** Makes a run ready at time 0. An open run of that id is replaced. */
  async open(runId: string, spec: RunSpec, options: OpenOptions = {}): Promise<void> {
    const lab = await this.lab(spec.lab);
    const world = newWorld();
    const makeSetup = this.setupMaker(spec, options.input, world);
    const machine: Machine<unknown, unknown> = new Machine(lab.model, makeSetup, {
      seed: spec.seed,
      actions: spec.actions,
      until: options.until ?? lab.manifest.clock.until,
      sampleEvery: lab.manifest.clock.sampleEvery,
      seriesCount: lab.manifest.series.length,
      log: options.log ?? true,
      checkpoints: spec.code === undefined,
      onSample: () => {
        const open = this.runs.get(runId);
        if (open?.machine === machine) open.board.update(this.factsOf(open));
      },
    });
    world.nowMs = () => machine.time;
    this.runs.set(runId, { lab, spec, machine, world, board: new GoalBoard({}) });
  }

  close(runId: string): void {
    this.runs.delete(runId);
  }

  /** Replaces the goals that are watched over a run; they are fed from the present moment on. */
  watch(runId: string, goals: Readonly<Record<string, Goal>>): void {
    const run = this.run(runId);
    run.board = new GoalBoard(goals);
    run.board.update(this.factsOf(run));
  }

  /** Moves a run and returns the moment it came to. */
  frame(runId: string, request: FrameRequest): Frame {
    const run = this.run(runId);
    const { machine } = run;
    this.drive(run);
    const deadlineMs = this.options.nowMs() + request.budgetMs;
    const { target } = request;
    if ('to' in target) machine.seek(target.to, () => this.options.nowMs() < deadlineMs);
    else if (target.by === 'step') machine.step();
    else machine.stepBack();
    return this.frameOf(run, request.sinceSample);
  }

  /**
   * Applies a student's action at the present moment of the run. What was computed beyond it is dropped.
   * @returns all actions of the run as it is now
   */
  act(
    runId: string,
    action: Omit<Action, 'at'>,
    sinceSample: number,
  ): { readonly actions: readonly Action[]; readonly frame: Frame } {
    const run = this.run(runId);
    this.drive(run);
    run.machine.act(action);
    run.board.update(this.factsOf(run));
    return { actions: run.machine.actions, frame: this.frameOf(run, sinceSample) };
  }

  why(runId: string, subject: Subject): Explanation | undefined {
    return this.run(runId).machine.why(subject);
  }

  result(runId: string): Readonly<Record<string, unknown>> {
    return this.run(runId).machine.result();
  }

  /** The first record in which two runs part, up to the earlier of their present moments; undefined when there is none. */
  firstDifference(runId: string, otherId: string): Difference | undefined {
    const one = this.run(runId).machine;
    const other = this.run(otherId).machine;
    const index = one.log.firstDifference(other.log);
    if (index < 0) return undefined;
    const side = (machine: Machine<unknown, unknown>) =>
      index < machine.log.length ? { time: machine.log.timeAt(index), phrase: machine.describe(index) } : undefined;
    const [left, right] = [side(one), side(other)];
    // One log that merely ends earlier does not differ: it has not come so far yet.
    if (left === undefined || right === undefined) return undefined;
    return {
      time: Math.min(left.time, right.time),
      ...(left.phrase === undefined ? {} : { one: left.phrase }),
      ...(right.phrase === undefined ? {} : { other: right.phrase }),
    };
  }

  /** Records `from` … `to` − 1 of the log up to the present moment. */
  records(runId: string, from: number, to: number): readonly LoggedRecord[] {
    const { machine, lab } = this.run(runId);
    const { log } = machine;
    const last = Math.min(to, log.length);
    return Array.from({ length: Math.max(0, last - from) }, (_, offset) => {
      const index = from + offset;
      return {
        time: log.timeAt(index),
        record: lab.model.records[log.kindAt(index)]?.name ?? '',
        subject: log.subjectAt(index),
        object: log.objectAt(index),
        value: log.valueAt(index),
      };
    });
  }

  recordCount(runId: string): number {
    return this.run(runId).machine.log.length;
  }

  /** The samples of one whole run, row-major, for bands of many seeds. */
  async samplesOf(spec: RunSpec, options: OpenOptions = {}): Promise<Float64Array> {
    return (await this.bulkMachine(spec, options)).samplesFrom(0).values;
  }

  /** One whole run from beginning to end: where it ended, and what came out. */
  async wholeRun(spec: RunSpec, options: OpenOptions = {}) {
    const machine = await this.bulkMachine(spec, options);
    return { untilMs: machine.time, metrics: machine.metrics(), result: machine.result() };
  }

  /** A machine that has run to its end and kept neither log nor checkpoints. */
  private async bulkMachine(spec: RunSpec, options: OpenOptions): Promise<Machine<unknown, unknown>> {
    const lab = await this.lab(spec.lab);
    const world = newWorld();
    const machine = new Machine(lab.model, this.setupMaker(spec, options.input, world), {
      seed: spec.seed,
      actions: spec.actions,
      until: options.until ?? lab.manifest.clock.until,
      sampleEvery: lab.manifest.clock.sampleEvery,
      seriesCount: lab.manifest.series.length,
      log: false,
      checkpoints: false,
      ...(this.options.onProgress === undefined ? {} : { onSample: this.options.onProgress }),
    });
    world.nowMs = () => machine.time;
    machine.advanceTo(Number.POSITIVE_INFINITY);
    return machine;
  }

  async exportTo(target: string, spec: RunSpec, input?: string): Promise<readonly ExportedFile[]> {
    const lab = await this.lab(spec.lab);
    const make = lab.model.exports?.[target];
    if (make === undefined) throw new Error(`the lab ${spec.lab} has no export ${target}`);
    return make(this.setupMaker(spec, input)());
  }

  async analyse(name: string, spec: RunSpec, options: ParameterValues, input?: string): Promise<unknown> {
    const lab = await this.lab(spec.lab);
    const analysis = lab.model.analyses?.[name];
    if (analysis === undefined) throw new Error(`the lab ${spec.lab} has no analysis ${name}`);
    return analysis(this.setupMaker(spec, input)(), options);
  }

  /** Inside the student's realm: drives the student's exports through an exercise and returns the transcript. */
  async driveExercise(labId: string, exerciseId: string): Promise<unknown> {
    const exercise = await this.exercise(labId, exerciseId);
    const { student } = this.options;
    if (student === undefined) throw new Error('no student code is here to be driven');
    student.enter(freshWorld(newWorld(), GRADING_SEED));
    return exercise.drive(() => student.instantiate());
  }

  /** Outside it: the verdict on a transcript. */
  async judgeExercise(labId: string, exerciseId: string, transcript: unknown) {
    return (await this.exercise(labId, exerciseId)).judge(transcript);
  }

  private async exercise(labId: string, exerciseId: string): Promise<Exercise> {
    const exercise = (await this.lab(labId)).exercises[exerciseId];
    if (exercise === undefined) throw new Error(`the lab ${labId} has no exercise ${exerciseId}`);
    return exercise;
  }

  private async lab(id: string): Promise<LoadedLab> {
    const known = this.labs.get(id);
    if (known !== undefined) return known;
    const lab = await this.options.loadLab(id);
    this.labs.set(id, lab);
    return lab;
  }

  /** What the student's code printed since it was last asked; nothing where there is none. */
  takeConsole(): ConsoleTake | undefined {
    return this.options.student?.takeConsole();
  }

  private setupMaker(spec: RunSpec, inputKey: string | undefined, world = newWorld()): () => Setup {
    const { student } = this.options;
    if (inputKey !== undefined && !this.inputs.has(inputKey)) throw new Error(`the input ${inputKey} is not open here`);
    const rest = { params: spec.params, ...(inputKey === undefined ? {} : { input: this.inputs.get(inputKey) }) };
    if (spec.code === undefined) return () => rest;
    if (student === undefined) throw new Error("a student's code runs in a confined worker only");
    return () => {
      student.enter(freshWorld(world, spec.seed));
      return { ...rest, policy: student.instantiate() };
    };
  }

  private run(runId: string): OpenRun {
    const run = this.runs.get(runId);
    if (run === undefined) throw new Error(`no run ${runId} is open`);
    return run;
  }

  private drive(run: OpenRun): void {
    this.options.student?.enter(run.world);
  }

  private frameOf(run: OpenRun, sinceSample: number): Frame {
    const { machine } = run;
    return {
      time: machine.time,
      events: machine.events,
      frontier: machine.frontier,
      ended: machine.ended,
      snapshot: machine.snapshot(),
      metrics: machine.metrics(),
      theory: machine.theory(),
      samples: machine.samplesFrom(sinceSample),
      goals: run.board.all(),
    };
  }

  private factsOf(run: OpenRun): GoalFacts {
    const { machine, spec, lab } = run;
    const { manifest, model } = lab;
    return {
      time: machine.time,
      params: paramsAt(spec.params, machine.actions, machine.time),
      actions: machine.actions,
      ownCode: spec.code !== undefined,
      metrics: () => machine.metrics(),
      latest: (series) => machine.latestSample(manifest.series.findIndex((candidate) => candidate.name === series)),
      records: (name) => machine.recordsOfKind(model.records.findIndex((record) => record.name === name)),
      probe: (name) => machine.probe(name),
    };
  }
}

function freshWorld(world: MutableWorld, seed: number): MutableWorld {
  const stream = new RandomStream(streamWords(seed, 'student'));
  world.uniform = () => stream.uniform();
  return world;
}

/** Parameter values at a time: those of the start with every `set` up to then. */
export function paramsAt(params: ParameterValues, actions: readonly Action[], time: number): ParameterValues {
  const changes = actions.filter((action) => action.action === 'set' && action.at <= time);
  return {
    ...params,
    ...Object.fromEntries(
      changes.map((action) => [String(action['name']), action['value'] as ParameterValues[string]]),
    ),
  };
}
