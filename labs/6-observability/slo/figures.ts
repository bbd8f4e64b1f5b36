// The figures of a run: what is left of the budget, what the alerts were worth, and the report.
import { burnRateOf, errorBudgetMinutes } from '#src/algorithms/slo/budget.ts';
import { type Counts, countsOf, countsOfWindow } from '#src/algorithms/slo/counters.ts';
import { detectionMinutes, resetMinutes } from '#src/algorithms/slo/rules.ts';
import type { Metrics } from '#src/contract/model.ts';
import { addToTally, meanOf, type Tally } from '#src/sim/statistics.ts';
import { type AlertingOfRun, badOf, ratioOf } from './alerts.ts';
import { creditPercent, MINUTE_MS, type Params, type Sli, targetOf } from './parameters.ts';
import { type Firing, type Incident, isActive, type Settled, type State } from './state.ts';

export const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;
const SAMPLE_MINUTES = 10;

const percentGood = (counts: Counts, sli: Sli): number => 100 * (1 - ratioOf(counts, sli));

/** Percent of the budget that is left over the window; below 0 once it is overspent. */
export function budgetLeftPercent(state: State, budget: number, sli: Sli): number {
  const counts = countsOfWindow(state.counters);
  return counts.total === 0 ? 100 : 100 * (1 - badOf(counts, sli) / (budget * counts.total));
}

export const isSignificant = ({ significantPercent }: Params, { spentShare }: Incident): boolean =>
  100 * spentShare >= significantPercent;

/** Takes a firing that will be forgotten, or is counted for now, into the figures. */
export function settleFiring(into: Settled, { severity, worth }: Firing): void {
  if (severity === 'page') {
    into.pages += 1;
    if (worth === 'no') into.falsePages += 1;
  } else {
    into.tickets += 1;
    if (worth === 'no') into.falseTickets += 1;
  }
}

export function settleIncident(into: Settled, params: Params, incident: Incident): void {
  if (!isSignificant(params, incident)) return;
  into.significant += 1;
  const { startMs, endMs, firedMs, silentMs } = incident;
  if (Number.isNaN(firedMs)) {
    if (!isActive(incident)) into.missed += 1;
    return;
  }
  addToTally(into.detectionMinutes, (firedMs - startMs) / MINUTE_MS);
  if (silentMs >= endMs) addToTally(into.resetMinutes, (silentMs - endMs) / MINUTE_MS);
}

function settledSoFar(state: State, params: Params): Settled {
  const { settled } = state;
  const sum: Settled = {
    ...settled,
    detectionMinutes: { ...settled.detectionMinutes } satisfies Tally,
    resetMinutes: { ...settled.resetMinutes } satisfies Tally,
  };
  for (const firing of state.firings) settleFiring(sum, firing);
  for (const incident of state.incidents) settleIncident(sum, params, incident);
  return sum;
}

const shareOf = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);

export function metricsOf(state: State, params: Params, { budget, burnRate }: AlertingOfRun): Metrics {
  const { sli } = params;
  const counts = countsOfWindow(state.counters);
  const settled = settledSoFar(state, params);
  const alerts = settled.pages + settled.tickets;
  const forNothing = settled.falsePages + settled.falseTickets;
  const availabilityPercent = percentGood(counts, 'availability');
  return {
    errorBudgetMinutes: errorBudgetMinutes(targetOf(params), params.windowDays),
    burnRate: state.presentRatio / budget,
    hourBurnRate: burnRate(state, MINUTES_PER_HOUR),
    budgetLeftPercent: budgetLeftPercent(state, budget, sli),
    availabilityPercent,
    latencyPercent: percentGood(counts, 'latency'),
    pages: settled.pages,
    falsePages: settled.falsePages,
    tickets: settled.tickets,
    falseTickets: settled.falseTickets,
    precision: shareOf(alerts - forNothing, alerts),
    incidents: settled.significant,
    missed: settled.missed,
    recall: shareOf(settled.significant - settled.missed, settled.significant),
    meanDetectionMinutes: meanOf(settled.detectionMinutes),
    meanResetMinutes: meanOf(settled.resetMinutes),
    deploys: state.deploys,
    deploysHeld: state.deploysHeld,
    slaCreditPercent: creditPercent(availabilityPercent, params.slaPercent),
  };
}

/** In the order of the manifest's series. */
export function sampleInto(
  state: State,
  into: Float64Array,
  { sli }: Params,
  { budget, burnRate }: AlertingOfRun,
): void {
  into[0] = 100 * ratioOf(countsOf(state.counters, SAMPLE_MINUTES), sli);
  into[1] = budgetLeftPercent(state, budget, sli);
  into[2] = burnRate(state, MINUTES_PER_HOUR);
  into[3] = countsOf(state.counters, SAMPLE_MINUTES).total / (SAMPLE_MINUTES * 60);
  into[4] = state.alerts.filter(({ phase }) => phase === 'firing').length;
}

export interface SliReport {
  readonly targetPercent: number;
  readonly hourPercent: number;
  readonly dayPercent: number;
  readonly windowPercent: number;
  readonly status: 'compliant' | 'breach' | 'no-data';
  readonly budgetUsedPercent: number;
  readonly budgetLeftPercent: number;
  readonly burnRate: number;
}

/** What a dashboard of reliability tells of both indicators. */
export function reportOf(state: State, params: Params): Readonly<Record<Sli, SliReport>> {
  const { counters } = state;
  const [hour, day, window] = [
    countsOf(counters, MINUTES_PER_HOUR),
    countsOf(counters, MINUTES_PER_DAY),
    countsOfWindow(counters),
  ];
  const of = (sli: Sli, targetPercent: number): SliReport => {
    const windowPercent = percentGood(window, sli);
    const used = 100 * burnRateOf(ratioOf(window, sli), targetPercent);
    return {
      ...{ targetPercent, windowPercent, hourPercent: percentGood(hour, sli), dayPercent: percentGood(day, sli) },
      status: window.total === 0 ? 'no-data' : windowPercent >= targetPercent ? 'compliant' : 'breach',
      ...{ budgetUsedPercent: used, budgetLeftPercent: 100 - used },
      burnRate: burnRateOf(ratioOf(hour, sli), targetPercent),
    };
  };
  return {
    availability: of('availability', params.targetPercent),
    latency: of('latency', params.latencyTargetPercent),
  };
}

/** The lab's `result`: the budget, the present burn rate, and of each rule what theory says of it and what it did. */
export function resultOf(state: State, params: Params, { rules, budget }: AlertingOfRun) {
  const isCode = params.alerting === 'own-code';
  return {
    errorBudgetMinutes: errorBudgetMinutes(targetOf(params), params.windowDays),
    burnRate: state.presentRatio / budget,
    alerts: rules.map((rule, index) => {
      const firstMs = state.firstFiredMs[index] ?? Number.NaN;
      const detect = isCode ? undefined : detectionMinutes(rule, state.presentRatio, budget);
      const reset = isCode ? undefined : resetMinutes(rule, state.presentRatio, budget);
      return {
        ...{ rule: rule.name, severity: rule.severity, burnRate: rule.burnRate },
        ...{ longMinutes: rule.longMinutes, shortMinutes: rule.shortMinutes, forMinutes: rule.forMinutes },
        fires: detect !== undefined,
        detectMinutes: detect ?? null,
        resetMinutes: reset ?? null,
        state: state.alerts[index]?.phase ?? 'inactive',
        fired: state.fired[index] ?? 0,
        firstFiredMinute: Number.isNaN(firstMs) ? null : firstMs / MINUTE_MS,
      };
    }),
    report: reportOf(state, params),
  };
}
