// What the stage draws of one moment: fresh plain data, bulk numbers in fresh typed arrays.

import type { AlertPhase } from '#src/algorithms/slo/alert.ts';
import { errorBudgetMinutes } from '#src/algorithms/slo/budget.ts';
import { countsOf, LONGEST_WINDOW_MINUTES } from '#src/algorithms/slo/counters.ts';
import type { Severity } from '#src/algorithms/slo/rules.ts';
import { type AlertingOfRun, badOf } from './alerts.ts';

export type { SliReport } from './figures.ts';

import { budgetLeftPercent, isSignificant, MINUTES_PER_HOUR, reportOf, type SliReport } from './figures.ts';
import { creditPercent, DAY_MS, type Params, type Sli, targetOf } from './parameters.ts';
import type { IncidentKind, State } from './state.ts';
import { requestsPerMinute } from './traffic.ts';

export interface RuleView {
  readonly severity: Severity;
  readonly longMinutes: number;
  readonly shortMinutes: number;
  readonly burnRate: number;
  readonly phase: AlertPhase;
  /** As measured; NaN without requests. */
  readonly longBurn: number;
  readonly shortBurn: number;
}

export interface IncidentView {
  readonly id: number;
  readonly kind: IncidentKind;
  readonly size: number;
  readonly startMs: number;
  /** NaN while it goes on. */
  readonly endMs: number;
  readonly spentPercent: number;
  readonly isSignificant: boolean;
  readonly isAlerted: boolean;
}

export interface FiringView {
  readonly rule: number;
  readonly firedMs: number;
  /** NaN while it fires. */
  readonly resolvedMs: number;
  readonly worth: 'open' | 'yes' | 'no';
}

export interface Snapshot {
  readonly nowMs: number;
  readonly sli: Sli;
  readonly targetPercent: number;
  readonly windowDays: number;
  readonly budgetMinutes: number;
  readonly leftPercent: number;
  /** As expected at this moment. */
  readonly burnRate: number;
  readonly requestsPerS: number;
  readonly slaPercent: number;
  readonly slaCreditPercent: number;
  readonly rules: readonly RuleView[];
  readonly incidents: readonly IncidentView[];
  readonly firings: readonly FiringView[];
  /** Percent of the budget left, hour by hour of the window that is shown, from `firstHour` on. */
  readonly left: Float32Array;
  readonly firstHour: number;
  /** Burn rate over one minute, the last three days, oldest first; NaN without requests. */
  readonly burnByMinute: Float32Array;
  readonly report: Readonly<Record<Sli, SliReport>>;
}

function leftOf({ leftByHour }: State, windowDays: number, nowMs: number) {
  const hour = Math.floor(nowMs / (MINUTES_PER_HOUR * 60_000));
  const firstHour = Math.max(0, hour - windowDays * 24);
  const left = Float32Array.from(
    { length: hour - firstHour + 1 },
    (_, index) => leftByHour[(firstHour + index) % leftByHour.length] as number,
  );
  return { left, firstHour };
}

export function snapshotOf(
  state: State,
  params: Params,
  { rules, budget, burnRate }: AlertingOfRun,
  nowMs: number,
): Snapshot {
  const { sli, windowDays } = params;
  const report = reportOf(state, params);
  const minutes = Math.min(LONGEST_WINDOW_MINUTES, Math.floor(nowMs / 60_000));
  const burnByMinute = Float32Array.from({ length: minutes }, (_, index) => {
    const counts = countsOf(state.counters, 1, minutes - 1 - index);
    return badOf(counts, sli) / counts.total / budget;
  });
  const since = nowMs - windowDays * DAY_MS;
  const burnOver = (length: number): number => (length === 0 ? Number.NaN : burnRate(state, length));
  return {
    ...{ nowMs, sli, windowDays, targetPercent: targetOf(params) },
    budgetMinutes: errorBudgetMinutes(targetOf(params), windowDays),
    leftPercent: budgetLeftPercent(state, budget, sli),
    burnRate: state.presentRatio / budget,
    requestsPerS: requestsPerMinute(params, nowMs / 60_000, state.probesPerS) / 60,
    slaPercent: params.slaPercent,
    slaCreditPercent: creditPercent(report.availability.windowPercent, params.slaPercent),
    rules: rules.map((rule, index) => ({
      ...{ severity: rule.severity, burnRate: rule.burnRate },
      ...{ longMinutes: rule.longMinutes, shortMinutes: rule.shortMinutes },
      phase: state.alerts[index]?.phase ?? 'inactive',
      longBurn: burnOver(rule.longMinutes),
      shortBurn: burnOver(rule.shortMinutes),
    })),
    incidents: state.incidents
      .filter(({ endMs }) => !(endMs < since))
      .map((incident) => ({
        ...{ id: incident.id, kind: incident.kind, size: incident.size, startMs: incident.startMs },
        ...{ endMs: incident.endMs, spentPercent: 100 * incident.spentShare },
        isSignificant: isSignificant(params, incident),
        isAlerted: !Number.isNaN(incident.firedMs),
      })),
    firings: state.firings
      .filter(({ resolvedMs }) => !(resolvedMs < since))
      .map(({ rule, firedMs, resolvedMs, worth }) => ({ rule, firedMs, resolvedMs, worth })),
    ...leftOf(state, windowDays, nowMs),
    burnByMinute,
    report,
  };
}
