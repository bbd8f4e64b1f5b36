// Arithmetic of error budgets: what a target allows, how fast it is spent, and when it is gone. Beyer and others, "The Site
// Reliability Workbook" (2018), chapters 2 and 5.

const MINUTES_PER_DAY = 1440;

/** Removes what floating point adds behind the twelfth digit: 100 − 99.9 is 0.1. */
const clean = (value: number): number => Number(value.toPrecision(12));

/** The share of events that may be bad: 0.001 for a target of 99.9 %. */
export const budgetShare = (targetPercent: number): number => clean((100 - targetPercent) / 100);

/** The budget as minutes in which everything fails, the traffic being even: 43.2 for 99.9 % over 30 days. */
export const errorBudgetMinutes = (targetPercent: number, windowDays: number): number =>
  clean(budgetShare(targetPercent) * windowDays * MINUTES_PER_DAY);

/** How many times faster than evenly over the window the budget is spent. */
export const burnRateOf = (errorRatio: number, targetPercent: number): number =>
  errorRatio / budgetShare(targetPercent);

/** How long a full budget lasts at this burn rate; infinite where nothing is spent. */
export const minutesToExhaustion = (burnRate: number, windowDays: number): number =>
  (windowDays * MINUTES_PER_DAY) / burnRate;

/** Share of the budget that is spent in so many minutes at this burn rate. */
export const spentShare = (burnRate: number, minutes: number, windowDays: number): number =>
  (burnRate * minutes) / (windowDays * MINUTES_PER_DAY);

/** The burn rate that spends this share of the budget in so many minutes: 14.4 for 2 % of 30 days in an hour. */
export const burnRateThatSpends = (share: number, minutes: number, windowDays: number): number =>
  clean((share * windowDays * MINUTES_PER_DAY) / minutes);
