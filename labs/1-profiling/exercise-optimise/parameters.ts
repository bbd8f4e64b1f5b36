// The values of a run's parameters, typed by the manifest.
import type { ParamsOf } from '#src/contract/manifest.ts';
import type { lab } from './lab.ts';

/** The first size of a run. */
export const SMALLEST_SIZE = 16;

export type Params = ParamsOf<typeof lab>;
