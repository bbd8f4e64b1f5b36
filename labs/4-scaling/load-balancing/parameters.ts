// The lab's parameters as the model reads them, and the constants that stand beside them.
import type { ParamsOf } from '#src/contract/manifest.ts';
import { lab } from './lab.ts';

export type Params = ParamsOf<typeof lab>;
export type Algorithm = Params['algorithm'];

/** Standard deviation over mean of lognormal service times. */
export const LOGNORMAL_VARIATION = 1.5;

/** As in the manifest. */
export const SAMPLE_EVERY_MS = lab.clock.sampleEvery;

/** The choices of `algorithm`, in the manifest's order: the `value` of a change of it in the log. */
export const ALGORITHM_NAMES: readonly Algorithm[] = lab.parameters[0].values.map((choice) => choice.value);

export const serverNamesOf = (params: Params): readonly string[] =>
  params.serverNames.length > 0
    ? params.serverNames
    : Array.from({ length: params.servers }, (_, index) => `server-${index + 1}`);
