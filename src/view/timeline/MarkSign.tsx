// The signs on the track, told apart by shape as well as hue.
import type { JSX } from 'react';
import type { MarkKind } from './types.ts';

export interface MarkSignProps {
  readonly kind: MarkKind;
  readonly x: number;
  readonly trackY: number;
}

export function MarkSign({ kind, x, trackY }: MarkSignProps): JSX.Element {
  const at = `translate(${String(x)} ${String(trackY)})`;
  switch (kind) {
    case 'prediction':
      return <path transform={at} d="M0 0V-22l9 4-9 4" fill="none" stroke="var(--ink2)" strokeWidth={1.4} />;
    case 'goal':
      return (
        <g transform={at} fill="none" stroke="var(--ok)" strokeWidth={1.8} strokeLinecap="round" strokeLinejoin="round">
          <line y1={-9} y2={9} />
          <path d="M-4.5-16l3 3.5 6-7" />
        </g>
      );
    case 'fault':
      return (
        <g transform={at} stroke="var(--failed)" strokeWidth={2} strokeLinecap="round">
          <line y1={-9} y2={9} />
          <path d="M-3.5-16.5l7 7m0-7l-7 7" strokeWidth={1.8} />
        </g>
      );
    case 'action':
      return <line transform={at} y1={-10} y2={9} stroke="var(--failed)" strokeWidth={2} />;
  }
}
