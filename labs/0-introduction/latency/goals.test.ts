// The steps as a student meets them: no task is given away, each is within reach, and each prediction has one right answer.
import { describe, expect, it } from 'vitest';
import type { Action } from '#src/contract/run.ts';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';

const goals = labGoals(lab, model);
const setServers = (at: number, value: number): Action => ({ at, action: 'set', name: 'servers', value });

describe('tasks', () => {
  it.each(goals.taskIds)('%s is not met by running the scenario as it is', async (id) => {
    expect(await goals.meets(id)).toBe(false);
  });

  it.each<[string, Play]>([
    ['shorter-wire', { set: { networkLatencyMs: 10 } }],
    ['twice-as-many', { set: { servers: 2, arrivalRatePerS: 100 } }],
    ['tame-ramp', { actions: [setServers(70_000, 2)] }],
    ['tame-ramp', { set: { servers: 2 } }],
    ['drain', { actions: [setServers(30_000, 2)] }],
    ['even-work', { set: { serviceDistribution: 'deterministic' } }],
    ['busy-and-quick', { set: { servers: 10, arrivalRatePerS: 900 } }],
    ['one-inside', { set: { serviceRatePerS: 200 } }],
    ...[11, 13, 14, 16].map((servers): [string, Play] => ['find-peak', { set: { servers } }]),
  ])('%s is met with %j', async (id, play) => {
    expect(await goals.meets(id, play)).toBe(true);
  });

  it.each<[string, Play]>([
    ['shorter-wire', { set: { serviceRatePerS: 1000 } }],
    ['twice-as-many', { set: { arrivalRatePerS: 99 } }],
    ['twice-as-many', { set: { serviceRatePerS: 200, arrivalRatePerS: 100 } }],
    ['tame-ramp', { set: { serviceRatePerS: 200 } }],
    ['drain', { actions: [{ at: 30_000, action: 'set', name: 'arrivalRatePerS', value: 20 }] }],
    ['busy-and-quick', { set: { arrivalRatePerS: 50 } }],
    ['busy-and-quick', { set: { servers: 2 } }],
    ['one-inside', { set: { servers: 10 } }],
    ['find-peak', { set: { servers: 8 } }],
    ['find-peak', { set: { servers: 32 } }],
  ])('%s is not met with %j', async (id, play) => {
    expect(await goals.meets(id, play)).toBe(false);
  });
});

describe('predictions', () => {
  it.each<[string, string, Play]>([
    ['twice-the-traffic', 'many-times', { set: { arrivalRatePerS: 95 } }],
    ['queue-after-a-minute', 'thousand', {}],
    ['no-variation', 'half', { set: { serviceDistribution: 'deterministic' } }],
    ['stay-from-count', 'little', {}],
    ['eight-times-the-servers', 'hardly', { set: { servers: 32 } }],
  ])('of %s only %s is right', async (id, answer, play) => {
    expect(await goals.rightAnswers(id, play)).toEqual([answer]);
  });
});

describe('the rush', () => {
  const [{ id, score }] = lab.challenges;
  const rush = (counts: readonly (readonly [number, number])[]) =>
    goals.score(id, { actions: counts.map(([at, servers]) => setServers(at, servers)) });

  it('is not got through as it stands, nor won by servers that stand there all the time', async () => {
    expect(await goals.score(id)).toBeNaN();
    for (const servers of [2, 3]) expect(await goals.score(id, { set: { servers } })).toBeNaN();
    for (const servers of [4, 5]) expect(await goals.score(id, { set: { servers } })).toBeGreaterThan(score.par);
  });
  it('is not won by the plan that is right for each stretch of it', async () => {
    const plain = await rush([
      [20_000, 3],
      [50_000, 4],
      [80_000, 2],
    ]);
    expect(plain).toBeGreaterThan(score.par);
  });
  it('is not won by who thins out the slow answers with bursts at a quiet time', async () => {
    const plan = [
      setServers(20_000, 3),
      setServers(35_000, 2),
      setServers(50_000, 4),
      setServers(80_000, 2),
      ...[5000, 10_000, 15_000].map((at) => ({ at, action: 'burst', clients: 0, count: 4 })),
    ];
    expect(await goals.score(id, { actions: plan.sort((one, other) => one.at - other.at) })).toBeNaN();
  });
  it('is won by who leaves as soon as the queue allows it', async () => {
    const tuned = await rush([
      [20_000, 3],
      [35_000, 2],
      [50_000, 4],
      [80_000, 2],
    ]);
    expect(tuned).toBeLessThan(score.par);
  });
});
