// The steps as a student meets them: no task is given away, each is within reach, and predictions have one right answer.
import { describe, expect, it } from 'vitest';
import { ALERTINGS } from '#src/algorithms/slo/rules.ts';
import type { ParameterValues } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import { alert as solution } from './exercises/alert/solution.ts';
import { alert as starter } from './exercises/alert/starter.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';

const goals = labGoals(lab, model);
const DAY = 86_400_000;
const HOUR = 3_600_000;
const NOON = 2.5 * DAY;

const outage = (at: number, percent: number, minutes: number): Action => ({
  ...{ at, action: 'outage', service: 0, percent, minutes },
});
const OWN = { alerting: 'own-rules' } as const;

describe('tasks', () => {
  it.each(goals.taskIds)('%s is not met by running the scenario as it is', async (id) => {
    expect(await goals.meets(id)).toBe(false);
  });

  it.each<readonly [string, ParameterValues, boolean]>([
    ['five-minutes', { targetPercent: 99.99 }, true],
    ['five-minutes', { targetPercent: 99.95 }, false],
    ['five-minutes', { windowDays: 3 }, false],
    ['ten-days', { errorPercent: 0.3 }, true],
    ['ten-days', { errorPercent: 0.25 }, false],
    ['ten-days', { errorPercent: 0.4 }, false],
    ['ten-days', { targetPercent: 99.934 }, false],
    ['quiet-pager', { alerting: 'multi-window' }, true],
    ['quiet-pager', { alerting: 'long-window' }, true],
    ['quiet-pager', { alerting: 'duration' }, false],
    ['quiet-pager', { alerting: 'burn-rate' }, false],
    ['quiet-pager', { alerting: 'multi-window', deploysPerDay: 0 }, false],
    ['both', { alerting: 'multi-window' }, true],
    ['both', { alerting: 'multi-burn-rate' }, false],
    ['both', { alerting: 'long-window' }, false],
    ['both', { ...OWN, burnRates: [36], longWindows: [60], shortWindows: [5] }, true],
    ['fewer', { probesPerS: 1 }, true],
    ['fewer', { probesPerS: 0.01 }, false],
    ['fewer', { alerting: 'duration' }, false],
    ['fewer', { ...OWN, burnRates: [100], longWindows: [720], shortWindows: [60], pagingRules: 1 }, true],
    ['ship', { deploysPerDay: 4 }, true],
    ['ship', { freezeBelowPercent: 30 }, true],
    ['ship', { deploysPerDay: 3 }, false],
    ['ship', { alerting: 'duration', deploysPerDay: 4 }, false],
    ['page-slow', { sli: 'latency' }, false],
    ['page-slow', { sli: 'latency', thresholdMs: 250, latencyTargetPercent: 99 }, true],
    ['page-slow', { sli: 'latency', ...OWN, burnRates: [5], longWindows: [60], shortWindows: [5] }, true],
    ['page-slow', { thresholdMs: 250, latencyTargetPercent: 99 }, false],
  ])('%s under %o: %s', async (task, set, met) => {
    expect(await goals.meets(task, { set })).toBe(met);
  });

  it.each<readonly [string, readonly Action[], boolean]>([
    ['both-rules', [outage(HOUR, 0.5, 1500)], true],
    ['both-rules', [outage(HOUR, 1, 1500)], false],
    ['both-rules', [outage(2 * DAY, 0.5, 1200)], false],
    ['between', [outage(NOON, 100, 60)], true],
    ['between', [outage(NOON, 100, 10)], false],
    ['between', [outage(NOON, 100, 300)], false],
  ])('%s after %o: %s', async (task, actions, met) => {
    expect(await goals.meets(task, { actions })).toBe(met);
  });
});

it('own-alert is met by the solution and not by the starter', async () => {
  const own = (alert: unknown): Play => ({ set: { alerting: 'own-code' }, code: { alert } });
  expect(await goals.meets('own-alert', own(solution))).toBe(true);
  expect(await goals.meets('own-alert', own(starter))).toBe(false);
});

describe('predictions', () => {
  it.each<readonly [string, string, Play]>([
    ['minutes', 'hours', { set: { targetPercent: 99 } }],
    ['for-nothing', 'daily', {}],
    ['when', 'part', {}],
    ['noise', 'many', {}],
  ])('%s has one right answer', async (id, right, play) => {
    expect(await goals.rightAnswers(id, play)).toEqual([right]);
  });
});

describe('the month with everything', () => {
  const PAR = lab.challenges[0].score.par;
  const score = async (set: ParameterValues, actions: readonly Action[] = []): Promise<number> =>
    goals.score('early-and-quiet', { set, actions });

  it.each([...ALERTINGS])('is not won by %s as it is', async (alerting) => {
    const reached = await score({ alerting });
    expect(Number.isNaN(reached) || reached > PAR, String(reached)).toBe(true);
  });

  it.each<readonly [string, ParameterValues, readonly Action[]]>([
    ['a looser target', { targetPercent: 99.99 }, []],
    ['incidents of one’s own', {}, [outage(NOON, 100, 60)]],
    ['rules for everything', { burnRates: [1, 1], longWindows: [10, 10], shortWindows: [5, 5] }, []],
  ])('is not won with %s', async (_name, set, actions) => {
    expect(await score(set, actions)).toBeNaN();
  });

  it('is won by who tunes windows and burn rates', async () => {
    const rules = { burnRates: [14, 4.2, 0.84], longWindows: [51, 628, 4320], shortWindows: [10, 30, 312] };
    expect(await score(rules)).toBeLessThan(PAR);
  });
});
