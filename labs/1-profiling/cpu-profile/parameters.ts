// The values of a run's parameters, typed by the manifest.
import type { ParamsOf } from '#src/contract/manifest.ts';
import type { lab } from './lab.ts';

export type Params = ParamsOf<typeof lab>;
