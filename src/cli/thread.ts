// Work in worker threads: sweeps over a pool, and a student's code under limits. The thread runs this same bundle.
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { PreparedRun } from './experiment.ts';
import { Misuse, sentenceOf } from './misuse.ts';
import { driveExercise, makeRun, type RunOutcome } from './runner.ts';

/** What a thread can be asked for. */
export type Job =
  | { readonly do: 'run'; readonly run: PreparedRun }
  | { readonly do: 'drive'; readonly lab: string; readonly exercise: string; readonly script: string };

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly misuse: boolean; readonly message: string };

const ROLE = 'headroom-lab';
const MEMORY_MB = 1024;
const STUDENT_MEMORY_MB = 256;
/** Student code that gives no answer for so long is stopped. */
const STUDENT_PATIENCE_MS = 10_000;

const work = (job: Job): Promise<unknown> => (job.do === 'run' ? makeRun(job.run) : driveExercise(job.lab, job.exercise, job.script));

/** In a thread: answers jobs for ever. In the main thread: nothing. */
export function serveThread(): void {
  if (isMainThread || parentPort === null || workerData !== ROLE) return;
  const port = parentPort;
  port.on('message', (job: Job) => {
    work(job).then(
      (value) => port.postMessage({ ok: true, value } satisfies Answer),
      (error: unknown) => port.postMessage({ ok: false, misuse: error instanceof Misuse, message: sentenceOf(error) } satisfies Answer),
    );
  });
}

/** One thread; jobs one after the other. */
class Thread {
  private readonly worker: Worker;

  constructor(memoryMb: number) {
    this.worker = new Worker(new URL(import.meta.url), {
      workerData: ROLE,
      stdout: true,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      // The bundle's own process flags are no concern of a thread.
      execArgv: [],
    });
  }

  do(job: Job, patienceMs?: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = patienceMs === undefined ? undefined : setTimeout(() => end(new Misuse(`the code gave no answer for ${patienceMs / 1000} s and was stopped; is there a loop that never ends?`)), patienceMs);
      const settle = (): void => {
        clearTimeout(timer);
        this.worker.removeAllListeners();
      };
      const end = (error: Error): void => {
        settle();
        void this.worker.terminate();
        reject(error);
      };
      this.worker.on('message', (answer: Answer) => {
        settle();
        if (answer.ok) resolve(answer.value);
        else reject(answer.misuse ? new Misuse(answer.message) : new Error(answer.message));
      });
      this.worker.on('error', (error: Error & { readonly code?: string }) => {
        end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Misuse('the code used up the memory given to it and was stopped; is something growing without end?') : error);
      });
      this.worker.on('exit', () => end(new Error('the worker thread ended')));
      this.worker.postMessage(job);
    });
  }

  close(): Promise<unknown> {
    return this.worker.terminate();
  }
}

/** A job that may run a student's code: in a thread of its own, under limits. */
export async function doConfined(job: Job): Promise<unknown> {
  const thread = new Thread(STUDENT_MEMORY_MB);
  try {
    return await thread.do(job, STUDENT_PATIENCE_MS);
  } finally {
    await thread.close();
  }
}

/** Runs over a pool. `take` gets the outcomes in the order of `runs`, whatever the pool. */
export async function runPool(runs: readonly PreparedRun[], size: number, take: (outcome: RunOutcome, index: number) => void): Promise<void> {
  const threads = Array.from({ length: Math.min(size, runs.length) }, () => new Thread(MEMORY_MB));
  const done = new Map<number, RunOutcome>();
  let next = 0;
  let due = 0;
  try {
    await Promise.all(
      threads.map(async (thread) => {
        for (let index = next++; index < runs.length; index = next++) {
          done.set(index, (await thread.do({ do: 'run', run: runs[index] as PreparedRun })) as RunOutcome);
          for (let outcome = done.get(due); outcome !== undefined; outcome = done.get(due)) {
            take(outcome, due);
            done.delete(due);
            due += 1;
          }
        }
      }),
    );
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
}
