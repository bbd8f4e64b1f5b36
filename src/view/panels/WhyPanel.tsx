// Why something happened: the causal chain read back from the log, in the same words for eye and ear.

import { X } from 'lucide-react';
import type { JSX } from 'react';
import type { ClockUnit } from '../../contract/manifest.ts';
import { IconButton } from '../controls/Button.tsx';
import type { Text } from '../text/text.ts';
import { useWords } from '../words.ts';

export interface WhyCause {
  readonly time: number;
  /** How long this link took; absent for a moment. */
  readonly took?: number;
  readonly words: string;
}

export interface WhyPanelProps {
  readonly clock: { readonly unit: ClockUnit };
  /** Already in words; absent: nothing is selected. */
  readonly explanation?: { readonly title: string; readonly causes: readonly WhyCause[] } | undefined;
  /** Where there is no explanation: nothing is selected, the log is being read, or it says nothing of what is selected. */
  readonly state?: 'empty' | 'loading' | 'nothing';
  /** The run goes on, and the answer with it: nobody wants each of them read out. */
  readonly moving?: boolean;
  /** Takes the run to that link's moment. */
  readonly onGoTo?: (time: number) => void;
  readonly onClose?: () => void;
}

export function WhyPanel({
  clock,
  explanation,
  state = 'empty',
  moving = false,
  onGoTo,
  onClose,
}: WhyPanelProps): JSX.Element {
  const text = useWords();
  return (
    <section
      aria-live={moving ? 'off' : 'polite'}
      aria-busy={state === 'loading'}
      className={explanation === undefined ? '' : 'border-t-2 border-failed pt-2.5'}
    >
      {explanation === undefined ? (
        <p className="m-0 text-[13px]/[19px] text-ink2">{text.say(`why.${state}`)}</p>
      ) : (
        <>
          <div className="mb-1.5 flex items-start justify-between gap-2">
            <h2 className="m-0 text-[13px]/[19px] font-medium">{explanation.title}</h2>
            {onClose === undefined ? null : (
              <span className="-mt-1.5 -mr-1.5">
                <IconButton label={text.say('why.close')} onPress={onClose}>
                  <X size={15} aria-hidden />
                </IconButton>
              </span>
            )}
          </div>
          <ol className="m-0 list-none p-0 text-[13px]/[19px]">
            {explanation.causes.map((cause, index) => (
              <li
                // The chain is read from the log and never reordered.
                key={`${String(cause.time)}-${cause.words}`}
                className={`grid grid-cols-[74px_1fr] gap-2 py-1 ${index === 0 ? '' : 'border-t border-line'}`}
              >
                <Duration cause={cause} clock={clock} onGoTo={onGoTo} />
                <span>{cause.words}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

interface DurationProps {
  readonly cause: WhyCause;
  readonly clock: WhyPanelProps['clock'];
  readonly onGoTo: WhyPanelProps['onGoTo'];
}

/** How long a link took, else when it was. */
function momentWords(
  cause: WhyCause,
  { unit }: WhyPanelProps['clock'],
  text: Pick<Text, 'unit' | 'number' | 'moment'>,
): string {
  if (cause.took !== undefined) return `+ ${text.unit(cause.took, unit)}`;
  return unit === 'ms' ? text.moment(cause.time, unit, 1) : text.number(cause.time, 0);
}

function Duration({ cause, clock, onGoTo }: DurationProps): JSX.Element {
  const text = useWords();
  const words = momentWords(cause, clock, text);
  const style = 'self-start text-left font-mono text-[12px]/[19px] text-ink2';
  if (onGoTo === undefined) return <span className={style}>{words}</span>;
  const place = text.moment(cause.time, clock.unit);
  return (
    <button
      type="button"
      title={text.say('why.goTo', { time: place })}
      aria-label={`${words}. ${text.say('why.goTo', { time: place })}`}
      className={`${style} cursor-pointer rounded-[3px] border-0 bg-transparent p-0 hover:text-accent hover:underline`}
      onClick={() => {
        onGoTo(cause.time);
      }}
    >
      {words}
    </button>
  );
}
