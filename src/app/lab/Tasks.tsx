// The tasks of a step: which are done, how far the run on the stage is from each, and a button that plays as long as one wants.
import type { JSX } from 'react';
import type { Task } from '../../contract/manifest.ts';
import { TaskList } from '../../view/lesson/TaskList.tsx';
import { speedWords } from '../../view/transport/speeds.ts';
import { useWords } from '../../view/words.ts';
import { useLabProgress } from '../services.tsx';
import { useLab, useLabText, useSession } from './lab-context.ts';
import { momentOf, runTo, speedFor } from './run-to.ts';
import { metricsIn } from './step-goals.ts';

/** Buttons of the tasks that want a longer run than there is yet, by task. */
function useRunsTo(
  given: readonly Task[],
): Readonly<Record<string, { readonly label: string; readonly onPress: () => void }>> {
  const { manifest, session } = useLab();
  const words = useWords();
  const tasks = given.map(({ id, goal }) => ({ id, at: momentOf(goal) ?? 0 }));
  // As a text, which stays the same while the run goes on.
  const ahead = useSession(({ lanes, active }) => {
    const lane = lanes.find((each) => each.id === active);
    return tasks
      .filter(({ at }) => lane !== undefined && lane.time < at && at <= lane.until)
      .map(({ id }) => id)
      .join(' ');
  });
  const own = useSession((state) => state.speed);
  return Object.fromEntries(
    tasks
      .filter(({ id }) => ahead.split(' ').includes(id))
      .map(({ id, at }) => {
        const speed = speedWords(words, manifest.clock, speedFor(manifest.clock, at, own));
        const time = words.moment(at, manifest.clock.unit, 0);
        const onPress = (): void => {
          runTo(session, at);
        };
        return [id, { label: words.say('lesson.runTo', { time, speed }), onPress }];
      }),
  );
}

/** What a task measures, as the run on the stage has it now. */
function useFigures(): (task: Task) => readonly { readonly label: string; readonly value: string }[] {
  const { manifest } = useLab();
  const text = useLabText();
  const metrics = useSession(({ lanes, active }) => lanes.find((lane) => lane.id === active)?.frame?.metrics);
  return ({ goal }) => {
    const names = metricsIn(goal);
    return manifest.metrics
      .filter(({ name }) => names.includes(name))
      .map(({ name, label, unit }) => ({
        label: text.pick(label),
        value: text.unit(metrics?.[name] ?? Number.NaN, unit),
      }));
  };
}

export function Tasks({ tasks }: { readonly tasks: readonly Task[] }): JSX.Element | null {
  const { manifest } = useLab();
  const text = useLabText();
  const saved = useLabProgress(manifest.id);
  const goals = useSession((state) => state.goals);
  const runsTo = useRunsTo(tasks);
  const figuresOf = useFigures();
  return (
    <TaskList
      tasks={tasks.map((task) => {
        const at = goals[task.id]?.at;
        return {
          id: task.id,
          text: text.pick(task.text),
          hint: task.hint === undefined ? undefined : text.pick(task.hint),
          met: at !== undefined || saved.tasks[task.id] !== undefined,
          figures: figuresOf(task),
          runTo: runsTo[task.id],
          metAt: at === undefined ? undefined : text.moment(at, manifest.clock.unit, 0),
        };
      })}
    />
  );
}
