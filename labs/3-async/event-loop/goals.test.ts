// The steps as a student meets them: no task is given away, each is within reach, and each prediction has one right answer.
import { beforeAll, describe, expect, it } from 'vitest';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';
import { openRecorder, programText } from './testing/programs.ts';

const goals = labGoals(lab, model);
let recorder: Awaited<ReturnType<typeof openRecorder>>;
beforeAll(async () => {
  recorder = await openRecorder();
}, 60_000);

const FILE_OF: Readonly<Record<string, string>> = { module: 'module.mjs' };
const own = (source: string): Play => ({
  set: { program: 'own' },
  code: {},
  input: recorder.inputOf(source),
  until: 100_000,
});
const untouched = (name: string): Play => ({
  input: recorder.inputOf(programText(name), FILE_OF[name] ?? `${name}.cjs`),
  until: 100_000,
});
/** The lab's program with one thing in it changed. */
function changed(name: string, from: string, to: string): string {
  const text = programText(name);
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  return text.replace(from, to);
}

const TASKS: readonly { readonly id: string; readonly program: string; readonly mended: () => string }[] = [
  {
    id: 'promise-first',
    program: 'order',
    mended: () =>
      "Promise.resolve().then(() => {\n  console.log('promise');\n  process.nextTick(() => console.log('nextTick'));\n});",
  },
  {
    id: 'then-first',
    program: 'await',
    mended: () => changed('await', 'await check();', 'await check();\n  await null;'),
  },
  {
    id: 'let-in',
    program: 'starve',
    mended: () => changed('starve', 'process.nextTick(again);\n  else', 'setImmediate(again);\n  else'),
  },
  {
    id: 'timer-first',
    program: 'phases',
    mended: () =>
      "require('fs').readFile(__filename, () => {\n  console.log('file');\n  setTimeout(() => {\n    console.log('timeout');\n    setImmediate(() => console.log('immediate'));\n  }, 0);\n});",
  },
  {
    id: 'part-the-work',
    program: 'blocking',
    mended: () => PARTED,
  },
  {
    id: 'all-handled',
    program: 'rejection',
    mended: () => changed('rejection', "fail('third');", "fail('third').catch(() => undefined);"),
  },
];

/** The work of 45 ms in pieces of 5. */
const PARTED = `const start = Date.now();
let beats = 0;
const heart = setInterval(function beat() {
  beats += 1;
  console.log('beat ' + beats + ' at ' + (Date.now() - start) + ' ms');
  if (beats === 4) clearInterval(heart);
}, 10);
let done = 0;
setTimeout(function work() {
  const until = performance.now() + 5;
  while (performance.now() < until);
  done += 5;
  if (done < 45) setImmediate(work);
  else console.log('work is done');
}, 12);
`;

describe('tasks', () => {
  it.each(TASKS)('$id is not met by the program as it is, and met by a change', async ({ id, program, mended }) => {
    expect(await goals.meets(id, untouched(program))).toBe(false);
    // Nor by running the same as one's own.
    expect(await goals.meets(id, own(programText(program)))).toBe(false);
    expect(await goals.meets(id, own(mended()))).toBe(true);
  });

  it('are all played here', () => {
    expect(TASKS.map(({ id }) => id)).toEqual(goals.taskIds);
  });
});

it.each([
  ['after-end', 'order', 'nextTick'],
  ['after-main', 'await', 'checked'],
  ['after-file', 'phases', 'immediate'],
  ['latest-beat', 'blocking', 'long'],
  ['after-start', 'module', 'promise'],
])('the prediction %s has one right answer', async (id, program, right) => {
  expect(await goals.rightAnswers(id, untouched(program))).toEqual([right]);
});

it('the challenge is won by who parts the work, and not by running it as it is', async () => {
  const [{ id, score }] = lab.challenges;
  expect(await goals.score(id, own(PARTED))).toBeLessThanOrEqual(score.par);
  expect(await goals.score(id, own(programText('blocking')))).toBeGreaterThan(score.par);
  const coarse = PARTED.replace('now() + 5', 'now() + 15').replace('done += 5', 'done += 15');
  expect(await goals.score(id, own(coarse))).toBeGreaterThan(score.par);
});
