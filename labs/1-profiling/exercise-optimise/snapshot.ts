// What the stage draws of one moment.
import { type CostPoint, fitPower, type PowerFit } from '#src/algorithms/growth/power-fit.ts';
import type { ProfiledLine } from '#src/contract/meter.ts';
import { type Params, SMALLEST_SIZE } from './parameters.ts';
import { hottestOf, type State } from './state.ts';
import { totalsOf } from './versions/contexts.ts';
import type { Context } from './versions/ledger.ts';

export interface CurveView {
  readonly points: readonly CostPoint[];
  readonly fit: PowerFit | undefined;
}

export interface ContextView extends Context {
  /** Own operations and those of all that it called. */
  readonly total: number;
}

export interface Snapshot {
  readonly sizes: readonly [least: number, most: number];
  /** Size that was measured last; NaN before. */
  readonly n: number;
  readonly version: Params['version'];
  readonly slow: CurveView;
  /** Of the version that is shown, where it is another than the slow one. */
  readonly shown: CurveView;
  /** Time of the student's code at that size, ms on this machine; NaN without. */
  readonly ownMs: number;
  /** Lines of the version that is shown, at the largest size. */
  readonly lines: readonly ProfiledLine[];
  readonly contexts: readonly ContextView[];
  readonly hotLine: number | undefined;
  readonly accused: number | undefined;
  readonly accusedContext: number | undefined;
  /** The student's source, where it is what is shown. */
  readonly source: string | undefined;
  readonly wrong: number;
  readonly stoppedAt: number | undefined;
  /** Operations an element; 0: none. */
  readonly budgetPerElement: number;
}

const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

export function snapshotOf(state: State, params: Params, source: string | undefined): Snapshot {
  const { version } = params;
  const curve = (points: readonly CostPoint[]): CurveView => ({ points: [...points], fit: fitPower(points) });
  const totals = totalsOf(state.contexts);
  return {
    sizes: [SMALLEST_SIZE, params.largestSize],
    n: state.profiles.at(-1)?.n ?? Number.NaN,
    version,
    slow: curve(state.slow),
    shown: curve(state.shown),
    ownMs: state.ownMs.at(-1) ?? Number.NaN,
    lines: [...(state.profiles.at(-1)?.lines ?? [])],
    contexts: state.contexts.map((context, index) => ({ ...context, total: totals[index] ?? 0 })),
    hotLine: hottestOf(state)?.line,
    accused: known(state.accused),
    accusedContext: known(state.accusedContext),
    source: version === 'own-code' ? source : undefined,
    wrong: state.wrong,
    stoppedAt: known(state.stoppedAt),
    budgetPerElement: params.budgetPerElement,
  };
}
