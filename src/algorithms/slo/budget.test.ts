// Budgets and rules against reference figures that nobody here made up (fixtures/reference/slo, which names its source).
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateAlert, INACTIVE, isAbove } from './alert.ts';
import {
  budgetShare,
  burnRateOf,
  burnRateThatSpends,
  errorBudgetMinutes,
  minutesToExhaustion,
  spentShare,
} from './budget.ts';
import { ALERTINGS, type AlertRule, detectionMinutes, resetMinutes, rulesOf } from './rules.ts';

interface Row {
  readonly severity: string;
  readonly long: string;
  readonly short: string;
  readonly burn: number;
  readonly budget_percent: number;
}
interface Detection {
  readonly rule: string;
  readonly error_ratio: number;
  readonly burn_rate: number;
  readonly detect_minutes: number | null;
  readonly reset_minutes_after_full_recovery: number | null;
}
interface Reference {
  readonly period_days: number;
  readonly table_5_8: readonly Row[];
  readonly four_row_variant: readonly Row[];
  readonly allowed_downtime_minutes_30d: Readonly<Record<string, number>>;
  readonly detection_for_slo_999: readonly Detection[];
}

const reference = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/slo/slo_burn.json', import.meta.url), 'utf8'),
) as Reference;
const DAYS = reference.period_days;

const UNITS: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };
const minutesOf = (text: string): number => Number.parseFloat(text) * (UNITS[text.slice(-1)] ?? Number.NaN);

describe('reference', () => {
  it.each(Object.entries(reference.allowed_downtime_minutes_30d))(
    '%s may be down for %d minutes',
    (target, minutes) => {
      expect(errorBudgetMinutes(100 * Number(target), DAYS)).toBeCloseTo(minutes, 9);
    },
  );

  it.each([
    ['multi-window', reference.table_5_8],
    ['four-windows', reference.four_row_variant],
  ] as const)('the rows of %s', (alerting, rows) => {
    const rules = rulesOf(alerting, DAYS);
    expect(rules.map((rule) => [rule.longMinutes, rule.shortMinutes, rule.burnRate])).toEqual(
      rows.map(({ long, short, burn }) => [minutesOf(long), minutesOf(short), burn]),
    );
    for (const [index, { burn, budget_percent }] of rows.entries()) {
      const long = rules[index]?.longMinutes ?? Number.NaN;
      expect(100 * spentShare(burn, long, DAYS)).toBeCloseTo(budget_percent, 9);
      expect(rules[index]?.severity).toBe(rows[index]?.severity.split(' ')[0]);
    }
  });

  it.each(reference.detection_for_slo_999)('$rule at an error ratio of $error_ratio', (row) => {
    const rule = rulesOf('four-windows', DAYS).find(({ name }) => name === row.rule) as AlertRule;
    // Where the burn rate lies on the threshold to rounding, either answer is right.
    if (Math.abs(row.burn_rate - rule.burnRate) < 1e-9) return;
    const budget = budgetShare(99.9);
    const detection = detectionMinutes(rule, row.error_ratio, budget);
    const reset = resetMinutes(rule, row.error_ratio, budget);
    if (row.detect_minutes === null) expect([detection, reset]).toEqual([undefined, undefined]);
    else {
      expect(detection).toBeCloseTo(row.detect_minutes, 9);
      expect(reset).toBeCloseTo(row.reset_minutes_after_full_recovery ?? Number.NaN, 9);
    }
  });

  it('a budget at burn 14.4 lasts 50 hours', () => {
    expect(minutesToExhaustion(14.4, DAYS) / 60).toBeCloseTo(50, 9);
    expect(burnRateThatSpends(0.02, 60, DAYS)).toBe(14.4);
    expect(burnRateThatSpends(0.02, 60, 28)).toBe(13.44);
  });

  it('has no noise in its figures', () => {
    expect(budgetShare(99.9)).toBe(0.001);
    expect(errorBudgetMinutes(99.9, 30)).toBe(43.2);
    expect(burnRateOf(0.02, 99.9)).toBe(20);
  });
});

/** Evaluates a rule minute by minute over errors of a constant ratio that begin at 0 and end after `lasting`. */
function played(rule: AlertRule, errorRatio: number, budget: number, lasting: number) {
  let state = INACTIVE;
  let fired: number | undefined;
  for (let minute = 1; minute < 20_000; minute += 1) {
    const ratio = (window: number): number =>
      (errorRatio * Math.max(0, Math.min(minute, lasting) - Math.max(0, minute - window))) / window;
    state = evaluateAlert(rule, state, isAbove(rule, budget, ratio), minute);
    if (state.phase === 'firing') fired ??= minute;
    if (fired !== undefined && state.phase === 'inactive') return { fired, reset: minute - lasting };
  }
  return { fired, reset: undefined };
}

describe('closed forms', () => {
  const anyRule = fc.constantFrom(...ALERTINGS.flatMap((alerting) => rulesOf(alerting, DAYS)));

  it('are what a rule does when it is evaluated every minute', () => {
    fc.assert(
      fc.property(anyRule, fc.double({ min: 0.0005, max: 1, noNaN: true }), (rule, errorRatio) => {
        const budget = 0.001;
        const detection = detectionMinutes(rule, errorRatio, budget);
        const reset = resetMinutes(rule, errorRatio, budget);
        const seen = played(rule, errorRatio, budget, 6000);
        if (detection === undefined || reset === undefined) {
          expect(seen.fired).toBeUndefined();
          return;
        }
        fc.pre(Math.abs(detection - Math.round(detection)) > 1e-6 && Math.abs(reset - Math.round(reset)) > 1e-6);
        // The first evaluation at which the condition can hold; `for` counts from there.
        expect(seen.fired).toBe(Math.ceil(detection - rule.forMinutes) + rule.forMinutes);
        expect(seen.reset).toBe(Math.ceil(reset));
      }),
      { numRuns: 120 },
    );
  });

  it('fire at no burn rate up to the threshold', () => {
    for (const rule of rulesOf('multi-window', DAYS)) {
      expect(detectionMinutes(rule, rule.burnRate * 0.0005, 0.0005)).toBeUndefined();
      expect(detectionMinutes(rule, rule.burnRate * 0.0005 * 1.001, 0.0005)).toBeDefined();
    }
  });
});

describe('a rule', () => {
  const rule: AlertRule = {
    ...{ name: 'page', severity: 'page', longMinutes: 10, shortMinutes: 0, burnRate: 1, forMinutes: 3 },
  };

  it('is pending until its condition has held for long enough, and begins anew after a gap', () => {
    let state = INACTIVE;
    const phases = [true, true, true, true, false, true, true].map((holds, minute) => {
      state = evaluateAlert(rule, state, holds, minute);
      return state.phase;
    });
    expect(phases).toEqual(['pending', 'pending', 'pending', 'firing', 'inactive', 'pending', 'pending']);
  });

  it('needs both windows above the same threshold, and requests', () => {
    const both: AlertRule = { ...rule, shortMinutes: 5, burnRate: 2 };
    const ratios = (long: number, short: number) => (minutes: number) => (minutes === 10 ? long : short);
    expect(isAbove(both, 0.01, ratios(0.03, 0.03))).toBe(true);
    expect(isAbove(both, 0.01, ratios(0.03, 0.02))).toBe(false);
    expect(isAbove(both, 0.01, ratios(0.02, 0.03))).toBe(false);
    expect(isAbove(both, 0.01, ratios(Number.NaN, Number.NaN))).toBe(false);
  });
});
