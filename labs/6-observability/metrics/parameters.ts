// The lab's parameters as the model reads them, and the constants that stand beside them.

import type { QuantileTarget } from '#src/algorithms/metrics/targeted-quantiles.ts';
import { SettingsFault } from '#src/algorithms/policy-fault.ts';
import type { ParamsOf } from '#src/contract/manifest.ts';
import type { lab } from './lab.ts';

export type Params = ParamsOf<typeof lab>;

/** Upper bounds in seconds, as client libraries have them unless told otherwise. */
const USUAL_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** The summary's targets, as the documentation of the Go client shows them. */
export const SUMMARY_TARGETS: readonly QuantileTarget[] = [
  { quantile: 0.5, error: 0.05 },
  { quantile: 0.9, error: 0.01 },
  { quantile: 0.99, error: 0.001 },
];

/** Among so many people requests come from, each as often as any other. */
export const USERS = 10_000;
export const USER_LABELS = ['none', 'counter', 'histogram'] as const satisfies readonly Params['userLabel'][];
/** The share of requests that ends with status 500. */
export const FAILING = 0.01;

export const HISTOGRAM = 'http_request_duration_seconds';
export const SUMMARY = 'http_response_time_seconds';
export const COUNTER = 'http_requests_total';
export const GAUGE = 'http_requests_in_flight';
export const BY_USER = 'http_requests_by_user_total';
export const DURATION_BY_USER = 'http_request_duration_by_user_seconds';

/** Twelve significant digits: 0.1 + 0.2 is written 0.3. */
const tidy = (seconds: number): number => Number(seconds.toPrecision(12));

/**
 * Upper bounds of the buckets in seconds, without +Inf.
 * @throws SettingsFault for bounds of one's own that do not rise
 */
export function boundsOf(params: Params): readonly number[] {
  const { buckets, firstBoundMs, bucketWidthMs, bucketFactor, bucketCount, bucketBoundsMs } = params;
  switch (buckets) {
    case 'default':
      return USUAL_BOUNDS;
    case 'linear':
      return Array.from({ length: bucketCount }, (_, index) => tidy((firstBoundMs + index * bucketWidthMs) / 1000));
    case 'exponential':
      return Array.from({ length: bucketCount }, (_, index) => tidy((firstBoundMs * bucketFactor ** index) / 1000));
    case 'own': {
      const falls = bucketBoundsMs.findIndex((bound, index) => index > 0 && bound <= (bucketBoundsMs[index - 1] ?? 0));
      if (bucketBoundsMs.length > 0 && falls < 0) return bucketBoundsMs.map((bound) => tidy(bound / 1000));
      const args = { given: bucketBoundsMs.length === 0 ? '–' : String(bucketBoundsMs[falls]) };
      throw new SettingsFault(
        { key: 'fault.bounds', args },
        `bucketBoundsMs takes at least one bound, each larger than the one before it; ${args.given} is not.`,
      );
    }
  }
}
