// Watches goals over a run: one small state machine per node of the algebra, advanced once per sample.
import type { Comparison, Goal } from '../contract/goal.ts';
import type { Metrics, ParameterValues } from '../contract/model.ts';
import type { Action, GoalState } from '../contract/run.ts';

/** What a goal may look at, at one moment. */
export interface GoalFacts {
  readonly time: number;
  readonly params: ParameterValues;
  readonly actions: readonly Action[];
  readonly ownCode: boolean;
  metrics(): Metrics;
  latest(series: string): number;
  /** Records of that name so far. */
  records(name: string): number;
  probe(name: string): boolean;
}

type Watch = (facts: GoalFacts) => boolean;

export function compare(left: number | string | boolean, op: Comparison, right: number | string | boolean): boolean {
  switch (op) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '=':
      return left === right;
    case '!=':
      return left !== right;
  }
}

const matches = (action: Action, name: string, where: Readonly<Record<string, unknown>> | undefined): boolean =>
  action.action === name && Object.entries(where ?? {}).every(([field, value]) => action[field] === value);

/** A fresh watcher of a goal; the temporal operators remember what came before, so feed it every sample in order. */
export function watchGoal(goal: Goal): Watch {
  switch (goal.is) {
    case 'metric':
      return (facts) => compare(facts.metrics()[goal.metric] ?? Number.NaN, goal.op, goal.value);
    case 'series':
      return (facts) => compare(facts.latest(goal.series), goal.op, goal.value);
    case 'parameter':
      return (facts) => {
        const value = facts.params[goal.parameter];
        return value !== undefined && typeof value !== 'object' && compare(value, goal.op, goal.value);
      };
    case 'records':
      return (facts) => compare(facts.records(goal.record), goal.op, goal.value);
    case 'action':
      return (facts) =>
        facts.actions.some((action) => action.at <= facts.time && matches(action, goal.action, goal.where));
    case 'without':
      return (facts) =>
        !facts.actions.some((action) => action.at <= facts.time && matches(action, goal.action, goal.where));
    case 'ownCode':
      return (facts) => facts.ownCode;
    case 'after':
      return (facts) => facts.time >= goal.at;
    case 'before': {
      const inner = watchGoal(goal.goal);
      let happened = false;
      return (facts) => {
        if (inner(facts) && facts.time <= goal.at) happened = true;
        return happened;
      };
    }
    case 'for': {
      const inner = watchGoal(goal.goal);
      let since: number | undefined;
      return (facts) => {
        since = inner(facts) ? (since ?? facts.time) : undefined;
        return since !== undefined && facts.time - since >= goal.lasting;
      };
    }
    case 'within': {
      const cause = watchGoal(goal.since);
      const effect = watchGoal(goal.goal);
      let began: number | undefined;
      let happened = false;
      return (facts) => {
        if (cause(facts)) began ??= facts.time;
        if (effect(facts) && began !== undefined && facts.time - began <= goal.lasting) happened = true;
        return happened;
      };
    }
    case 'and': {
      const parts = goal.goals.map(watchGoal);
      // Every part is fed, so that none of them misses a sample.
      return (facts) => parts.map((part) => part(facts)).every(Boolean);
    }
    case 'or': {
      const parts = goal.goals.map(watchGoal);
      return (facts) => parts.map((part) => part(facts)).some(Boolean);
    }
    case 'not': {
      const inner = watchGoal(goal.goal);
      return (facts) => !inner(facts);
    }
    case 'probe':
      return (facts) => facts.probe(goal.probe);
  }
}

/** A set of named goals; `at` is when each was first met. */
export class GoalBoard {
  private readonly watches: ReadonlyMap<string, Watch>;
  private readonly states = new Map<string, GoalState>();

  constructor(goals: Readonly<Record<string, Goal>>) {
    this.watches = new Map(Object.entries(goals).map(([id, goal]) => [id, watchGoal(goal)]));
  }

  update(facts: GoalFacts): void {
    for (const [id, watch] of this.watches) {
      const met = watch(facts);
      const before = this.states.get(id);
      const at = before?.at ?? (met ? facts.time : undefined);
      this.states.set(id, at === undefined ? { met } : { met, at });
    }
  }

  all(): Readonly<Record<string, GoalState>> {
    return Object.fromEntries(this.states);
  }
}
