// The curve of the first page, honestly: M/M/1's mean response time, and small simulated runs around it.

/** Mean work of one request, milliseconds. */
export const SERVICE_MS = 20;
export const REQUESTS_PER_DOT = 3000;

/** Mean response time of M/M/1 in milliseconds at a load from 0 to below 1 (Kleinrock, Queueing Systems I, 3.2). */
export function responseMs(load: number): number {
  return SERVICE_MS / (1 - load);
}

/** Deterministic numbers in [0, 1): Lehmer's generator with Park and Miller's constants. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * Mean response time of `requests` simulated requests at one M/M/1 server, milliseconds, by Lindley's recursion: each
 * waits for what was left when the one before it came, less the time between them. The first finds the queue as it is in
 * the steady state (free with probability 1 − load, else an exponential wait), so no warm-up is needed.
 */
export function simulateResponseMs(load: number, seed: number, requests = REQUESTS_PER_DOT): number {
  const random = uniform(seed);
  const exponential = (mean: number): number => -mean * Math.log(1 - random());
  let waitMs = random() < load ? exponential(SERVICE_MS / (1 - load)) : 0;
  let totalMs = 0;
  for (let index = 0; index < requests; index += 1) {
    const serviceMs = exponential(SERVICE_MS);
    totalMs += waitMs + serviceMs;
    waitMs = Math.max(0, waitMs + serviceMs - exponential(SERVICE_MS / load));
  }
  return totalMs / requests;
}

export interface Dot {
  readonly load: number;
  readonly responseMs: number;
}

/** `count` runs at loads from 3% to `highest`, closer together where the line bends; the same ones each time. */
export function simulatedDots(count: number, highest: number): readonly Dot[] {
  return Array.from({ length: count }, (_, index) => {
    const along = 1 - (1 - (index + 0.5) / count) ** 1.4;
    const load = 0.03 + along * (highest - 0.03);
    return { load, responseMs: simulateResponseMs(load, 7919 * (index + 1)) };
  });
}
