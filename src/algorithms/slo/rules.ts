// Rules of alerts on an error budget, the six ways of the Site Reliability Workbook (chapter 5), and when each of them fires
// and falls silent again, in closed form.
import { burnRateThatSpends } from './budget.ts';

export type Severity = 'page' | 'ticket';

export interface AlertRule {
  readonly name: string;
  readonly severity: Severity;
  /** Its condition: the burn rate over this window, and over the short one where there is one, is above the threshold. */
  readonly longMinutes: number;
  /** 0: no second window. */
  readonly shortMinutes: number;
  /** The threshold, the same for both windows. */
  readonly burnRate: number;
  /** So long the condition must hold before the rule fires. */
  readonly forMinutes: number;
}

interface Row {
  readonly name: string;
  readonly severity: Severity;
  readonly longMinutes: number;
  readonly shortMinutes: number;
  /** Of the whole budget, spent within the long window at the threshold. */
  readonly spentPercent: number;
}

const QUICK_PAGE: Row = { name: 'page quick', severity: 'page', longMinutes: 60, shortMinutes: 5, spentPercent: 2 };
const SLOW_PAGE: Row = { name: 'page slow', severity: 'page', longMinutes: 360, shortMinutes: 30, spentPercent: 5 };
const DAY_TICKET: Row = {
  ...{ name: 'ticket quick', severity: 'ticket', longMinutes: 1440, shortMinutes: 120, spentPercent: 10 },
};
const SLOW_TICKET: Row = {
  ...{ name: 'ticket slow', severity: 'ticket', longMinutes: 4320, shortMinutes: 360, spentPercent: 10 },
};

/** Table 5-8 of the Workbook. */
const THREE_ROWS = [QUICK_PAGE, SLOW_PAGE, SLOW_TICKET];
/** With one row more, as Sloth has it (github.com/slok/sloth, internal/alert/windows/google-30d.yaml). */
const FOUR_ROWS = [QUICK_PAGE, SLOW_PAGE, DAY_TICKET, SLOW_TICKET];

const ruleOf =
  (windowDays: number) =>
  ({ spentPercent, ...row }: Row): AlertRule => ({
    ...row,
    burnRate: burnRateThatSpends(spentPercent / 100, row.longMinutes, windowDays),
    forMinutes: 0,
  });

export const ALERTINGS = [
  'error-ratio',
  'long-window',
  'duration',
  'burn-rate',
  'multi-burn-rate',
  'multi-window',
  'four-windows',
] as const;
export type Alerting = (typeof ALERTINGS)[number];

const single = (name: string, rule: Partial<AlertRule> & Pick<AlertRule, 'longMinutes'>): readonly AlertRule[] => [
  { name, severity: 'page', shortMinutes: 0, burnRate: 1, forMinutes: 0, ...rule },
];

/** The Workbook's six ways in their order, and Sloth's. Thresholds follow from the budget shares and the window. */
export function rulesOf(alerting: Alerting, windowDays: number): readonly AlertRule[] {
  switch (alerting) {
    case 'error-ratio':
      return single('page 10 min', { longMinutes: 10 });
    case 'long-window':
      return single('page 36 h', { longMinutes: 2160 });
    case 'duration':
      return single('page for 1 h', { longMinutes: 1, forMinutes: 60 });
    case 'burn-rate':
      return single('page 1 h', { longMinutes: 60, burnRate: burnRateThatSpends(0.05, 60, windowDays) });
    case 'multi-burn-rate':
      return THREE_ROWS.map(ruleOf(windowDays)).map((rule) => ({ ...rule, shortMinutes: 0 }));
    case 'multi-window':
      return THREE_ROWS.map(ruleOf(windowDays));
    case 'four-windows':
      return FOUR_ROWS.map(ruleOf(windowDays));
  }
}

/** Only a burn rate above the threshold ever fires a rule. */
const everFires = ({ burnRate }: AlertRule, errorRatio: number, budget: number): boolean =>
  errorRatio / budget > burnRate;

/**
 * Minutes from the first error to the alert, the error ratio being constant and the past clean; undefined where it never
 * fires.
 */
export function detectionMinutes(rule: AlertRule, errorRatio: number, budget: number): number | undefined {
  if (!everFires(rule, errorRatio, budget)) return undefined;
  return (rule.burnRate * budget * Math.max(rule.longMinutes, rule.shortMinutes)) / errorRatio + rule.forMinutes;
}

/**
 * Minutes from the last error to the end of the alert, the error ratio having been constant for as long as it took to fire:
 * the shorter window falls silent first.
 */
export function resetMinutes(rule: AlertRule, errorRatio: number, budget: number): number | undefined {
  if (!everFires(rule, errorRatio, budget)) return undefined;
  const shortest = rule.shortMinutes === 0 ? rule.longMinutes : Math.min(rule.longMinutes, rule.shortMinutes);
  return shortest * (1 - (rule.burnRate * budget) / errorRatio);
}
