// A piece of a chart's line beside its name: hue and dashes as the line has them.
import type { JSX } from 'react';
import { type LegendEntry, lineDash, lineHue } from './types.ts';

const LENGTH = 18;

export function LineSample({
  entry,
  index,
}: {
  readonly entry: Pick<LegendEntry, 'hue' | 'dashed'>;
  readonly index: number;
}): JSX.Element {
  const dash = lineDash(entry, index);
  return (
    <svg width={LENGTH} height="4" className="inline-block shrink-0 align-middle" aria-hidden="true">
      <line
        x2={LENGTH}
        y1="2"
        y2="2"
        stroke={lineHue(entry, index)}
        strokeWidth={entry.dashed === true ? 1.5 : 2.5}
        {...(dash === undefined ? {} : { strokeDasharray: dash })}
      />
    </svg>
  );
}
