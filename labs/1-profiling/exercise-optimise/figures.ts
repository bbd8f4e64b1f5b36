// The figures of a run.
import { type CostPoint, fitPower } from '#src/algorithms/growth/power-fit.ts';
import type { Metrics } from '#src/contract/model.ts';
import type { Params } from './parameters.ts';
import { hottestContextOf, hottestOf, type State } from './state.ts';

/** The shortest list at which a version spends more than its budget; NaN where it never does, or where there is no budget. */
function overBudgetFrom(points: readonly CostPoint[], budgetPerElement: number): number {
  if (budgetPerElement === 0) return Number.NaN;
  return points.find(({ n, cost }) => cost > budgetPerElement * n)?.n ?? Number.NaN;
}

export function metricsOf(state: State, { version, budgetPerElement }: Params): Metrics {
  const points = version === 'slow' ? state.slow : state.shown;
  const { n, cost } = points.at(-1) ?? { n: Number.NaN, cost: Number.NaN };
  const slowest = state.slow.find((point) => point.n === n)?.cost ?? Number.NaN;
  return {
    size: n,
    operations: cost,
    exponent: fitPower(points)?.exponent ?? Number.NaN,
    slowExponent: fitPower(state.slow)?.exponent ?? Number.NaN,
    speedup: slowest / cost,
    operationsPerElement: cost / n,
    hotContext: state.contexts.length === 0 ? Number.NaN : hottestContextOf(state),
    hotLine: hottestOf(state)?.line ?? Number.NaN,
    hotLineShare: (hottestOf(state)?.operations ?? Number.NaN) / cost,
    rightAnswers: state.right,
    wrongAnswers: state.wrong,
    overBudgetFrom: overBudgetFrom(points, budgetPerElement),
    slowOverBudgetFrom: overBudgetFrom(state.slow, budgetPerElement),
  };
}
