// Request traces made to order. Keys are dense whole numbers from 0; every draw comes from the `uniform` that is
// passed in ([0, 1), seeded), so a trace repeats.

/** Draws ranks 0 … objects - 1, rank i with a probability in proportion to 1 / (i + 1)^exponent. */
function zipfSampler(uniform: () => number, objects: number, exponent: number): () => number {
  checkCount('objects', objects, 1);
  if (!Number.isFinite(exponent) || exponent < 0) {
    throw new RangeError(`exponent must be a number from 0; got ${exponent}`);
  }
  const cumulative = new Float64Array(objects);
  let total = 0;
  for (let rank = 0; rank < objects; rank += 1) {
    total += (rank + 1) ** -exponent;
    cumulative[rank] = total;
  }
  return () => {
    const target = uniform() * total;
    let low = 0;
    let high = objects - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] as number) >= target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

function checkCount(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number, at least ${least}; got ${value}`);
  }
}

function checkShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be from 0 to 1; got ${value}`);
}

/** Independent requests, the popularity of objects falling as Zipf's law says; key 0 is the most popular. */
export function zipf(uniform: () => number, objects: number, exponent: number, length: number): Int32Array {
  checkCount('length', length, 0);
  const draw = zipfSampler(uniform, objects, exponent);
  const keys = new Int32Array(length);
  for (let index = 0; index < length; index += 1) keys[index] = draw();
  return keys;
}

/** 0, 1, … objects - 1 and again from 0: what LRU is worst at. */
export function loop(objects: number, length: number): Int32Array {
  checkCount('objects', objects, 1);
  checkCount('length', length, 0);
  return Int32Array.from({ length }, (_, index) => index % objects);
}

export interface ScanMix {
  /** Keys 0 … objects - 1 are drawn by Zipf's law. */
  readonly objects: number;
  readonly exponent: number;
  /** Each scan reads so many keys in a row that were never requested before. */
  readonly scanLength: number;
  /** The share of all requests that belong to scans, 0 to 1. */
  readonly scanShare: number;
  readonly length: number;
}

/** Zipf requests, interrupted by scans over new keys (from `objects` upwards), as a table scan would do it. */
export function scanMixedWithZipf(uniform: () => number, mix: ScanMix): Int32Array {
  checkCount('length', mix.length, 0);
  checkCount('scanLength', mix.scanLength, 1);
  checkShare('scanShare', mix.scanShare);
  const draw = zipfSampler(uniform, mix.objects, mix.exponent);
  // Outside a scan, a scan begins with the chance that makes its requests the wished share of all.
  const { scanShare, scanLength } = mix;
  const startChance = scanShare === 1 ? 1 : scanShare / (scanShare + (1 - scanShare) * scanLength);
  const keys = new Int32Array(mix.length);
  let nextNew = mix.objects;
  let left = 0;
  for (let index = 0; index < mix.length; index += 1) {
    if (left === 0 && uniform() < startChance) left = scanLength;
    if (left > 0) {
      keys[index] = nextNew;
      nextNew += 1;
      left -= 1;
    } else {
      keys[index] = draw();
    }
  }
  return keys;
}

export interface ShiftingPopularity {
  readonly objects: number;
  readonly exponent: number;
  /** After so many requests the ranking moves on. */
  readonly shiftEvery: number;
  /** By so many keys: the most popular key becomes key 0 + shiftBy, and so on round the ring of keys. */
  readonly shiftBy: number;
  readonly length: number;
}

/** Zipf requests whose hot set moves: what was popular goes cold, which frequency counts without aging never notice. */
export function shiftingPopularity(uniform: () => number, shift: ShiftingPopularity): Int32Array {
  checkCount('length', shift.length, 0);
  checkCount('shiftEvery', shift.shiftEvery, 1);
  checkCount('shiftBy', shift.shiftBy, 0);
  const draw = zipfSampler(uniform, shift.objects, shift.exponent);
  const keys = new Int32Array(shift.length);
  for (let index = 0; index < shift.length; index += 1) {
    const offset = Math.floor(index / shift.shiftEvery) * shift.shiftBy;
    keys[index] = (draw() + offset) % shift.objects;
  }
  return keys;
}
