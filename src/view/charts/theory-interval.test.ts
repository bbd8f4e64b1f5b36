// The mark and the interval keep their order and stay on the track, wherever the value lies.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layInterval } from './theory-interval.ts';

describe('an interval on its track', () => {
  it('keeps order and room, inside or outside', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, value, (expected, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const places = layInterval(expected, { low, high }, 100);
        for (const place of Object.values(places)) {
          expect(place).toBeGreaterThanOrEqual(12 - 1e-9);
          expect(place).toBeLessThanOrEqual(88 + 1e-9);
        }
        expect(places.low).toBeLessThanOrEqual(places.high);
        if (expected < low) expect(places.mark).toBeLessThanOrEqual(places.low);
        if (expected > high) expect(places.mark).toBeGreaterThanOrEqual(places.high);
      }),
    );
  });
  it('puts a value alone in the middle', () => expect(layInterval(7, undefined, 100).mark).toBe(50));
});
