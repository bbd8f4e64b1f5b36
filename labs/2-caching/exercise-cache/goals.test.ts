// The task as a student meets it: nothing is given away, each step is within reach, and each prediction has one right answer.
import { describe, expect, it } from 'vitest';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import solutionText from './exercises/user-cache/solution.ts?raw';
import starterText from './exercises/user-cache/starter.ts?raw';
import { lab } from './lab.ts';
import { model } from './model.ts';
import carefulText from './testing/careful.ts.txt?raw';

const goals = labGoals(lab, model);

const own = async (source: string): Promise<Play> => ({
  set: { cache: 'own-code' },
  code: await freshModule(source, { simulatesPromises: true }),
});

describe('tasks', () => {
  it.each(goals.taskIds)('%s is not met by running the scenario as it is', async (id) => {
    expect(await goals.meets(id)).toBe(false);
  });

  it.each([
    ['closer', { cache: 'ttl' }, { cache: 'none', instances: 4 }],
    ['bounded', { cache: 'ttl' }, { cache: 'none' }],
    ['longer', { l2TtlMs: 20_000 }, { l2TtlMs: 3000 }],
    ['in-bounds', { cache: 'ttl' }, { cache: 'none' }],
    ['one-flight', { cache: 'single-flight' }, { cache: 'none' }],
    ['unnoticed', { cache: 'resilient' }, { cache: 'none' }],
  ])('%s is met by %o and not by %o', async (id, right, wrong) => {
    expect(await goals.meets(id, { set: right })).toBe(true);
    expect(await goals.meets(id, { set: wrong })).toBe(false);
  });

  it('own is met by the solution, and not by the starter', async () => {
    expect(await goals.meets('own', await own(solutionText))).toBe(true);
    expect(await goals.meets('own', await own(starterText))).toBe(false);
  });
});

it.each([
  ['tail', 'more'],
  ['behind', 'long'],
  ['loads', 'many'],
  ['errors', 'many'],
])('the prediction %s has one right answer', async (id, right) => {
  expect(await goals.rightAnswers(id)).toEqual([right]);
});

it('the challenge is not won by the solution, nor by one that makes up for lost deletions alone', async () => {
  const [{ id, score }] = lab.challenges;
  const persistent = solutionText.replace('soon(l2.delete(key))', 'soon(forget(key))').replace(
    '  return {\n    getUserById',
    `  const forget = async (key: string): Promise<void> => {
         for (let turn = 0; turn < 400; turn += 1)
           try {
             await Promise.race([l2.delete(key), clock.sleep(50).then(() => Promise.reject(new Error('late')))]);
             return;
           } catch { await clock.sleep(10); }
       };
       return {\n    getUserById`,
  );
  expect(await goals.score(id, await own(solutionText))).toBeNaN();
  expect(await goals.score(id, await own(starterText))).toBeGreaterThan(2 * score.par);
  expect(await goals.score(id, await own(persistent))).toBeGreaterThan(score.par);
  expect(await goals.score(id, await own(carefulText))).toBeLessThan(score.par);
});
