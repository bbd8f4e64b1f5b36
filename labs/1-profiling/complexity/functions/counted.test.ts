// The built-in functions cost what the sandbox's counter says of their sources, and grow as theory says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPower, growingSizes } from '#src/algorithms/growth/power-fit.ts';
import { drawList } from '#src/algorithms/growth/repeated-values.ts';
import { countedModule } from '#src/sandbox/testing/counted-module.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import type { FunctionName } from '../settings.ts';
import { FUNCTIONS } from './catalogue.ts';
import { SOURCES } from './sources.ts';

const names = Object.keys(SOURCES) as FunctionName[];
const dice = (): RandomStream => new RandomStream(streamWords(7, 'pivots'));
const tools = () => {
  const stream = dice();
  return { pick: (below: number) => stream.integerBelow(below) };
};

/** The source's one export, with two numbers where it multiplies. */
async function ownCount(name: FunctionName) {
  const { instantiate, meter } = await countedModule(SOURCES[name]);
  const [run] = Object.values(instantiate()) as ((...given: readonly unknown[]) => unknown)[];
  if (run === undefined) throw new Error(`${name} exports nothing`);
  return (items: readonly number[]) => {
    const { pick } = tools();
    const second = name === 'schoolbook' || name === 'karatsuba' ? [...items] : pick;
    return meter.measure(() => run([...items], second));
  };
}

describe.each(names)('%s', (name) => {
  it('is counted as the sandbox counts its source (random lists)', async () => {
    const count = await ownCount(name);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 80 }), (items) => {
        expect(FUNCTIONS[name]([...items], tools()).operations).toBe(count(items).operations);
      }),
    );
  });
  it('takes steps that stay in the list', () => {
    const steps: (readonly number[])[] = [];
    const step = (places: readonly number[]): void => {
      steps.push(places);
    };
    FUNCTIONS[name](drawList('numbers', 16, 0.25, dice()).map(Number), { ...tools(), step });
    expect(steps.length).toBeGreaterThan(5);
    expect(steps.flat().every((place) => place >= 0 && place < 16)).toBe(true);
  });
});

const costsOf = (name: FunctionName, sizes: readonly number[], key: 'operations' | 'memory' = 'operations') =>
  sizes.map((n) => ({
    n,
    cost: FUNCTIONS[name](drawList('numbers', n, 0.25, dice()).map(Number), tools())[key],
  }));

it.each([
  ['all-pairs', 2, 0.05],
  ['pairs', 2, 0.05],
  ['set', 1, 0.05],
  ['includes', 2, 0.15],
  ['spread', 2, 0.15],
  ['shift', 2, 0.15],
  ['concat', 2, 0.15],
  ['schoolbook', 2, 0.05],
  ['doubling', 1, 0.05],
  ['karatsuba', Math.log2(3), 0.05],
  ['merge-sort', 1.16, 0.05],
  ['heapsort', 1.16, 0.05],
  ['random-quicksort', 1.16, 0.08],
] as const)('%s grows as n to the power of %f, within %f', (name, exponent, most) => {
  const points = costsOf(name, growingSizes(64, 4096, 25));
  expect(Math.abs((fitPower(points)?.exponent ?? 0) - exponent)).toBeLessThan(most);
});

it('blocks look linear while they are few, and are quadratic', () => {
  expect(fitPower(costsOf('blocks', growingSizes(16, 64, 9)))?.exponent).toBeLessThan(1.05);
  expect(fitPower(costsOf('blocks', growingSizes(8192, 65536, 9)))?.exponent).toBeGreaterThan(1.9);
});

it('the copies of an array that doubles are fewer than two for each element', () => {
  for (const n of [1, 2, 3, 64, 65, 1000, 4096]) {
    const [{ cost } = { cost: 0 }] = costsOf('doubling', [n]);
    // Without what putting costs: two operations for each copy, three for each move.
    expect(cost - 6 - 5 * n).toBeLessThan(2 * 2 * n + 3 * (Math.log2(n) + 1));
  }
});

it('a first pivot makes a sorted list the worst one: each element with each behind it', () => {
  const sorted = (n: number) => Array.from({ length: n }, (_, index) => index);
  const points = growingSizes(64, 2048, 20).map((n) => ({
    n,
    cost: FUNCTIONS.quicksort(sorted(n), tools()).operations,
  }));
  expect(fitPower(points)?.exponent).toBeGreaterThan(1.8);
  expect(FUNCTIONS.quicksort(sorted(500), tools()).memory).toBe(500);
  expect(FUNCTIONS['random-quicksort'](sorted(500), tools()).memory).toBeLessThan(50);
});

it.each([
  ['pairs', 1],
  ['set', 14],
  ['merge-sort', 32],
  ['heapsort', 1],
  ['spread', 15],
  ['shift', 16],
] as const)('%s holds %i elements beside a list of 16', (name, memory) => {
  expect(costsOf(name, [16], 'memory')[0]?.cost).toBe(memory);
});
