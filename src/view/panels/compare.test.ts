// Two runs side by side: better is what the metric says is better.
import { describe, expect, it } from 'vitest';
import { compareMetric, sparkline } from './compare.ts';

describe('compareMetric', () => {
  it('follows the direction of the metric', () => {
    expect(compareMetric(600, 150, 'lower')).toEqual({ change: -450, share: -0.75, verdict: 'better' });
    expect(compareMetric(0.5, 0.6, 'lower').verdict).toBe('worse');
    expect(compareMetric(0.5, 0.6, 'higher').verdict).toBe('better');
    expect(compareMetric(1, 2, undefined).verdict).toBe('none');
  });
  it('has words for equal, zero and no number', () => {
    expect(compareMetric(3, 3, 'lower').verdict).toBe('same');
    expect(compareMetric(0, 5, 'lower')).toEqual({ change: 5, share: undefined, verdict: 'worse' });
    expect(compareMetric(Number.NaN, 5, 'lower').verdict).toBe('none');
    expect(compareMetric(0, 0, 'lower').verdict).toBe('same');
  });
});

describe('sparkline', () => {
  it('fills its box and skips what is no number', () => {
    expect(sparkline([0, 10], 40, 12, 10)).toBe('M0.0 11.0L40.0 1.0');
    expect(sparkline([0, Number.NaN, 10], 40, 12, 10)).toBe('M0.0 11.0L40.0 1.0');
    expect(sparkline([5], 40, 12, 10)).toBe('');
  });
});
