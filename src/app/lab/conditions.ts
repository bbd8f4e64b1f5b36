// The conditions of a challenge that can be told one by one: limits of figures, and settings that must stay as they are.
import type { Comparison, Goal } from '../../contract/goal.ts';
import { compare } from '../../sim/goals.ts';

export interface Condition {
  readonly is: 'metric' | 'parameter';
  readonly name: string;
  readonly op: Comparison;
  readonly limit: number | string | boolean;
}

/** Those that all have to hold; what holds only under others is left out. */
export function conditionsIn(goal: Goal): readonly Condition[] {
  switch (goal.is) {
    case 'and':
      return goal.goals.flatMap(conditionsIn);
    case 'metric':
      return [{ is: 'metric', name: goal.metric, op: goal.op, limit: goal.value }];
    case 'parameter':
      return [{ is: 'parameter', name: goal.parameter, op: goal.op, limit: goal.value }];
    default:
      return [];
  }
}

export const holds = ({ op, limit }: Condition, value: unknown): boolean =>
  (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') && compare(value, op, limit);

export const SIGNS: Readonly<Record<Comparison, string>> = {
  ...{ '<': '<', '<=': '≤', '>': '>', '>=': '≥', '=': '=', '!=': '≠' },
};
