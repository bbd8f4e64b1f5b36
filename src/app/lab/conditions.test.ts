// Which conditions of a challenge are told one by one.
import { describe, expect, it } from 'vitest';
import type { Goal } from '../../contract/goal.ts';
import { conditionsIn, holds } from './conditions.ts';

const metric = { is: 'metric', metric: 'pages', op: '<=', value: 20 } as const satisfies Goal;
const parameter = { is: 'parameter', parameter: 'target', op: '=', value: 99.9 } as const satisfies Goal;

describe('the conditions of a challenge', () => {
  it('are those that all have to hold, however they are put together', () => {
    const goal: Goal = {
      is: 'and',
      goals: [
        { is: 'after', at: 5 },
        metric,
        { is: 'and', goals: [parameter] },
        { is: 'or', goals: [metric, parameter] },
      ],
    };
    expect(conditionsIn(goal).map(({ name, limit }) => [name, limit])).toEqual([
      ['pages', 20],
      ['target', 99.9],
    ]);
  });

  it('hold as the goal does, and never of a figure that is not there yet', () => {
    const [condition] = conditionsIn(metric);
    if (condition === undefined) throw new Error('a metric is a condition');
    expect([20, 21, Number.NaN, undefined].map((value) => holds(condition, value))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
