// Quantiles of a stream that is not kept, for targets named in advance: Cormode, Korn, Muthukrishnan and Srivastava,
// "Effective Computation of Biased Quantiles over Data Streams" (ICDE 2005), with the buffer of the Go client. And over it the
// sliding window of the client libraries: several such streams, each as old as the window when it is asked. Plain data.
//
// In the paper a tuple is bounded at the rank where it begins, and one that begins below a target and ends above it may be wider
// than the target allows: errors of 1.2 times the promise were seen. Here it is bounded where the bound is least.

/** A quantile, and how far its rank may be off, as a share of all observations. */
export interface QuantileTarget {
  readonly quantile: number;
  readonly error: number;
}

/** Value, how many ranks it stands for, and how many more may lie before it; by value. */
export interface QuantileStream {
  values: number[];
  widths: number[];
  deltas: number[];
  /** How many were taken in. */
  count: number;
  /** Not yet taken in. */
  waiting: number[];
}

const BUFFER = 500;

export const createQuantileStream = (): QuantileStream => ({
  ...{ values: [], widths: [], deltas: [], count: 0, waiting: [] },
});

/** How many ranks a tuple may cover that covers those between these two: least where it covers a target's own. */
function allowance(targets: readonly QuantileTarget[], from: number, to: number, count: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { quantile, error } of targets) {
    const rank = Math.min(to, Math.max(from, quantile * count));
    const allowed =
      quantile * count <= rank ? (2 * error * rank) / quantile : (2 * error * (count - rank)) / (1 - quantile);
    if (allowed < least) least = allowed;
  }
  return least;
}

/** Takes what waits into the stream, and joins tuples that may be joined. */
function settle(targets: readonly QuantileTarget[], stream: QuantileStream): QuantileStream {
  const incoming = [...stream.waiting].sort((one, other) => one - other);
  const [values, widths, deltas]: [number[], number[], number[]] = [[], [], []];
  let at = 0;
  const keep = (value: number, width: number, delta: number): void => {
    values.push(value);
    widths.push(width);
    deltas.push(delta);
  };
  for (const value of incoming) {
    while (at < stream.values.length && (stream.values[at] as number) <= value) {
      keep(stream.values[at] as number, stream.widths[at] as number, stream.deltas[at] as number);
      at += 1;
    }
    // It lies somewhere in what the next tuple covers.
    const isEdge = at === 0 || at === stream.values.length;
    keep(value, 1, isEdge ? 0 : (stream.widths[at] as number) + (stream.deltas[at] as number) - 1);
  }
  for (; at < stream.values.length; at += 1)
    keep(stream.values[at] as number, stream.widths[at] as number, stream.deltas[at] as number);
  return compressed(targets, { values, widths, deltas, count: stream.count + incoming.length, waiting: [] });
}

/** Tuples that one may stand for are joined, from the largest value down; the smallest value stays. */
function compressed(targets: readonly QuantileTarget[], stream: QuantileStream): QuantileStream {
  const { values, widths, deltas, count } = stream;
  const kept: number[] = [];
  let next = values.length - 1;
  let rank = count - (widths[next] ?? 0);
  for (let at = values.length - 2; at >= 0; at -= 1) {
    const width = widths[at] as number;
    const joined = width + (widths[next] as number);
    const covered = joined + (deltas[next] as number);
    rank -= width;
    if (at > 0 && covered <= allowance(targets, rank, rank + covered, count)) widths[next] = joined;
    else {
      kept.push(next);
      next = at;
    }
  }
  if (next >= 0) kept.push(next);
  kept.reverse();
  return {
    values: kept.map((index) => values[index] as number),
    widths: kept.map((index) => widths[index] as number),
    deltas: kept.map((index) => deltas[index] as number),
    count,
    waiting: [],
  };
}

export function addToStream(targets: readonly QuantileTarget[], stream: QuantileStream, value: number): void {
  stream.waiting.push(value);
  if (stream.waiting.length >= BUFFER) Object.assign(stream, settle(targets, stream));
}

/** A target's value; NaN of nothing. Leaves the stream as it is. */
export function quantileOfStream(targets: readonly QuantileTarget[], stream: QuantileStream, quantile: number): number {
  const { values, widths, deltas, count } = stream.waiting.length === 0 ? stream : settle(targets, stream);
  if (count === 0) return Number.NaN;
  const wanted = Math.ceil(quantile * count);
  const limit = wanted + allowance(targets, wanted, wanted, count) / 2;
  let rank = 0;
  for (let at = 1; at < values.length; at += 1) {
    rank += widths[at - 1] as number;
    if (rank + (widths[at] as number) + (deltas[at] as number) > limit) return values[at - 1] as number;
  }
  return values.at(-1) as number;
}

/** Streams that began one after the other: the oldest is asked, then it begins anew. */
export interface SlidingQuantiles {
  readonly streams: QuantileStream[];
  /** The oldest. */
  head: number;
  nextTurnMs: number;
}

export interface SlidingWindow {
  readonly maxAgeMs: number;
  readonly ageBuckets: number;
}

/** What the Go client does unless told otherwise. */
export const USUAL_WINDOW: SlidingWindow = { maxAgeMs: 600_000, ageBuckets: 5 };

export const createSlidingQuantiles = (nowMs: number, { maxAgeMs, ageBuckets }: SlidingWindow): SlidingQuantiles => ({
  streams: Array.from({ length: ageBuckets }, createQuantileStream),
  head: 0,
  nextTurnMs: nowMs + maxAgeMs / ageBuckets,
});

/** Lets streams begin anew whose time has come. */
function turn(sliding: SlidingQuantiles, nowMs: number, { maxAgeMs, ageBuckets }: SlidingWindow): void {
  while (nowMs >= sliding.nextTurnMs) {
    sliding.streams[sliding.head] = createQuantileStream();
    sliding.head = (sliding.head + 1) % ageBuckets;
    sliding.nextTurnMs += maxAgeMs / ageBuckets;
  }
}

export function addToSliding(
  targets: readonly QuantileTarget[],
  window: SlidingWindow,
  sliding: SlidingQuantiles,
  nowMs: number,
  value: number,
): void {
  turn(sliding, nowMs, window);
  for (const stream of sliding.streams) addToStream(targets, stream, value);
}

/** What the window says at a moment. Leaves it as it is. */
export function quantileOfSliding(
  targets: readonly QuantileTarget[],
  window: SlidingWindow,
  sliding: SlidingQuantiles,
  nowMs: number,
  quantile: number,
): number {
  const turns = Math.max(0, Math.ceil((nowMs - sliding.nextTurnMs + 1e-9) / (window.maxAgeMs / window.ageBuckets)));
  if (turns >= window.ageBuckets) return Number.NaN;
  const stream = sliding.streams[(sliding.head + turns) % window.ageBuckets] as QuantileStream;
  return quantileOfStream(targets, stream, quantile);
}
