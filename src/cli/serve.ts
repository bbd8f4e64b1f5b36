// The far side of a thread or a process: this same bundle, doing the jobs that come in.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { SettingsFault } from '../algorithms/policy-fault.ts';
import { ImpossibleAction } from '../sim/actions.ts';
import { Misuse } from './misuse.ts';
import { type Job, Runner } from './runner.ts';
import { openStudentRealm } from './student-realm.ts';

/** Tells a thread or a process of ours from anything else that loads the bundle. */
export const ROLE = 'headroom-lab-helper';

/** An error as plain data; `kind` says how the call ends. */
export interface Failure {
  readonly kind: 'misuse' | 'impossible' | 'error';
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  /** Which of the run's actions was impossible. */
  readonly entry?: number | undefined;
}

export type Answer =
  | { readonly is: 'done'; readonly value: unknown }
  | { readonly is: 'failed'; readonly failure: Failure }
  | { readonly is: 'working' };

const SIGN_OF_LIFE_EVERY_MS = 250;
/** Of what was thrown. */
const LONGEST_TEXT = 20_000;
/** Runs in a thread beside the student's code: nothing else of the process can act while a loop never ends. */
const WATCH = `
const parent = process.ppid;
const { workerData: mostBytes } = require('node:worker_threads');
setInterval(() => {
  if (process.ppid !== parent || process.memoryUsage.rss() > mostBytes) process.kill(process.pid, 'SIGKILL');
}, 100);`;

/** A student may throw anything at all, even something that throws when looked at. */
function failureOf(error: unknown): Failure {
  const text = (part: unknown): string => String(part).slice(0, LONGEST_TEXT);
  try {
    if (error instanceof ImpossibleAction)
      return { kind: 'impossible', name: error.name, message: text(error.message), stack: '', entry: error.entry };
    const kind = error instanceof Misuse || error instanceof SettingsFault ? 'misuse' : 'error';
    if (error instanceof Error)
      return { kind, name: text(error.name), message: text(error.message), stack: text(error.stack) };
    return { kind, name: '', message: `${text(error)} was thrown`, stack: '' };
  } catch {
    return { kind: 'error', name: '', message: 'something that cannot be shown was thrown', stack: '' };
  }
}

function serve(send: (answer: Answer) => void, listen: (take: (job: Job) => void) => void): void {
  // Taken before any student's code hardens the realm.
  const nowMs = performance.now.bind(performance);
  let lastSignMs = nowMs();
  const onProgress = (): void => {
    if (nowMs() - lastSignMs < SIGN_OF_LIFE_EVERY_MS) return;
    lastSignMs = nowMs();
    send({ is: 'working' });
  };
  const runner = new Runner({ openStudent: openStudentRealm, onProgress });
  listen((job) => {
    runner
      .do(job)
      // Sending fails, too, when a transcript cannot be copied out of the realm.
      .then((value) => send({ is: 'done', value }))
      .catch((error: unknown) => send({ is: 'failed', failure: failureOf(error) }));
  });
}

/** In a thread or process of ours: answers jobs for ever. Anywhere else: nothing. */
export function serveIfHelper(): void {
  const port = parentPort;
  if (!isMainThread && port !== null && workerData === ROLE) {
    serve(
      (answer) => port.postMessage(answer),
      (take) => port.on('message', take),
    );
  } else if (isMainThread && process.argv[2] === ROLE && process.send !== undefined) {
    const send = process.send.bind(process);
    new Worker(WATCH, { eval: true, workerData: Number(process.argv[3]) * 1024 ** 2 }).unref();
    process.on('disconnect', () => process.exit());
    serve(
      (answer) => void send(answer),
      (take) => void process.on('message', take),
    );
  }
}
