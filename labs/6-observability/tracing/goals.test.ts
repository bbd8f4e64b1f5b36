// The steps as a student meets them: no task is given away, each is within reach, and predictions have one right answer.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ParameterValues } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';
import { type Service, service } from './services.ts';

const goals = labGoals(lab, model);
const act = (at: number, action: string, name: Service, more: Readonly<Record<string, number>> = {}): Action => ({
  ...{ at, action, service: service(name) },
  ...more,
});
const slow = (name: Service, factor: number, at = 500): Action => act(at, 'slow', name, { factor });

describe('tasks', () => {
  it.each(goals.taskIds)('%s is not met by running the scenario as it is', async (id) => {
    expect(await goals.meets(id)).toBe(false);
  });

  it.each<readonly [string, readonly Action[], boolean]>([
    ['slow-heart', [slow('db', 4)], true],
    ['slow-heart', [slow('mailer', 4)], false],
    ['slow-heart', [slow('db', 4), slow('auth', 4)], false],
    ['one-faster', [slow('db', 0.1)], true],
    ['one-faster', [slow('frontend', 0.1)], false],
    ['one-faster', [slow('users', 0.1)], false],
    ['one-faster', [slow('orders', 0.1)], false],
    ['one-faster', [slow('mailer', 0.1)], false],
    ['one-faster', [slow('cache', 0.1)], false],
    ['blind', [act(200, 'lose', 'gateway')], true],
    ['blind', [act(200, 'lose', 'auth')], false],
    ['blind', [act(200, 'lose', 'users')], false],
    ['blind', [act(200, 'lose', 'gateway'), slow('db', 0.1)], false],
    ['found', [act(20_000, 'restore', 'auth')], true],
    ['found', [act(20_000, 'restore', 'db')], false],
    ['found', [act(20_000, 'restore', 'users'), act(21_000, 'restore', 'auth')], false],
    ['found', [act(5000, 'restore', 'auth')], false],
  ])('%s after %o: %s', async (task, actions, met) => {
    expect(await goals.meets(task, { actions })).toBe(met);
  });

  it.each<readonly [string, ParameterValues, boolean]>([
    ['set-clocks', { clockSkewMs: 0 }, true],
    ['set-clocks', { clockSkewMs: -20 }, false],
    ['half-a-point', { samplePercent: 75 }, true],
    ['half-a-point', { samplePercent: 20 }, false],
    ['half-a-point', { sampling: 'tail' }, false],
    ['whole-again', { sampling: 'head' }, true],
    ['whole-again', { sampling: 'head', samplePercent: 10 }, false],
    ['whole-again', { sampling: 'all' }, false],
    ['errors-cheap', { keepSlowerMs: 600, samplePercent: 1 }, true],
    ['errors-cheap', { samplePercent: 1 }, false],
    ['errors-cheap', { sampling: 'head', samplePercent: 5 }, false],
    ['too-soon', { decisionWaitMs: 10 }, true],
    ['too-soon', { decisionWaitMs: 500 }, false],
    ['too-soon', { keepErrors: false }, false],
    ['cheaper', { sampling: 'head' }, true],
    ['cheaper', { sampling: 'head', samplePercent: 1 }, false],
    ['cheaper', { sampling: 'tail' }, false],
    ['cheaper', { overheadUs: 20 }, false],
  ])('%s under %o: %s', async (task, set, met) => {
    expect(await goals.meets(task, { set })).toBe(met);
  });

  it('carried is met by the solution and not by the starter', async () => {
    const own = async (name: 'starter' | 'solution'): Promise<Play> => {
      const text = await readFile(new URL(`exercises/propagate/${name}.ts`, import.meta.url), 'utf8');
      return { set: { propagation: 'own-code' }, code: (await freshModule(text))() };
    };
    expect(await goals.meets('carried', await own('solution'))).toBe(true);
    expect(await goals.meets('carried', await own('starter'))).toBe(false);
  });
});

describe('predictions', () => {
  it.each<readonly [string, string, Play]>([
    ['waits-for', 'db', {}],
    ['slower-cache', 'little', { actions: [slow('cache', 2, 1000)] }],
    ['skewed-cache', 'less', {}],
    ['how-many', 'two', { actions: [act(1000, 'lose', 'auth')] }],
    ['errors-kept', 'few', {}],
    ['whole-traces', 'hardly', {}],
    ['biased', 'high', {}],
  ])('%s has one right answer: %s', async (id, right, play) => {
    expect(await goals.rightAnswers(id, play)).toEqual([right]);
  });
});

describe('the tight budget', () => {
  const PAR = lab.challenges[0].score.par;
  const score = async (set: ParameterValues, actions: readonly Action[] = []): Promise<number> =>
    goals.score('tight-budget', { set, actions });

  it.each<readonly [string, ParameterValues]>([
    ['as it is', {}],
    ['with everything', { sampling: 'all' }],
    ['with twelve percent at the head', { samplePercent: 12 }],
    ['with the tail as it comes', { sampling: 'tail' }],
    ['with the tail and less of the rest', { sampling: 'tail', samplePercent: 3 }],
    ['with a longer wait', { sampling: 'tail', samplePercent: 4, keepSlowerMs: 500, decisionWaitMs: 2000 }],
    ['with the least', { sampling: 'tail', samplePercent: 1, keepSlowerMs: 600, decisionWaitMs: 600 }],
  ])('is not won %s', async (_name, set) => {
    const reached = await score(set);
    expect(Number.isNaN(reached) || reached > PAR, String(reached)).toBe(true);
  });

  it('is not won by mending the service', async () => {
    const won = { sampling: 'tail', samplePercent: 4, keepSlowerMs: 500, decisionWaitMs: 600 };
    expect(await score(won)).toBeLessThan(PAR);
    expect(await score({ ...won, errorPercent: 0 })).toBeNaN();
    expect(await score(won, [act(16_000, 'restore', 'db')])).toBeNaN();
  });
});
