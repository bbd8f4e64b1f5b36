// The goal algebra over hand-made moments.
import { describe, expect, it } from 'vitest';
import type { Goal } from '../contract/goal.ts';
import { compare, GoalBoard, type GoalFacts, watchGoal } from './goals.ts';

const facts = (
  time: number,
  over: Partial<{ p99: number; queue: number; rate: number; kills: number; probe: boolean; ownCode: boolean }> = {},
): GoalFacts => ({
  time,
  params: { rate: over.rate ?? 10, names: ['a'] },
  actions: [{ at: 50, action: 'kill', server: 1 }],
  ownCode: over.ownCode ?? false,
  metrics: () => ({ p99: over.p99 ?? 100 }),
  latest: () => over.queue ?? Number.NaN,
  records: () => over.kills ?? 0,
  probe: () => over.probe ?? false,
});

const low: Goal = { is: 'metric', metric: 'p99', op: '<', value: 200 };
/** What a watcher answers as it is fed `p99` once a time unit. */
const fed = (goal: Goal, values: readonly number[]): boolean[] => {
  const watch = watchGoal(goal);
  return values.map((p99, time) => watch(facts(time, { p99 })));
};

describe('compare', () => {
  it('is never true of NaN, but for "!="', () => {
    for (const op of ['<', '<=', '>', '>=', '='] as const) expect(compare(Number.NaN, op, 1)).toBe(false);
    expect(compare(Number.NaN, '!=', 1)).toBe(true);
  });

  it.each([
    ['<', [true, false, false]],
    ['<=', [true, true, false]],
    ['>', [false, false, true]],
    ['>=', [false, true, true]],
    ['=', [false, true, false]],
    ['!=', [true, false, true]],
  ] as const)('%s', (op, expected) => {
    expect([1, 2, 3].map((left) => compare(left, op, 2))).toEqual(expected);
  });
});

describe('goals of one moment', () => {
  it.each([
    [low, facts(0), true],
    [low, facts(0, { p99: 200 }), false],
    [{ is: 'metric', metric: 'none', op: '<', value: 1 }, facts(0), false],
    [{ is: 'series', series: 'queue', op: '>', value: 5 }, facts(0), false],
    [{ is: 'series', series: 'queue', op: '>', value: 5 }, facts(0, { queue: 6 }), true],
    [{ is: 'parameter', parameter: 'rate', op: '>=', value: 10 }, facts(0), true],
    [{ is: 'parameter', parameter: 'names', op: '!=', value: 'b' }, facts(0), false],
    [{ is: 'records', record: 'kill', op: '=', value: 2 }, facts(0, { kills: 2 }), true],
    [{ is: 'action', action: 'kill' }, facts(49), false],
    [{ is: 'action', action: 'kill', where: { server: 1 } }, facts(50), true],
    [{ is: 'action', action: 'kill', where: { server: 2 } }, facts(50), false],
    [{ is: 'without', action: 'kill' }, facts(49), true],
    [{ is: 'without', action: 'kill' }, facts(50), false],
    [{ is: 'ownCode' }, facts(0, { ownCode: true }), true],
    [{ is: 'after', at: 10 }, facts(10), true],
    [{ is: 'after', at: 10 }, facts(9), false],
    [{ is: 'probe', probe: 'x' }, facts(0, { probe: true }), true],
    [{ is: 'not', goal: low }, facts(0), false],
    [{ is: 'and', goals: [low, { is: 'ownCode' }] }, facts(0), false],
    [{ is: 'or', goals: [{ is: 'ownCode' }, low] }, facts(0), true],
    [{ is: 'and', goals: [] }, facts(0), true],
    [{ is: 'or', goals: [] }, facts(0), false],
  ] as const)('%j', (goal, given, expected) => {
    expect(watchGoal(goal as Goal)(given)).toBe(expected);
  });
});

describe('goals over time', () => {
  it('"before" holds on once it came true in time, and never if it came late', () => {
    expect(fed({ is: 'before', at: 1, goal: low }, [300, 100, 300])).toEqual([false, true, true]);
    expect(fed({ is: 'before', at: 1, goal: low }, [300, 300, 100])).toEqual([false, false, false]);
  });

  it('"for" counts an unbroken stretch', () => {
    expect(fed({ is: 'for', lasting: 2, goal: low }, [1, 1, 300, 1, 1, 1, 300])).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it('"within" counts from its cause', () => {
    const high: Goal = { is: 'metric', metric: 'p99', op: '>', value: 1000 };
    const recover: Goal = { is: 'within', lasting: 2, since: high, goal: low };
    expect(fed(recover, [100, 2000, 500, 100])).toEqual([false, false, false, true]);
    expect(fed(recover, [100, 2000, 500, 500, 100])).toEqual([false, false, false, false, false]);
  });

  it('feeds every part of a conjunction at every moment', () => {
    const goal: Goal = {
      is: 'and',
      goals: [
        { is: 'after', at: 3 },
        { is: 'for', lasting: 3, goal: low },
      ],
    };
    expect(fed(goal, [1, 1, 1, 1])).toEqual([false, false, false, true]);
    const either: Goal = {
      is: 'or',
      goals: [
        { is: 'before', at: 0, goal: low },
        { is: 'for', lasting: 2, goal: low },
      ],
    };
    expect(fed(either, [300, 1, 1, 1])).toEqual([false, false, false, true]);
  });
});

describe('GoalBoard', () => {
  it('remembers when each goal was first met, also when it no longer is', () => {
    const board = new GoalBoard({ low, never: { is: 'after', at: 1e9 } });
    for (const [time, p99] of [300, 100, 300].entries()) board.update(facts(time, { p99 }));
    expect(board.all()).toEqual({ low: { met: false, at: 1 }, never: { met: false } });
  });
});
