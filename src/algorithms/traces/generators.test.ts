// The trace makers: reproducible, and with the popularity they promise.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loop, scanMixedWithZipf, shiftingPopularity, zipf } from './generators.ts';
import { mulberry32 } from './mulberry32.ts';

function countOf(keys: Int32Array, wanted: (key: number) => boolean): number {
  return keys.reduce((count, key) => count + (wanted(key) ? 1 : 0), 0);
}

describe('mulberry32', () => {
  it('is uniform on [0, 1): ten equal boxes fill evenly', () => {
    const uniform = mulberry32(1);
    const boxes = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw += 1) {
      const value = uniform();
      expect(value >= 0 && value < 1).toBe(true);
      const box = Math.floor(value * 10);
      boxes[box] = (boxes[box] ?? 0) + 1;
    }
    const chiSquare = boxes.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // 9 degrees of freedom: 27.9 is passed once in a thousand seeds.
    expect(chiSquare).toBeLessThan(27.9);
  });
});

describe('zipf', () => {
  it('repeats from its seed', () => {
    expect(zipf(mulberry32(3), 50, 1, 100)).toEqual(zipf(mulberry32(3), 50, 1, 100));
    expect(zipf(mulberry32(3), 50, 1, 100)).not.toEqual(zipf(mulberry32(4), 50, 1, 100));
  });

  it('draws each key as often as the law says', () => {
    const objects = 20;
    const keys = zipf(mulberry32(9), objects, 0.8, 100_000);
    const weights = Array.from({ length: objects }, (_, rank) => (rank + 1) ** -0.8);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const chiSquare = weights.reduce((sum, weight, rank) => {
      const expected = (100_000 * weight) / total;
      return sum + (countOf(keys, (key) => key === rank) - expected) ** 2 / expected;
    }, 0);
    // 19 degrees of freedom: 43.8 is passed once in a thousand seeds.
    expect(chiSquare).toBeLessThan(43.8);
  });

  it('stays within its keys', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (seed, objects, exponent) => {
          const keys = zipf(mulberry32(seed), objects, exponent, 50);
          expect(keys.every((key) => key >= 0 && key < objects)).toBe(true);
        },
      ),
    );
  });

  it.each([
    [0, 1, 5, /objects/],
    [5, -1, 5, /exponent/],
    [5, Number.NaN, 5, /exponent/],
    [5, 1, 1.5, /length/],
  ])('refuses %s objects, exponent %s, length %s', (objects, exponent, length, message) => {
    expect(() => zipf(mulberry32(1), objects, exponent, length)).toThrow(message);
  });
});

it('loop goes round', () => {
  expect(loop(3, 7)).toEqual(Int32Array.of(0, 1, 2, 0, 1, 2, 0));
});

describe('scans mixed with zipf', () => {
  const mix = { objects: 100, exponent: 1, scanLength: 50, scanShare: 0.3, length: 200_000 };
  const keys = scanMixedWithZipf(mulberry32(5), mix);

  it('reads each scanned key once, in a row', () => {
    const scanned = keys.filter((key) => key >= mix.objects);
    expect(scanned).toEqual(Int32Array.from({ length: scanned.length }, (_, index) => mix.objects + index));
  });

  it('has the share it was asked for', () => {
    expect(countOf(keys, (key) => key >= mix.objects) / mix.length).toBeCloseTo(0.3, 1);
  });

  it.each([
    [0, 0],
    [1, 1000],
  ])('a share of %s scans %s of a thousand requests', (scanShare, wanted) => {
    const all = scanMixedWithZipf(mulberry32(5), { ...mix, scanShare, length: 1000 });
    expect(countOf(all, (key) => key >= mix.objects)).toBe(wanted);
  });

  it('refuses a share beyond 1', () => {
    expect(() => scanMixedWithZipf(mulberry32(5), { ...mix, scanShare: 1.5 })).toThrow(/scanShare/);
  });
});

it('shifting popularity moves its hot set round the ring of keys', () => {
  const keys = shiftingPopularity(mulberry32(8), {
    objects: 10,
    exponent: 2,
    shiftEvery: 5000,
    shiftBy: 4,
    length: 15_000,
  });
  const hottest = [0, 1, 2].map((phase) => {
    const part = keys.subarray(phase * 5000, (phase + 1) * 5000);
    const counts = Array.from({ length: 10 }, (_, key) => countOf(part, (drawn) => drawn === key));
    return counts.indexOf(Math.max(...counts));
  });
  expect(hottest).toEqual([0, 4, 8]);
});
