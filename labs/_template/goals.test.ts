// The steps as a student meets them: no task is given away, each is within reach, and the prediction has one right answer.
import { describe, expect, it } from 'vitest';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import { next as solution } from './exercises/next/solution.ts';
import { next as starter } from './exercises/next/starter.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';

const goals = labGoals(lab, model);
const own = (next: unknown): Play => ({ set: { order: 'own-code' }, code: { next } });

describe('tasks', () => {
  it.each(goals.taskIds)('%s is not met by running the scenario as it is', async (id) => {
    expect(await goals.meets(id)).toBe(false);
  });

  it.each([
    { at: 5000, action: 'slow', server: 0, factor: 2 },
    { at: 5000, action: 'set', name: 'arrivalRatePerS', value: 150 },
  ])('pile-up is met by $action', async (action) => {
    expect(await goals.meets('pile-up', { actions: [action] })).toBe(true);
  });

  it('own-order is met by the solution and not by the starter', async () => {
    expect(await goals.meets('own-order', own(solution))).toBe(true);
    expect(await goals.meets('own-order', own(starter))).toBe(false);
  });
});

it('the prediction has one right answer', async () => {
  expect(await goals.rightAnswers('wait-at-ninety')).toEqual(['explodes']);
});

it('the challenge is won by the solution and not by the rules that are there', async () => {
  const [{ id, score }] = lab.challenges;
  expect(await goals.score(id, own(solution))).toBeLessThan(score.par);
  for (const order of ['first-come', 'last-come'])
    expect(await goals.score(id, { set: { order } })).toBeGreaterThan(score.par);
});
