// The values of a run's parameters, typed by the manifest, and the constants that nobody sets.
import type { ParamsOf } from '#src/contract/manifest.ts';
import { lab } from './lab.ts';

export type Params = ParamsOf<typeof lab>;
export type CacheName = Exclude<Params['cache'], 'own-code'>;

/** A client that has waited so long gives up. */
export const CLIENT_TIMEOUT_MS = 10_000;
/** A service that fails says so after this long. */
export const SERVICE_FAILURE_MS = 20;
/** Standard deviation of a lognormal service time over its mean. */
export const LOGNORMAL_VARIATION = 0.5;
/** With so many times the entries of its capacity an instance is out of memory. */
export const MEMORY_FACTOR = 2;
export const FRIENDS = 5;
export const SAMPLE_EVERY_MS = lab.clock.sampleEvery;
