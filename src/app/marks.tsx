// Small pictures of the shell: the mark, the ring of the course, the dot of a lab.
import type { JSX } from 'react';
import type { LabStanding } from './course-progress.ts';

export function Mark({ size = 20 }: { readonly size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden fill="none">
      <path d="M2 17V9m5 8V5m5 12v-6m5 6V3" stroke="currentColor" strokeWidth={2.4} strokeLinecap="round" />
      <path d="M1 1.5h18" stroke="var(--failed)" strokeWidth={1.6} strokeDasharray="2.5 2" />
    </svg>
  );
}

const RADIUS = 10;
const AROUND = 2 * Math.PI * RADIUS;

/** `share` from 0 to 1. */
export function Ring({ share, label }: { readonly share: number; readonly label: string }): JSX.Element {
  return (
    <svg width={26} height={26} viewBox="0 0 26 26" role="img" aria-label={label} fill="none" className="block">
      <title>{label}</title>
      <circle cx={13} cy={13} r={RADIUS} stroke="var(--line2)" strokeWidth={3} />
      {share <= 0 ? null : (
        <circle
          cx={13}
          cy={13}
          r={RADIUS}
          stroke="var(--ok)"
          strokeWidth={3}
          strokeDasharray={`${String(share * AROUND)} ${String(AROUND)}`}
          transform="rotate(-90 13 13)"
        />
      )}
    </svg>
  );
}

/** Empty, half or full: shape before colour. */
export function StandingDot({ standing }: { readonly standing: LabStanding }): JSX.Element {
  return (
    <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden className="block shrink-0">
      <circle
        cx={6}
        cy={6}
        r={5.2}
        fill={standing === 'done' ? 'var(--ok)' : 'none'}
        stroke={standing === 'new' ? 'var(--edge)' : 'var(--ok)'}
        strokeWidth={1.5}
      />
      {standing === 'begun' ? <path d="M6 .8a5.2 5.2 0 0 0 0 10.4z" fill="var(--ok)" /> : null}
    </svg>
  );
}
