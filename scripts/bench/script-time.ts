// Script time of each frame, read from a trace of the browser.

/** An entry of Chromium's trace format; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
}

/** Entries that enclose JavaScript, as the performance panel of the developer tools draws them. */
const SCRIPT: ReadonlySet<string> = new Set([
  ...['FunctionCall', 'EvaluateScript', 'v8.evaluateModule', 'RunMicrotasks', 'FireAnimationFrame'],
  ...['FireIdleCallback', 'TimerFire', 'EventDispatch', 'HandlePostMessage'],
]);

/**
 * Milliseconds of script between each two marks of that name, on the thread that set them. Entries lie in one another, and
 * each stretch counts once.
 */
export function scriptPerFrame(events: readonly TraceEvent[], mark: string): number[] {
  const marks = events.filter((event) => event.name === mark).sort((one, other) => one.ts - other.ts);
  const [first] = marks;
  if (first === undefined) return [];
  const script = events
    .filter((event) => event.pid === first.pid && event.tid === first.tid && event.ph === 'X' && SCRIPT.has(event.name))
    .sort((one, other) => one.ts - other.ts);
  const frames = new Float64Array(Math.max(0, marks.length - 1));
  let coveredTo = first.ts;
  let frame = 0;
  for (const { ts, dur = 0 } of script) {
    // A mark is set at the beginning of a frame's script: what began before it still belongs to that frame.
    let from = Math.max(ts, coveredTo);
    const to = ts + dur;
    while (frame < frames.length && from < to) {
      const frameEnd = (marks[frame + 1] as TraceEvent).ts;
      if (from < frameEnd) {
        const part = Math.min(to, frameEnd) - from;
        frames[frame] = (frames[frame] as number) + part / 1000;
        from += part;
      }
      if (from >= frameEnd) frame += 1;
    }
    coveredTo = Math.max(coveredTo, to);
  }
  return [...frames];
}
