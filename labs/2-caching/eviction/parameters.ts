// The lab's parameters as the model reads them, and the constants that stand beside them.
import type { ParamsOf } from '#src/contract/manifest.ts';
import { lab } from './lab.ts';

export type Params = ParamsOf<typeof lab>;
export type PolicyChoice = Params['policy'];

/** "Recent" misses are those of so many requests. */
export const WINDOW_REQUESTS = 1000;

/** Shifting taste moves the ranking on by this share of the keys. */
export const SHIFT_SHARE = 0.2;

/** The choices of `policy`, in the manifest's order: the `value` of a change of it in the log. */
export const POLICY_NAMES: readonly PolicyChoice[] = lab.parameters[0].values.map((choice) => choice.value);
