// Where an interval and the value it is compared with lie on a track. Pure.

export interface IntervalPlaces {
  readonly low: number;
  readonly high: number;
  /** The value that theory gives. */
  readonly mark: number;
}

/** Room left and right, as a share of the track. */
const PADDING = 0.12;

/** @param width of the track; without an interval the mark stands in the middle */
export function layInterval(
  expected: number,
  interval: { readonly low: number; readonly high: number } | undefined,
  width: number,
): IntervalPlaces {
  const [low, high] = [interval?.low ?? expected, interval?.high ?? expected];
  const [from, to] = [Math.min(low, expected), Math.max(high, expected)];
  const place = (value: number): number =>
    to === from ? width / 2 : width * (PADDING + (1 - 2 * PADDING) * ((value - from) / (to - from)));
  return { low: place(low), high: place(high), mark: place(expected) };
}
