// What the stage draws of one moment.
import { type CostPoint, fitPower, type PowerFit } from '#src/algorithms/growth/power-fit.ts';
import { halfWidthOf, operationsAt, pointsOf } from './costs.ts';
import type { Params } from './parameters.ts';
import { RACERS, type Racer } from './records.ts';
import type { FunctionName } from './settings.ts';
import type { State } from './state.ts';
import type { Operations } from './times.ts';

export interface CurveView {
  readonly racer: Racer;
  readonly points: readonly CostPoint[];
  readonly fit: PowerFit | undefined;
  /** Half the 95 % interval of the exponent, where the points have noise; else NaN. */
  readonly halfWidth: number;
}

export interface Snapshot {
  readonly measure: Params['measure'];
  readonly functions: { readonly slow: FunctionName; readonly fast: FunctionName };
  readonly sizes: readonly [least: number, most: number];
  /** NaN before the first size. */
  readonly n: number;
  readonly operations: Operations;
  readonly curves: readonly CurveView[];
  /** What both functions do to a list of 16, a step a number: bit i is set where they look at place i. */
  readonly steps: { readonly slow: Uint32Array; readonly fast: Uint32Array };
  readonly costs: readonly [least: number, most: number];
  readonly wrong: number;
  readonly stoppedAt: number | undefined;
}

/** Ends of the cost axis: a power of ten beyond what there is, so that the axis moves seldom. */
function costRange(curves: readonly CurveView[]): readonly [number, number] {
  const costs = curves.flatMap(({ points }) => points.map(({ cost }) => cost)).filter((cost) => cost > 0);
  if (costs.length === 0) return [10, 10_000];
  // What costs nothing but one stands clear of the axis.
  const least = 10 ** Math.floor(Math.log10(Math.min(...costs))) * (Math.min(...costs) === 1 ? 0.5 : 1);
  const most = 10 ** Math.ceil(Math.log10(Math.max(...costs)) + 1e-9);
  return [least, Math.max(most, 100 * least)];
}

/** The first size of a run, and its last. */
export const sizesOf = ({ smallestSize, largestSize }: Params): readonly [number, number] => [
  Math.min(smallestSize, Math.floor(largestSize / 2)),
  largestSize,
];

export function snapshotOf(state: State, params: Params): Snapshot {
  const { measure } = state;
  const hasNoise = measure === 'time' && params.timeNoise > 0;
  const curves = RACERS.map((racer): CurveView => {
    const points = pointsOf(state, racer, params, measure);
    const fit = fitPower(points);
    return { racer, points, fit, halfWidth: hasNoise ? halfWidthOf(fit, points.length) : Number.NaN };
  });
  return {
    ...{ measure, curves, n: state.sizes.at(-1) ?? Number.NaN, sizes: sizesOf(params) },
    functions: { slow: params.slowFunction, fast: params.fastFunction },
    operations: operationsAt(state, state.measured - 1),
    steps: { slow: Uint32Array.from(state.steps.slow), fast: Uint32Array.from(state.steps.fast) },
    costs: costRange(curves),
    wrong: state.wrong,
    stoppedAt: Number.isNaN(state.stoppedAt) ? undefined : state.stoppedAt,
  };
}
