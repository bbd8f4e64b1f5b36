// Which moment a task waits for, and how fast one gets there.
import { expect, it } from 'vitest';
import { momentOf, speedFor } from './run-to.ts';

const above = { is: 'metric', metric: 'p99ResponseMs', op: '>', value: 500 } as const;

it('finds the last moment that must have passed', () => {
  expect(momentOf({ is: 'after', at: 10_000 })).toBe(10_000);
  expect(momentOf({ is: 'and', goals: [{ is: 'after', at: 5 }, above, { is: 'after', at: 9 }] })).toBe(9);
  expect(momentOf({ is: 'before', at: 20, goal: { is: 'and', goals: [{ is: 'after', at: 12 }, above] } })).toBe(12);
});

it('finds none where time alone decides nothing', () => {
  expect(momentOf(above)).toBeUndefined();
  expect(momentOf({ is: 'not', goal: { is: 'after', at: 3 } })).toBeUndefined();
  expect(momentOf({ is: 'or', goals: [{ is: 'after', at: 3 }, above] })).toBeUndefined();
});

it('takes the least speed that nobody waits at, and never less than the own one', () => {
  const clock = { unit: 'ms', until: 60_000, sampleEvery: 250, rate: 200 } as const;
  expect(speedFor(clock, 10_000, 1)).toBe(10);
  expect(speedFor(clock, 100, 1)).toBe(1);
  expect(speedFor(clock, 10_000, 50)).toBe(50);
  expect(speedFor(clock, 1e9, 1)).toBe(100);
});
