// A run that left the track: its curve, where it first differed, and its outcome in words.
import type { JSX } from 'react';
import { LABEL_SIZE, type LaidBranch } from './geometry.ts';

const HUES = ['var(--hit)', 'var(--retry)', 'var(--served)', 'var(--miss)'] as const;

/** The hue of a branch; its place and its words tell it apart as well. */
function branchHue(index: number): string {
  return HUES[index % HUES.length] ?? HUES[0];
}

export interface BranchProps {
  readonly laid: LaidBranch;
  readonly trackY: number;
}

export function BranchLine({ laid, trackY }: BranchProps): JSX.Element {
  const { branch, path, difference, endX, forkX, y } = laid;
  const hue = branchHue(laid.hue);
  return (
    <g>
      <path d={path} fill="none" stroke={hue} strokeWidth={branch.active ? 2.8 : 2.4} strokeLinecap="round" />
      <circle cx={endX} cy={y} r={2.5} fill={hue} />
      {difference === undefined ? null : (
        <line x1={difference.atX} x2={difference.atX} y1={y - 5} y2={y + 5} stroke={hue} strokeWidth={1.6} />
      )}
      <circle cx={forkX} cy={trackY} r={4.5} fill="var(--panel)" stroke={hue} strokeWidth={2.2} />
    </g>
  );
}

/** Painted after all lines, with an edge of the panel's colour, so that what passes behind does not cut the words. */
export function BranchWords({ laid: { branch, outcome, difference } }: Pick<BranchProps, 'laid'>): JSX.Element {
  return (
    <g className="timeline-words">
      {difference === undefined ? null : (
        <text x={difference.x} y={difference.y} fontSize={LABEL_SIZE - 0.5}>
          {difference.text}
        </text>
      )}
      <text
        className={branch.active ? 'timeline-outcome is-active' : 'timeline-outcome'}
        x={outcome.x}
        y={outcome.y}
        fontSize={LABEL_SIZE}
        textAnchor={outcome.anchor}
      >
        {outcome.text}
      </text>
    </g>
  );
}
