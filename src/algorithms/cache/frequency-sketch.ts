// A count-min sketch of 4-bit counters with aging, as TinyLFU uses it: it estimates how often a key was requested
// lately, in space that doesn't grow with the number of keys. Einziger, Friedman, Manes, TinyLFU: A Highly Efficient
// Cache Admission Policy, ACM Transactions on Storage 13(4), 2017. Sizes as in Caffeine's simulator: sixteen counters
// a block, one block for each cached key, halved after ten additions a block.

export interface FrequencySketch {
  /** Two words of eight counters make a block. */
  readonly words: Uint32Array;
  readonly blockMask: number;
  readonly seed: number;
  /** Additions after which every counter is halved. */
  readonly period: number;
  additions: number;
}

const rows = 4;
const largestCount = 15;
const rowSeeds = [0x9e3779b9, 0x7f4a7c15, 0x94d049bb, 0x2545f491] as const;

/** Mixes all bits of a 32-bit number (the finalizer of MurmurHash3, by Austin Appleby). */
export function mix32(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** `expectedKeys`: how many keys the cache will hold; the sketch is rounded up to a power of two. */
export function createSketch(expectedKeys: number, seed: number): FrequencySketch {
  let blocks = 1;
  while (blocks < expectedKeys && blocks < 2 ** 26) blocks *= 2;
  return { words: new Uint32Array(2 * blocks), blockMask: blocks - 1, seed, period: 10 * blocks, additions: 0 };
}

/** The word and the bit offset of a key's counter in one row, as word × 32 + offset. */
function counterAt(sketch: FrequencySketch, hash: number, row: number): number {
  const block = mix32(hash ^ (rowSeeds[row] as number)) & sketch.blockMask;
  const counter = ((hash & 3) << 2) + row;
  return block * 64 + counter * 4;
}

function countAt(sketch: FrequencySketch, at: number): number {
  return ((sketch.words[Math.floor(at / 32)] as number) >>> (at % 32)) & largestCount;
}

/** Estimated requests of a key since it was last forgotten, 0 to 15; may be too high, never too low but for aging. */
export function estimate(sketch: FrequencySketch, key: number): number {
  const hash = mix32(key ^ sketch.seed);
  let least = largestCount;
  for (let row = 0; row < rows; row += 1) least = Math.min(least, countAt(sketch, counterAt(sketch, hash, row)));
  return least;
}

/** Counts the ones in a word of which only every fourth bit may be set. */
function onesOf(word: number): number {
  let ones = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) ones += 1;
  return ones;
}

/** Halves every counter; what odd counters lose is taken off the additions too. */
function age(sketch: FrequencySketch): void {
  const { words } = sketch;
  let odd = 0;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as number;
    odd += onesOf(word & 0x11111111);
    words[index] = (word >>> 1) & 0x77777777;
  }
  sketch.additions = (sketch.additions - (odd >>> 2)) >>> 1;
}

/** Counts one request of a key. */
export function record(sketch: FrequencySketch, key: number): void {
  const hash = mix32(key ^ sketch.seed);
  let added = false;
  for (let row = 0; row < rows; row += 1) {
    const at = counterAt(sketch, hash, row);
    if (countAt(sketch, at) === largestCount) continue;
    const word = Math.floor(at / 32);
    sketch.words[word] = (sketch.words[word] as number) + 2 ** (at % 32);
    added = true;
  }
  if (!added) return;
  sketch.additions += 1;
  if (sketch.additions === sketch.period) age(sketch);
}
