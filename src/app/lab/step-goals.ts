// The goals that are watched while a step is open: its tasks, and what decides its prediction.
import type { Goal } from '../../contract/goal.ts';
import type { Step } from '../../contract/manifest.ts';

/** The metrics that a goal compares, each once: what a student watches while they work at it. */
export function metricsIn(goal: Goal): readonly string[] {
  switch (goal.is) {
    case 'metric':
      return [goal.metric];
    case 'and':
    case 'or':
      return [...new Set(goal.goals.flatMap(metricsIn))];
    case 'before':
    case 'for':
    case 'not':
      return metricsIn(goal.goal);
    case 'within':
      return [...new Set([goal.since, goal.goal].flatMap(metricsIn))];
    default:
      return [];
  }
}

/** The run has shown what was to be predicted. */
export const REACHED = 'prediction:reached';
export const GIVEN = 'prediction:given';
export const answerGoal = (answer: string): string => `prediction:${answer}`;

export function stepGoals(step: Step): Readonly<Record<string, Goal>> {
  const goals: Record<string, Goal> = {};
  for (const task of step.tasks ?? []) goals[task.id] = task.goal;
  const { prediction } = step;
  if (prediction === undefined) return goals;
  const { given } = prediction;
  const after: Goal = { is: 'after', at: prediction.kind === 'choice' ? prediction.at : prediction.until };
  const reached: Goal = given === undefined ? after : { is: 'and', goals: [after, given] };
  goals[REACHED] = reached;
  if (prediction.kind === 'curve') {
    if (given !== undefined) goals[GIVEN] = given;
    return goals;
  }
  for (const answer of prediction.answers) goals[answerGoal(answer.id)] = { is: 'and', goals: [reached, answer.right] };
  return goals;
}
