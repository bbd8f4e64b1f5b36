// The steps as a student meets them: no task is given away, each is within reach, and each prediction has one right answer.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { labMachines } from '#src/sim/testing/lab-machines.ts';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import { input as reader } from './input.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';
import { exerciseText, openRecorder, programText } from './testing/programs.ts';

const goals = labGoals(lab, model);
const { machineOf } = labMachines(lab, model);
let recorder: Awaited<ReturnType<typeof openRecorder>>;
beforeAll(async () => {
  recorder = await openRecorder();
}, 60_000);

const untouched = (name: string, set: Readonly<Record<string, string | number>> = {}): Play => ({
  input: recorder.inputOf(programText(name), set['before'] === 'none' ? undefined : programText(name)),
  set,
  until: 1000,
});
const own = (name: string, source: string): Play => ({
  set: { program: 'own' },
  code: {},
  input: recorder.inputOf(source, programText(name)),
  until: 1000,
});
/** Names a function as a click does. */
function accusing(play: Play, name: string, params: Readonly<Record<string, unknown>> = {}): Play {
  const machine = machineOf(params, { input: play.input });
  const { functions } = machine.snapshot();
  const at = functions.findIndex((each) => each.name === name);
  if (at < 0) throw new Error(`there is no function ${name}`);
  return { ...play, actions: [{ at: 20, action: 'accuse', function: at }] };
}

function sample(): unknown {
  const session = reader.open();
  session.file('page.cpuprofile');
  session.push(readFileSync(new URL('samples/page.cpuprofile', import.meta.url)));
  const read = session.end();
  if (!('input' in read)) throw new Error(read.message);
  return read.input;
}

const MEMO = programText('fibonacci').replace(
  /function fib[\s\S]*?\n}\n/,
  'const known = new Map();\nfunction fib(n) {\n  if (n < 2) return n;\n  let value = known.get(n);\n  if (value === undefined) {\n    value = fib(n - 1) + fib(n - 2);\n    known.set(n, value);\n  }\n  return value;\n}\n',
);

const TASKS: readonly { readonly id: string; readonly plays: () => readonly [refused: readonly Play[], met: Play] }[] =
  [
    {
      id: 'name-own',
      plays: () => [
        [untouched('duplicates'), accusing(untouched('duplicates'), 'isSame')],
        accusing(untouched('duplicates'), 'findRepeated'),
      ],
    },
    {
      id: 'name-copying',
      plays: () => [
        [untouched('journal'), accusing(untouched('journal'), 'parse')],
        accusing(untouched('journal'), 'append'),
      ],
    },
    {
      id: 'name-caller',
      plays: () => [
        [untouched('report'), accusing(untouched('report'), 'sortKey'), accusing(untouched('report'), 'foldLetter')],
        accusing(untouched('report'), 'compare'),
      ],
    },
    {
      id: 'mended-report',
      plays: () => [
        [untouched('report'), own('report', programText('report')), own('report', "console.log('done');")],
        own('report', exerciseText('report', 'solution')),
      ],
    },
    {
      id: 'halved-journal',
      plays: () => [
        [untouched('journal'), own('journal', programText('journal'))],
        own('journal', exerciseText('journal', 'solution')),
      ],
    },
    {
      id: 'remembered',
      plays: () => [[untouched('fibonacci'), own('fibonacci', programText('fibonacci'))], own('fibonacci', MEMO)],
    },
    {
      id: 'fine-samples',
      plays: () => [
        [untouched('report', { before: 'none' }), untouched('report', { before: 'none', sampleEvery: 1 })],
        untouched('report', { before: 'none', sampleEvery: 200 }),
      ],
    },
    {
      id: 'out-of-step',
      plays: () => [
        [
          untouched('lockstep', { before: 'none' }),
          untouched('lockstep', { before: 'none', sampleEvery: 2000 }),
          untouched('lockstep', { before: 'none', sampleEvery: 97 }),
          untouched('lockstep', { before: 'none', sampleEvery: 997 }),
        ],
        untouched('lockstep', { before: 'none', sampleEvery: 971 }),
      ],
    },
    {
      id: 'name-in-file',
      plays: () => [
        [
          untouched('duplicates'),
          accusing(untouched('duplicates'), 'findRepeated'),
          accusing({ input: sample(), until: 1000 }, '(idle)'),
        ],
        accusing({ input: sample(), until: 1000 }, 'renderPage'),
      ],
    },
  ];

describe('tasks', () => {
  it.each(TASKS)('$id is not met by less, and met by who does what its hint says', async ({ id, plays }) => {
    const [refused, met] = plays();
    for (const play of refused) expect(await goals.meets(id, play)).toBe(false);
    expect(await goals.meets(id, met)).toBe(true);
  });

  it('are all played here', () => {
    expect(TASKS.map(({ id }) => id)).toEqual(goals.taskIds);
  });
});

it.each([
  ['most-self', 'duplicates', 'findRepeated'],
  ['sort-key-calls', 'report', 'thousand'],
  ['fib-calls', 'fibonacci', 'myriad'],
  ['beat', 'lockstep', 'pack'],
])('the prediction %s has one right answer', async (id, program, right) => {
  expect(await goals.rightAnswers(id, untouched(program, { before: 'none' }))).toEqual([right]);
});

describe('the challenge', () => {
  const [{ id, score }] = lab.challenges;
  it('is not won by the program as it is, nor by computing each key once', async () => {
    expect(await goals.score(id, own('report', programText('report')))).toBeGreaterThan(score.par);
    expect(await goals.score(id, own('report', exerciseText('report', 'solution')))).toBeGreaterThan(score.par);
    expect(await goals.score(id, own('report', "console.log('57');"))).toBeNaN();
  });

  it('is won by who folds whole names at once, and sorts no more than is printed', async () => {
    expect(await goals.score(id, own('report', LEAN))).toBeLessThanOrEqual(score.par);
  });
});

/** One key a name and number, and the five smallest picked out in one pass. */
const LEAN = `const NAMES = ['Édith Piaf', 'alan  Turing', 'Grace Hopper', ' ada Lovelace', 'Barbara Liskov', 'DONALD KNUTH'];
const folded = NAMES.map((name) => name.toLowerCase().replaceAll(' ', '').replaceAll('é', 'e'));
const best = [];
for (let id = 0; id < 120; id += 1) {
  const name = (id * 7) % 6;
  const key = folded[name] + ((id * 53) % 97);
  if (best.length === 5 && key >= best[4].key) continue;
  let at = best.length;
  while (at > 0 && key < best[at - 1].key) at -= 1;
  best.splice(at, 0, { key, id, name });
  if (best.length > 5) best.pop();
}
for (const { id, name } of best) console.log(id, NAMES[name] + ' ' + ((id * 53) % 97));
`;
