// The lab's parameters as the model reads them, and the constants that stand beside them.
import type { ParamsOf } from '#src/contract/manifest.ts';
import type { lab } from './lab.ts';

export type Params = ParamsOf<typeof lab>;

/** When a service goes wrong by itself where a fault is hidden, and how much slower it becomes. */
export const HIDDEN_FAULT = { atMs: 10_000, factor: 6 } as const;

/** Requests that wait for a service; one more is refused. */
export const MOST_WAITING = 200;
/** Mean time that a message lies in the queue. */
export const MESSAGE_WAIT_MS = 40;
/** Charts show the last so many milliseconds. */
export const RECENT_MS = 5000;
/** Finished requests that are kept to be looked at. */
export const MOST_SHOWN = 14;
/** A span in a store, by and large: what a batch of ours takes as OTLP JSON, without compression. */
export const BYTES_A_SPAN = 500;
/** The manifest's sampling interval. */
export const SAMPLE_MS = 250;
