// The student's histogramQuantile in the run: it is handed the buckets of all servers and says a number.
import type { Bucket } from '#src/algorithms/metrics/quantile.ts';
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';

type OwnEstimate = (quantile: number, buckets: readonly Bucket[]) => number;

/** @throws PolicyFault where there is no such function, and when it answers with anything but a number */
export function createOwnEstimate(policy: unknown): OwnEstimate {
  const given: unknown =
    typeof policy === 'object' && policy !== null ? Reflect.get(policy, 'histogramQuantile') : undefined;
  if (typeof given !== 'function')
    throw new PolicyFault(
      { key: 'fault.quantile.notExported', args: { given: valueCode(given) } },
      `Your code must export a function histogramQuantile(q, buckets); histogramQuantile is ${describeValue(given)}.`,
    );
  return (quantile, buckets) => {
    const answer: unknown = (given as (q: number, buckets: readonly Bucket[]) => unknown)(
      quantile,
      buckets.map((bucket) => ({ ...bucket })),
    );
    if (typeof answer === 'number') return answer + 0;
    throw new PolicyFault(
      { key: 'fault.quantile.notANumber', args: { given: valueCode(answer) } },
      `histogramQuantile must return a number; it returned ${describeValue(answer)}.`,
    );
  };
}
