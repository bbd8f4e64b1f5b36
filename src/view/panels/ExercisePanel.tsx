// The parts round an editor: what can be done with the code, the hints, what the grader says, and what the code printed.
import { Check, CircleStop, Lightbulb, Play, RotateCcw, X } from 'lucide-react';
import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../controls/Button.tsx';
import { useWords } from '../words.ts';

export interface ExerciseActionsProps {
  /** Puts the code in charge of the live run; absent where it takes no part in one. */
  readonly onRun?: (() => void) | undefined;
  readonly onGrade?: (() => void) | undefined;
  /** While grading or running: offers to stop. */
  readonly busy?: boolean;
  readonly onStop?: (() => void) | undefined;
  readonly onReset: () => void;
  /** Absent until the solution may be seen. */
  readonly onSolution?: (() => void) | undefined;
}

export function ExerciseActions(props: ExerciseActionsProps): JSX.Element {
  const { onRun, onGrade, busy = false, onStop, onReset, onSolution } = props;
  const text = useWords();
  return (
    <div className="flex flex-wrap items-center gap-2">
      {onGrade === undefined ? null : (
        <Button kind="primary" isDisabled={busy} icon={<Check size={15} aria-hidden />} onPress={onGrade}>
          {text.say(busy ? 'exercise.grading' : 'exercise.grade')}
        </Button>
      )}
      {onRun === undefined ? null : (
        <Button
          kind={onGrade === undefined ? 'primary' : 'plain'}
          isDisabled={busy}
          icon={<Play size={14} aria-hidden />}
          onPress={onRun}
        >
          {text.say('exercise.run')}
        </Button>
      )}
      {busy && onStop !== undefined ? (
        <Button kind="danger" icon={<CircleStop size={15} aria-hidden />} onPress={onStop}>
          {text.say('exercise.stop')}
        </Button>
      ) : null}
      <span className="grow" />
      <Button kind="quiet" icon={<RotateCcw size={14} aria-hidden />} onPress={onReset}>
        {text.say('exercise.reset')}
      </Button>
      {onSolution === undefined ? null : (
        <Button kind="quiet" onPress={onSolution}>
          {text.say('exercise.solution')}
        </Button>
      )}
    </div>
  );
}

/** Words; after a blank line code. */
function Hint({ hint }: { readonly hint: string }): JSX.Element {
  const end = hint.indexOf('\n\n');
  if (end < 0) return <>{hint}</>;
  return (
    <>
      {hint.slice(0, end)}
      <pre className="m-0 mt-1.5 overflow-auto font-mono text-[12.5px]/[18px]">{hint.slice(end + 2)}</pre>
    </>
  );
}

export interface HintsProps {
  /** Each in words; after a blank line it may go on in code. */
  readonly hints: readonly string[];
  /** How many are open. */
  readonly shown: number;
  readonly onMore: () => void;
}

export function Hints({ hints, shown, onMore }: HintsProps): JSX.Element | null {
  const text = useWords();
  if (hints.length === 0) return null;
  return (
    <div className="flex flex-col gap-2" aria-live="polite">
      <ol className="m-0 flex list-none flex-col gap-2 p-0">
        {hints.slice(0, shown).map((hint, index) => (
          <li key={hint} className="border-l-2 border-line2 pl-3 text-[13.5px]/[20px]">
            <span className="block text-[12.5px] text-ink2">
              {text.say('exercise.hint', { number: index + 1, count: hints.length })}
            </span>
            <Hint hint={hint} />
          </li>
        ))}
      </ol>
      {shown >= hints.length ? null : (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button size="small" icon={<Lightbulb size={14} aria-hidden />} onPress={onMore}>
            {text.say('exercise.nextHint', { number: shown + 1, count: hints.length })}
          </Button>
          <span className="text-[12.5px] text-ink2">{text.say('exercise.solutionLocked')}</span>
        </span>
      )}
    </div>
  );
}

