// What the hues and dashes of a chart's lines mean.
import type { JSX } from 'react';
import { LineSample } from './LineSample.tsx';
import type { LegendEntry } from './types.ts';

export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }): JSX.Element {
  return (
    <ul aria-hidden="true" className="m-0 flex list-none flex-wrap gap-x-3 p-0 text-[11.5px]/[16px] text-ink2">
      {entries.map((entry, index) => (
        <li key={entry.id} className="inline-flex min-w-0 items-center gap-1.5">
          <LineSample entry={entry} index={index} />
          <span className="truncate">{entry.label}</span>
        </li>
      ))}
    </ul>
  );
}
