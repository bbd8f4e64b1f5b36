// The latest values of something with their times, as plain data: what a chart of "the last five seconds" is made from.

export interface Recent {
  readonly at: Float64Array;
  readonly values: Float64Array;
  /** How many were ever added; the oldest make room. */
  written: number;
}

/** @param most how many are kept */
export const createRecent = (most = 4096): Recent => ({
  at: new Float64Array(most),
  values: new Float64Array(most),
  written: 0,
});

/** Times must not fall from one call to the next. */
export function addToRecent(recent: Recent, at: number, value: number): void {
  const place = recent.written % recent.at.length;
  recent.at[place] = at;
  recent.values[place] = value;
  recent.written += 1;
}

/** The kept values from a time on, oldest first: a copy. */
export function recentSince({ at, values, written }: Recent, since: number): Float64Array {
  const size = at.length;
  // Going back from the newest, times only fall.
  let count = 0;
  let beyond = Math.min(written, size);
  while (count < beyond) {
    const middle = (count + beyond) >> 1;
    if ((at[(written - 1 - middle) % size] as number) >= since) count = middle + 1;
    else beyond = middle;
  }
  const oldest = (written - count) % size;
  const wrapped = Math.max(0, oldest + count - size);
  const found = new Float64Array(count);
  found.set(values.subarray(oldest, oldest + count - wrapped));
  found.set(values.subarray(0, wrapped), count - wrapped);
  return found;
}
