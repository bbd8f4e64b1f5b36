// What every exercise's grader must do, whatever it asks for: pass right answers of any kind, refuse wrong ones with words
// that both languages know, stop at answers of no use, and believe no transcript.
import { describe, expect, it } from 'vitest';
import { expectSaid, faultOf } from '../../algorithms/testing/faults.ts';
import type { Check, Exercise, StudentExports, StudentTools } from '../../contract/exercise.ts';
import type { Messages } from '../../contract/text.ts';
import { problems as problemsEn } from '../../sim/problems.en.ts';
import { problems as problemsRu } from '../../sim/problems.ru.ts';
import { createText } from '../../view/text/text.ts';

/** Runs a student's module anew. */
export type Make = () => StudentExports;
/** The same, with what stands beside it: a `CountedModule` is one. */
interface Equipped extends StudentTools {
  readonly instantiate: Make;
}
type Answer = Make | Equipped;
type Answers = Readonly<Record<string, Answer>>;
/** A wrong answer, where it matters with the key of what a failed check must say. */
type Wrong = Readonly<Record<string, Answer | readonly [answer: Answer, says: string]>>;

const CASES = 8;

/** What may come of a realm where the student's code has the last word. */
const FORGED: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  'passed',
  {},
  [],
  Array.from({ length: CASES }, () => []),
  Array.from({ length: CASES }, () => [0]),
  Array.from({ length: CASES }, () => 'passed'),
  Array.from({ length: CASES }, () => [Number.NaN, 1.5, -7, 99]),
  Array.from({ length: CASES }, () => ({ passed: true })),
  Array.from({ length: CASES }, () => Array.from({ length: 500 }, () => null)),
  Array.from({ length: CASES }, () => [Number.NaN, '1', {}, -1]),
  { 0: [1], length: CASES },
  new Map([[0, [1]]]),
];

export function describeGrader(
  name: string,
  exercise: Exercise,
  words: { readonly en: Messages; readonly ru: Messages },
  answers: {
    readonly right: Answers;
    readonly wrong: Wrong;
    readonly useless: Answers;
    /** Values that a message may name, though they look like a slip, and begin with, though they are no capitals. */
    readonly named?: readonly string[];
    /** Transcripts that look more like this exercise's own. */
    readonly forged?: readonly unknown[];
  },
): void {
  const { right, wrong, useless, named = [], forged = [] } = answers;
  const en = { ...problemsEn, ...words.en };
  const ru = { ...problemsRu, ...words.ru };
  const texts = [createText('en', [en], { strict: true }), createText('ru', [ru], { strict: true })] as const;
  const drive = (answer: Answer): unknown =>
    typeof answer === 'function' ? exercise.drive(answer) : exercise.drive(answer.instantiate, answer);
  const verdict = (answer: Answer) => exercise.judge(structuredClone(drive(answer)));

  /** Sentences, with no place for a figure left empty. */
  const expectSentences = (checks: readonly Check[]): void => {
    for (const text of texts)
      for (const { message } of checks) {
        const sentence = text.say(message);
        const rest = named.reduce((left, value) => left.replaceAll(value, ''), sentence);
        const beginsWithName = named.some((value) => sentence.startsWith(value));
        expect(sentence).toMatch(beginsWithName ? /[.?]$/ : /^[A-ZА-ЯЁ\d].*[.?]$/);
        expect(rest).not.toMatch(/[{}]|undefined|NaN/);
      }
  };

  describe(name, () => {
    it.each(Object.entries(right))('accepts %s', (_name, answer) => {
      const checks = verdict(answer);
      expect(checks.filter((check) => !check.passed)).toEqual([]);
      expectSentences(checks);
    });
    it.each(Object.entries(wrong))('rejects %s, and says what it saw', (_name, given) => {
      const [answer, says] = 'length' in given && typeof given !== 'function' ? given : [given, undefined];
      const failed = verdict(answer).filter((check) => !check.passed);
      expect(failed).not.toEqual([]);
      if (says !== undefined) expect(failed.map(({ message }) => message.key)).toContain(says);
      expectSentences(failed);
    });
    it.each(Object.entries(useless))('stops at %s, in words', (_name, make) => {
      expectSaid(
        faultOf(() => drive(make)),
        { en, ru },
      );
    });
    it('lets a student’s own error through', () => {
      const make = (): StudentExports => {
        throw new RangeError('mine');
      };
      expect(() => exercise.drive(make)).toThrow('mine');
    });
    it('gives each check a name of its own, in both languages', () => {
      const checks = exercise.judge(undefined);
      for (const text of texts) expect(new Set(checks.map((check) => text.say(check.name))).size).toBe(checks.length);
    });
    it.each([...FORGED, ...forged].map((transcript, index) => [index, transcript] as const))(
      'believes no forged transcript, %i',
      (_index, transcript) => {
        const checks = exercise.judge(transcript);
        expect(checks.length).toBeGreaterThan(2);
        expect(checks).toHaveLength(exercise.judge(undefined).length);
        expect(checks.some((check) => check.passed)).toBe(false);
      },
    );
    it('believes no part of a transcript for another', () => {
      const [good] = Object.values(right);
      if (good === undefined) throw new Error('there is no right answer');
      const transcript = drive(good) as readonly unknown[];
      expect(exercise.judge(transcript.slice(1)).every((check) => check.passed)).toBe(false);
      expect(exercise.judge([...transcript].reverse()).every((check) => check.passed)).toBe(false);
    });
  });
}
