// Back and on. The next step is never locked: a student may look ahead.
import type { JSX } from 'react';
import { Button } from '../controls/Button.tsx';
import { useWords } from '../words.ts';

export interface StepNavProps {
  readonly current: number;
  readonly count: number;
  readonly onBack: () => void;
  readonly onNext: () => void;
  /** Instead of "Finish the lab" after the last step. */
  readonly finishLabel?: string;
}

export function StepNav({ current, count, onBack, onNext, finishLabel }: StepNavProps): JSX.Element {
  const text = useWords();
  const last = current >= count - 1;
  return (
    <div className="sticky bottom-0 mt-auto max-[700px]:static flex justify-between border-t border-line bg-paper py-3.5">
      <Button isDisabled={current <= 0} onPress={onBack}>
        {text.say('lesson.back')}
      </Button>
      <Button kind="primary" onPress={onNext}>
        {last ? (finishLabel ?? text.say('lesson.finish')) : text.say('lesson.next')}
      </Button>
    </div>
  );
}
