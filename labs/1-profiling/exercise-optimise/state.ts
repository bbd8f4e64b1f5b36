// Everything that changes during a run: plain data.
import type { CostPoint } from '#src/algorithms/growth/power-fit.ts';
import type { ProfiledLine } from '#src/contract/meter.ts';

/** One size: what each line did there. */
export interface LineCounts {
  readonly n: number;
  readonly lines: readonly ProfiledLine[];
}

export interface State {
  /** Sizes that were measured. */
  measured: number;
  readonly slow: CostPoint[];
  readonly own: CostPoint[];
  /** How long the student's code took at each size, ms on this machine: shown, and part of no figure. */
  readonly ownMs: number[];
  /** Of the version that is shown, one a size. */
  readonly profiles: LineCounts[];
  /** Sizes at which the student's answer was wrong. */
  wrong: number;
  /** Size at which the student's code was stopped; NaN where it was not. */
  stoppedAt: number;
  /** The line that the student named as hot; NaN before. */
  accused: number;
}

export const createState = (): State => ({
  ...{ measured: 0, slow: [], own: [], ownMs: [], profiles: [], wrong: 0 },
  ...{ stoppedAt: Number.NaN, accused: Number.NaN },
});

/** The line with the most operations at the largest size so far. */
export function hottestOf({ profiles }: State): ProfiledLine | undefined {
  return profiles
    .at(-1)
    ?.lines.reduce<ProfiledLine | undefined>(
      (hottest, line) => (hottest === undefined || line.operations > hottest.operations ? line : hottest),
      undefined,
    );
}
