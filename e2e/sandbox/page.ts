// The proof page: a bare page under the site's own policy, from which the spec starts confined runs.
import { wrap } from 'comlink';
import { createCaller, endpointOf } from '../../src/sandbox/calls.ts';
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

/** For runs that end a process: the test runner takes a frame's crash for the page's, so the page reports by itself. */
async function runAll(cases: readonly { readonly student: string; readonly options?: RunOptions }[]): Promise<void> {
  const reports: RunReport[] = [];
  for (const one of cases) reports.push(await run(one.student, one.options));
  await fetch('/report', { method: 'POST', body: JSON.stringify(reports) });
}

/** Without the second wall: the script stands where the trusted host would. Gives what it posted, and the end. */
async function runBare(script: string, waitMs: number, limits: Partial<ConfinedLimits> = {}): Promise<BareReport> {
  const posted: unknown[] = [];
  let frames = 0;
  let watching = true;
  const watch = (): void => {
    frames += 1;
    if (watching) requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  const channel = new BroadcastChannel('app');
  channel.onmessage = (event) => posted.push({ broadcast: event.data as unknown });
  const beganAt = performance.now();
  const worker = createConfinedWorker({ script, limits, onMessage: (message) => posted.push(message) });
  const quiet = new Promise<undefined>((resolve) => setTimeout(resolve, waitMs, undefined));
  const end = await Promise.race([worker.ended, quiet]);
  const totalMs = performance.now() - beganAt;
  worker.terminate();
  watching = false;
  channel.close();
  return { posted: posted.slice(0, 100), count: posted.length, frames, totalMs, ...(end === undefined ? {} : { end }) };
}

interface ComlinkHost {
  sum(values: Float64Array): number;
  run(method: string): unknown;
}

/** Comlink over the relay: one answered call with a transferred buffer, then one that never answers. */
async function runComlink(): Promise<{ readonly sum: number; readonly two: unknown; readonly end: EndReason }> {
  const script = await fetch('/comlink-host.js').then((response) => response.text());
  const worker = createConfinedWorker({
    script,
    studentScript: 'exports.two = () => 2; exports.loop = () => { for (;;); };',
    onMessage: (message, ports) => endpoint.deliver(message, ports),
  });
  const endpoint = endpointOf(worker);
  const host = wrap<ComlinkHost>(endpoint);
  const sum = await host.sum(new Float64Array([1, 2, 3]));
  const two = await host.run('two');
  void host.run('loop');
  return { sum, two, end: await worker.ended };
}

/** A request with a function in it, then the time of a deadline, then an ordinary request. */
async function runUncloneable(): Promise<{
  readonly failed: string;
  readonly after: unknown;
  readonly ended: boolean;
}> {
  const script = await fetch('/host.js').then((response) => response.text());
  const worker = createConfinedWorker({ script, onMessage: (message) => caller.take(message) });
  const caller = createCaller(worker);
  let ended = false;
  void worker.ended.then(() => {
    ended = true;
  });
  const failed = await caller
    .call('ping', [() => 0])
    .then(String, (error: unknown) => (error instanceof DOMException ? error.name : 'other'));
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const after = await caller.call('ping', []);
  const seen = { failed, after, ended };
  worker.terminate();
  return seen;
}

/** A port of the page's reaches the host, and one of the host's reaches the page. */
async function runPorts(): Promise<unknown> {
  const heard: unknown[] = [];
  const answered = new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => {
      heard.push(event.data);
      if (heard.length === 2) resolve();
    };
    const worker = createConfinedWorker({
      script: `onmessage = (event) => { event.ports[0].postMessage('over the given port');
        const c = new MessageChannel(); c.port1.onmessage = (e) => event.ports[0].postMessage(e.data); postMessage({ port: c.port2 }, [c.port2]); };`,
      onMessage: (_message, ports) => ports[0]?.postMessage('over the port sent back'),
    });
    worker.post('take this', [port2]);
  });
  await answered;
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
  return heard;
}

export interface BareReport {
  readonly posted: readonly unknown[];
  readonly count: number;
  readonly frames: number;
  readonly totalMs: number;
  readonly end?: EndReason;
}

declare global {
  interface Window {
    runBareConfined: typeof runBare;
    runComlink: typeof runComlink;
    runPorts: typeof runPorts;
    runUncloneable: typeof runUncloneable;
    runConfined: typeof run;
    runAllConfined: typeof runAll;
  }
}
window.runConfined = run;
window.runBareConfined = runBare;
window.runComlink = runComlink;
window.runPorts = runPorts;
window.runUncloneable = runUncloneable;
window.runAllConfined = runAll;
document.title = 'ready';
