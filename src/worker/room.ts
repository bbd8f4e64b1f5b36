// What every run of a host stands on: loaded labs, opened inputs, and the student's code where the host runs beside it.

import { createJobs } from '../algorithms/promises/jobs.ts';
import type { Exercise, ProgramExercise, StudentExports, StudentTools } from '../contract/exercise.ts';
import type { Manifest } from '../contract/manifest.ts';
import type { Meter } from '../contract/meter.ts';
import type { InputProblem, InputSession, Model, Setup } from '../contract/model.ts';
import type { PromiseJobs } from '../contract/promise-jobs.ts';
import type { RunSpec } from '../contract/run.ts';
import type { Phrase } from '../contract/text.ts';
import type { ConsoleTake } from '../sandbox/console-capture.ts';
import { RandomStream, streamWords } from '../sim/random.ts';

/** A lab as the host needs it. */
export interface LoadedLab {
  readonly manifest: Manifest;
  readonly model: Model;
  readonly exercises: Readonly<Record<string, Exercise | ProgramExercise>>;
  /** Sources of the programs that come with the lab, by file name. */
  readonly programs: Readonly<Record<string, string>>;
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
  /** Runs the student's module anew and returns its exports. `jobs`: whose promises are the code's. */
  instantiate(jobs?: PromiseJobs): StudentExports;
  /** From now on the student's `Math.random`, `Date` and `performance` are these. */
  enter(world: StudentWorld): void;
  /** Where the code is counted. */
  readonly meter?: Meter;
  /** What the student's code printed since the last call. */
  takeConsole(): ConsoleTake;
}

/** Refilled whenever the student's module is run anew, so that a replay sees the same chance and time. */
export interface MutableWorld extends StudentWorld {
  uniform: () => number;
  nowMs: () => number;
}

export const newWorld = (): MutableWorld => ({ uniform: () => 0.5, nowMs: () => 0 });

export type InputReply =
  | {
      readonly ok: true;
      readonly input: string;
      readonly summary: Phrase;
      readonly until?: number;
      readonly openAt?: number;
    }
  | { readonly ok: false; readonly problem: InputProblem };

export interface ProgramFile {
  readonly fileName: string;
  readonly source: string;
}

export function programNamed(programs: Readonly<Record<string, string>>, name: string): ProgramFile {
  const found = Object.entries(programs).find(([fileName]) => fileName.replace(/\.[cm]js$/, '') === name);
  if (found === undefined) throw new Error(`there is no program ${name}`);
  return { fileName: found[0], source: found[1] };
}

export class Room {
  readonly options: HostOptions;
  private readonly inputs = new Map<string, unknown>();
  private readonly sessions = new Map<string, InputSession>();
  private inputCount = 0;
  private readonly labs = new Map<string, LoadedLab>();

  constructor(options: HostOptions) {
    this.options = options;
  }

  async lab(id: string): Promise<LoadedLab> {
    const known = this.labs.get(id);
    if (known !== undefined) return known;
    const lab = await this.options.loadLab(id);
    this.labs.set(id, lab);
    return lab;
  }

  /** Files are read in pieces, so that whoever sends them can do something else between two of them. */
  async openInput(labId: string): Promise<string> {
    const { model } = await this.lab(labId);
    if (model.input === undefined) throw new Error(`the lab ${labId} opens no files`);
    this.inputCount += 1;
    const key = `reading-${this.inputCount}`;
    this.sessions.set(key, model.input.open());
    return key;
  }

  /** A file of that name begins. */
  nextInputFile(key: string, name: string): void {
    this.session(key).file(name);
  }

  /** Bytes of the file that began last. A problem ends the reading. */
  pushInput(key: string, bytes: Uint8Array): InputProblem | undefined {
    const problem = this.session(key).push(bytes);
    if (problem !== undefined) this.sessions.delete(key);
    return problem;
  }

  endInput(key: string): InputReply {
    const read = this.session(key).end();
    this.sessions.delete(key);
    if (!('input' in read)) return { ok: false, problem: read };
    return {
      ok: true,
      input: this.addInput(read.input),
      summary: read.summary,
      ...(read.until === undefined ? {} : { until: read.until }),
      ...(read.openAt === undefined ? {} : { openAt: read.openAt }),
    };
  }

  private session(key: string): InputSession {
    const session = this.sessions.get(key);
    if (session === undefined) throw new Error(`nothing is being read under ${key}`);
    return session;
  }

  addInput(input: unknown): string {
    this.inputCount += 1;
    const key = `input-${this.inputCount}`;
    this.inputs.set(key, input);
    return key;
  }

  dropInput(key: string): void {
    this.inputs.delete(key);
  }

  /** @param world of the student's code, where it takes part */
  setupMaker(spec: RunSpec, inputKey: string | undefined, world = newWorld()): () => Setup {
    const { student } = this.options;
    if (inputKey !== undefined && !this.inputs.has(inputKey)) throw new Error(`the input ${inputKey} is not open here`);
    const manifest = this.labs.get(spec.lab)?.manifest;
    const rest = { params: spec.params, ...(inputKey === undefined ? {} : { input: this.inputs.get(inputKey) }) };
    const tools = (): StudentTools => toolsFor(manifest, student);
    // A program was run before, by itself: its trace is the input.
    if (spec.code === undefined || manifest?.code?.is === 'program') return () => ({ ...rest, ...tools() });
    if (student === undefined) throw new Error("a student's code runs in a confined worker only");
    const source = spec.code;
    return () => {
      student.enter(freshWorld(world, spec.seed));
      const given = tools();
      const instantiate = (): StudentExports => student.instantiate(given.jobs);
      return { ...rest, ...given, source, policy: instantiate(), instantiate };
    };
  }
}

/** What a lab's manifest asks for beside the student's code, fresh. */
export const toolsFor = (manifest: Manifest | undefined, student: StudentRealm | undefined): StudentTools => ({
  ...(student?.meter === undefined ? {} : { meter: student.meter }),
  ...(manifest?.simulatesPromises === true ? { jobs: createJobs() } : {}),
});

export function freshWorld(world: MutableWorld, seed: number): MutableWorld {
  const stream = new RandomStream(streamWords(seed, 'student'));
  world.uniform = () => stream.uniform();
  return world;
}
