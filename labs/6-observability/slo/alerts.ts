// Evaluates the rules once a minute, and says which incident an alert is about.
import { evaluateAlert, isAbove } from '#src/algorithms/slo/alert.ts';
import { type Counts, countsOf } from '#src/algorithms/slo/counters.ts';
import type { AlertRule } from '#src/algorithms/slo/rules.ts';
import type { Setup } from '#src/contract/model.ts';
import { alertOf, askAlert } from './own-alert.ts';
import { budgetOf, MINUTE_MS, type Params, rulesFor, type Sli } from './parameters.ts';
import { type Incident, isActive, type State } from './state.ts';

export const badOf = (counts: Counts, sli: Sli): number => (sli === 'availability' ? counts.failed : counts.slow);

/** NaN without requests. */
export const ratioOf = (counts: Counts, sli: Sli): number => badOf(counts, sli) / counts.total;

/** So far back an alert of a student's code may be about something, in minutes. */
const LOOK_BACK_OF_CODE = 360;

export function createAlerting(setup: Setup) {
  const params = setup.params as Params;
  const rules = rulesFor(params);
  const budget = budgetOf(params);
  const own = params.alerting === 'own-code' ? alertOf(setup.policy) : undefined;
  const ratioAt = (state: State) => (minutes: number) => ratioOf(countsOf(state.counters, minutes), params.sli);

  /** For each rule whether its condition holds. */
  function conditions(state: State, minute: number): readonly boolean[] {
    if (own === undefined) return rules.map((rule) => isAbove(rule, budget, ratioAt(state)));
    const answer = askAlert(own, minute, budget, (minutes) => {
      const counts = countsOf(state.counters, minutes);
      return { bad: badOf(counts, params.sli), total: counts.total };
    });
    return rules.map(({ severity }) => severity === answer);
  }

  return {
    rules,
    budget,
    /** Burn rate over the last minutes, as measured. */
    burnRate: (state: State, minutes: number): number => ratioAt(state)(minutes) / budget,
    /** The next phases of all rules. */
    evaluate(state: State, minute: number) {
      const holds = conditions(state, minute);
      return rules.map((rule, index) => {
        const before = state.alerts[index];
        if (before === undefined) throw new RangeError(`there is no rule ${index}`);
        return evaluateAlert(rule, before, holds[index] === true, minute);
      });
    },
  };
}

export type AlertingOfRun = ReturnType<typeof createAlerting>;

/**
 * The incident that an alert is about: of those within its window the one that spent most, what goes on before what is over;
 * undefined where there is none.
 */
export function incidentOf(state: State, { longMinutes }: AlertRule, nowMs: number): Incident | undefined {
  const fromMs = nowMs - (longMinutes === 0 ? LOOK_BACK_OF_CODE : longMinutes) * MINUTE_MS;
  let best: Incident | undefined;
  for (const incident of state.incidents) {
    if (!(isActive(incident) || incident.endMs > fromMs) || incident.spent === 0) continue;
    const isBetter =
      best === undefined || (isActive(incident) === isActive(best) ? incident.spent > best.spent : isActive(incident));
    if (isBetter) best = incident;
  }
  return best;
}
