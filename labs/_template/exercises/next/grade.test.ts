// The grader of `next`: right answers of any kind pass, the starter and typical wrong ones do not.

import { describe, expect, it } from 'vitest';
import { expectSaid, faultOf } from '#src/algorithms/testing/faults.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import { next as solution } from './solution.ts';
import { next as starter } from './starter.ts';

type Next = (waiting: readonly WaitingRequest[]) => unknown;

const verdict = (next: Next) => exercise.judge(structuredClone(exercise.drive(() => ({ next }))));
const failed = (next: Next) => verdict(next).filter((check) => !check.passed);

const right: Readonly<Record<string, Next>> = {
  solution,
  'shortest by sorting': (waiting) => {
    const [first] = [...waiting].sort((one, other) => one.workMs - other.workMs);
    return waiting.findIndex(({ id }) => id === first?.id);
  },
  'any short one, else the first': (waiting) =>
    Math.max(
      0,
      waiting.findIndex(({ workMs }) => workMs < 7),
    ),
};

const wrong: Readonly<Record<string, Next>> = {
  starter,
  'last come, first served': (waiting) => waiting.length - 1,
  'longest first': (waiting) =>
    waiting.reduce((best, { workMs }, index) => (workMs > (waiting[best]?.workMs ?? 0) ? index : best), 0),
};

describe('next', () => {
  it.each(Object.entries(right))('accepts %s', (_name, next) => {
    expect(failed(next)).toEqual([]);
  });
  it.each(Object.entries(wrong))('rejects %s', (_name, next) => {
    expect(failed(next)).not.toEqual([]);
  });
  it.each([undefined, -1, 0.5, Number.NaN, '0', null, Promise.resolve(0), 1e9])('stops at %s', (value) => {
    expectSaid(
      faultOf(() => exercise.drive(() => ({ next: () => value }))),
      { en, ru },
    );
  });
  it('stops where there is no next', () => {
    expectSaid(
      faultOf(() => exercise.drive(() => ({}))),
      { en, ru },
    );
  });
  it.each([undefined, null, 'passed', {}, [], [[0], [0]], [[], []], [['0'], ['0']], { 0: [0], length: 2 }])(
    'believes no forged transcript: %j',
    (transcript) => {
      expect(exercise.judge(transcript).some((check) => check.passed)).toBe(false);
    },
  );
  it('cannot be reached through what it is shown', () => {
    const cheat: Next = (waiting) => {
      for (const request of waiting) Object.assign(request, { workMs: 0, arrivedMs: 1e9 });
      return 0;
    };
    expect(failed(cheat).length).toBe(2);
  });
});
