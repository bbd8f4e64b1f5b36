// The proof page: a bare page under the site's own policy, from which the spec starts confined runs.
import { createCaller } from '../../src/sandbox/calls.ts';
import { type ConfinedLimits, createConfinedWorker } from '../../src/sandbox/confined-worker.ts';
import type { EndReason } from '../../src/sandbox/end-reason.ts';

export interface RunReport {
  readonly result?: unknown;
  readonly error?: { readonly name: string; readonly message: string; readonly stack?: string; readonly code?: string };
  readonly end?: EndReason;
  readonly startMs: number;
  readonly callMs: number;
  readonly totalMs: number;
  readonly studentFirstLine: number;
  readonly frames: number;
  readonly longestFrameGapMs: number;
  readonly messages: number;
  readonly iframesLeft: number;
}

interface RunOptions {
  readonly method?: string;
  readonly args?: readonly unknown[];
  readonly limits?: Partial<ConfinedLimits>;
  /** Waits for the end of the worker at most so long after the answer. */
  readonly waitForEndMs?: number;
}

let hostText: Promise<string> | undefined;

async function run(student: string, options: RunOptions = {}): Promise<RunReport> {
  hostText ??= fetch('/host.js').then((response) => response.text());
  const script = await hostText;
  const beganAt = performance.now();
  let frames = 0;
  let messages = 0;
  let longestFrameGapMs = 0;
  let lastFrameAt = beganAt;
  let watching = true;
  const watch = (): void => {
    const now = performance.now();
    frames += 1;
    longestFrameGapMs = Math.max(longestFrameGapMs, now - lastFrameAt);
    lastFrameAt = now;
    if (watching) requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);

  const worker = createConfinedWorker({
    script,
    studentScript: student,
    onMessage: (message) => {
      messages += 1;
      caller.take(message);
    },
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  const caller = createCaller(worker);
  await Promise.race([worker.started, worker.ended]);
  const startMs = performance.now() - beganAt;
  let end: EndReason | undefined;
  void worker.ended.then((reason) => {
    end = reason;
  });
  const callAt = performance.now();
  let result: unknown;
  let error: RunReport['error'];
  try {
    result = await caller.call(options.method ?? 'main', options.args ?? []);
  } catch (thrown) {
    const remote = (thrown as { remote?: RunReport['error'] }).remote;
    error = remote ?? { name: (thrown as Error).name, message: (thrown as Error).message };
  }
  const callMs = performance.now() - callAt;
  if (options.waitForEndMs !== undefined) {
    await Promise.race([worker.ended, new Promise((resolve) => setTimeout(resolve, options.waitForEndMs))]);
  }
  const totalMs = performance.now() - beganAt;
  await Promise.resolve();
  const seen = end;
  worker.terminate();
  await worker.ended;
  watching = false;
  return {
    ...(result === undefined ? {} : { result }),
    ...(error === undefined ? {} : { error }),
    ...(seen === undefined ? {} : { end: seen }),
    startMs,
    callMs,
    totalMs,
    studentFirstLine: worker.studentFirstLine ?? 0,
    frames,
    longestFrameGapMs,
    messages,
    iframesLeft: document.querySelectorAll('iframe').length,
  };
}

declare global {
  interface Window {
    runConfined: typeof run;
  }
}
window.runConfined = run;
document.title = 'ready';
