// The host: drives any lab's model by its id, wherever it runs: a worker of the page, a confined worker, or the command
// line. Everything it returns is plain data. Time budgets come from its caller; the model never sees a clock.
import type { Exercise, ProgramExercise } from '../contract/exercise.ts';
import type { Goal } from '../contract/goal.ts';
import type { Job, JobTrouble } from '../contract/job.ts';
import type { Explanation, ExportedFile, InputProblem, Model, ParameterValues, Subject } from '../contract/model.ts';
import type { Action, Frame, RunSpec } from '../contract/run.ts';
import type { ConsoleTake } from '../sandbox/console-capture.ts';
import type { RecordColumns } from '../sim/log.ts';
import type { Machine } from '../sim/machine.ts';
import { RandomStreams } from '../sim/random.ts';
import { bareMachine } from '../sim/whole-run.ts';
import { type DescribedRecord, type FrameRequest, type LoggedRecord, type OpenOptions, OpenRun } from './open-run.ts';
import {
  freshWorld,
  type HostOptions,
  type InputReply,
  newWorld,
  type ProgramFile,
  programNamed,
  Room,
  toolsFor,
} from './room.ts';

/** Exercises bring their own seeds; this one is for the student's Math.random. */
const GRADING_SEED = 1;

/** A planned job ends by itself; one that never does is given up here, in the clock's unit. */
const PLANNED_UNTIL = 1e7;

function jobOf({ job }: Model): Job {
  if (job === undefined) throw new Error('this lab has no job to be done');
  return job;
}

export class Host {
  private readonly room: Room;
  private readonly runs = new Map<string, OpenRun>();

  constructor(options: HostOptions) {
    this.room = new Room(options);
  }

  /** Version of a lab's model; a link made with another one may come out differently. */
  async modelVersion(labId: string): Promise<number> {
    return (await this.room.lab(labId)).model.version;
  }

  /** Begins to read files for a lab, one after the other, in pieces. */
  openInput(labId: string): Promise<string> {
    return this.room.openInput(labId);
  }

  nextInputFile(reading: string, name: string): void {
    this.room.nextInputFile(reading, name);
  }

  pushInput(reading: string, bytes: Uint8Array): InputProblem | undefined {
    return this.room.pushInput(reading, bytes);
  }

  /** The key that it returns opens runs with this input. */
  endInput(reading: string): InputReply {
    return this.room.endInput(reading);
  }

  /** A program that comes with a lab; `name` without the file's ending. */
  async program(labId: string, name: string): Promise<ProgramFile> {
    return programNamed((await this.room.lab(labId)).programs, name);
  }

  /** Keeps an input that was read elsewhere and returns its key. */
  addInput(input: unknown): string {
    return this.room.addInput(input);
  }

  /** Runs that have it keep it; no other will. */
  dropInput(key: string): void {
    this.room.dropInput(key);
  }

  // Runs that someone watches.

  /** Makes a run ready at time 0. An open run of that id is replaced. */
  async open(runId: string, spec: RunSpec, options: OpenOptions = {}): Promise<void> {
    this.runs.set(runId, new OpenRun(this.room, await this.room.lab(spec.lab), spec, options));
  }

  close(runId: string): void {
    this.runs.delete(runId);
  }

  /** Replaces the goals that are watched over a run; they are fed from the present moment on. */
  watch(runId: string, goals: Readonly<Record<string, Goal>>): void {
    this.run(runId).watch(goals);
  }

  /** Moves a run and returns the moment it came to. */
  frame(runId: string, request: FrameRequest): Frame {
    return this.run(runId).frame(request, () => this.room.options.nowMs());
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
    return this.run(runId).act(action, sinceSample);
  }

  why(runId: string, subject: Subject): Explanation | undefined {
    return this.run(runId).machine.why(subject);
  }

  result(runId: string): Readonly<Record<string, unknown>> {
    return this.run(runId).machine.result();
  }

  /** Columns of the log from record `from` on, to compare two runs wherever each of them is. */
  recordColumns(runId: string, from: number, most: number): RecordColumns {
    return this.run(runId).machine.log.columns(from, most);
  }

  /** A record in words; undefined where the run has not come so far. */
  describe(runId: string, index: number): DescribedRecord | undefined {
    return this.run(runId).describe(index);
  }

  /** Records `from` … `to` − 1 of the log up to the present moment. */
  records(runId: string, from: number, to: number): readonly LoggedRecord[] {
    return this.run(runId).records(from, to);
  }

  recordCount(runId: string): number {
    return this.run(runId).machine.log.length;
  }

  private run(runId: string): OpenRun {
    const run = this.runs.get(runId);
    if (run === undefined) throw new Error(`no run ${runId} is open`);
    return run;
  }

  // Runs from beginning to end.

