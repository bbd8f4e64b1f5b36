// What every exercise's grader must do, whatever it asks for: pass right answers of any kind, refuse wrong ones with words
// that both languages know, stop at answers of no use, and believe no transcript.
import { describe, expect, it } from 'vitest';
import { expectSaid, faultOf } from '#src/algorithms/testing/faults.ts';
import type { Exercise, StudentExports } from '#src/contract/exercise.ts';
import { createText } from '#src/view/text/text.ts';
import { messages as en } from '../messages.en.ts';
import { messages as ru } from '../messages.ru.ts';

/** Runs a student's module anew. */
export type Make = () => StudentExports;
export type Answers = Readonly<Record<string, Make>>;
/** A wrong answer, and the key of what its first failed check must say. */
export type Wrong = Readonly<Record<string, readonly [make: Make, says: string]>>;

const FORGED: readonly unknown[] = [
  undefined,
  null,
  'passed',
  {},
  [],
  [[], [], [], [], [], []],
  Array.from({ length: 6 }, () => [[]]),
  Array.from({ length: 6 }, () => ({ passed: true })),
  Array.from({ length: 6 }, () => Array.from({ length: 2000 }, () => null)),
  Array.from({ length: 6 }, () => [Number.NaN, '1', {}]),
  Array.from({ length: 6 }, () => [Array.from({ length: 60 }, () => ({ hash: 0, node: 'node_1', reads: 1 }))]),
  { 0: [1], length: 6 },
];

const texts = [createText('en', [en], { strict: true }), createText('ru', [ru], { strict: true })] as const;

export function describeGrader(
  name: string,
  exercise: Exercise,
  { right, wrong, useless }: { readonly right: Answers; readonly wrong: Wrong; readonly useless: Answers },
): void {
  const verdict = (make: Make) => exercise.judge(structuredClone(exercise.drive(make)));

  describe(name, () => {
    it.each(Object.entries(right))('accepts %s', (_name, make) => {
      const checks = verdict(make);
      expect(checks.filter((check) => !check.passed)).toEqual([]);
      for (const text of texts)
        for (const { message } of checks) expect(text.say(message)).not.toMatch(/[{}]|undefined|NaN/);
    });
    it.each(Object.entries(wrong))('rejects %s, and says what helps', (_name, [make, says]) => {
      const failed = verdict(make).filter((check) => !check.passed);
      expect(failed.map(({ message }) => message.key)).toContain(says);
      for (const text of texts)
        for (const { message } of failed) expect(text.say(message)).not.toMatch(/[{}]|undefined|NaN/);
    });
    it.each(Object.entries(useless))('stops at %s, in words', (_name, make) => {
      expectSaid(
        faultOf(() => exercise.drive(make)),
        { en, ru },
      );
    });
    it('gives each check a name of its own, in both languages', () => {
      const checks = exercise.judge(undefined);
      for (const text of texts) expect(new Set(checks.map((check) => text.say(check.name))).size).toBe(checks.length);
    });
    it.each(FORGED.map((transcript, index) => [index, transcript] as const))(
      'believes no forged transcript, %i',
      (_index, transcript) => {
        const checks = exercise.judge(transcript);
        expect(checks.length).toBe(6);
        expect(checks.some((check) => check.passed)).toBe(false);
      },
    );
    it('believes no part of a transcript for another', () => {
      const [good] = Object.values(right);
      if (good === undefined) throw new Error('there is no right answer');
      const transcript = exercise.drive(good) as readonly unknown[];
      expect(exercise.judge(transcript.slice(1)).every((check) => check.passed)).toBe(false);
      expect(exercise.judge([...transcript].reverse()).every((check) => check.passed)).toBe(false);
    });
  });
}
