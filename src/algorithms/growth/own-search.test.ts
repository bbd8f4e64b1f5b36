// A student's search is asked with care: what it is not, and what it does not give, is said in both languages; what does too
// much is stopped; and what was measured is believed only as far as it can be true.
import { describe, expect, it } from 'vitest';
import { countedModule } from '../../sandbox/testing/counted-module.ts';
import { expectSaid, faultOf } from '../testing/faults.ts';
import { measureGrowth, readGrowth } from './graded-growth.ts';
import { answerOf, ask, searchOf } from './own-search.ts';

const LISTS = [16, 32, 64].map((n) => Array.from({ length: n }, (_, index) => Math.floor(index / 2)));

describe('asking', () => {
  it.each([undefined, null, {}, { search: 7 }, []])('%j has no search', (policy) => {
    expectSaid(faultOf(() => searchOf(policy, 'search')));
  });
  it.each([undefined, null, 7, 'abc', new Set([1]), { length: 2 }, Promise.resolve([])])('%s is no answer', (given) => {
    expectSaid(faultOf(() => answerOf(given)));
  });
  it('cuts an answer that would fill the memory', () => {
    const long: unknown[] = [];
    long.length = 4e9;
    expect(answerOf(long).length).toBe(100_000);
  });
  it('stops what has no end, and lets errors through', async () => {
    const { instantiate, meter } = await countedModule(
      'export function loop() { for (;;) ; }\nexport function bad() { throw new Error("mine"); }',
    );
    expect(ask(searchOf(instantiate(), 'loop'), [], meter)).toBeUndefined();
    expect(() => ask(searchOf(instantiate(), 'bad'), [], meter)).toThrow('mine');
  });
});

describe('reading growth', () => {
  const right = LISTS.map((list) => ({ operations: 5 * list.length, answer: [...new Set(list)] }));

  it('fits what was measured', async () => {
    const { instantiate, meter } = await countedModule(
      'export function find(list) { const out = []; for (const a of list) for (const b of list) if (a === b && !out.includes(a)) out.push(a); return out; }',
    );
    const growth = readGrowth(LISTS, structuredClone(measureGrowth(searchOf(instantiate(), 'find'), LISTS, meter)));
    expect(growth.is === 'fitted' && growth.fit.exponent > 1.8).toBe(true);
    expect(readGrowth(LISTS, right)).toMatchObject({ is: 'fitted', first: { n: 16, cost: 80 } });
  });
  it.each([
    [undefined, 'noAnswers'],
    ['passed', 'noAnswers'],
    [[], 'noAnswers'],
    [right.slice(1), 'wrong'],
    [right.map((row) => ({ ...row, operations: 3 })), 'notLooked'],
    [right.map((row) => ({ ...row, operations: Number.NaN })), 'noAnswers'],
    [right.map((row) => ({ ...row, operations: -1 })), 'stopped'],
    [right.map((row) => ({ ...row, answer: [] })), 'wrong'],
  ])('%j is %s', (measured, is) => {
    expect(readGrowth(LISTS, measured).is).toBe(is);
  });
});
