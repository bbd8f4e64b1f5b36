// Quantiles against printed tables, and the intervals' promise: they hold as often as they say.
import { describe, expect, it } from 'vitest';
import { bandOf, levelOfEach, meanConfidence, normalQuantile, studentQuantile } from './confidence.ts';
import { RandomStream, streamWords } from './random.ts';

describe('quantiles', () => {
  it.each([
    [0.5, 0],
    [0.75, 0.674489750196082],
    [0.95, 1.644853626951472],
    [0.975, 1.959963984540054],
    [0.995, 2.575829303548901],
    [0.999, 3.090232306167813],
    [1e-6, -4.753424308822899],
  ])('normal(%s) is %s', (probability, expected) => {
    expect(Math.abs(normalQuantile(probability) - expected)).toBeLessThan(1e-8);
  });

  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, three decimals.
  it.each([
    [0.975, 1, 12.706],
    [0.975, 2, 4.303],
    [0.975, 3, 3.182],
    [0.975, 4, 2.776],
    [0.975, 5, 2.571],
    [0.95, 7, 1.895],
    [0.975, 9, 2.262],
    [0.99, 10, 2.764],
    [0.995, 15, 2.947],
    [0.975, 19, 2.093],
    [0.975, 29, 2.045],
    [0.975, 30, 2.042],
    [0.999, 60, 3.232],
    [0.975, 100, 1.984],
  ])('t(%s) with %i degrees of freedom is %s', (probability, degrees, expected) => {
    expect(Math.abs(studentQuantile(probability, degrees) - expected)).toBeLessThan(0.0011);
    expect(studentQuantile(1 - probability, degrees)).toBeCloseTo(-studentQuantile(probability, degrees), 8);
  });

  it('comes to the normal one as the degrees grow', () => {
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(normalQuantile(0.975), 5);
  });

  it('refuses what is no probability and no degree of freedom', () => {
    for (const probability of [0, 1, -1, Number.NaN]) expect(() => normalQuantile(probability)).toThrow(RangeError);
    expect(() => studentQuantile(0.9, 0)).toThrow(RangeError);
  });
});

describe('the interval of a mean', () => {
  it('is the textbook one', () => {
    // Mean 3, standard deviation √2.5, t(0.975, 4) = 2.776.
    const { mean, low, high } = meanConfidence([1, 2, 3, 4, 5], 0.95);
    expect(mean).toBe(3);
    expect(high).toBeCloseTo(3 + 2.776445 * Math.sqrt(2.5 / 5), 5);
    expect(low).toBeCloseTo(3 - 2.776445 * Math.sqrt(2.5 / 5), 5);
  });

  it('holds the true mean as often as it says', () => {
    const stream = new RandomStream(streamWords(11, 'coverage'));
    const trials = 4000;
    let held = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const { low, high } = meanConfidence(
        Array.from({ length: 6 }, () => 5 + stream.normal()),
        0.9,
      );
      if (low <= 5 && 5 <= high) held += 1;
    }
    expect(Math.abs(held / trials - 0.9)).toBeLessThan(4 * Math.sqrt((0.9 * 0.1) / trials));
  });

  it('needs two values', () => {
    expect(() => meanConfidence([1], 0.95)).toThrow(RangeError);
  });

  it('shares a family level out so that the product comes back', () => {
    expect(levelOfEach(0.95, 12) ** 12).toBeCloseTo(0.95, 12);
  });
});

describe('a band', () => {
  it('takes quantiles at each moment and leaves gaps out', () => {
    const replicas = [
      [1, 10, Number.NaN],
      [2, 20, Number.NaN],
      [3, Number.NaN],
    ];
    const { low, high } = bandOf(replicas, 0, 1);
    expect([...low]).toEqual([1, 10, Number.NaN]);
    expect([...high]).toEqual([3, 20, Number.NaN]);
    expect(bandOf([], 0, 1).low.length).toBe(0);
  });
});