/** Why the code was not run, under the editor. The live region is there before it, or nobody would be told. */
export function Refusal({ words }: { readonly words: string | undefined }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  // Where the bar of actions would cover it.
  useEffect(() => {
    if (words !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [words]);
  return (
    <div ref={place} role="alert" className="scroll-mb-16">
      {words === undefined ? null : <p className="m-0 text-[13px]/[19px] text-failed-ink">{words}</p>}
    </div>
  );
}

export interface CheckView {
  readonly name: string;
  readonly passed: boolean;
  readonly message: string;
  /** In the student's code, from 1, where it stopped there. */
  readonly line?: number | undefined;
}

export interface CheckListProps {
  readonly checks: readonly CheckView[];
  readonly onGoToLine?: ((line: number) => void) | undefined;
}

/** What the grader found; the sum of it first. The live region is there before it, or nobody would be told. */
export function CheckList(props: CheckListProps): JSX.Element {
  return <div aria-live="polite">{props.checks.length === 0 ? null : <Verdict {...props} />}</div>;
}

function Verdict({ checks, onGoToLine }: CheckListProps): JSX.Element {
  const text = useWords();
  const failed = checks.filter((check) => !check.passed).length;
  const place = useRef<HTMLElement>(null);
  // It appears under the editor, where there may be no room in sight. An empty list comes between two verdicts.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={place} aria-label={text.say('exercise.checks')} className="scroll-mb-16">
      <p className={`m-0 mb-1.5 text-[13.5px] font-medium ${failed === 0 ? 'text-hit-ink' : ''}`}>
        {failed === 0
          ? text.say('exercise.passed', { count: checks.length })
          : text.say('exercise.failed', { failed, count: checks.length })}
      </p>
      <ul className="m-0 list-none p-0">
        {checks.map((check) => (
          <li
            key={check.name}
            className="grid grid-cols-[18px_1fr] gap-2 border-t border-line py-1.5 text-[13px]/[19px]"
          >
            {check.passed ? (
              <Check size={16} aria-hidden className="mt-0.5 text-hit-ink" />
            ) : (
              <X size={16} aria-hidden className="mt-0.5 text-failed-ink" />
            )}
            <div>
              <span className="sr-only">
                {text.say(check.passed ? 'exercise.checkPassed' : 'exercise.checkFailed')}:{' '}
              </span>
              {check.name}
              <span className="flex gap-2 text-ink2">
                <span className="grow">{check.message}</span>
                {check.line === undefined ? null : <GoToLine line={check.line} onGoToLine={onGoToLine} />}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface OutputLine {
  readonly id: number;
  readonly level: 'log' | 'info' | 'warn' | 'error';
  readonly text: string;
  /** The same line many times in a row. */
  readonly repeats?: number;
  /** In the student's code, from 1. */
  readonly line?: number | undefined;
}

export interface OutputListProps {
  readonly lines: readonly OutputLine[];
  /** How many more were printed than are kept. */
  readonly omitted?: number;
  /** A sentence about how the code ended: stopped, out of memory, threw. */
  readonly ending?: ReactNode;
  readonly onClear?: (() => void) | undefined;
  readonly onGoToLine?: ((line: number) => void) | undefined;
}

const LEVELS = { log: 'text-ink', info: 'text-ink', warn: 'text-miss-ink', error: 'text-failed-ink' } as const;

/** What the student's code printed. */
export function OutputList({ lines, omitted = 0, ending, onClear, onGoToLine }: OutputListProps): JSX.Element {
  const text = useWords();
  return (
    <section aria-label={text.say('exercise.output')}>
      <div className="mb-1 flex items-center justify-between">
        <h3 className="m-0 text-[12.5px] font-medium text-ink2">{text.say('exercise.output')}</h3>
        {lines.length === 0 || onClear === undefined ? null : (
          <Button kind="quiet" size="small" onPress={onClear}>
            {text.say('exercise.clear')}
          </Button>
        )}
      </div>
      {lines.length === 0 && ending === undefined ? (
        <p className="m-0 text-[12.5px] text-ink3">{text.say('exercise.outputEmpty')}</p>
      ) : (
        <div role="log">
          <ul className="m-0 max-h-52 list-none overflow-auto p-0 font-mono text-[12.5px]/[18px]">
            {lines.map((line) => (
              <li
                key={line.id}
                className={`flex gap-2 border-t border-line py-1 whitespace-pre-wrap ${LEVELS[line.level]}`}
              >
                <span className="grow break-all">{line.text}</span>
                {line.repeats === undefined || line.repeats < 2 ? null : (
                  <span className="text-ink3">{text.say('exercise.repeat', { count: line.repeats })}</span>
                )}
                {line.line === undefined ? null : <GoToLine line={line.line} onGoToLine={onGoToLine} />}
              </li>
            ))}
          </ul>
        </div>
      )}
      {omitted === 0 ? null : (
        <p className="m-0 mt-1.5 text-[12.5px] text-ink2">{text.say('exercise.omitted', { count: omitted })}</p>
      )}
      {ending === undefined ? null : <p className="m-0 mt-1.5 text-[13px]/[19px] text-failed-ink">{ending}</p>}
    </section>
  );
}

function GoToLine({
  line,
  onGoToLine,
}: {
  readonly line: number;
  readonly onGoToLine: OutputListProps['onGoToLine'];
}): JSX.Element {
  const text = useWords();
  const words = text.say('exercise.goToLine', { line });
  if (onGoToLine === undefined) return <span className="shrink-0 text-ink2">{words}</span>;
  return (
    <button
      type="button"
      className="shrink-0 cursor-pointer border-0 bg-transparent p-0 font-mono text-[12.5px] text-accent hover:underline"
      onClick={() => {
        onGoToLine(line);
      }}
    >
      {words}
    </button>
  );
}
