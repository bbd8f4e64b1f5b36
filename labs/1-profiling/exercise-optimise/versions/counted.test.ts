// Each built-in version is counted as the sandbox counts its source: line by line, and by calling context.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchOf } from '#src/algorithms/growth/own-search.ts';
import { fitPower, growingSizes } from '#src/algorithms/growth/power-fit.ts';
import { drawList, type ListValue, mismatchOf, repeatedIn } from '#src/algorithms/growth/repeated-values.ts';
import { countedModule } from '#src/sandbox/testing/counted-module.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import slowSource from '../exercises/repeated/starter.ts?raw';
import type { BuiltIn } from '../settings.ts';
import { contextsOf, totalsOf } from './contexts.ts';
import { COUNTED } from './counted.ts';
import { SOURCES } from './sources.ts';

const TEXTS: Readonly<Record<BuiltIn, string>> = { slow: slowSource, ...SOURCES };
const names = Object.keys(TEXTS) as BuiltIn[];
const value: fc.Arbitrary<ListValue> = fc.constantFrom(0, 1, '1', '', true, null, 'a', 7, Number.NaN);

describe.each(names)('%s', (name) => {
  it('answers and counts as its source does (random lists)', async () => {
    const { instantiate, meter } = await countedModule(TEXTS[name]);
    const search = searchOf(instantiate(), 'repeatedValues');
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), (list) => {
        const own = COUNTED[name](list);
        const measured = meter.measure(() => search([...list]) as unknown[]);
        expect([...measured.value]).toEqual(own.answer);
        expect(measured.profile.lines).toEqual(own.lines);
        expect(contextsOf(measured.profile)).toEqual(own.contexts);
        expect(measured.operations).toBe(own.operations);
      }),
    );
  });
  it('adds up: what the contexts did is what the lines did', () => {
    const { lines, contexts } = COUNTED[name]([1, 2, 1, 3, 2]);
    expect(totalsOf(contexts)[0]).toBe(lines.reduce((sum, { operations }) => sum + operations, 0));
  });
});

it.each([
  ['slow', 2],
  ['split', 2],
  ['half', 2],
  ['keys', 1],
] as const)('%s grows as n^%d, within 0.05', (name, exponent) => {
  const random = new RandomStream(streamWords(3, 'list'));
  const points = growingSizes(16, 2048, 25).map((n) => ({
    n,
    cost: COUNTED[name](drawList('numbers', n, 0.5, random)).operations,
  }));
  expect(Math.abs((fitPower(points)?.exponent ?? 0) - exponent)).toBeLessThan(0.05);
});

it('keys are wrong where a number and a text are written alike, and only there', () => {
  const random = new RandomStream(streamWords(3, 'list'));
  const mixed = drawList('mixed', 100, 0.5, random);
  expect(mismatchOf(repeatedIn(mixed), COUNTED.keys(mixed).answer)).toMatchObject({ is: 'extra' });
  const numbers = drawList('numbers', 100, 0.5, random);
  expect(mismatchOf(repeatedIn(numbers), COUNTED.keys(numbers).answer)).toBeUndefined();
});

it('keeps the dearest of many contexts, with their callers', () => {
  const count = 200;
  const contexts = contextsOf({
    functions: Array.from({ length: count }, (_, index) => ({ name: `f${index}`, line: index + 1 })),
    nodes: {
      function: Int32Array.from([-1, ...Array.from({ length: count }, (_, index) => index)]),
      parent: Int32Array.from([-1, ...Array.from({ length: count }, (_, index) => Math.floor((index + 1) / 2))]),
      calls: Float64Array.from([0, ...Array.from({ length: count }, () => 1)]),
      selfOperations: Float64Array.from([0, ...Array.from({ length: count }, (_, index) => index + 1)]),
      selfTimeMs: new Float64Array(count + 1),
    },
    lines: [],
  });
  expect(contexts.length).toBeLessThan(60);
  expect(contexts.length).toBeGreaterThan(30);
  expect(contexts.every(({ parent }, index) => parent < index)).toBe(true);
  expect(contexts.filter(({ parent }) => parent < 0)).toHaveLength(1);
});
