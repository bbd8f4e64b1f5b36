// How long requests take: three kinds of traffic, drawn and as distribution functions. Seconds, as Prometheus wants them.
import { normalBelow } from '#src/algorithms/normal.ts';
import type { RandomSource } from '#src/contract/model.ts';

export const TRAFFIC_KINDS = ['lognormal', 'bimodal', 'heavy-tail'] as const;
export type Traffic = (typeof TRAFFIC_KINDS)[number];

/** The course draws its answers as exp(4 + 0.5 z) milliseconds. */
const LOGNORMAL = { median: Math.exp(4) / 1000, spread: 0.5 } as const;
/** Four of five are found in a cache, the others are fetched. */
const FOUND = { share: 0.8, median: 0.008, spread: 0.35 } as const;
const FETCHED = { median: 0.18, spread: 0.35 } as const;
/** A power law between two ends. */
const TAIL = { least: 0.02, most: 60, power: 1.2 } as const;

const lognormalBelow = (
  { median, spread }: { readonly median: number; readonly spread: number },
  value: number,
): number => (value <= 0 ? 0 : normalBelow(Math.log(value / median) / spread));

const tailWhole = 1 - (TAIL.least / TAIL.most) ** TAIL.power;

/** The share of requests of this kind that take at most so long. */
export function shareBelow(traffic: Traffic, seconds: number): number {
  switch (traffic) {
    case 'lognormal':
      return lognormalBelow(LOGNORMAL, seconds);
    case 'bimodal':
      return FOUND.share * lognormalBelow(FOUND, seconds) + (1 - FOUND.share) * lognormalBelow(FETCHED, seconds);
    case 'heavy-tail':
      if (seconds <= TAIL.least) return 0;
      return Math.min(1, (1 - (TAIL.least / seconds) ** TAIL.power) / tailWhole);
  }
}

/** One request's time; takes the same draws from the stream whatever the kind. */
export function drawSeconds(traffic: Traffic, random: RandomSource): number {
  const uniform = random.uniform();
  const normal = random.normal();
  switch (traffic) {
    case 'lognormal':
      return LOGNORMAL.median * Math.exp(LOGNORMAL.spread * normal);
    case 'bimodal': {
      const { median, spread } = uniform < FOUND.share ? FOUND : FETCHED;
      return median * Math.exp(spread * normal);
    }
    case 'heavy-tail':
      return TAIL.least * (1 - uniform * tailWhole) ** (-1 / TAIL.power);
  }
}
