// The steps as a student meets them: no task is given away, each is within reach, and predictions have one right answer.
import { describe, expect, it } from 'vitest';
import { countedModule } from '#src/sandbox/testing/counted-module.ts';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import solutionText from './exercises/find/solution.ts?raw';
import { SOURCES } from './functions/sources.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';

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
    ['flatter', { smallestSize: 256, largestSize: 4096 }, true],
    ['flatter', { largestSize: 4096 }, false],
    ['flatter', { slowFunction: 'set' }, false],
    ['another', { slowFunction: 'shift' }, true],
    ['another', { slowFunction: 'spread' }, true],
    ['another', { slowFunction: 'concat' }, true],
    ['another', { slowFunction: 'pairs' }, false],
    ['unmask', { smallestSize: 1024, largestSize: 4096 }, true],
    ['unmask', { largestSize: 4096 }, false],
    ['frugal', { fastFunction: 'heapsort' }, true],
    ['frugal', { fastFunction: 'random-quicksort' }, true],
    ['frugal', { fastFunction: 'merge-sort' }, false],
    ['frugal', { fastFunction: 'pairs' }, false],
    ['frugal', { fastFunction: 'quicksort', order: 'rising' }, false],
    ['tame', { slowFunction: 'random-quicksort', order: 'falling' }, true],
    ['tame', { order: 'rising' }, false],
    ['tame', { slowFunction: 'random-quicksort' }, false],
    ['pays', { largestSize: 4096 }, true],
    ['pays', { largestSize: 1500 }, false],
    ['sure', { smallestSize: 16, largestSize: 4096 }, true],
    ['sure', { smallestSize: 256, largestSize: 4096 }, false],
    ['sure', { smallestSize: 16, largestSize: 4096, timeNoise: 0.1 }, false],
  ])('%s under %o: %s', async (id, set, met) => {
    expect(await goals.meets(id, { set })).toBe(met);
  });
  it('own-slope is met by the solution, not by the slow search', async () => {
    expect(await goals.meets('own-slope', await own(solutionText))).toBe(true);
    expect(await goals.meets('own-slope', await own(SOURCES.pairs))).toBe(false);
  });
});

it.each<readonly [string, string, NonNullable<Play['set']>]>([
  ['tenfold', 'hundred', {}],
  ['sort-slope', 'little', {}],
  ['sixteen', 'pairs', {}],
  ['eight-workers', 'fast', {}],
  ['includes-slope', 'quadratic', {}],
  ['blocks-later', 'tenfold', { largestSize: 4096 }],
  ['set-memory', 'list', {}],
  ['already-sorted', 'square', { order: 'rising' }],
  ['three-halves', 'log-three', {}],
  ['how-sure', 'wide', {}],
])('%s has one right answer', async (id, right, set) => {
  expect(await goals.rightAnswers(id, { set })).toEqual([right]);
});

describe('the challenge', () => {
  const [{ id, score }] = lab.challenges;
  const search = (body: string) => own(`export function findDuplicates(items: number[]): number[] { ${body} }`);
  it('is not won by a sort, nor by one set', async () => {
    expect(await goals.score(id, await own(solutionText))).toBeGreaterThan(score.par);
    const once = 'const seen = new Set(); return [...new Set(items.filter((v) => seen.size === seen.add(v).size))];';
    expect(await goals.score(id, await search(once))).toBeGreaterThan(score.par);
  });
  it('is won by who looks numbers up by their own place', async () => {
    const body = `const seen: number[] = []; const twice: number[] = []; let found = 0;
      for (let i = 0; i < items.length; i += 1) {
        const item = items[i] as number;
        if (seen[item] === 1) { twice[found++] = item; } else seen[item] = 1;
      }
      return twice;`;
    expect(await goals.score(id, await search(body))).toBeGreaterThan(score.par);
    const shorter = body
      .replace('const item = items[i] as number;', '')
      .replaceAll('[item]', '[items[i] as number]')
      .replace('= item;', '= items[i] as number;');
    expect(await goals.score(id, await search(shorter))).toBeLessThan(score.par);
  });
  it('is not won by a wrong answer, nor by work that answers nothing', async () => {
    expect(await goals.score(id, await search('return [];'))).toBeNaN();
    expect(await goals.score(id, await own('export const work = (items: number[]) => items[0];'))).toBeNaN();
  });
});

it('counts a work of any kind, and calls it neither right nor wrong', async () => {
  const work = 'export function work(items: number[]) { for (const one of items) items.indexOf(one); }';
  expect(await goals.meets('own-slope', await own(work))).toBe(false);
});
