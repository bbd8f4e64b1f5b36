// Miss-ratio curves: every policy at many sizes over the run's own traffic. LRU's is exact at all sizes in one pass.
import { lruCurve, simulatedCurve, spacedCapacities } from '#src/algorithms/cache/miss-ratio-curve.ts';
import { policies } from '#src/algorithms/cache/policies.ts';
import { type CachePolicy, policyNames } from '#src/algorithms/cache/policy.ts';
import type { Trace } from '#src/algorithms/traces/trace-text.ts';
import type { ParameterValues, Setup } from '#src/contract/model.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import type { Params } from './parameters.ts';
import { createWorkload } from './workload.ts';

export interface MissRatioCurves {
  /** In keys, rising. */
  readonly capacities: readonly number[];
  readonly policies: readonly { readonly policy: string; readonly missRatios: readonly number[] }[];
  /** Requests that were run: the beginning of a long trace. */
  readonly requests: number;
}

const SIZES = 16;
const MOST_REQUESTS = 60_000;

/** @param options `seed`: of the run, so that the traffic is the same */
export function missRatioCurves(setup: Setup, options: ParameterValues): MissRatioCurves {
  const random = new RandomStream(streamWords(Number(options['seed'] ?? 1), 'trace'));
  const workload = createWorkload(setup.params as Params, setup.input as Trace | undefined, random);
  const keys = workload.keys.subarray(0, MOST_REQUESTS);
  const { keyCount } = workload;
  const capacities = spacedCapacities(Math.max(1, new Set(keys).size), SIZES);
  const curve = (policy: CachePolicy): readonly number[] =>
    (policy.name === 'lru'
      ? lruCurve(keys, capacities, keyCount)
      : simulatedCurve(policy, keys, capacities, { keyCount })
    ).map((point) => point.missRatio);
  return {
    capacities,
    policies: policyNames.map((policy) => ({ policy, missRatios: curve(policies[policy]) })),
    requests: keys.length,
  };
}
