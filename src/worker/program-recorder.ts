// Records a student's program in a confined worker of its own, which serves once.
import countedHostUrl from 'virtual:counted-host';
import programHostUrl from 'virtual:program-host';
import { createCaller } from '../sandbox/calls.ts';
import { createConfinedWorker } from '../sandbox/confined-worker.ts';
import { ConfinedRunEnded } from '../sandbox/end-reason.ts';
import { type AnyProgram, type AnyTrace, checkAnyTrace, sourceOf } from '../sandbox/program/any-trace.ts';
import { buildProgramScript } from '../sandbox/program/compile.ts';
import { buildWorkerScript, countLineBreaks, type WorkerScript } from '../sandbox/worker-script.ts';
import { WorkerEnded } from './bridge.ts';

/** A trace is as large as its program ran long; what bounds it are the recorder's own limits. */
const MOST_TRACE_BYTES = 128 * 1024 * 1024;

/** @throws WorkerEnded where the program was stopped from outside, an Error where its trace is none */
export async function recordProgram(program: AnyProgram, signal?: AbortSignal): Promise<AnyTrace> {
  const script = await scriptOf(program);
  let take: (message: unknown) => unknown = () => undefined;
  const worker = createConfinedWorker({
    script,
    onMessage: (message) => take(message),
    limits: { queuedBytes: MOST_TRACE_BYTES },
  });
  const caller = createCaller(worker);
  take = (message) => caller.take(message);
  const stop = (): void => worker.terminate();
  signal?.addEventListener('abort', stop);
  try {
    const place = { firstLine: script.studentFirstLine ?? 1, lineCount: countLineBreaks(sourceOf(program)) + 1 };
    return checkAnyTrace(program, await caller.call('record', [place]));
  } catch (error) {
    throw error instanceof ConfinedRunEnded ? new WorkerEnded(error.reason) : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    worker.terminate();
  }
}

/** The recorder for a program, and after it the program. */
async function scriptOf(program: AnyProgram): Promise<WorkerScript> {
  const reply = await fetch(program.kind === 'counted' ? countedHostUrl : programHostUrl);
  if (!reply.ok) throw new Error(`the recorder for your program could not be loaded (${reply.status})`);
  const recorder = await reply.text();
  return program.kind === 'counted'
    ? buildWorkerScript(recorder, program.script)
    : buildProgramScript(recorder, program);
}
