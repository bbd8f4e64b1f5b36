// Calls to the service in the steady state of caches whose entries live for a fixed time after they were set. Under a Poisson
// stream of rate λ for one key a cycle begins with a miss. For the window W, in which the miss is on its way (a look into L2
// and the service), everybody else misses, too; then L2 holds the value for the lifetime T. It was set last by the last who
// missed; and then, memoryless, the next request comes 1/λ later. Without a window that is the well-known λT / (1 + λT).
import { zipfPopularity } from '#src/algorithms/cache/characteristic-time.ts';
import type { Metrics } from '#src/contract/model.ts';
import type { Params } from './parameters.ts';
import type { State } from './state.ts';

export interface KeyCycle {
  readonly ratePerMs: number;
  readonly windowMs: number;
  readonly ttlMs: number;
  /** Only the first of those who miss asks the service. */
  readonly isSingleFlight: boolean;
}

/** Calls to the service for one key, in a millisecond. */
export function loadsPerMs({ ratePerMs, windowMs, ttlMs, isSingleFlight }: KeyCycle): number {
  const loads = isSingleFlight ? 1 : 1 + ratePerMs * windowMs;
  // How long after the first of them the last of the misses came.
  const lastMs = isSingleFlight ? 0 : windowMs + Math.expm1(-ratePerMs * windowMs) / ratePerMs;
  return loads / (windowMs + ttlMs + lastMs + 1 / ratePerMs);
}

/** How many ask the service for a key of that rate at once, when all of them find it gone. */
export const stampedeSize = (ratePerMs: number, windowMs: number): number => 1 + ratePerMs * windowMs;

export function serviceCallsPerS(params: Params, arrivalRatePerS: number): number {
  const isSingleFlight = params.cache !== 'ttl';
  let perMs = 0;
  for (const popularity of zipfPopularity(params.users, params.skew))
    for (const [share, serviceMs] of [
      [1 - params.friendsShare, params.userServiceMs],
      [params.friendsShare, params.friendsServiceMs],
    ] as const)
      if (share > 0)
        perMs += loadsPerMs({
          ratePerMs: (arrivalRatePerS / 1000) * popularity * share,
          windowMs: params.l2LatencyMs + serviceMs,
          ttlMs: params.l2TtlMs,
          isSingleFlight,
        });
  return 1000 * perMs;
}

/** Nothing is said of L1, of updates, of a service that queues, or after a fault. */
export function theoryOf(state: State, params: Params): Metrics {
  const isUntouched =
    state.l2Condition === 'up' && state.slowdown === 1 && !state.isFailing && state.counts.restarts === 0;
  if (!isUntouched || state.counts.longestQueue > 0) return {};
  if (params.cache === 'none') return { serviceCallsPerS: state.arrivalRatePerS };
  if (params.l1TtlMs > 0 || state.updateShare > 0 || params.missingShare > 0) return {};
  const isConstant = params.serviceDistribution === 'constant';
  const holds =
    (params.cache === 'ttl' && isConstant) ||
    ((params.cache === 'single-flight' || params.cache === 'resilient') && params.instances === 1);
  return holds ? { serviceCallsPerS: serviceCallsPerS(params, state.arrivalRatePerS) } : {};
}
