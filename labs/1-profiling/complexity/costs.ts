// What each racer's curve is made of: operations, time or memory at each size, and the slopes fitted through them. Pure.
import { type CostPoint, fitPower, type PowerFit } from '#src/algorithms/growth/power-fit.ts';
import { studentQuantile } from '#src/sim/confidence.ts';
import type { Params } from './parameters.ts';
import { RACERS, type Racer } from './records.ts';
import type { State } from './state.ts';
import { type Operations, timeOf } from './times.ts';

export function operationsAt({ slow, fast, own }: State, index: number): Operations {
  return {
    slow: slow[index]?.operations ?? Number.NaN,
    fast: fast[index]?.operations ?? Number.NaN,
    own: own[index] ?? Number.NaN,
  };
}

/** A measured time, ms: the clock's noise is a factor. */
export function measuredMs(state: State, racer: Racer, params: Params, index: number): number {
  const noise = state.noise[index]?.[RACERS.indexOf(racer)] ?? 0;
  return timeOf(racer, operationsAt(state, index), params) * Math.exp(params.timeNoise * noise);
}

function costAt(state: State, racer: Racer, params: Params, measure: Params['measure'], index: number): number {
  switch (measure) {
    case 'time':
      return measuredMs(state, racer, params, index);
    case 'operations':
      return racer === 'micro' || racer === 'parallel' ? Number.NaN : operationsAt(state, index)[racer];
    case 'memory':
      return racer === 'slow' || racer === 'fast' ? (state[racer][index]?.memory ?? Number.NaN) : Number.NaN;
  }
}

/** Costs of one racer; what only time tells apart has no operations of its own, and the memory of a student is not known. */
export function pointsOf(
  state: State,
  racer: Racer,
  params: Params,
  measure: Params['measure'] = 'operations',
): readonly CostPoint[] {
  return state.sizes
    .map((n, index) => ({ n, cost: costAt(state, racer, params, measure, index) }))
    .filter(({ cost }) => Number.isFinite(cost));
}

/** Half the width of the interval that holds the true exponent in 95 of 100 series of measurements; NaN below three points. */
export function halfWidthOf(fit: PowerFit | undefined, points: number): number {
  return fit === undefined || points < 3 ? Number.NaN : studentQuantile(0.975, points - 2) * fit.standardError;
}

/** Sizes at the end of the run that a second fit is made through. */
const LAST = 7;

/** The slope of the longest lists alone: where it differs from that of all, the points lie on no straight line. */
export const endFitOf = (points: readonly CostPoint[]): PowerFit | undefined => fitPower(points.slice(-LAST));
