// What a reader is told of a fault: in a run and in a grading, in words that their dictionary has.
import { describe, expect, it } from 'vitest';
import { PolicyFault } from '../../algorithms/policy-fault.ts';
import type { Bridge, HostCalls } from '../../worker/bridge.ts';
import { locateFault, wordsOfFault } from './faults.ts';
import { gradeCode } from './grade.ts';

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

  it('with the student’s own line', () => {
    const thrown = new PolicyFault(phrase, 'request 3: …');
    thrown.stack = 'PolicyFault: request 3: …\n    at host (confined.js:5:1)\n    at pick (confined.js:12:3)';
    expect(locateFault(thrown, { script: 'a\nb\nc\nd' }, 10)).toEqual({ message: 'request 3: …', phrase, line: 3 });
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
      { openConfined: () => Promise.resolve(confined), openTrusted: never },
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
