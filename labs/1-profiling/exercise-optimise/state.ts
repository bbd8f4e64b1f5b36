// Everything that changes during a run: plain data.
import type { CostPoint } from '#src/algorithms/growth/power-fit.ts';
import type { ProfiledLine } from '#src/contract/meter.ts';
import type { Context } from './versions/ledger.ts';

/** One size: what each line did there. */
export interface LineCounts {
  readonly n: number;
  readonly lines: readonly ProfiledLine[];
}

export interface State {
  /** Sizes that were measured. */
  measured: number;
  readonly slow: CostPoint[];
  /** Of the version that is shown, where it is another than the slow one; as far as it came. */
  readonly shown: CostPoint[];
  /** How long the student's code took at each size, ms on this machine: shown, and part of no figure. */
  readonly ownMs: number[];
  /** Of the version that is shown, one a size. */
  readonly profiles: LineCounts[];
  /** Calling contexts at the latest size. */
  contexts: readonly Context[];
  /** Sizes at which the version's answer was right, and wrong. */
  right: number;
  wrong: number;
  /** Size at which the student's code was stopped; NaN where it was not. */
  stoppedAt: number;
  /** The line that the student named as hot, and the calling context; NaN before. */
  accused: number;
  accusedContext: number;
}

export const createState = (): State => ({
  ...{ measured: 0, slow: [], shown: [], ownMs: [], profiles: [], contexts: [], right: 0, wrong: 0 },
  ...{ stoppedAt: Number.NaN, accused: Number.NaN, accusedContext: Number.NaN },
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

/** Index of the calling context that did the most operations itself, at the largest size so far; −1 before. */
export const hottestContextOf = ({ contexts }: State): number =>
  contexts.reduce((hottest, { self }, index) => (self > (contexts[hottest]?.self ?? -1) ? index : hottest), -1);
