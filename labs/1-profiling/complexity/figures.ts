// The figures of a run.
import { fitPower } from '#src/algorithms/growth/power-fit.ts';
import type { Metrics } from '#src/contract/model.ts';
import { endFitOf, halfWidthOf, measuredMs, operationsAt, pointsOf } from './costs.ts';
import type { Params } from './parameters.ts';
import type { State } from './state.ts';

export function metricsOf(state: State, params: Params): Metrics {
  const at = state.measured - 1;
  const last = operationsAt(state, at);
  const slowPoints = pointsOf(state, 'slow', params);
  const fastPoints = pointsOf(state, 'fast', params);
  const slowTimes = pointsOf(state, 'slow', params, 'time');
  const timeFit = fitPower(slowTimes);
  const n = state.sizes.at(-1) ?? Number.NaN;
  const [slowMs, fastMs, microMs, parallelMs] = (['slow', 'fast', 'micro', 'parallel'] as const).map((racer) =>
    measuredMs(state, racer, params, at),
  ) as [number, number, number, number];
  const isWon = (_: number, index: number): boolean =>
    measuredMs(state, 'fast', params, index) <= measuredMs(state, 'slow', params, index);
  return {
    size: n,
    slowOperations: last.slow,
    fastOperations: last.fast,
    ownOperations: last.own,
    slowExponent: fitPower(slowPoints)?.exponent ?? Number.NaN,
    fastExponent: fitPower(fastPoints)?.exponent ?? Number.NaN,
    ownExponent: fitPower(pointsOf(state, 'own', params))?.exponent ?? Number.NaN,
    slowEndExponent: endFitOf(slowPoints)?.exponent ?? Number.NaN,
    fastEndExponent: endFitOf(fastPoints)?.exponent ?? Number.NaN,
    operationsRatio: last.slow / last.fast,
    slowTimeExponent: timeFit?.exponent ?? Number.NaN,
    slowTimeHalfWidth: halfWidthOf(timeFit, slowTimes.length),
    ...{ slowMs, fastMs, microMs, parallelMs },
    parallelOverFast: parallelMs / fastMs,
    crossingSize: state.sizes.find(isWon) ?? Number.NaN,
    slowMemory: state.slow[at]?.memory ?? Number.NaN,
    fastMemory: state.fast[at]?.memory ?? Number.NaN,
    fastMemoryShare: (state.fast[at]?.memory ?? Number.NaN) / n,
    ownPerElement: last.own / n,
    rightAnswers: state.right,
    wrongAnswers: state.wrong,
  };
}
