// The built-in searches cost what the sandbox's counter says of their sources, and grow as theory says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchOf } from '#src/algorithms/growth/own-search.ts';
import { fitPower, growingSizes } from '#src/algorithms/growth/power-fit.ts';
import { countedModule } from '#src/sandbox/testing/counted-module.ts';
import { fastText, slowText } from '../testing/searches.ts';
import { countFast, countSlow } from './counted.ts';

describe.each([
  ['slow', slowText, countSlow],
  ['fast', fastText, countFast],
] as const)('the %s search', (_name, source, count) => {
  it('is counted as the sandbox counts it (random lists)', async () => {
    const { instantiate, meter } = await countedModule(source);
    const search = searchOf(instantiate(), 'findDuplicates');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }), (items) => {
        expect(count(items)).toBe(meter.measure(() => search([...items])).operations);
      }),
    );
  });
});

it.each([
  ['slow', countSlow, 2],
  ['fast', countFast, 1],
] as const)('the %s one grows as n^%d, within 0.05', (_name, count, exponent) => {
  for (const copies of [1, 2]) {
    const points = growingSizes(16, 2048, 25).map((n) => ({
      n,
      cost: (count as (items: number[]) => number)(Array.from({ length: n }, (_, index) => Math.floor(index / copies))),
    }));
    expect(Math.abs((fitPower(points)?.exponent ?? 0) - exponent)).toBeLessThan(0.05);
  }
});
