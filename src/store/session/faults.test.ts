// What a reader is told of a fault: in a run and in a grading, in words that their dictionary has.
import { describe, expect, it } from 'vitest';
import { PolicyFault } from '../../algorithms/policy-fault.ts';
import { refusalError } from '../../sandbox/refusals.ts';
import { StudentCodeTooLong } from '../../sandbox/worker-script.ts';
import { type Bridge, type HostCalls, WorkerEnded } from '../../worker/bridge.ts';
import { locateFault, wordsOfFault } from './faults.ts';
import { gradeCode } from './grade.ts';
import { noPrograms } from './testing/near-bridge.ts';

const phrase = { key: 'fault.pick.notAnIndex', args: { request: 3, allowed: '0 … 2', given: '7' } };
const fault = new PolicyFault(phrase, 'request 3: …');
const stopped = { key: 'grade.stopped', args: { message: 'request 3: …' } };
const reader = (knows: boolean) => ({ locale: 'ru', knows: () => knows }) as const;

describe('a fault is told', () => {
  it('by its phrase, else by its message', () => {
    expect(wordsOfFault(locateFault(fault, undefined, undefined), reader(true))).toBe(phrase);
    expect(wordsOfFault(locateFault(fault, undefined, undefined), reader(false))).toEqual(stopped);
    expect(wordsOfFault(locateFault(new Error('request 3: …'), undefined, undefined), reader(true))).toEqual(stopped);
  });

  it('in no more words than can be shown', () => {
    const { message } = locateFault(new Error('m'.repeat(10_000)), { script: 'a' }, 10);
    expect(message).toBe(`${'m'.repeat(500)}…`);
  });

  it('with the student’s own line', () => {
    const thrown = new PolicyFault(phrase, 'request 3: …');
    thrown.stack = 'PolicyFault: request 3: …\n    at host (confined.js:5:1)\n    at pick (confined.js:12:3)';
    expect(locateFault(thrown, { script: 'a\nb\nc\nd' }, 10)).toEqual({ message: 'request 3: …', phrase, line: 3 });
  });
});

describe('a worker that ended is told', () => {
  const code = { script: 'a\nb\nc\nd' };

  it('with the student’s own line where their error did it', () => {
    const message = 'Uncaught SyntaxError: await is only valid in async functions';
    const unread = new WorkerEnded({ kind: 'error', message, line: 11, column: 1 });
    expect(locateFault(unread, code, 10)).toEqual({ message: 'await is only valid in async functions', line: 2 });
    const stack = 'Error: late\n    at pick (confined.js:13:3)';
    const uncaught = new WorkerEnded({ kind: 'error', message: 'Error: late', stack });
    expect(locateFault(uncaught, code, 10)).toMatchObject({ line: 4 });
  });

  it('in the language of the reader', () => {
    const found = locateFault(new WorkerEnded({ kind: 'deadline', afterMs: 1200 }), code, 10);
    expect(wordsOfFault(found, reader(true)).args?.['message']).toMatch(/^Код остановлен: он не отвечал 1,2 с/);
  });
});

describe('a refusal is told in the language of the reader', () => {
  it.each([
    [refusalError('fetch', 'network'), /^fetch в лаборатории недоступно/],
    [new StudentCodeTooLong(300 * 1024), /^Размер кода — 300 КиБ/],
  ])('%s', (error, words) => {
    expect(wordsOfFault(locateFault(error, undefined, undefined), reader(true)).args?.['message']).toMatch(words);
  });
});

describe('a grading that it stopped', () => {
  const graded = (knows: boolean) => {
    const calls = { driveExercise: () => Promise.reject(fault), takeConsole: () => Promise.resolve(undefined) };
    const confined: Bridge = {
      calls: calls as unknown as HostCalls,
      ended: new Promise(() => undefined),
      close: () => undefined,
    };
    const never = (): never => {
      throw new Error('there is no transcript to judge');
    };
    return gradeCode(
      { ...noPrograms, openConfined: () => Promise.resolve(confined), openTrusted: never },
      'any',
      'pick',
      { source: '', script: '', sourceMap: '' },
      reader(knows),
      new AbortController().signal,
    );
  };

  it.each([
    [true, phrase],
    [false, stopped],
  ])('says so in words that the reader has: %s', async (knows, message) => {
    expect(await graded(knows)).toMatchObject({ passed: false, checks: [{ name: { key: 'grade.runs' }, message }] });
  });
});
