// The first page's dots against the theory its line shows.
import { describe, expect, it } from 'vitest';
import { responseMs, simulatedDots, simulateResponseMs } from './hero-model.ts';

describe('the curve of the first page', () => {
  it.each([0.2, 0.5, 0.8])('is met by a long run at load %f', (load) => {
    const measured = simulateResponseMs(load, 12_345, 400_000);
    expect(Math.abs(measured / responseMs(load) - 1)).toBeLessThan(0.03);
  });

  it('has the same dots each time, scattered about the line', () => {
    const dots = simulatedDots(60, 0.95);
    expect(dots).toEqual(simulatedDots(60, 0.95));
    const above = dots.filter((dot) => dot.responseMs > responseMs(dot.load)).length;
    expect(above).toBeGreaterThan(12);
    expect(above).toBeLessThan(48);
  });
});
