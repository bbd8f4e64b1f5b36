// A prediction that is chosen before the run, and what came of it.
import { Check, X } from 'lucide-react';
import { type JSX, useId, useRef } from 'react';
import { Button } from '../controls/Button.tsx';
import { useWords } from '../words.ts';

export interface ChooseAnswerProps {
  readonly question: string;
  readonly answers: readonly { readonly id: string; readonly text: string }[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly committed: boolean;
  readonly onCommit: () => void;
  /** The run had shown the outcome before: what is chosen now predicts nothing. */
  readonly isAfterwards?: boolean;
  /** Answers that the run made true, once it is known. */
  readonly right?: readonly string[] | undefined;
}

export function ChooseAnswer(props: ChooseAnswerProps): JSX.Element {
  const { question, answers, chosen, onChoose, committed, onCommit, isAfterwards = false, right } = props;
  const text = useWords();
  const name = useId();
  const state = useRef<HTMLDivElement>(null);
  return (
    <fieldset className="m-0 my-1 mb-3.5 min-w-0 border-0 border-y border-solid border-line p-0 pt-3.5 pb-3">
      <legend className="float-left mb-1.5 w-full p-0 text-[12px] font-medium text-ink2">
        {text.say('predict.choose')}
      </legend>
      <p className="clear-both m-0 mb-2 text-[14px]/[20px]">{question}</p>
      {answers.map((answer) => {
        const isRight = right?.includes(answer.id) === true;
        const isChosen = answer.id === chosen;
        return (
          <label
            key={answer.id}
            className={`grid grid-cols-[18px_1fr_auto] gap-2 rounded-[7px] px-2 py-1.5 text-[14px]/[20px] has-checked:bg-wash has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:py-3 ${
              committed ? '' : 'cursor-pointer hover:bg-wash'
            }`}
          >
            <input
              type="radio"
              name={name}
              className="mt-1 accent-accent"
              checked={isChosen}
              disabled={committed}
              onChange={() => {
                onChoose(answer.id);
              }}
            />
            <span>{answer.text}</span>
            {right === undefined || !(isRight || isChosen) ? null : (
              <span
                className={`inline-flex items-center gap-1 text-[12.5px] ${isRight ? 'text-hit-ink' : 'text-failed-ink'}`}
              >
                {isRight ? <Check size={14} aria-hidden /> : <X size={14} aria-hidden />}
                {text.say(isRight ? 'predict.happened' : 'predict.wrong')}
              </span>
            )}
          </label>
        );
      })}
      <div ref={state} tabIndex={-1} className="mt-2 min-h-9 text-[13px]" aria-live="polite">
        {!committed ? (
          <>
            <Button
              size="small"
              isDisabled={chosen === undefined}
              onPress={() => {
                // The button goes; the focus stays where the state is said.
                state.current?.focus();
                onCommit();
              }}
            >
              {text.say('predict.submit')}
            </Button>
            {isAfterwards ? <p className="m-0 mt-1.5">{text.say('predict.afterwards')}</p> : null}
          </>
        ) : isAfterwards ? (
          text.say('predict.afterwards')
        ) : right === undefined ? (
          text.say('predict.submitted')
        ) : (
          text.say(chosen !== undefined && right.includes(chosen) ? 'predict.wasRight' : 'predict.wasWrong')
        )}
      </div>
    </fieldset>
  );
}
