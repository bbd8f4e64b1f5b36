// The generator against the published algorithm, and the independence of its streams.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream, RandomStreams, streamWords } from './random.ts';
import { addToTally, createTally, meanOf, standardDeviationOf } from './statistics.ts';

const MASK = 0xffff_ffffn;

/** xoshiro128** 1.1 as published (prng.di.unimi.it), in exact arithmetic. */
function* published(words: readonly number[]): Generator<number, never> {
  const s = words.map(BigInt) as [bigint, bigint, bigint, bigint];
  const rotl = (x: bigint, k: bigint): bigint => ((x << k) | (x >> (32n - k))) & MASK;
  for (;;) {
    yield Number((rotl((s[1] * 5n) & MASK, 7n) * 9n) & MASK);
    const t = (s[1] << 9n) & MASK;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotl(s[3], 11n);
  }
}

const word = fc.integer({ min: 0, max: 0xffff_ffff });
const seeds = fc.maxSafeNat();
const draws = (stream: RandomStream, count: number): number[] => Array.from({ length: count }, () => stream.nextWord());

describe('RandomStream', () => {
  it('is xoshiro128**', () => {
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), (words) => {
        const reference = published(words);
        const stream = new RandomStream(Uint32Array.from(words));
        for (let index = 0; index < 50; index += 1) expect(stream.nextWord()).toBe(reference.next().value);
      }),
    );
  });

  it('draws uniform numbers from [0, 1) and integers below the bound', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 1_000_000 }), (seed, bound) => {
        const stream = new RandomStream(streamWords(seed, 'x'));
        for (let index = 0; index < 20; index += 1) {
          const value = stream.uniform();
          expect(value >= 0 && value < 1).toBe(true);
          const whole = stream.integerBelow(bound);
          expect(Number.isInteger(whole) && whole >= 0 && whole < bound).toBe(true);
        }
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses the bound %s', (bound) => {
    expect(() => new RandomStream(streamWords(1, 'x')).integerBelow(bound)).toThrow(RangeError);
  });

  it.each([
    ['uniform', (stream: RandomStream) => stream.uniform(), 0.5, Math.sqrt(1 / 12)],
    ['exponential', (stream: RandomStream) => stream.exponential(7), 7, 7],
    ['normal', (stream: RandomStream) => stream.normal(), 0, 1],
    ['lognormal', (stream: RandomStream) => stream.lognormal(10, 0.5), 10, 5],
    ['bernoulli', (stream: RandomStream) => Number(stream.bernoulli(0.3)), 0.3, Math.sqrt(0.21)],
  ] as const)('%s has the mean and spread it is asked for', (_name, draw, mean, deviation) => {
    const count = 200_000;
    const tally = createTally();
    const stream = new RandomStream(streamWords(2024, 'moments'));
    for (let index = 0; index < count; index += 1) addToTally(tally, draw(stream));
    expect(Math.abs(meanOf(tally) - mean)).toBeLessThan((5 * deviation) / Math.sqrt(count));
    expect(Math.abs(standardDeviationOf(tally) / deviation - 1)).toBeLessThan(0.03);
  });
});

describe('RandomStreams', () => {
  it('gives each name a stream of its own, whatever other streams there are', () => {
    fc.assert(
      fc.property(seeds, fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 6 }), (seed, names) => {
        const [first = ''] = names;
        const alone = draws(new RandomStreams(seed, [first]).get(first), 10);
        const streams = new RandomStreams(seed, names);
        // Draws of the others come before.
        for (const name of names.slice(1)) expect(draws(streams.get(name), 10)).not.toEqual(alone);
        expect(draws(streams.get(first), 10)).toEqual(alone);
      }),
    );
  });

  it('tells seeds apart, beyond 32 bits too', () => {
    const seeds = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 33, Number.MAX_SAFE_INTEGER];
    const firsts = seeds.map((seed) => draws(new RandomStreams(seed, ['x']).get('x'), 4).join());
    expect(new Set(firsts).size).toBe(seeds.length);
  });

  it('leaves neighbouring seeds and names uncorrelated', () => {
    const count = 20_000;
    const correlation = (one: RandomStream, other: RandomStream): number => {
      let sum = 0;
      for (let index = 0; index < count; index += 1) sum += (one.uniform() - 0.5) * (other.uniform() - 0.5);
      return (12 * sum) / count;
    };
    const stream = (seed: number, name: string) => new RandomStream(streamWords(seed, name));
    const most = 5 / Math.sqrt(count);
    for (let seed = 0; seed < 10; seed += 1) {
      expect(Math.abs(correlation(stream(seed, 'arrivals'), stream(seed + 1, 'arrivals')))).toBeLessThan(most);
      expect(Math.abs(correlation(stream(seed, 'arrivals'), stream(seed, 'service')))).toBeLessThan(most);
    }
  });

  it('goes on from a saved state in the streams that others hold', () => {
    const streams = new RandomStreams(7, ['a', 'b']);
    const held = streams.get('a');
    draws(held, 3);
    const saved = streams.save();
    const expected = draws(held, 5);
    draws(streams.get('b'), 9);
    streams.restore(saved);
    expect(draws(held, 5)).toEqual(expected);
    expect(draws(streams.get('b'), 2)).toEqual(draws(new RandomStreams(7, ['b']).get('b'), 2));
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses the seed %s', (seed) => {
    expect(() => new RandomStreams(seed, ['x'])).toThrow(RangeError);
  });

  it('refuses a stream that the model does not list', () => {
    expect(() => new RandomStreams(1, ['x']).get('y')).toThrow('no random stream y');
  });
});
