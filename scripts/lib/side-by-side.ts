// Two ways to do the same work, measured in turn on one machine: what remains of its noise cancels in the ratio.

/** One round: how much work a second it did. */
export type Contender = () => number | Promise<number>;

export interface Comparison {
  /** Median of the rounds' ratios, ours over the peer's. */
  readonly ratio: number;
  /** Smallest and largest of them. */
  readonly range: readonly [number, number];
  /** Medians of each side alone. */
  readonly ours: number;
  readonly peer: number;
}

/** The middle value; of an even number of them the lower middle. NaN of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.ceil(values.length / 2) - 1] ?? Number.NaN;
}

/** Rounds alternate in which of the two goes first; a round before them warms both up and does not count. */
export async function sideBySide(ours: Contender, peer: Contender, rounds = 9): Promise<Comparison> {
  const pairs: { readonly ours: number; readonly peer: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const early = round % 2 === 0 ? await ours() : undefined;
    const other = await peer();
    const mine = early ?? (await ours());
    if (round > 0) pairs.push({ ours: mine, peer: other });
  }
  const ratios = pairs.map((pair) => pair.ours / pair.peer);
  return {
    ratio: median(ratios),
    range: [Math.min(...ratios), Math.max(...ratios)],
    ours: median(pairs.map((pair) => pair.ours)),
    peer: median(pairs.map((pair) => pair.peer)),
  };
}

/** Runs `work` once and returns how many of its `units` it did in a second. */
export function unitsPerSecond(units: number, work: () => void): number {
  const startedMs = performance.now();
  work();
  return (1000 * units) / (performance.now() - startedMs);
}

/** "12.4 against 8.1 million requests/s; rounds from 1.42 to 1.61". */
export function inMillions({ ours, peer, range }: Comparison, unit: string): string {
  const [least, most] = range.map((ratio) => ratio.toPrecision(3));
  const digits = Math.min(ours, peer) < 1e6 ? 2 : 1;
  const millions = (speed: number): string => (speed / 1e6).toFixed(digits);
  return `${millions(ours)} against ${millions(peer)} million ${unit}/s; rounds from ${least ?? ''} to ${most ?? ''}`;
}
