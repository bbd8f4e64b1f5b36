// Where one is in the lesson: a pip a step, and the title of this one.
import type { JSX } from 'react';
import { useWords } from '../words.ts';

export interface LessonStepSummary {
  readonly id: string;
  readonly title: string;
  readonly done: boolean;
}

export interface StepHeaderProps {
  readonly steps: readonly LessonStepSummary[];
  /** Index of the present one. */
  readonly current: number;
  readonly onSelect: (index: number) => void;
}

/** As wide as they may be to stand in one row with the words behind them. */
const pipWidth = (count: number): number => Math.max(8, Math.min(18, Math.floor(216 / count) - 5));

export function StepHeader({ steps, current, onSelect }: StepHeaderProps): JSX.Element {
  const text = useWords();
  const step = steps[current];
  return (
    <header>
      <nav aria-label={text.say('lesson.steps')} className="mb-3.5 flex flex-wrap items-center gap-x-[5px] gap-y-1">
        {steps.map((each, index) => (
          <button
            key={each.id}
            type="button"
            aria-label={text.say(each.done ? 'lesson.pipDone' : 'lesson.pip', { step: index + 1, title: each.title })}
            aria-current={index === current ? 'step' : undefined}
            title={each.title}
            className="group -mx-[2px] cursor-pointer border-0 bg-transparent px-[2px] py-2.5 pointer-coarse:py-5"
            onClick={() => {
              onSelect(index);
            }}
          >
            <span
              style={{ width: pipWidth(steps.length) }}
              className={`block h-[3px] rounded-[2px] transition-colors group-hover:bg-edge ${
                index === current ? 'bg-ink' : each.done ? 'bg-ok' : 'bg-line2'
              }`}
            />
          </button>
        ))}
        <span className="ml-1.5 text-[12px] font-medium text-ink2">
          {text.say('lesson.step', { step: current + 1, count: steps.length })}
        </span>
      </nav>
      <h1 className="m-0 mb-3 font-serif text-[27px]/[1.18] font-semibold tracking-[-0.015em] max-[700px]:text-[23px]">
        {step?.title ?? ''}
      </h1>
    </header>
  );
}
