// Jump consistent hash (Lamping and Veach, 2014): a bucket for a 64-bit key from arithmetic alone, without any table. It
// asks how many buckets there were when the key last moved, and jumps ahead from there.

const MULTIPLIER_HIGH = 0x27bb2ee6;
const MULTIPLIER_LOW = 0x87b0b0fd;

/** The upper 32 bits of the product of two unsigned 32-bit numbers. */
function highProduct(one: number, other: number): number {
  const a = one >>> 16;
  const b = one & 0xffff;
  const c = other >>> 16;
  const d = other & 0xffff;
  const middle = a * d + Math.floor((b * d) / 0x10000);
  return (a * c + Math.floor(middle / 0x10000) + Math.floor(((middle % 0x10000) + b * c) / 0x10000)) >>> 0;
}

/**
 * The buckets that a key jumps through, rising from 0; the last is its own. With one more bucket either nothing changes,
 * or the new bucket is the last. Expected length: the natural logarithm of the number of buckets, and a little.
 * @param high and low: the key's two unsigned 32-bit halves
 * @param buckets how many there are; below 1 there is no path
 */
export function jumpPath(high: number, low: number, buckets: number): readonly number[] {
  const path: number[] = [];
  let [upper, lower] = [high >>> 0, low >>> 0];
  for (let bucket = 0; bucket < buckets; ) {
    path.push(bucket);
    // The key is the state of a linear congruential generator of 64 bits, whose upper 31 bits are the draw.
    const raised = (highProduct(lower, MULTIPLIER_LOW) + Math.imul(upper, MULTIPLIER_LOW)) | 0;
    upper = (raised + Math.imul(lower, MULTIPLIER_HIGH)) >>> 0;
    lower = Math.imul(lower, MULTIPLIER_LOW) >>> 0;
    lower = (lower + 1) >>> 0;
    if (lower === 0) upper = (upper + 1) >>> 0;
    bucket = Math.floor((bucket + 1) * (2 ** 31 / ((upper >>> 1) + 1)));
  }
  return path;
}

/** The bucket of a key, from 0; −1 where there are none. */
export const jumpHash = (high: number, low: number, buckets: number): number =>
  jumpPath(high, low, buckets).at(-1) ?? -1;
