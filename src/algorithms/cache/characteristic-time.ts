// What a cache hits under independent requests, in theory. LRU: a key stays for a characteristic time T after each of its
// requests, the same for all keys (Che, Tung, Wang, IEEE JSAC 20(7), 2002); Fricker, Robert and Roberts (ITC 24, 2012)
// show why it is so exact. FIFO: a key stays for T after it was inserted, requested or not (Gelenbe, IEEE Trans. Computers
// C-22(6), 1973; Martina, Garetto, Leonardi, INFOCOM 2014).

/** Probabilities of keys 0 … keyCount − 1 by Zipf's law of that exponent (from 0); they add up to 1. */
export function zipfPopularity(keyCount: number, exponent: number): Float64Array {
  const weights = Float64Array.from({ length: keyCount }, (_, rank) => (rank + 1) ** -exponent);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Chance that a key of probability `p` is cached, with characteristic time `time` in requests. */
type Occupancy = (p: number, time: number) => number;

const lruOccupancy: Occupancy = (p, time) => -Math.expm1(-p * time);
const fifoOccupancy: Occupancy = (p, time) => (p * time) / (1 + p * time);

/** Solves for the time in which the expected number of cached keys is the capacity, and adds up what is hit. */
function hitRatio(popularity: Float64Array, capacity: number, occupancy: Occupancy): number {
  if (!(capacity >= 1)) throw new RangeError(`capacity must be at least 1; got ${capacity}`);
  if (capacity >= popularity.length) return 1;
  const cached = (time: number): number => popularity.reduce((sum, p) => sum + occupancy(p, time), 0);
  let low = 0;
  let high = capacity;
  while (cached(high) < capacity && high < 1e18) high *= 2;
  for (let step = 0; step < 100 && high - low > 1e-9 * high; step += 1) {
    const middle = (low + high) / 2;
    if (cached(middle) < capacity) low = middle;
    else high = middle;
  }
  return popularity.reduce((sum, p) => sum + p * occupancy(p, high), 0);
}

/** Share of requests that LRU hits in the steady state. `popularity`: each key's share of the requests, adding up to 1. */
export const lruHitRatio = (popularity: Float64Array, capacity: number): number =>
  hitRatio(popularity, capacity, lruOccupancy);

/** The same for FIFO, and for random replacement, which hits as much. */
export const fifoHitRatio = (popularity: Float64Array, capacity: number): number =>
  hitRatio(popularity, capacity, fifoOccupancy);