  /** The samples of one whole run, row-major, for bands of many seeds. */
  async samplesOf(spec: RunSpec, options: OpenOptions = {}): Promise<Float64Array> {
    return (await this.machineAtEnd(spec, options)).samplesFrom(0).values;
  }

  /** One whole run from beginning to end: where it ended, and what came out. */
  async wholeRun(spec: RunSpec, options: OpenOptions = {}) {
    const machine = await this.machineAtEnd(spec, options);
    return { untilMs: machine.time, metrics: machine.metrics(), result: machine.result() };
  }

  private async machineAtEnd(spec: RunSpec, { until, input }: OpenOptions): Promise<Machine<unknown, unknown>> {
    const { manifest, model } = await this.room.lab(spec.lab);
    const { onProgress } = this.room.options;
    const world = newWorld();
    const machine = bareMachine(manifest, model, this.room.setupMaker(spec, input, world), {
      seed: spec.seed,
      actions: spec.actions,
      until,
      ...(onProgress === undefined ? {} : { onSample: onProgress }),
    });
    world.nowMs = () => machine.time;
    machine.advanceTo(Number.POSITIVE_INFINITY);
    return machine;
  }

  // Without a run.

  /** @param script the student's code as a CommonJS script, where it takes part */
  async exportTo(target: string, spec: RunSpec, input?: string, script?: string): Promise<readonly ExportedFile[]> {
    const { model } = await this.room.lab(spec.lab);
    const make = model.exports?.[target];
    if (make === undefined) throw new Error(`the lab ${spec.lab} has no export ${target}`);
    const setup = this.room.setupMaker(spec, input)();
    return make(script === undefined ? setup : { ...setup, script }, spec);
  }

  async analyse(name: string, spec: RunSpec, options: ParameterValues, input?: string): Promise<unknown> {
    const { model } = await this.room.lab(spec.lab);
    const analysis = model.analyses?.[name];
    if (analysis === undefined) throw new Error(`the lab ${spec.lab} has no analysis ${name}`);
    return analysis(this.room.setupMaker(spec, input)(), options);
  }

  // A job that is really done: its tasks and its outcome here or elsewhere, one task in any worker.

  async jobTasks(spec: RunSpec, stage: number, given: readonly unknown[], input?: string): Promise<readonly unknown[]> {
    const { model } = await this.room.lab(spec.lab);
    const { code: _, ...plain } = spec;
    const streams = new RandomStreams(spec.seed, model.streams);
    return jobOf(model).tasks(this.room.setupMaker(plain, input)(), (name) => streams.get(name), stage, given);
  }

  /** A fresh instance of the student's code for each task: nothing of an earlier one is left. */
  async jobPerform(spec: RunSpec, stage: number, task: unknown): Promise<unknown> {
    const { model } = await this.room.lab(spec.lab);
    return jobOf(model).perform(this.room.setupMaker(spec, undefined)(), stage, task);
  }

  async jobOutcome(labId: string, given: readonly unknown[]): Promise<Readonly<Record<string, unknown>>> {
    return jobOf((await this.room.lab(labId)).model).outcome(given);
  }

  async jobTrouble({ lab, params, actions }: RunSpec): Promise<JobTrouble> {
    return jobOf((await this.room.lab(lab)).model).trouble(params, actions);
  }

  /** The answers of the whole planned run; undefined where it comes to none. */
  async jobPlanned(spec: RunSpec, input?: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const job = jobOf((await this.room.lab(spec.lab)).model);
    return job.planned(
      (await this.wholeRun(spec, { until: PLANNED_UNTIL, ...(input === undefined ? {} : { input }) })).result,
    );
  }

  /** Inside the student's realm: drives the student's exports through an exercise and returns the transcript. */
  async driveExercise(labId: string, exerciseId: string): Promise<unknown> {
    const exercise = await this.exercise(labId, exerciseId);
    if (!('drive' in exercise)) throw new Error('a program is not driven: its trace is judged');
    const { student } = this.room.options;
    if (student === undefined) throw new Error('no student code is here to be driven');
    student.enter(freshWorld(newWorld(), GRADING_SEED));
    const tools = toolsFor((await this.room.lab(labId)).manifest, student);
    return exercise.drive(() => student.instantiate(tools.jobs), tools);
  }

  /** Outside it: the verdict on a transcript. */
  async judgeExercise(labId: string, exerciseId: string, transcript: unknown) {
    return (await this.exercise(labId, exerciseId)).judge(transcript);
  }

  private async exercise(labId: string, exerciseId: string): Promise<Exercise | ProgramExercise> {
    const exercise = (await this.room.lab(labId)).exercises[exerciseId];
    if (exercise === undefined) throw new Error(`the lab ${labId} has no exercise ${exerciseId}`);
    return exercise;
  }

  /** What the student's code printed since it was last asked; nothing where there is none. */
  takeConsole(): ConsoleTake | undefined {
    return this.room.options.student?.takeConsole();
  }
}
