// Makes runs in this thread: the same host and models as the page's.
import { createReadStream } from 'node:fs';
import type { Check } from '../contract/exercise.ts';
import type { ExportedFile, InputProblem, InputSession, Metrics } from '../contract/model.ts';
import type { AnyProgram, RecordedProgram } from '../sandbox/program/any-trace.ts';
import { Host } from '../worker/host.ts';
import { loadLab } from '../worker/labs.ts';
import type { StudentRealm } from '../worker/room.ts';
import type { PreparedRun } from './experiment.ts';
import { Misuse, sentenceOf } from './misuse.ts';
import { recordCountedHere, recordHere } from './program-realm.ts';

export interface RunOutcome {
  readonly untilMs: number;
  readonly metrics: Metrics;
  readonly result: Readonly<Record<string, unknown>>;
}

/** What can be asked for, as plain data that crosses to a thread or a process. */
export type Job =
  | { readonly do: 'run'; readonly run: PreparedRun }
  /** The metrics alone: a sweep has no use for the rest. */
  | { readonly do: 'measure'; readonly run: PreparedRun }
  | { readonly do: 'export'; readonly run: PreparedRun; readonly target: string }
  /** In a process of its own, which does nothing else. */
  | { readonly do: 'record'; readonly program: AnyProgram }
  | { readonly do: 'drive'; readonly lab: string; readonly exercise: string; readonly script: string };

/** What each job comes back with. */
export interface JobReplies {
  readonly run: RunOutcome;
  readonly measure: Metrics;
  readonly export: readonly ExportedFile[];
  readonly record: unknown;
  readonly drive: unknown;
}

interface RunnerOptions {
  /** Opens a student's code. Absent where none may run: in the command line's own process. */
  readonly openStudent?: (script: string) => StudentRealm;
  /** The trace of the run's program, with its source. */
  readonly recorded?: RecordedProgram;
  /** Called again and again while the work goes on. */
  readonly onProgress?: () => void;
}

interface ReadFiles {
  readonly lab: string;
  readonly files: readonly string[];
  readonly input: unknown;
}

/** Does jobs one after the other. Files that the next job names too are read once; a runner serves one script at most. */
export class Runner {
  private readonly options: RunnerOptions;
  private readFiles: ReadFiles | undefined;
  private realm: { readonly script: string; readonly student: StudentRealm } | undefined;

  constructor(options: RunnerOptions = {}) {
    this.options = options;
  }

  async do<J extends Job>(job: J): Promise<JobReplies[J['do']]> {
    return (await this.reply(job)) as JobReplies[J['do']];
  }

  private async reply(job: Job): Promise<unknown> {
    switch (job.do) {
      case 'run':
        return this.makeRun(job.run);
      case 'measure':
        return (await this.makeRun(job.run)).metrics;
      case 'export': {
        const host = this.host(job.run.script);
        return host.exportTo(job.target, job.run.spec, await this.addFiles(host, job.run), job.run.script);
      }
      case 'record':
        return job.program.kind === 'counted' ? recordCountedHere(job.program) : recordHere(job.program);
      case 'drive':
        return this.host(job.script).driveExercise(job.lab, job.exercise);
    }
  }

  /** One run from beginning to end, without a log. */
  private async makeRun(run: PreparedRun): Promise<RunOutcome> {
    const host = this.host(run.script);
    const input = await this.addFiles(host, run);
    return host.wholeRun(run.spec, { until: run.until, ...(input === undefined ? {} : { input }) });
  }

  private host(script: string | undefined): Host {
    const { onProgress } = this.options;
    return new Host({
      loadLab,
      // Whole runs have no budgets.
      nowMs: () => 0,
      ...(script === undefined ? {} : { student: this.student(script) }),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  }

  private student(script: string): StudentRealm {
    if (this.realm === undefined) {
      const { openStudent } = this.options;
      if (openStudent === undefined) throw new Error("a student's code runs in a process of its own only");
      this.realm = { script, student: openStudent(script) };
    }
    if (this.realm.script !== script) throw new Error('a realm takes one script only');
    return this.realm.student;
  }

  private async addFiles(host: Host, { spec, inputFiles }: PreparedRun): Promise<string | undefined> {
    if (this.options.recorded !== undefined) return host.addInput(this.options.recorded);
    if (inputFiles.length === 0) return undefined;
    const known = this.readFiles;
    if (known?.lab !== spec.lab || known.files.join('\0') !== inputFiles.join('\0')) {
      this.readFiles = { lab: spec.lab, files: inputFiles, input: await this.read(spec.lab, inputFiles) };
    }
    return host.addInput(this.readFiles?.input);
  }

  /** Streams files into a lab's reader. */
  private async read(labId: string, files: readonly string[]): Promise<unknown> {
    const { model } = await loadLab(labId);
    const session = model.input?.open();
    if (session === undefined) throw new Misuse(`the lab ${labId} opens no files`);
    for (const file of files) await this.readFile(session, file);
    const read = session.end();
    if (!('input' in read)) throw unusable(files.at(-1) ?? '', read);
    return read.input;
  }

  private async readFile(session: InputSession, file: string): Promise<void> {
    session.file(file);
    try {
      for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
        const problem = session.push(chunk as Uint8Array);
        if (problem !== undefined) throw unusable(file, problem);
        this.options.onProgress?.();
      }
    } catch (error) {
      throw error instanceof Misuse ? error : new Misuse(`${file} cannot be read: ${sentenceOf(error)}`);
    }
  }
}

const unusable = (file: string, problem: InputProblem): Misuse => new Misuse(`${file}: ${problem.message}`);

/** The verdict on a transcript, in the command line's own process. */
export const judgeExercise = (lab: string, exercise: string, transcript: unknown): Promise<readonly Check[]> =>
  new Host({ loadLab, nowMs: () => 0 }).judgeExercise(lab, exercise, transcript);
