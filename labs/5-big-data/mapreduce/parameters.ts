// The lab's parameters as the model reads them.
import type { ParamsOf } from '#src/contract/manifest.ts';
import type { lab } from './lab.ts';

export type Params = ParamsOf<typeof lab>;
export type JobName = Params['job'];
