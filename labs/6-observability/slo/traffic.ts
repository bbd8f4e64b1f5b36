// How many requests come in a minute, and how many of them are bad. Everything is expected here; chance comes later.
import { normalBelow } from '#src/algorithms/normal.ts';
import { LATENCY_SPREAD, MEDIAN_LATENCY_MS, MINUTE_MS, type Params } from './parameters.ts';
import type { Incident } from './state.ts';

const MINUTES_PER_DAY = 1440;
/** Two in the afternoon; time 0 is midnight. */
const PEAK_MINUTE = 840;

/** Mean number of requests in minute `minute`, which begins that many minutes after time 0. */
export function requestsPerMinute(params: Params, minute: number, probesPerS: number): number {
  const { requestsPerS, dailySwingPercent } = params;
  const turn = (2 * Math.PI * (minute + 0.5 - PEAK_MINUTE)) / MINUTES_PER_DAY;
  return 60 * (requestsPerS * (1 + (dailySwingPercent / 100) * Math.cos(turn)) + probesPerS);
}

/** Share of answers above the threshold, being `slower` times slower than usual. */
const slowShare = (thresholdMs: number, slower: number): number =>
  1 - normalBelow(Math.log(thresholdMs / (MEDIAN_LATENCY_MS * slower)) / LATENCY_SPREAD);

/** Share of the minute before `nowMs` in which the incident was there. */
function presence({ startMs, plannedEndMs, endMs, repairMs }: Incident, nowMs: number): number {
  const until = Number.isNaN(endMs) ? Math.min(plannedEndMs, repairMs) : endMs;
  const overlap = Math.min(until, nowMs) - Math.max(startMs, nowMs - MINUTE_MS);
  return Math.min(1, Math.max(0, overlap / MINUTE_MS));
}

/** What an incident does at a moment: the share of requests that it makes fail, and how many times slower answers are. */
function effectOf(incident: Incident, atMs: number): { readonly fails: number; readonly slower: number } {
  const { kind, size, startMs, plannedEndMs } = incident;
  switch (kind) {
    case 'slowdown':
      return { fails: 0, slower: size };
    case 'leak': {
      const grown = (atMs - startMs) / (plannedEndMs - startMs);
      return { fails: (size / 100) * Math.min(1, Math.max(0, grown)), slower: 1 };
    }
    default:
      return { fails: size / 100, slower: 1 };
  }
}

export interface Ratios {
  readonly failed: number;
  readonly slow: number;
  /** What each of the incidents adds by itself, in their order. */
  readonly failedBy: readonly number[];
  readonly slowBy: readonly number[];
}

/** Expected shares of bad requests over the minute before `nowMs`. */
export function ratiosOf(
  { thresholdMs }: Params,
  errorPercent: number,
  incidents: readonly Incident[],
  nowMs: number,
): Ratios {
  const usual = slowShare(thresholdMs, 1);
  let served = 1 - errorPercent / 100;
  let inTime = 1 - usual;
  const failedBy: number[] = [];
  const slowBy: number[] = [];
  for (const incident of incidents) {
    const share = presence(incident, nowMs);
    const { fails, slower } = effectOf(incident, nowMs - MINUTE_MS / 2);
    const adds = slower === 1 ? 0 : Math.max(0, slowShare(thresholdMs, slower) - usual) / (1 - usual);
    failedBy.push(fails * share);
    slowBy.push(adds * share);
    served *= 1 - fails * share;
    inTime *= 1 - adds * share;
  }
  return { failed: 1 - served, slow: 1 - inTime, failedBy, slowBy };
}

/** Twelve digits: 1 − 0.98 is 0.02. */
const clean = (ratio: number): number => Number(ratio.toPrecision(12));

/** The same at one moment, all incidents that go on being there. */
export function presentRatios(params: Params, errorPercent: number, active: readonly Incident[], nowMs: number) {
  const usual = slowShare(params.thresholdMs, 1);
  let served = 1 - errorPercent / 100;
  let inTime = 1 - usual;
  for (const incident of active) {
    const { fails, slower } = effectOf(incident, nowMs);
    served *= 1 - fails;
    if (slower !== 1) inTime *= 1 - Math.max(0, slowShare(params.thresholdMs, slower) - usual) / (1 - usual);
  }
  return { failed: clean(1 - served), slow: clean(1 - inTime) };
}
