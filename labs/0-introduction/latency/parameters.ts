// The lab's parameters as the model reads them, and the constants that stand beside them.
import type { ParamsOf } from '#src/contract/manifest.ts';
import type { settings } from './settings.ts';

export type Params = ParamsOf<{ readonly parameters: typeof settings }>;

/** The greatest number of servers, as in the manifest. */
export const MOST_SERVERS = 200;

/** Standard deviation over mean of service times. */
export const VARIATION = { exponential: 1, deterministic: 0, lognormal: 1.5 } as const;

/** Charts and figures of "now" are over this long. */
export const WINDOW_MS = 5000;
