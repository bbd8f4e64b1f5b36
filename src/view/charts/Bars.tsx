// A bar an object: how busy, how many, how long; its figure at its end.
import type { JSX } from 'react';
import type { TokenName } from '../theme/tokens.ts';
import { useWords } from '../words.ts';
import { ChartFrame } from './ChartFrame.tsx';

export interface BarItem {
  readonly id: string | number;
  readonly label: string;
  readonly value: number;
  /** The figure in words: "61%". */
  readonly shown: string;
  /** Default `served`; `failed` for what is in trouble. */
  readonly hue?: TokenName;
}

export interface BarsProps {
  readonly title: string;
  readonly value?: string;
  readonly items: readonly BarItem[];
  /** The full length; default: the greatest value. */
  readonly max?: number;
}

/** More than this many are a crowd, and a crowd is read by its extremes. */
const MOST = 24;

export function Bars({ title, value, items, max }: BarsProps): JSX.Element {
  const text = useWords();
  const top = max ?? Math.max(0, ...items.map((item) => (Number.isFinite(item.value) ? item.value : 0)));
  const shown = items.length <= MOST ? items : [...items].sort((a, b) => b.value - a.value).slice(0, MOST);
  const words = shown.map((item) => `${item.label} ${item.shown}`).join(', ');
  return (
    <ChartFrame title={title} value={value} summary={text.say('chart.barsSummary', { title, items: words })}>
      <div className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2.5 gap-y-[7px] pt-1.5" aria-hidden="true">
        {shown.map((item) => {
          const share = top > 0 && Number.isFinite(item.value) ? Math.min(1, Math.max(0, item.value / top)) : 0;
          return (
            <div key={item.id} className="contents text-[12px]/[14px]">
              <span className="max-w-28 truncate text-ink2">{item.label}</span>
              <span className="h-3 overflow-hidden rounded-[3px] bg-line">
                <span
                  className="block h-full rounded-[3px]"
                  style={{ width: `${String(share * 100)}%`, background: `var(--${item.hue ?? 'served'})` }}
                />
              </span>
              <span className="text-right font-mono text-ink">{item.shown}</span>
            </div>
          );
        })}
      </div>
      {items.length > MOST ? (
        <p className="m-0 mt-1 text-[12px] text-ink2">
          {text.say('chart.more', { count: text.number(items.length - MOST) })}
        </p>
      ) : null}
    </ChartFrame>
  );
}
