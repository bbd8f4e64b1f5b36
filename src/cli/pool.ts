// Work elsewhere: runs in threads, and a student's code in a process of its own, because a thread that runs out of memory
// can take its process with it. Both run this same bundle.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type AnyProgram, checkAnyTrace, type RecordedProgram, sourceOf } from '../sandbox/program/any-trace.ts';
import { ImpossibleAction } from '../sim/actions.ts';
import { Misuse } from './misuse.ts';
import type { Job, JobReplies } from './runner.ts';
import { type Answer, type Failure, ROLE } from './serve.ts';

const THREAD_MEMORY_MB = 4096;

export interface Limits {
  /** Of V8's heap. */
  readonly memoryMb: number;
  /** Of the whole process: buffers lie outside that heap. */
  readonly residentMb: number;
  /** Without a sign of life for so long the code is stopped. */
  readonly patienceMs: number;
}

/** For a run, which may be long and hold a large file. */
export const RUN_LIMITS: Limits = { memoryMb: 2048, residentMb: 4096, patienceMs: 10_000 };
/** For an exercise, which asks for little. */
export const GRADE_LIMITS: Limits = { memoryMb: 256, residentMb: 1024, patienceMs: 10_000 };

/** What a student's code did: it ends the run or fails the grade, and is no misuse. */
export class StudentFault extends Error {
  override readonly name = 'StudentFault';
  /** Where an error was thrown; absent where the code was stopped. */
  readonly failure: Failure | undefined;
  constructor(message: string, failure?: Failure) {
    super(message);
    this.failure = failure;
  }
}

/** One end of a thread or a process. */
interface Line {
  send(job: Job): void;
  close(): void;
}

interface LineEvents {
  onAnswer(answer: Answer): void;
  /** It is gone, or cannot be used any more. */
  onEnd(error: Error): void;
}

function openThread(bundle: URL, { onAnswer, onEnd }: LineEvents): Line {
  const worker = new Worker(bundle, {
    workerData: ROLE,
    stdout: true,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
    execArgv: [],
  });
  worker.on('message', onAnswer);
  worker.on('error', (error) => onEnd(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => onEnd(new Error('the worker thread ended')));
  return { send: (job) => worker.postMessage(job), close: () => void worker.terminate() };
}

function openProcess(bundle: URL, limits: Limits, { onAnswer, onEnd }: LineEvents): Line {
  const child = fork(fileURLToPath(bundle), [ROLE, String(limits.residentMb)], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${limits.memoryMb}`],
    // V8 writes pages when memory runs out; one sentence of ours says it.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('message', (answer) => onAnswer(answer as unknown as Answer));
  child.on('error', onEnd);
  child.on('exit', (code, signal) => {
    const why =
      signal === null && code === 0
        ? 'ended by itself'
        : 'used up the memory given to it and was stopped; is something growing without end?';
    onEnd(new StudentFault(`the code ${why}`));
  });
  return { send: (job) => void child.send(job), close: () => void child.kill('SIGKILL') };
}

/** Does one job at a time. */
export class Helper {
  private readonly line: Line;
  private readonly patienceMs: number | undefined;
  private ended: Error | undefined;
  private pending: { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void } | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** @param limits for a student's code; absent: a thread for code of our own */
  constructor(bundle: URL, limits?: Limits) {
    const events: LineEvents = { onAnswer: (answer) => this.take(answer), onEnd: (error) => this.end(error) };
    this.line = limits === undefined ? openThread(bundle, events) : openProcess(bundle, limits, events);
    this.patienceMs = limits?.patienceMs;
  }

  do<J extends Job>(job: J): Promise<JobReplies[J['do']]> {
    return new Promise((resolve, reject) => {
      if (this.ended !== undefined) {
        reject(this.ended);
        return;
      }
      this.pending = { resolve: resolve as (value: unknown) => void, reject };
      this.wait();
      this.line.send(job);
    });
  }

  close(): void {
    this.end(new Error('the helper was closed'));
  }

  private wait(): void {
    clearTimeout(this.timer);
    const { patienceMs } = this;
    if (patienceMs === undefined) return;
    const sentence = `the code gave no answer for ${patienceMs / 1000} s and was stopped; is there a loop that never ends?`;
    this.timer = setTimeout(() => this.end(new StudentFault(sentence)), patienceMs);
  }

  private take(answer: Answer): void {
    if (this.pending === undefined) return;
    if (answer.is === 'working') {
      this.wait();
      return;
    }
    const { resolve, reject } = this.pending;
    this.pending = undefined;
    clearTimeout(this.timer);
    if (answer.is === 'done') resolve(answer.value);
    else reject(errorOf(answer.failure, this.patienceMs !== undefined));
  }

  private end(error: Error): void {
    clearTimeout(this.timer);
    this.ended ??= error;
    this.pending?.reject(error);
    this.pending = undefined;
    this.line.close();
  }
}

function errorOf(failure: Failure, isStudents: boolean): Error {
  if (failure.kind === 'misuse') return new Misuse(failure.message);
  if (failure.kind === 'impossible') return new ImpossibleAction(failure.message, failure.entry);
  return isStudents ? new StudentFault(failure.message, failure) : new Error(failure.message);
}

/** One job in a process of its own, under limits. */
export async function doConfined<J extends Job>(bundle: URL, job: J, limits: Limits): Promise<JobReplies[J['do']]> {
  const helper = new Helper(bundle, limits);
  try {
    return await helper.do(job);
  } finally {
    helper.close();
  }
}

type Settled<T> = { readonly value: T } | { readonly error: unknown };

/**
 * Does jobs 0 … count − 1 over a pool. `take` gets the replies in that order, as they become due, whatever the pool's
 * size; a job that fails is thrown after all before it were taken.
 */
export async function inOrder<T>(
  count: number,
  workers: readonly ((index: number) => Promise<T>)[],
  take: (value: T, index: number) => void,
): Promise<void> {
  const settled = new Map<number, Settled<T>>();
  let next = 0;
  let due = 0;
  let failed = false;
  const drain = (): void => {
    for (let outcome = settled.get(due); outcome !== undefined && 'value' in outcome; outcome = settled.get(due)) {
      take(outcome.value, due);
      settled.delete(due);
      due += 1;
    }
  };
  await Promise.all(
    workers.map(async (work) => {
      while (next < count && !failed) {
        const index = next++;
        try {
          settled.set(index, { value: await work(index) });
        } catch (error) {
          failed = true;
          settled.set(index, { error });
        }
        drain();
      }
    }),
  );
  const stop = settled.get(due);
  if (stop !== undefined && 'error' in stop) throw stop.error;
}

/** Runs a program by itself, in a process of its own. @throws StudentFault when it is stopped from outside */
export async function record(bundle: URL, program: AnyProgram, beside?: AnyProgram): Promise<RecordedProgram> {
  const trace = checkAnyTrace(program, await doConfined(bundle, { do: 'record', program }, GRADE_LIMITS));
  const recorded = { trace, source: sourceOf(program) };
  return beside === undefined ? recorded : { ...recorded, beside: await record(bundle, beside) };
}
