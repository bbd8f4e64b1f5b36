// The steps as a student meets them: no task is given away, each is within reach, and predictions have one right answer.
import { describe, expect, it } from 'vitest';
import { countedModule } from '#src/sandbox/testing/counted-module.ts';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import solutionText from './exercises/find/solution.ts?raw';
import { lab } from './lab.ts';
import { model } from './model.ts';
import { slowText } from './testing/searches.ts';

const goals = labGoals(lab, model);
async function own(source: string): Promise<Play> {
  const { instantiate, meter } = await countedModule(source);
  return { set: { racers: 'own-code' }, code: instantiate(), meter };
}

describe('tasks', () => {
  it.each(goals.taskIds)('%s is not met by running the scenario as it is', async (id) => {
    expect(await goals.meets(id)).toBe(false);
  });
  it.each<readonly [string, NonNullable<Play['set']>, boolean]>([
    ['gap', { largestSize: 4096 }, true],
    ['gap', { largestSize: 2048 }, false],
    ['late-crossing', { hashFactor: 20 }, true],
    ['late-crossing', { hashFactor: 8 }, false],
    ['hardware', { workers: 64, startMs: 0, largestSize: 1024 }, true],
    ['hardware', { workers: 64, startMs: 1, largestSize: 1024 }, false],
    ['hardware', { workers: 16, startMs: 0, largestSize: 1024 }, false],
    ['hardware', { workers: 8, hashFactor: 50, largestSize: 1024 }, false],
  ])('%s under %o: %s', async (id, set, met) => {
    expect(await goals.meets(id, { set })).toBe(met);
  });
  it('own-slope is met by the solution, not by the slow search', async () => {
    expect(await goals.meets('own-slope', await own(solutionText))).toBe(true);
    expect(await goals.meets('own-slope', await own(slowText))).toBe(false);
  });
});

it.each([
  ['tenfold', 'hundred'],
  ['eight-workers', 'fast'],
])('%s has one right answer', async (id, right) => {
  expect(await goals.rightAnswers(id)).toEqual([right]);
});
