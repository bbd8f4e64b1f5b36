// The task as a student meets it: nothing is given away, each step is within reach, and the prediction has one right answer.
import { describe, expect, it } from 'vitest';
import { countedModule } from '#src/sandbox/testing/counted-module.ts';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import solutionText from './exercises/repeated/solution.ts?raw';
import starterText from './exercises/repeated/starter.ts?raw';
import { lab } from './lab.ts';
import { model } from './model.ts';

const goals = labGoals(lab, model);

async function own(source: string, set: Play['set'] = {}): Promise<Play> {
  const { instantiate, meter } = await countedModule(source);
  return { set: { version: 'own-code', ...set }, code: instantiate(), meter };
}
const search = (body: string, set?: Play['set']) =>
  own(`export function repeatedValues(list: any[]): any[] { ${body} }`, set);

const SORTED = `const key = (v: any) => typeof v + v; const s = [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1)); const out = new Set();
  for (let i = 1; i < s.length; i++) if (s[i] === s[i - 1]) out.add(s[i]); return [...out];`;
const BY_SIZE = 'const seen = new Set(); return [...new Set(list.filter((v) => seen.size === seen.add(v).size))];';

describe('tasks', () => {
  it.each(goals.taskIds)('%s is not met by running the scenario as it is', async (id) => {
    expect(await goals.meets(id)).toBe(false);
  });

  it.each([
    [6, true],
    [7, true],
    [8, false],
    [12, false],
  ])('line %i is hot: %s', async (line, isHot) => {
    expect(await goals.meets('find', { actions: [{ at: 5, action: 'accuse', line }] })).toBe(isHot);
  });

  it('no-repeats is met where nothing repeats, and not by a longer list', async () => {
    expect(await goals.meets('no-repeats', { set: { repeatedShare: 0 } })).toBe(true);
    expect(await goals.meets('no-repeats', { set: { largestSize: 4096 } })).toBe(false);
  });

  it.each([
    [0, false],
    [1, true],
    [2, false],
  ])('function %i does the work: %s', async (context, does) => {
    expect(await goals.meets('find-function', { actions: [{ at: 5, action: 'accuseContext', context }] })).toBe(does);
  });

  it('no-better is met by the longest list, and by no other version', async () => {
    expect(await goals.meets('no-better', { set: { largestSize: 4096 } })).toBe(true);
    expect(await goals.meets('no-better', { set: { largestSize: 4096, version: 'slow' } })).toBe(false);
  });

  it('right-on-mixed is met by a set, not by keys, nor on numbers alone', async () => {
    const keys =
      'const counts: any = {}; for (const v of list) counts[v] = (counts[v] ?? 0) + 1; return [...new Set(list)].filter((v) => counts[v] > 1);';
    expect(await goals.meets('right-on-mixed', await own(solutionText))).toBe(true);
    expect(await goals.meets('right-on-mixed', await search(keys))).toBe(false);
    expect(await goals.meets('right-on-mixed', await search(keys, { elements: 'numbers' }))).toBe(false);
  });

  it('tight is met by a budget between the two, for a set and for a sort', async () => {
    expect(await goals.meets('tight', await own(solutionText, { budgetPerElement: 100 }))).toBe(true);
    expect(await goals.meets('tight', await search(SORTED, { budgetPerElement: 200 }))).toBe(true);
    expect(await goals.meets('tight', await own(solutionText, { budgetPerElement: 5 }))).toBe(false);
    expect(await goals.meets('tight', await own(solutionText))).toBe(false);
    expect(await goals.meets('tight', await own(solutionText, { budgetPerElement: 0 }))).toBe(false);
  });

  it('straight is met by a set and by a sort, not by the starter nor by a wrong answer', async () => {
    const short = { largestSize: 1024 };
    expect(await goals.meets('straight', await own(solutionText, short))).toBe(true);
    expect(await goals.meets('straight', await search(SORTED, short))).toBe(true);
    expect(await goals.meets('straight', await own(starterText, short))).toBe(false);
    expect(await goals.meets('straight', await search('return [...new Set(list)];', short))).toBe(false);
  });

  it('thousandfold is met by a set, and not by a sort', async () => {
    expect(await goals.meets('thousandfold', await own(solutionText))).toBe(true);
    expect(await goals.meets('thousandfold', await search(SORTED))).toBe(false);
  });
});

it.each([
  ['doubling', 'four'],
  ['own-work', 'search'],
  ['half-slope', 'two'],
  ['object-keys', 'wrong'],
  ['loose-budget', 'hundreds'],
])('the prediction %s has one right answer', async (id, right) => {
  expect(await goals.rightAnswers(id)).toEqual([right]);
});

it('the challenge is not won by the solution, but by who looks into one set once', async () => {
  const [{ id, score }] = lab.challenges;
  expect(await goals.score(id, await own(solutionText))).toBeGreaterThan(score.par);
  expect(await goals.score(id, await search(BY_SIZE))).toBeLessThan(score.par);
  expect(await goals.score(id, await search('return [];'))).toBeNaN();
});
