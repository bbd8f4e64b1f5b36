// Miss-ratio curves: every policy at many sizes over the run's own traffic. LRU's is exact at all sizes in one pass.
import { lruCurve, simulatedCurve, spacedCapacities } from '#src/algorithms/cache/miss-ratio-curve.ts';
import { policies } from '#src/algorithms/cache/policies.ts';
import { type PolicyName, policyNames } from '#src/algorithms/cache/policy.ts';
import { nextUses } from '#src/algorithms/cache/simulate.ts';
import type { Trace } from '#src/algorithms/traces/trace-text.ts';
import type { ParameterValues, Setup } from '#src/contract/model.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import { hashSeedOf } from './caches.ts';
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
/** With those that are added where a curve is steep: a cliff lies between two sizes that differ by one key. */
const MOST_SIZES = 44;
/** A share of the requests: a larger fall from one size to the next is looked into. */
const STEEP = 0.05;
const MOST_REQUESTS = 60_000;

type Ratios = Readonly<Record<PolicyName, number>>;

/** A size between each two neighbours of which some policy's misses differ by much, the steepest first. */
function sizesBetween(known: ReadonlyMap<number, Ratios>, most: number): readonly number[] {
  const sizes = [...known.keys()].sort((one, other) => one - other);
  return sizes
    .flatMap((from, index) => {
      const to = sizes[index + 1] ?? from;
      const [before, after] = [known.get(from), known.get(to)];
      if (to - from < 2 || before === undefined || after === undefined) return [];
      const fall = Math.max(...policyNames.map((policy) => Math.abs(before[policy] - after[policy])));
      return fall > STEEP
        ? [{ fall, size: Math.min(to - 1, Math.max(from + 1, Math.round(Math.sqrt(from * to)))) }]
        : [];
    })
    .sort((one, other) => other.fall - one.fall)
    .slice(0, most)
    .map(({ size }) => size);
}

/** @param options `seed`: of the run, so that the traffic is the same */
export function missRatioCurves(setup: Setup, options: ParameterValues): MissRatioCurves {
  const params = setup.params as Params;
  const stream = (name: string): RandomStream => new RandomStream(streamWords(Number(options['seed'] ?? 1), name));
  const workload = createWorkload(params, setup.input as Trace | undefined, stream('trace'));
  const keys = workload.keys.subarray(0, MOST_REQUESTS);
  const { keyCount } = workload;
  const shared = { keyCount, hashSeed: hashSeedOf(stream('hash')), nextUse: nextUses(keys, keyCount) };
  const known = new Map<number, Ratios>();
  const measure = (sizes: readonly number[]): void => {
    const curves = policyNames.map((name) =>
      name === 'lru' ? lruCurve(keys, sizes, keyCount) : simulatedCurve(policies[name], keys, sizes, shared),
    );
    for (const [at, size] of sizes.entries()) {
      const ratios = policyNames.map((name, index) => [name, curves[index]?.[at]?.missRatio ?? Number.NaN]);
      known.set(size, Object.fromEntries(ratios) as Ratios);
    }
  };
  const largest = Math.max(1, new Set(keys).size);
  // The size on the stage is among them, so that its misses are those of the run.
  measure([...new Set([...spacedCapacities(largest, SIZES), Math.min(params.capacity, largest)])]);
  for (;;) {
    const sizes = sizesBetween(known, MOST_SIZES - known.size);
    if (sizes.length === 0) break;
    measure(sizes);
  }
  const capacities = [...known.keys()].sort((one, other) => one - other);
  return {
    capacities,
    policies: policyNames.map((policy) => ({
      policy,
      missRatios: capacities.map((capacity) => known.get(capacity)?.[policy] ?? Number.NaN),
    })),
    requests: keys.length,
  };
}
