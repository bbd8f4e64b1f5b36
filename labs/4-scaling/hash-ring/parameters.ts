// The lab's parameters as the model reads them, and the constants that stand beside them.
import type { Lookup } from '#src/algorithms/hashing/ring.ts';
import type { ParamsOf } from '#src/contract/manifest.ts';
import { lab } from './lab.ts';

export type Params = ParamsOf<typeof lab>;
export type Method = Params['method'];

/** The choices of `method` and `lookup` in the manifest's order: the log names them by number. */
export const METHOD_NAMES: readonly Method[] = lab.parameters[0].values.map((choice) => choice.value);
export const LOOKUP_NAMES: readonly Lookup[] = ['scan', 'binary', 'table'];

/** "Recent" lookups are so many. */
export const WINDOW_REQUESTS = 250;

/** A run never has more nodes at a time. */
export const MOST_NODES = 200;

/** Of more keys than this the first are drawn. */
export const MOST_DRAWN_KEYS = 1000;
