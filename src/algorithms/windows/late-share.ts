// How many events come too late for the first result of their window, in the steady state. Events happen as a Poisson
// stream and arrive after independent delays; the watermark is the newest timestamp less a delay.
//
// Let M be how far the newest timestamp is behind the clock. It is more than x where none of the last x of time has
// arrived, which has the probability exp(−λ ∫₀ˣ F), F being the distribution of delays. An event with the delay D whose
// window ends R after it is late where D − M > R + delay, and R is uniform over the window's length.

import { normalBelow } from '../normal.ts';

/** Independent delays: most are lognormal, a share of stragglers is exponential. Times in milliseconds. */
export interface Delays {
  readonly meanMs: number;
  /** Standard deviation of the lognormal ones over their mean. */
  readonly variation: number;
  readonly stragglerShare: number;
  readonly stragglerMeanMs: number;
}

/** Mean of what a lognormal delay has beyond `beyondMs`: E[max(0, D − beyond)]. */
function lognormalExcess(meanMs: number, variation: number, beyondMs: number): number {
  const variance = Math.log(1 + variation * variation);
  if (variance === 0 || meanMs === 0 || beyondMs <= 0) return Math.max(0, meanMs - beyondMs);
  const spread = Math.sqrt(variance);
  const above = (Math.log(meanMs / beyondMs) + variance / 2) / spread;
  return meanMs * normalBelow(above) - beyondMs * normalBelow(above - spread);
}

/** E[max(0, D − beyond)] of all delays. */
export function excessOf({ meanMs, variation, stragglerShare, stragglerMeanMs }: Delays, beyondMs: number): number {
  const waiting = stragglerMeanMs === 0 ? 0 : stragglerMeanMs * Math.exp(-beyondMs / stragglerMeanMs);
  return (1 - stragglerShare) * lognormalExcess(meanMs, variation, beyondMs) + stragglerShare * waiting;
}

const STEPS = 4000;
/** What is left of a probability when it no longer counts. */
const NEGLIGIBLE = 1e-9;

/**
 * Share of all pairs of an event and a window of `sizeMs` that holds it in which the event is too late for the first
 * result. The same for tumbling and for sliding windows.
 */
export function lateShare(
  delays: Delays,
  { eventsPerS, sizeMs, watermarkDelayMs }: { eventsPerS: number; sizeMs: number; watermarkDelayMs: number },
): number {
  const rate = eventsPerS / 1000;
  const meanMs = excessOf(delays, 0);
  /** Probability that the newest timestamp is further behind than this. */
  const behind = (ms: number): number => Math.exp(-rate * Math.max(0, ms - meanMs + excessOf(delays, ms)));
  let furthest = 1 / rate;
  while (behind(furthest) > NEGLIGIBLE) furthest *= 1.5;
  let share = 0;
  let before = 1;
  for (let step = 1; step <= STEPS; step += 1) {
    const after = behind((furthest * step) / STEPS);
    const lag = (furthest * (step - 0.5)) / STEPS + watermarkDelayMs;
    share += ((before - after) * (excessOf(delays, lag) - excessOf(delays, lag + sizeMs))) / sizeMs;
    before = after;
  }
  return share;
}
