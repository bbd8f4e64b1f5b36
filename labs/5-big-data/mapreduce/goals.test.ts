// The steps as a student meets them: no task is given away, each is within reach, and predictions have one right answer.
import { describe, expect, it } from 'vitest';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';

const goals = labGoals(lab, model);
type Settings = Readonly<Record<string, string | number | boolean>>;
const under = (set: Settings): Play => ({ set });

describe('tasks', () => {
  it.each(goals.taskIds)('%s is not met by running the scenario as it is', async (id) => {
    expect(await goals.meets(id)).toBe(false);
  });

  it.each<readonly [string, Settings, boolean]>([
    ['index', { job: 'inverted-index' }, true],
    ['index', { job: 'inverted-index', nodes: 1 }, true],
    ['one-wave', { mappers: 8 }, true],
    ['one-wave', { mappers: 24 }, false],
    ['one-wave', { mappers: 4 }, false],
    ['one-wave', { slotsPerNode: 4 }, false],
    ['send-less', { combiner: true }, true],
    ['send-less', { nodes: 1 }, false],
    ['send-less', { mappers: 4 }, false],
    ['even', { combiner: true }, true],
    ['even', { reducers: 64 }, false],
    ['even', { zipfExponent: 0 }, false],
    ['even', { speculative: true }, false],
    ['overtake', { speculative: true }, true],
    ['overtake', { mappers: 24 }, false],
    ['overtake', { nodes: 8, slotsPerNode: 4 }, false],
  ])('%s under %o: %s', async (task, set, met) => {
    expect(await goals.meets(task, under(set))).toBe(met);
  });

  it('harmless-death is met by who kills a node with nothing left to give', async () => {
    const kill = (at: number, node: number): Play => ({ actions: [{ at, action: 'kill', node }] });
    expect(await goals.meets('harmless-death', kill(13_000, 1))).toBe(true);
    expect(await goals.meets('harmless-death', kill(13_000, 0))).toBe(false);
    expect(await goals.meets('harmless-death', kill(3000, 1))).toBe(false);
    // After the end nothing can be lost any more.
    expect(await goals.meets('harmless-death', kill(20_000, 1))).toBe(false);
  });
});

describe('predictions', () => {
  it.each([
    ['finer', 'later'],
    ['more-reducers', 'hardly'],
    ['again', 'finished-too'],
  ])('%s has one right answer', async (id, right) => {
    expect(await goals.rightAnswers(id)).toEqual([right]);
  });
});

describe('the bad day', () => {
  const [{ score }] = lab.challenges;
  const reached = (set: Settings, actions: Play['actions'] = []): Promise<number> =>
    goals.score('bad-day', { set, actions });

  it('is not won by any one switch', async () => {
    for (const set of [{}, { combiner: true }, { speculative: true }, { mappers: 8 }, { reducers: 8 }]) {
      const ms = await reached(set);
      expect(Number.isNaN(ms) || ms > score.par, `${JSON.stringify(set)}: ${String(ms)}`).toBe(true);
    }
    expect(await reached({ combiner: true, speculative: true })).toBeGreaterThan(score.par);
  });

  it('is won by who also cuts the text for the slots there are', async () => {
    expect(await reached({ combiner: true, speculative: true, mappers: 8 })).toBeLessThan(score.par);
  });

  it('does not count where the cluster was spared', async () => {
    expect(await reached({ combiner: true, speculative: true, mappers: 8, slotsPerNode: 8 })).toBeNaN();
    const healed = [{ at: 1000, action: 'slow', node: 1, factor: 1 }];
    expect(await reached({ combiner: true, speculative: true, mappers: 8 }, healed)).toBeNaN();
  });
});
