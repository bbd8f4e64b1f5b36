// Whether a student has done what a step of the lesson asks for, told from what is saved.
import type { Step } from '../../contract/manifest.ts';
import type { LabProgress } from '../../store/progress/lab-progress.ts';

type Saved = Pick<LabProgress, 'steps' | 'tasks' | 'exercises' | 'predictions'>;

/**
 * Tasks and the exercise are what a step asks for. Where there are none it asks for its prediction, answered and seen through;
 * a step that asks for nothing is done when it was read.
 */
export function isStepDone({ id, tasks = [], exercise, prediction }: Step, saved: Saved): boolean {
  if (tasks.length > 0 || exercise !== undefined)
    return (
      tasks.every((task) => saved.tasks[task.id] !== undefined) &&
      (exercise === undefined || saved.exercises[exercise] !== undefined)
    );
  return prediction === undefined ? saved.steps[id] !== undefined : saved.predictions[prediction.id] !== undefined;
}
