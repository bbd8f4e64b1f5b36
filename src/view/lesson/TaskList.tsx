// What is to be made true in this step; the run itself ticks it off.
import { Check, FastForward } from 'lucide-react';
import { type JSX, useId, useRef, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { useWords } from '../words.ts';

export interface TaskView {
  readonly id: string;
  readonly text: string;
  readonly hint?: string | undefined;
  readonly met: boolean;
  /** When it was first met, as the page's clock shows it: "0:08". */
  readonly metAt?: string | undefined;
  /** What the task measures, as it stands now. */
  readonly figures?: readonly { readonly label: string; readonly value: string }[] | undefined;
  /** Where the task wants a long run: a button that plays it, and what it says. */
  readonly runTo?: { readonly label: string; readonly onPress: () => void } | undefined;
}

export interface TaskListProps {
  readonly tasks: readonly TaskView[];
  readonly onHint?: (taskId: string) => void;
}

export function TaskList({ tasks, onHint }: TaskListProps): JSX.Element | null {
  const text = useWords();
  if (tasks.length === 0) return null;
  return (
    <ul aria-label={text.say('lesson.tasks')} className="m-0 my-2 list-none p-0">
      {tasks.map((task) => (
        <TaskItem key={task.id} task={task} onHint={onHint} />
      ))}
    </ul>
  );
}

function TaskItem({
  task,
  onHint,
}: {
  readonly task: TaskView;
  readonly onHint: TaskListProps['onHint'];
}): JSX.Element {
  const text = useWords();
  const [open, setOpen] = useState(false);
  const hintId = useId();
  const words = useRef<HTMLDivElement>(null);
  const { runTo } = task;
  return (
    <li className="grid grid-cols-[20px_1fr] gap-2.5 py-2 text-[14.5px]/[21px]">
      <span
        aria-hidden
        className={`mt-0.5 grid size-[17px] place-items-center rounded-[4px] border-[1.5px] ${
          task.met ? 'border-ok bg-ok text-panel' : 'border-edge'
        }`}
      >
        {task.met ? <Check size={12} strokeWidth={3} /> : null}
      </span>
      <div ref={words} tabIndex={-1}>
        <span className="sr-only">{text.say(task.met ? 'lesson.done' : 'lesson.open')}: </span>
        {task.text}
        {task.met && task.metAt !== undefined ? (
          <small className="block text-[12.5px] text-ink2">{text.say('lesson.met', { time: task.metAt })}</small>
        ) : null}
        {task.figures === undefined || task.figures.length === 0 || task.met ? null : (
          <dl className="m-0 grid grid-cols-[1fr_auto] gap-x-3 text-[12.5px]/[19px] text-ink2">
            {task.figures.map(({ label, value }) => (
              <div key={label} className="contents">
                <dt>{label}</dt>
                <dd className="m-0 text-right font-mono whitespace-nowrap">{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {runTo === undefined || task.met ? null : (
          <div className="mt-1">
            <Button
              size="small"
              icon={<FastForward size={14} aria-hidden />}
              onPress={() => {
                // The button goes once the run is there; the focus stays with the task.
                words.current?.focus();
                runTo.onPress();
              }}
            >
              {runTo.label}
            </Button>
          </div>
        )}
        {task.hint === undefined || task.met ? null : (
          <div className="-ml-2">
            <Button
              kind="quiet"
              size="small"
              aria-expanded={open}
              aria-controls={hintId}
              onPress={() => {
                setOpen(!open);
                if (!open) onHint?.(task.id);
              }}
            >
              {text.say(open ? 'lesson.hideHint' : 'lesson.hint')}
            </Button>
            <p id={hintId} hidden={!open} className="m-0 ml-2 text-[13px]/[19px] text-ink2">
              {task.hint}
            </p>
          </div>
        )}
      </div>
    </li>
  );
}
