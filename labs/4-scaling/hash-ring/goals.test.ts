// The steps as a student meets them: no task is given away, each is within reach, and predictions have one right answer.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Action } from '#src/contract/run.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';

const goals = labGoals(lab, model);
const under = (set: NonNullable<Play['set']>): Play => ({ set });
const doing = (...actions: readonly Action[]): Play => ({ actions });
const join = (at: number): Action => ({ at, action: 'join' });
const remove = (at: number, node: number): Action => ({ at, action: 'remove', node });
const set = (at: number, name: string, value: string | number): Action => ({ at, action: 'set', name, value });
const joins = (from: number, count: number): readonly Action[] =>
  Array.from({ length: count }, (_, index) => join(from + index));

const own = async (exercise: string, name: 'starter' | 'solution'): Promise<Play> => {
  const make = freshModule(await readFile(new URL(`exercises/${exercise}/${name}.ts`, import.meta.url), 'utf8'));
  return { set: { method: 'own-code' }, code: (await make)() };
};

describe('tasks', () => {
  it.each(goals.taskIds)('%s is not met by running the scenario as it is', async (id) => {
    expect(await goals.meets(id)).toBe(false);
  });

  it.each<readonly [string, Play, boolean]>([
    ['second-storm', doing(remove(2000, 0)), true],
    ['second-storm', doing(join(2000)), true],
    ['second-storm', { set: { method: 'ring' }, actions: [remove(2000, 0)] }, false],
    ['second-storm', doing(set(2000, 'method', 'ring')), false],
    ['a-quarter', under({ method: 'ring' }), true],
    ['a-quarter', under({ method: 'jump' }), false],
    ['a-quarter', doing(set(2000, 'method', 'ring')), false],
    ['only-its-own', doing(remove(300, 0)), true],
    ['only-its-own', { set: { method: 'modulo' }, actions: [remove(300, 0)] }, false],
    ['only-its-own', doing(join(300)), false],
    ['even-out', under({ virtualNodes: 150 }), false],
    ['even-out', under({ virtualNodes: 200 }), true],
    ['even-out', doing(set(100, 'virtualNodes', 200)), true],
    ['even-out', under({ nodes: ['shard_1'] }), false],
    ['five-percent', under({ virtualNodes: 160 }), false],
    ['five-percent', under({ virtualNodes: 400 }), true],
    ['five-percent', under({ virtualNodes: 500 }), true],
    ['five-percent', under({ virtualNodes: 1000 }), false],
    ['five-percent', under({ method: 'jump' }), false],
    ['five-percent', under({ virtualNodes: 400, keys: 1000 }), false],
    ['see-it-grow', doing(...joins(100, 5)), true],
    ['see-it-grow', doing(...joins(100, 2)), false],
    ['see-it-grow', { set: { lookup: 'binary' }, actions: joins(100, 5) }, false],
    ['halve-it', doing(...joins(100, 5), set(1000, 'lookup', 'binary')), true],
    ['halve-it', doing(...joins(100, 5), set(1000, 'lookup', 'table')), true],
    ['halve-it', doing(set(1000, 'lookup', 'table')), false],
    ['stop-failing', doing(remove(1500, 1)), true],
    ['stop-failing', doing({ at: 1500, action: 'restart', node: 1 }), false],
    ['stop-failing', { set: { method: 'modulo' }, actions: [remove(1500, 1)] }, false],
    ['from-the-middle', under({ method: 'rendezvous' }), true],
    ['from-the-middle', under({ method: 'ring' }), false],
    ['from-the-middle', under({ method: 'modulo' }), false],
  ])('%s by %o: %s', async (task, play, met) => {
    expect(await goals.meets(task, play)).toBe(met);
  });

  it.each([
    ['own-lookup', 'lookup'],
    ['own-placement', 'placement'],
  ])('%s is met by the solution and not by the starter', async (task, exercise) => {
    expect(await goals.meets(task, await own(exercise, 'solution'))).toBe(true);
    expect(await goals.meets(task, await own(exercise, 'starter'))).toBe(false);
  });
});

describe('predictions', () => {
  const onePoint = doing(set(100, 'virtualNodes', 1));

  it.each<readonly [string, Play, readonly string[]]>([
    ['moved-by-modulo', {}, ['three-quarters']],
    ['largest-of-three', onePoint, ['most']],
    ['moved-by-jump', {}, ['most']],
  ])('%s, played as %o, has one right answer', async (id, play, right) => {
    expect(await goals.rightAnswers(id, play)).toEqual(right);
  });
});

describe('new machines for old', () => {
  const PAR = lab.challenges[0].score.par;
  const score = (given: Play): Promise<number> => goals.score('rollout', given);
  const OLD = [0, 1, 2, 3] as const;
  const allInFirst = [...joins(100, 4), ...OLD.map((node) => remove(500 + node, node))];
  const inAndOut = OLD.flatMap((node) => [join(100 + 100 * node), remove(150 + 100 * node, node)]);
  const outAndIn = OLD.flatMap((node) => [remove(100 + 100 * node, node), join(150 + 100 * node)]);

  it.each([
    ['one by one', { actions: inAndOut }],
    ['one by one, the old one first', { actions: outAndIn }],
    ['one by one, by rendezvous', { set: { method: 'rendezvous' }, actions: inAndOut }],
    ['all in first, by jump hash', { set: { method: 'jump' }, actions: allInFirst }],
    ['all in first, by modulo', { set: { method: 'modulo' }, actions: allInFirst }],
  ] satisfies [string, Play][])('is not won %s', async (_name, given) => {
    expect(await score(given)).toBeGreaterThan(PAR);
  });

  it('does not count while a shard is left, or what failed, or a poor balance', async () => {
    expect(await score({})).toBeNaN();
    expect(await score(doing(...allInFirst.slice(0, -1)))).toBeNaN();
    expect(await score(doing({ at: 50, action: 'crash', node: 0 }, ...allInFirst))).toBeNaN();
    expect(await score({ set: { virtualNodes: 1 }, actions: allInFirst })).toBeNaN();
    expect(await score({ set: { keys: 100 }, actions: allInFirst })).toBeNaN();
  });

  it('is won by who lets all new ones in before the first old one goes', async () => {
    expect(await score(doing(...allInFirst))).toBeLessThan(PAR);
    expect(await score({ set: { method: 'rendezvous' }, actions: allInFirst })).toBeLessThan(PAR);
  });
});
