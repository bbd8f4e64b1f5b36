// Everything that changes during a run: plain data. Its size depends on the budget's window, not on how much has happened.
import type { AlertState } from '#src/algorithms/slo/alert.ts';
import { INACTIVE } from '#src/algorithms/slo/alert.ts';
import { type Counters, createCounters } from '#src/algorithms/slo/counters.ts';
import type { Severity } from '#src/algorithms/slo/rules.ts';
import { createTally, type Tally } from '#src/sim/statistics.ts';
import type { Params } from './parameters.ts';
import { requestsPerMinute } from './traffic.ts';

/** In the order of their numbers in the log. */
export const INCIDENT_KINDS = ['outage', 'leak', 'slowdown', 'deploy', 'bad-deploy'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export interface Incident {
  readonly id: number;
  readonly kind: IncidentKind;
  readonly startMs: number;
  readonly plannedEndMs: number;
  /** Percent of requests that fail, at the end of a leak; of a slowdown: how many times slower. */
  readonly size: number;
  /** NaN while it goes on. */
  endMs: number;
  repaired: boolean;
  /** When somebody will have mended it; infinite where nobody knows of it. */
  repairMs: number;
  /** Bad events that are its doing, as expected, not as drawn. */
  spent: number;
  /** Of the budget; follows `spent`. */
  spentShare: number;
  /** The first alert about it; NaN before. */
  firedMs: number;
  isPaged: boolean;
  /** When the last page about it ended, or the last ticket where nobody was paged; NaN before. */
  silentMs: number;
}

export interface Firing {
  readonly rule: number;
  readonly severity: Severity;
  readonly firedMs: number;
  /** NaN while it fires. */
  resolvedMs: number;
  /** The incident that it is about; −1 for none. */
  readonly incident: number;
  /** Whether it was worth it: open until the incident is over. */
  worth: 'open' | 'yes' | 'no';
}

/** Figures of what was forgotten. */
export interface Settled {
  pages: number;
  tickets: number;
  falsePages: number;
  falseTickets: number;
  significant: number;
  missed: number;
  readonly detectionMinutes: Tally;
  readonly resetMinutes: Tally;
}

export interface State {
  readonly counters: Counters;
  errorPercent: number;
  probesPerS: number;
  deploysPerDay: number;
  freezeBelowPercent: number;
  /** Counts changes of the deploy rate: a deploy that was planned under another rate is void. */
  deployPlan: number;
  deploys: number;
  deploysHeld: number;
  incidentCount: number;
  /** Those that go on, and the last that are over, oldest first. */
  readonly incidents: Incident[];
  readonly alerts: AlertState[];
  readonly firings: Firing[];
  /** Firings of each rule. */
  readonly fired: number[];
  readonly firstFiredMs: number[];
  readonly settled: Settled;
  /** Share of requests that is bad at this moment, as expected. */
  presentRatio: number;
  isBudgetGone: boolean;
  isSlaBroken: boolean;
  /** Percent of the budget left at each full hour n, at n modulo the length; NaN before the run. */
  readonly leftByHour: Float32Array;
}

export function createState(params: Params, ruleCount: number): State {
  const { windowDays, errorPercent, probesPerS, deploysPerDay, freezeBelowPercent } = params;
  const leftByHour = new Float32Array(windowDays * 24 + 1).fill(Number.NaN);
  leftByHour[0] = 100;
  return {
    counters: createCounters(windowDays, wholeRequests(params)),
    errorPercent,
    probesPerS,
    deploysPerDay,
    freezeBelowPercent,
    deployPlan: 0,
    deploys: 0,
    deploysHeld: 0,
    incidentCount: 0,
    incidents: [],
    alerts: Array.from({ length: ruleCount }, () => INACTIVE),
    firings: [],
    fired: Array.from({ length: ruleCount }, () => 0),
    firstFiredMs: Array.from({ length: ruleCount }, () => Number.NaN),
    settled: {
      ...{ pages: 0, tickets: 0, falsePages: 0, falseTickets: 0, significant: 0, missed: 0 },
      detectionMinutes: createTally(),
      resetMinutes: createTally(),
    },
    presentRatio: 0,
    isBudgetGone: false,
    isSlaBroken: false,
    leftByHour,
  };
}

/** The requests of the past, minute after minute: whole ones, and no fraction is lost. */
function wholeRequests(params: Params): (minute: number) => number {
  let due = 0;
  return (minute) => {
    due += requestsPerMinute(params, minute, params.probesPerS);
    const whole = Math.floor(due);
    due -= whole;
    return whole;
  };
}

export const isActive = ({ endMs }: Incident): boolean => Number.isNaN(endMs);
