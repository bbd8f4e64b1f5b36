// The remainder of a hash: the simplest way from keys to buckets, and the one that moves nearly every key when their
// number changes.

/**
 * A number of 128 bits modulo a small one.
 * @param hash four words from `at` on, the highest first
 * @param buckets from 1 to 2 ** 21, so that every step stays exact
 * @returns 0 … buckets − 1; −1 where there are no buckets
 */
export function moduloOf(hash: Uint32Array, at: number, buckets: number): number {
  if (buckets < 1) return -1;
  let rest = 0;
  for (let word = 0; word < 4; word += 1) rest = (rest * 2 ** 32 + (hash[at + word] as number)) % buckets;
  return rest;
}
