// The steps as a student meets them: no task is given away, each is within reach, and predictions have one right answer.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';

const goals = labGoals(lab, model);
const under = (set: Readonly<Record<string, string | number>>): Play => ({ set });
const textOf = async (exercise: string, name: 'starter' | 'solution') =>
  freshModule(await readFile(new URL(`exercises/${exercise}/${name}.ts`, import.meta.url), 'utf8'));

describe('tasks', () => {
  it.each(goals.taskIds.filter((id) => id !== 'look-around'))(
    '%s is not met by running the scenario as it is',
    async (id) => {
      expect(await goals.meets(id)).toBe(false);
    },
  );

  it.each<readonly [string, Readonly<Record<string, string | number>>, boolean]>([
    ['look-around', {}, true],
    ['lose-less', { watermarkDelayMs: 5000 }, true],
    ['lose-less', { watermarkDelayMs: 1000 }, false],
    ['lose-less', { watermarkDelayMs: 0, allowedLatenessMs: 60_000 }, false],
    ['lose-less', { watermarkDelayMs: 5000, stragglerPercent: 0 }, false],
    ['middle', { watermarkDelayMs: 1400 }, true],
    ['middle', { watermarkDelayMs: 500 }, false],
    ['middle', { watermarkDelayMs: 3000 }, false],
    ['correct', { allowedLatenessMs: 30_000 }, true],
    ['correct', { allowedLatenessMs: 2000 }, false],
    ['correct', { watermarkDelayMs: 30_000 }, false],
    ['take-in', { allowedLatenessMs: 60_000 }, true],
    ['take-in', { allowedLatenessMs: 10_000 }, false],
    ['take-in', { watermarkDelayMs: 60_000 }, false],
    ['leave-gaps', { slideMs: 20_000 }, true],
    ['whole-plays', { gapMs: 2500, watermarkDelayMs: 500 }, true],
    ['whole-plays', { gapMs: 2500 }, false],
    ['whole-plays', { watermarkDelayMs: 0 }, false],
    ['each-its-own', { rules: 'beam' }, true],
    ['each-its-own', { rules: 'kafka' }, false],
    ['each-its-own', { gapMs: 1999 }, false],
    ['shield', { filter: 'no-future' }, true],
    ['shield', { filter: 'positive' }, false],
    ['shield', { watermarkDelayMs: 130_000 }, false],
  ])('%s under %o: %s', async (task, set, met) => {
    expect(await goals.meets(task, under(set))).toBe(met);
  });

  it('shield is met by a fork just before the clock goes wrong, and not by one after it', async () => {
    const filterAt = (at: number): Play => ({ actions: [{ at, action: 'set', name: 'filter', value: 'no-future' }] });
    expect(await goals.meets('shield', filterAt(290))).toBe(true);
    expect(await goals.meets('shield', filterAt(340))).toBe(false);
  });

  it('own-shield is met by the solution and not by the starter', async () => {
    const own = async (name: 'starter' | 'solution'): Promise<Play> => ({
      set: { filter: 'own-code' },
      code: (await textOf('plausible', name))(),
    });
    expect(await goals.meets('own-shield', await own('solution'))).toBe(true);
    expect(await goals.meets('own-shield', await own('starter'))).toBe(false);
  });

  it('zeros-count is met by the mended chain; the flawed one stops, and one that drops zeros is not enough', async () => {
    const own = (code: NonNullable<Play['code']>): Play => ({ set: { filter: 'own-code' }, code });
    expect(await goals.meets('zeros-count', own((await textOf('dropped-event', 'solution'))()))).toBe(true);
    await expect(goals.meets('zeros-count', own((await textOf('dropped-event', 'starter'))()))).rejects.toThrow();
    const positive = { onEvent: (event: GameEvent) => (event.value > 0 ? event : undefined) };
    expect(await goals.meets('zeros-count', own(positive))).toBe(false);
  });
});

describe('predictions', () => {
  it.each([
    ['lost', 'some'],
    ['others', 'goes-on'],
    ['how-many', 'five'],
    ['dropped-then', 'the-others'],
  ])('%s has one right answer', async (id, right) => {
    expect(await goals.rightAnswers(id)).toEqual([right]);
  });
});

describe('the rough day', () => {
  const PAR = lab.challenges[0].score.par;
  const score = async (
    set: Readonly<Record<string, string | number>>,
    actions: Play['actions'] = [],
  ): Promise<number> => goals.score('fast-and-complete', { set, actions });

  it('is not won as it is, nor by the filter with any one delay', async () => {
    expect(await score({})).toBeNaN();
    for (const watermarkDelayMs of [500, 1000, 1400, 1600, 1800, 2000, 2200, 2500, 3000]) {
      const reached = await score({ filter: 'no-future', watermarkDelayMs });
      expect(Number.isNaN(reached) || reached > PAR, `${watermarkDelayMs}: ${reached}`).toBe(true);
    }
  });

  it('is won by who waits only while there is somebody to wait for', async () => {
    const delay = (at: number, value: number) => ({ at, action: 'set', name: 'watermarkDelayMs', value });
    const actions = [delay(710, 13_000), delay(795, 1000)];
    expect(await score({ filter: 'no-future', watermarkDelayMs: 1000 }, actions)).toBeLessThan(PAR);
  });
});
