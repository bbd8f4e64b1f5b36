// A run that left the track: its curve, where it first differed, and its outcome in words.
import type { JSX } from 'react';
import { LABEL_SIZE, type LaidBranch } from './geometry.ts';

const HUES = ['var(--hit)', 'var(--retry)', 'var(--served)', 'var(--miss)'] as const;

/** The hue of a lane; its place and its words tell it apart as well. */
export function laneHue(lane: number): string {
  return HUES[lane % HUES.length] ?? HUES[0];
}

export interface BranchProps {
  readonly laid: LaidBranch;
  readonly trackY: number;
  readonly timeX: number;
}

export function Branch({ laid, trackY, timeX }: BranchProps): JSX.Element {
  const { branch, path, outcome, difference, endX, forkX, y } = laid;
  const hue = laneHue(laid.lane);
  return (
    <g>
      <path d={path} fill="none" stroke={hue} strokeWidth={branch.active ? 2.8 : 2.4} strokeLinecap="round" />
      {branch.active || timeX >= endX ? null : <circle cx={endX} cy={y} r={2.5} fill={hue} />}
      {difference === undefined ? null : (
        <>
          <line x1={difference.atX} x2={difference.atX} y1={y - 5} y2={y + 5} stroke={hue} strokeWidth={1.6} />
          <text x={difference.x} y={difference.y} fontSize={LABEL_SIZE - 0.5}>
            {difference.text}
          </text>
        </>
      )}
      <circle cx={forkX} cy={trackY} r={4.5} fill="var(--panel)" stroke={hue} strokeWidth={2.2} />
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
