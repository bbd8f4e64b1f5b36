// What the stage draws of one moment.
import { type CostPoint, fitPower, type PowerFit } from '#src/algorithms/growth/power-fit.ts';
import type { Params } from './parameters.ts';
import { RACERS, type Racer } from './records.ts';
import type { State } from './state.ts';
import { type Operations, timeOf } from './times.ts';

export interface CurveView {
  readonly racer: Racer;
  readonly points: readonly CostPoint[];
  readonly fit: PowerFit | undefined;
}

export interface Snapshot {
  readonly inTime: boolean;
  readonly largestSize: number;
  /** NaN before the first size. */
  readonly n: number;
  readonly operations: Operations;
  readonly curves: readonly CurveView[];
  /** The shortest list; equal numbers are duplicates. */
  readonly shown: Int32Array;
  readonly costs: readonly [least: number, most: number];
  readonly wrong: number;
  readonly stoppedAt: number | undefined;
}

export function operationsAt({ slow, fast, own }: State, index: number): Operations {
  return { slow: slow[index] ?? Number.NaN, fast: fast[index] ?? Number.NaN, own: own[index] ?? Number.NaN };
}

/** Costs of one racer, in operations or in ms; those that only time tells apart have no operations of their own. */
export function pointsOf(state: State, racer: Racer, params: Params, inTime: boolean): readonly CostPoint[] {
  return state.sizes
    .map((n, index) => {
      const operations = operationsAt(state, index);
      if (inTime) return { n, cost: timeOf(racer, operations, params) };
      return { n, cost: racer === 'slow' || racer === 'fast' || racer === 'own' ? operations[racer] : Number.NaN };
    })
    .filter(({ cost }) => Number.isFinite(cost));
}

export function snapshotOf(state: State, params: Params): Snapshot {
  const { inTime } = state;
  const { largestSize } = params;
  const most = 3 * largestSize ** 2;
  const shortest = { slow: 30, fast: 30, own: 30 };
  const least = Math.min(
    ...(['slow', 'fast', 'micro', 'parallel'] as const).map((each) => timeOf(each, shortest, params)),
  );
  return {
    ...{ inTime, largestSize, n: state.sizes.at(-1) ?? Number.NaN },
    operations: operationsAt(state, state.measured - 1),
    curves: RACERS.map((racer) => {
      const points = pointsOf(state, racer, params, inTime);
      return { racer, points, fit: fitPower(points) };
    }),
    shown: Int32Array.from(state.shown),
    costs: inTime ? [least, (most * params.operationNs) / 1e6] : [50, most],
    wrong: state.wrong,
    stoppedAt: Number.isNaN(state.stoppedAt) ? undefined : state.stoppedAt,
  };
}
