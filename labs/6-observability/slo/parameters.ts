// The lab's parameters as the model reads them, and the constants that stand beside them.
import { SettingsFault } from '#src/algorithms/policy-fault.ts';
import { budgetShare } from '#src/algorithms/slo/budget.ts';
import { type AlertRule, rulesOf } from '#src/algorithms/slo/rules.ts';
import type { ParamsOf } from '#src/contract/manifest.ts';
import type { lab } from './lab.ts';

export type Params = ParamsOf<typeof lab>;
export type Sli = Params['sli'];

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** Answers are lognormal; the course draws them as exp(4 + 0.5 z) milliseconds. */
export const MEDIAN_LATENCY_MS = Math.exp(4);
export const LATENCY_SPREAD = 0.5;

/** How long a deploy takes, and what a bad one does until it is repaired. */
export const DEPLOY_MINUTES = 5;
export const BAD_DEPLOY = { percent: 10, minutes: 120 } as const;

/** After the tiers of a large cloud's agreement on computing: what is paid back below which availability. */
const CREDITS = [
  { below: 95, percent: 100 },
  { below: 99, percent: 30 },
] as const;

export function creditPercent(availabilityPercent: number, slaPercent: number): number {
  if (!(availabilityPercent < slaPercent)) return 0;
  return CREDITS.find(({ below }) => availabilityPercent < below)?.percent ?? 10;
}

/** The target of the indicator that is watched. */
export const targetOf = ({ sli, targetPercent, latencyTargetPercent }: Params): number =>
  sli === 'availability' ? targetPercent : latencyTargetPercent;

export const budgetOf = (params: Params): number => budgetShare(targetOf(params));

/** The rules that are in force; a student's code counts as two without conditions of their own. */
export function rulesFor(params: Params): readonly AlertRule[] {
  switch (params.alerting) {
    case 'own-rules':
      return ownRules(params);
    case 'own-code':
      return (['page', 'ticket'] as const).map((severity) => ({
        ...{ name: severity, severity, longMinutes: 0, shortMinutes: 0, burnRate: 0, forMinutes: 0 },
      }));
    default:
      return rulesOf(params.alerting, params.windowDays);
  }
}

function ownRules({ burnRates, longWindows, shortWindows, pagingRules }: Params): readonly AlertRule[] {
  const rules = burnRates.length;
  if (longWindows.length !== rules || shortWindows.length !== rules) {
    const args = { rates: rules, longs: longWindows.length, shorts: shortWindows.length };
    throw new SettingsFault(
      { key: 'fault.rules', args },
      `burnRates, longWindows and shortWindows take one value a rule; they have ${rules}, ${longWindows.length} and ${shortWindows.length}.`,
    );
  }
  return burnRates.map((burnRate, index) => {
    const severity = index < pagingRules ? 'page' : 'ticket';
    return {
      name: `${severity} ${index + 1}`,
      severity,
      longMinutes: longWindows[index] ?? 1,
      shortMinutes: shortWindows[index] ?? 0,
      burnRate,
      forMinutes: 0,
    };
  });
}
