// Random numbers: one independent stream per purpose, all from one seed, so that changing a policy never changes the traffic.
import type { RandomSource } from '../contract/model.ts';

/** State of each stream by name: four 32-bit words. */
export type RandomStreamsState = Readonly<Record<string, Uint32Array>>;

const rotateLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** xoshiro128** of Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2021); period 2^128 − 1. */
export class RandomStream implements RandomSource {
  readonly state: Uint32Array;

  constructor(state: Uint32Array) {
    this.state = state;
  }

  /** The generator's next 32 bits. */
  nextWord(): number {
    const state = this.state;
    const second = state[1] as number;
    const result = Math.imul(rotateLeft(Math.imul(second, 5), 7), 9) >>> 0;
    const shifted = second << 9;
    state[2] = (state[2] as number) ^ (state[0] as number);
    state[3] = (state[3] as number) ^ second;
    state[1] = second ^ state[2];
    state[0] = (state[0] as number) ^ state[3];
    state[2] = state[2] ^ shifted;
    state[3] = rotateLeft(state[3], 11);
    return result;
  }

  /** In [0, 1), a multiple of 2^−53: two draws of the generator. */
  uniform(): number {
    const high = this.nextWord() >>> 5;
    const low = this.nextWord() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /**
   * An integer in [0, bound), each equally likely to within 2^−21 for bounds up to 2^32.
   * @throws RangeError when the bound is not a whole number of at least 1
   */
  integerBelow(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1)
      throw new RangeError(`bound must be a whole number of at least 1, not ${bound}`);
    return Math.floor(this.uniform() * bound);
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  /** Standard normal, by Box and Muller (1958). The second value is thrown away, so that the state stays four words. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Lognormal with this mean and coefficient of variation (standard deviation over mean). */
  lognormal(mean: number, coefficientOfVariation: number): number {
    const variance = Math.log(1 + coefficientOfVariation * coefficientOfVariation);
    return mean * Math.exp(Math.sqrt(variance) * this.normal() - variance / 2);
  }

  bernoulli(probability: number): boolean {
    return this.uniform() < probability;
  }
}

/** SplitMix32: spreads any 32-bit seed into well-mixed words (Steele, Lea and Flood 2014, reduced to 32 bits). */
function splitMix(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let word = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return (word ^ (word >>> 16)) >>> 0;
  };
}

/** First words of a stream, from the seed and the stream's name alone: adding a stream changes no other. */
export function streamWords(seed: number, name: string): Uint32Array {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  // A seed may be up to 2^53: both halves count.
  const low = splitMix(seed >>> 0)();
  const high = splitMix(Math.floor(seed / 4294967296) ^ low)();
  const next = splitMix(hash ^ high);
  return Uint32Array.of(next(), next(), next(), next() | 1);
}

export class RandomStreams {
  private readonly streams: ReadonlyMap<string, RandomStream>;

  /**
   * @param seed a whole number from 0 to 2^53 − 1
   * @throws RangeError for any other seed
   */
  constructor(seed: number, names: readonly string[]) {
    if (!Number.isSafeInteger(seed) || seed < 0)
      throw new RangeError(`seed must be a whole number from 0, not ${seed}`);
    this.streams = new Map(names.map((name) => [name, new RandomStream(streamWords(seed, name))]));
  }

  get(name: string): RandomStream {
    const stream = this.streams.get(name);
    if (stream === undefined) throw new Error(`the model lists no random stream ${name}`);
    return stream;
  }

  save(): RandomStreamsState {
    return Object.fromEntries([...this.streams].map(([name, stream]) => [name, stream.state.slice()]));
  }

  /** Sets every stream back in place: whoever holds one goes on with it. */
  restore(state: RandomStreamsState): void {
    for (const [name, stream] of this.streams) {
      const words = state[name];
      if (words !== undefined) stream.state.set(words);
    }
  }
}
