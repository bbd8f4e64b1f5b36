// A small seeded generator of uniform numbers: Tommy Ettinger's mulberry32, which lives in the public domain. Good
// enough for traces, and the reference Zipf trace was drawn with it.

/** Numbers in [0, 1), the same ones for the same seed. The seed counts modulo 2³². */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
