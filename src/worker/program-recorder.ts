// Records a student's program in a confined worker of its own, which serves once.
import programHostUrl from 'virtual:program-host';
import { checkTrace } from '../algorithms/event-loop/check-trace.ts';
import type { ProgramTrace } from '../algorithms/event-loop/trace.ts';
import { createCaller } from '../sandbox/calls.ts';
import { createConfinedWorker } from '../sandbox/confined-worker.ts';
import { ConfinedRunEnded } from '../sandbox/end-reason.ts';
import { buildProgramScript, type InstrumentedProgram } from '../sandbox/program/compile.ts';
import { WorkerEnded } from './bridge.ts';

/** A trace is as large as its program ran long; what bounds it are the recorder's own limits. */
const MOST_TRACE_BYTES = 128 * 1024 * 1024;

/** @throws WorkerEnded where the program was stopped from outside, an Error where its trace is none */
export async function recordProgram(program: InstrumentedProgram, signal?: AbortSignal): Promise<ProgramTrace> {
  const reply = await fetch(programHostUrl);
  if (!reply.ok) throw new Error(`the recorder for your program could not be loaded (${reply.status})`);
  const script = buildProgramScript(await reply.text(), program);
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
    return checkTrace(await caller.call('record', [{ firstLine: script.studentFirstLine ?? 1 }]));
  } catch (error) {
    throw error instanceof ConfinedRunEnded ? new WorkerEnded(error.reason) : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    worker.terminate();
  }
}
