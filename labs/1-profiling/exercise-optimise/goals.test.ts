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

it('the prediction has one right answer', async () => {
  expect(await goals.rightAnswers('doubling')).toEqual(['four']);
});

it('the challenge is not won by the solution, but by who looks into one set once', async () => {
  const [{ id, score }] = lab.challenges;
  expect(await goals.score(id, await own(solutionText))).toBeGreaterThan(score.par);
  expect(await goals.score(id, await search(BY_SIZE))).toBeLessThan(score.par);
  expect(await goals.score(id, await search('return [];'))).toBeNaN();
});
