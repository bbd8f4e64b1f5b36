// The latest values: those since a time, oldest first, as a plain list would give them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addToRecent, createRecent, recentSince } from './recent.ts';

it('gives what a list of the latest would give', () => {
  const step = fc.record({ wait: fc.nat(3), value: fc.nat(100) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), fc.nat(60), (steps, most, since) => {
      const recent = createRecent(most);
      const all: { readonly at: number; readonly value: number }[] = [];
      let at = 0;
      for (const { wait, value } of steps) {
        at += wait;
        addToRecent(recent, at, value);
        all.push({ at, value });
      }
      const expected = all.slice(-most).filter((each) => each.at >= since);
      expect(Array.from(recentSince(recent, since))).toEqual(expected.map(({ value }) => value));
    }),
  );
});
