// Right answers of several kinds pass; starters, empty answers and the usual wrong ones do not.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgramExercise } from '#src/contract/exercise.ts';
import { exerciseText, openRecorder } from '../testing/programs.ts';
import { exercise as heart } from './heart/grade.ts';
import { exercise as reverse } from './reverse/grade.ts';
import { exercise as together } from './together/grade.ts';

let recorder: Awaited<ReturnType<typeof openRecorder>>;
beforeAll(async () => {
  recorder = await openRecorder();
}, 60_000);
const failed = (exercise: ProgramExercise, source: string): readonly string[] =>
  exercise
    .judge(recorder.record(source))
    .filter(({ passed }) => !passed)
    .map(({ name }) => name.key);

const PIECE = `function piece(number) {
  const until = performance.now() + 5;
  while (performance.now() < until);
  return number * number;
}
const heart = setInterval(() => console.log('beat'), 10);
let sum = 0;
`;
const ASK = `const { setTimeout: wait } = require('timers/promises');
const ask = async (question, delayMs) => { await wait(delayMs); return 'answer to ' + question; };
const questions = [['one', 30], ['two', 20], ['three', 10]];
`;

const EXERCISES = {
  reverse: {
    exercise: reverse,
    right: [
      "setTimeout(() => { console.log('timer'); setImmediate(async () => { console.log('immediate'); await null; console.log('promise'); process.nextTick(console.log, 'tick'); }); });",
      "const tick = () => process.nextTick(() => console.log('tick'));\nconst promise = () => new Promise((done) => done()).then(() => console.log('promise')).then(tick);\nsetTimeout(() => setImmediate(() => { console.log('immediate'); promise(); }), console.log === 1 ? 0 : 5);\nsetTimeout(() => console.log('timer'), 1);",
      "require('fs').readFile(__filename, () => { setTimeout(() => { console.log('timer'); setImmediate(() => { console.log('immediate'); Promise.resolve().then(() => { console.log('promise'); process.nextTick(() => console.log('tick')); }); }); }, 1); });",
    ],
    wrong: [
      "for (const name of ['timer', 'immediate', 'promise', 'tick']) console.log(name);",
      "setTimeout(() => { for (const name of ['timer', 'immediate', 'promise', 'tick']) console.log(name); });",
      "setTimeout(() => console.log('timer'), 0);\nsetImmediate(() => { console.log('immediate'); Promise.resolve().then(() => { console.log('promise'); process.nextTick(() => console.log('tick')); }); });",
      "setTimeout(() => console.log('timer'), 1); setTimeout(() => console.log('immediate'), 2); setTimeout(() => console.log('promise'), 3); setTimeout(() => console.log('tick'), 4);",
      "console.log('timer, immediate, promise, tick');",
      'while (true);',
    ],
  },
  heart: {
    exercise: heart,
    right: [
      `${PIECE}(function work(number) { if (number > 12) { console.log('sum ' + sum); clearInterval(heart); return; } sum += piece(number); setTimeout(work, 0, number + 1); })(1);`,
      `${PIECE}const { setImmediate: turn } = require('timers/promises');\n(async () => { for (let number = 1; number <= 12; number += 1) { sum += piece(number); await turn(); } console.log('sum ' + sum); clearInterval(heart); })();`,
      `${PIECE}const numbers = Array.from({ length: 12 }, (_, index) => index + 1);\nconst next = () => { const number = numbers.pop(); if (number === undefined) { console.log('sum ' + sum); clearInterval(heart); } else { sum += piece(number); setImmediate(next); } };\nnext();`,
    ],
    wrong: [
      `${PIECE}(function work(number) { if (number > 12) { console.log('sum ' + sum); clearInterval(heart); return; } sum += piece(number); process.nextTick(work, number + 1); })(1);`,
      `${PIECE}(async () => { for (let number = 1; number <= 12; number += 1) { sum += piece(number); await null; } console.log('sum ' + sum); clearInterval(heart); })();`,
      `${PIECE}(function work(number) { if (number > 12) { console.log('sum ' + sum); clearInterval(heart); return; } for (let step = 0; step < 4; step += 1) sum += piece(number + step); setImmediate(work, number + 4); })(1);`,
      "for (let beat = 0; beat < 5; beat += 1) console.log('beat');\nconsole.log('sum 650');",
      "const heart = setInterval(() => console.log('beat'), 10);\nlet sum = 0;\n(function work(number) { if (number > 12) { console.log('sum ' + sum); clearInterval(heart); return; } sum += number * number; setImmediate(work, number + 1); })(1);",
      "const heart = setInterval(() => console.log('beat'), 10);\nsetTimeout(() => { console.log('sum 651'); clearInterval(heart); }, 65);",
    ],
  },
  together: {
    exercise: together,
    right: [
      `${ASK}Promise.all(questions.map((one) => ask(...one))).then((answers) => answers.forEach((answer) => console.log(answer)));`,
      `${ASK}(async () => { const asked = questions.map((one) => ask(...one)); for (const answer of asked) console.log(await answer); })();`,
      `const answers = []; let left = 3;\n[['one', 30], ['two', 20], ['three', 10]].forEach(([question, delayMs], index) => setTimeout(() => { answers[index] = 'answer to ' + question; left -= 1; if (left === 0) answers.forEach((answer) => console.log(answer)); }, delayMs));`,
    ],
    wrong: [
      `${ASK}questions.forEach(async (one) => console.log(await ask(...one)));`,
      `${ASK}Promise.race(questions.map((one) => ask(...one))).then(console.log);`,
      `${ASK}for (const one of questions) console.log(ask(...one));`,
      "for (const question of ['one', 'two', 'three']) console.log('answer to ' + question);",
      `${ASK}Promise.all(questions.map(([question]) => ask(question, 1))).then((answers) => answers.forEach((answer) => console.log(answer)));`,
      `${ASK}(async () => { for (const one of [...questions].reverse()) console.log(await ask(...one)); })();`,
    ],
  },
} as const;

describe.each(Object.entries(EXERCISES))('%s', (name, { exercise, right, wrong }) => {
  it('is passed by the solution, and not by the starter or nothing', () => {
    expect(failed(exercise, exerciseText(name, 'solution'))).toEqual([]);
    expect(failed(exercise, exerciseText(name, 'starter'))).not.toEqual([]);
    expect(failed(exercise, '')).not.toEqual([]);
  });
  it.each(right)('is passed by %s', (source) => {
    expect(failed(exercise, source)).toEqual([]);
  });
  it.each(wrong)('is not passed by %s', (source) => {
    expect(failed(exercise, source)).not.toEqual([]);
  });
  it('believes no trace that is none', () => {
    for (const forged of [undefined, 7, {}, { steps: {}, end: { kind: 'completed', exitCode: 0 }, output: [] }])
      expect(exercise.judge(forged)).toMatchObject([{ passed: false, message: { key: 'grade.noTrace' } }]);
  });
});
