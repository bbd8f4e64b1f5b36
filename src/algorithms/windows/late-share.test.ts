// The share of late events in the steady state: limits that can be checked by hand, and a plain simulation.
import { describe, expect, it } from 'vitest';
import { excessOf, lateShare } from './late-share.ts';

const USUAL = { meanMs: 800, variation: 1, stragglerShare: 0, stragglerMeanMs: 0 };

describe('what a delay has beyond a time', () => {
  it('is the mean beyond nothing, and nothing in the end', () => {
    expect(excessOf(USUAL, 0)).toBe(800);
    expect(excessOf(USUAL, 1e7)).toBeLessThan(1e-6);
    expect(excessOf({ ...USUAL, variation: 0 }, 300)).toBe(500);
  });

  it('is exponential for stragglers', () => {
    const all = { meanMs: 0, variation: 0, stragglerShare: 1, stragglerMeanMs: 1000 };
    expect(excessOf(all, 2000)).toBeCloseTo(1000 * Math.exp(-2), 9);
  });
});

describe('the share of late events', () => {
  const at = (watermarkDelayMs: number, delays = USUAL) =>
    lateShare(delays, { eventsPerS: 5, sizeMs: 10_000, watermarkDelayMs });

  it('falls with the delay, and is none where nothing overtakes', () => {
    const shares = [0, 500, 2000, 8000].map((delay) => at(delay));
    expect([...shares].sort((one, other) => other - one)).toEqual(shares);
    expect(shares[0]).toBeGreaterThan(0.02);
    expect(at(0, { ...USUAL, variation: 0 })).toBeCloseTo(0, 6);
  });

  it('is exponential over size where stragglers alone are late and the newest is always there', () => {
    const delays = { meanMs: 0, variation: 0, stragglerShare: 0.02, stragglerMeanMs: 4000 };
    const share = lateShare(delays, { eventsPerS: 10_000, sizeMs: 10_000, watermarkDelayMs: 2000 });
    const wanted = (0.02 * 4000 * (Math.exp(-0.5) - Math.exp(-3))) / 10_000;
    expect(share).toBeCloseTo(wanted, 5);
  });
});
