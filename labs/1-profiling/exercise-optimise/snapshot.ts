// What the stage draws of one moment.
import { type CostPoint, fitPower, type PowerFit } from '#src/algorithms/growth/power-fit.ts';
import type { ProfiledLine } from '#src/contract/meter.ts';
import type { Params } from './parameters.ts';
import { hottestOf, type State } from './state.ts';

export interface CurveView {
  readonly points: readonly CostPoint[];
  readonly fit: PowerFit | undefined;
}

export interface Snapshot {
  readonly largestSize: number;
  /** Size that was measured last; NaN before. */
  readonly n: number;
  readonly isOwn: boolean;
  readonly slow: CurveView;
  readonly own: CurveView;
  /** Time of the student's code at that size, ms on this machine; NaN without. */
  readonly ownMs: number;
  /** Lines of the version that is shown, at the largest size. */
  readonly lines: readonly ProfiledLine[];
  readonly hotLine: number | undefined;
  readonly accused: number | undefined;
  /** The student's source, where it is what is shown. */
  readonly source: string | undefined;
  readonly wrong: number;
  readonly stoppedAt: number | undefined;
}

const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

export function snapshotOf(state: State, params: Params, source: string | undefined): Snapshot {
  const isOwn = params.version === 'own-code';
  const curve = (points: readonly CostPoint[]): CurveView => ({ points: [...points], fit: fitPower(points) });
  return {
    largestSize: params.largestSize,
    n: state.profiles.at(-1)?.n ?? Number.NaN,
    isOwn,
    slow: curve(state.slow),
    own: curve(state.own),
    ownMs: state.ownMs.at(-1) ?? Number.NaN,
    lines: [...(state.profiles.at(-1)?.lines ?? [])],
    hotLine: hottestOf(state)?.line,
    accused: known(state.accused),
    source: isOwn ? source : undefined,
    wrong: state.wrong,
    stoppedAt: known(state.stoppedAt),
  };
}
