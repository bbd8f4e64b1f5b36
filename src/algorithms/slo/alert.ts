// What a rule does from one evaluation to the next, as Prometheus has it: pending while its condition holds and `for` has not
// passed, firing after that, inactive as soon as the condition does not hold.
import type { AlertRule } from './rules.ts';

export type AlertPhase = 'inactive' | 'pending' | 'firing';

export interface AlertState {
  readonly phase: AlertPhase;
  /** The evaluation, in minutes, at which the condition came to hold. */
  readonly activeSince: number;
}

export const INACTIVE: AlertState = { phase: 'inactive', activeSince: 0 };

/** Whether the condition holds; `errorRatio` of a window without requests is NaN, which is above nothing. */
export function isAbove(rule: AlertRule, budget: number, errorRatio: (minutes: number) => number): boolean {
  const threshold = rule.burnRate * budget;
  return (
    errorRatio(rule.longMinutes) > threshold && (rule.shortMinutes === 0 || errorRatio(rule.shortMinutes) > threshold)
  );
}

/** @param minute of this evaluation */
export function evaluateAlert(rule: AlertRule, state: AlertState, holds: boolean, minute: number): AlertState {
  if (!holds) return INACTIVE;
  const activeSince = state.phase === 'inactive' ? minute : state.activeSince;
  return { phase: minute - activeSince >= rule.forMinutes ? 'firing' : 'pending', activeSince };
}
