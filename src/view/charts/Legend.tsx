// What the hues and dashes of a chart's lines mean.
import type { JSX } from 'react';
import { type LegendEntry, lineHue } from './types.ts';

export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }): JSX.Element {
  return (
    <ul aria-hidden="true" className="m-0 flex list-none flex-wrap gap-x-3 p-0 text-[11.5px]/[16px] text-ink2">
      {entries.map((entry, index) => (
        <li key={entry.id} className="inline-flex min-w-0 items-center gap-1.5">
          <svg width="16" height="4" className="shrink-0" aria-hidden="true">
            <line
              x2="16"
              y1="2"
              y2="2"
              stroke={lineHue(entry, index)}
              strokeWidth={entry.dashed === true ? 1.5 : 2.5}
              {...(entry.dashed === true ? { strokeDasharray: '4 3' } : {})}
            />
          </svg>
          <span className="truncate">{entry.label}</span>
        </li>
      ))}
    </ul>
  );
}
