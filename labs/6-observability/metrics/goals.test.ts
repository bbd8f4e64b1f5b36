// The steps as a student meets them: no task is given away, each is within reach, and predictions have one right answer.
import { describe, expect, it } from 'vitest';
import type { ParameterValues } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { labGoals } from '#src/worker/testing/lab-goals.ts';
import { histogramQuantile as solution } from './exercises/quantile/solution.ts';
import { histogramQuantile as starter } from './exercises/quantile/starter.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';

const goals = labGoals(lab, model);

const own = (...bucketBoundsMs: readonly number[]): ParameterValues => ({ buckets: 'own', bucketBoundsMs });
const exponential = (firstBoundMs: number, bucketFactor: number, bucketCount: number): ParameterValues => ({
  ...{ buckets: 'exponential', firstBoundMs, bucketFactor, bucketCount },
});
const restart = (at: number): Action => ({ at, action: 'restart', server: 1 });

describe('tasks', () => {
  it.each(goals.taskIds)('%s is not met by running the scenario as it is', async (id) => {
    expect(await goals.meets(id)).toBe(false);
  });

  it.each<readonly [string, ParameterValues, boolean]>([
    ['no-holes', { rangeS: 60 }, true],
    ['no-holes', { rangeS: 30 }, false],
    ['no-holes', { rangeS: 60, scrapeIntervalS: 5 }, false],
    ['five-percent', own(50, 100, 150, 170, 180, 200, 300), true],
    ['five-percent', own(50, 100, 150, 200, 250), false],
    ['five-percent', exponential(10, 1.1, 40), false],
    ['one-more', own(50, 100, 150, 200), true],
    ['one-more', own(10, 50, 100, 300), false],
    ['one-more', own(10, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200), false],
    ['both-ends', exponential(4, 1.6, 12), true],
    ['both-ends', { buckets: 'linear', firstBoundMs: 40, bucketWidthMs: 40 }, false],
    ['both-ends', { traffic: 'lognormal' }, false],
    ['buckets-win', own(100, 200, 400, 800, 1200, 1400, 1600, 2000), true],
    ['buckets-win', own(100, 1000, 3000), false],
    ['ask-p95', own(50, 100, 150, 250), true],
    ['ask-p95', own(50, 100, 250), false],
    ['blow-up', { servers: 5, requestsPerS: 200 }, true],
    ['blow-up', { userLabel: 'none', servers: 5, requestsPerS: 300 }, false],
    ['blow-up', { userLabel: 'histogram' }, false],
    ['every-bucket', { userLabel: 'histogram' }, true],
    ['every-bucket', { userLabel: 'histogram', buckets: 'exponential', bucketCount: 40 }, false],
    ['every-bucket', { servers: 5, requestsPerS: 300 }, false],
  ])('%s under %o: %s', async (task, set, met) => {
    expect(await goals.meets(task, { set })).toBe(met);
  });

  it.each<readonly [string, readonly Action[], ParameterValues, boolean]>([
    ['fall', [restart(30_000)], {}, true],
    ['unread', [restart(119_500)], {}, true],
    ['unread', [restart(121_000)], {}, false],
    ['unread', [restart(119_500)], { scrapeIntervalS: 1 }, false],
    ['unread', [restart(105_000), restart(115_000), restart(135_000)], {}, false],
    ['buckets-win', [{ at: 1, action: 'slow', server: 0, factor: 1 }], own(50, 100, 150, 170, 180, 200, 300), false],
  ])('%s after %o under %o: %s', async (task, actions, set, met) => {
    expect(await goals.meets(task, { actions, set })).toBe(met);
  });
});

it('own-quantile is met by the solution and not by the starter', async () => {
  const set = { estimator: 'own-code' } as const;
  expect(await goals.meets('own-quantile', { set, code: { histogramQuantile: solution } })).toBe(true);
  expect(await goals.meets('own-quantile', { set, code: { histogramQuantile: starter } })).toBe(false);
});

describe('predictions', () => {
  it.each<readonly [string, string, ParameterValues]>([
    ['after-restart', 'sixty', {}],
    ['hole', 'nothing', {}],
    ['p99', 'end', {}],
    ['last-bound', 'hundred', {}],
    ['mean', 'more', {}],
    ['p95', 'nothing', {}],
    ['explosion', 'thousands', {}],
  ])('%s has one right answer: %s', async (id, right, set) => {
    expect(await goals.rightAnswers(id, { set })).toEqual([right]);
  });
});

describe('five bounds', () => {
  const PAR = lab.challenges[0].score.par;
  const score = async (set: ParameterValues, actions: readonly Action[] = []): Promise<number> =>
    goals.score('five-bounds', { set, actions });

  it.each<readonly [string, ParameterValues]>([
    ['as they are', {}],
    ['from 9 ms to 900', exponential(9, 3.162, 5)],
    ['a line', { buckets: 'linear', bucketCount: 5, firstBoundMs: 50, bucketWidthMs: 200 }],
    ['at five of the six quantiles', own(9, 55, 175, 320, 925)],
    ['at the other five', own(9, 36, 175, 320, 925)],
  ])('are not found at the first try: %s', async (_name, set) => {
    const reached = await score(set);
    expect(reached, String(reached)).toBeGreaterThan(PAR);
  });

  it('are found by who lets one bound serve two quantiles', async () => {
    expect(await score(own(8.85, 51.5, 168, 318, 820))).toBeLessThan(PAR);
  });

  it.each<readonly [string, ParameterValues, readonly Action[]]>([
    ['the usual eleven', { buckets: 'default' }, []],
    ['fewer servers', { ...exponential(4, 1.3, 13), servers: 2 }, []],
    ['one kind of traffic', {}, [{ at: 100_001, action: 'set', name: 'traffic', value: 'lognormal' }]],
    ['hardly any traffic', { requestsPerS: 1 }, []],
  ])('cannot be had with %s', async (_name, set, actions) => {
    expect(await score(set, actions)).toBeNaN();
  });
});
