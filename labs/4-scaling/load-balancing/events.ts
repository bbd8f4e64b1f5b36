// The events that a request and the probes of the servers are made of.
import type { State } from './state.ts';

export const EVENT = {
  arrival: 0,
  atBalancer: 1,
  atServer: 2,
  served: 3,
  backAtBalancer: 4,
  atClient: 5,
  timeout: 6,
  probe: 7,
  probed: 8,
} as const;

/** Has an event of a request happen after a delay. */
export type Later = (state: State, delayMs: number, event: number, slot: number) => void;
