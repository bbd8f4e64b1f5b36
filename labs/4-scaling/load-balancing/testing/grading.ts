// What every exercise's grader must do, whatever it asks for: pass right answers of any kind, refuse wrong ones with words
// that both languages know, stop at answers of no use, and believe no transcript.
import { describe, expect, it } from 'vitest';
import type { Exercise, StudentExports } from '#src/contract/exercise.ts';
import { problems as problemsEn } from '#src/sim/problems.en.ts';
import { problems as problemsRu } from '#src/sim/problems.ru.ts';
import { createText } from '#src/view/text/text.ts';
import { messages as en } from '../messages.en.ts';
import { messages as ru } from '../messages.ru.ts';

/** Runs a student's module anew. */
export type Make = () => StudentExports;
export type Answers = Readonly<Record<string, Make>>;

export interface ShownServer {
  readonly index: number;
  readonly weight: number;
  readonly healthy: boolean;
}

/** What may come of a realm where the student's code has the last word. */
const FORGED: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  'passed',
  {},
  [],
  [[], [], [], [], [], []],
  Array.from({ length: 6 }, () => [0]),
  Array.from({ length: 6 }, () => ({ passed: true })),
  Array.from({ length: 6 }, () => 'passed'),
  Array.from({ length: 6 }, () => [Number.NaN, 1.5, -7, 99]),
  Array.from({ length: 6 }, () => Array.from({ length: 500 }, () => null)),
  { 0: [1], length: 4 },
  new Map([[0, [1]]]),
];

/** What a pick may return that is the index of no server. */
const USELESS: readonly unknown[] = [
  undefined,
  null,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  999,
  '0',
  true,
  [0],
  { index: 0 },
  Promise.resolve(0),
];

const texts = [
  createText('en', [en, problemsEn], { strict: true }),
  createText('ru', [ru, problemsRu], { strict: true }),
] as const;

export function describeGrader(
  name: string,
  exercise: Exercise,
  { right, wrong }: { readonly right: Answers; readonly wrong: Answers },
): void {
  const verdict = (make: Make) => exercise.judge(structuredClone(exercise.drive(make)));

  describe(name, () => {
    it.each(Object.entries(right))('accepts %s', (_name, make) => {
      expect(verdict(make).filter((check) => !check.passed)).toEqual([]);
    });
    it.each(Object.entries(wrong))('rejects %s, and says what it saw', (_name, make) => {
      const failed = verdict(make).filter((check) => !check.passed);
      expect(failed).not.toEqual([]);
      for (const text of texts)
        for (const check of failed) {
          const sentence = text.say(check.message);
          expect(sentence).toMatch(/^[A-ZА-ЯЁ\d].*[.?]$/);
          // No place for a figure was left empty.
          expect(sentence).not.toMatch(/[{}]|undefined|NaN/);
        }
    });
    it('gives each check a name of its own, in both languages', () => {
      const checks = exercise.judge(undefined);
      for (const text of texts) expect(new Set(checks.map((check) => text.say(check.name))).size).toBe(checks.length);
    });
    it.each(USELESS)('stops at a pick that returns %s', (value) => {
      expect(() => exercise.drive(() => ({ pick: () => value }))).toThrow(/pick/);
    });
    it.each([{}, { pick: 3 }, { choose: () => 0 }])('stops at a module without pick: %j', (module) => {
      expect(() => exercise.drive(() => module)).toThrow(/pick/);
    });
    it('lets their own error through', () => {
      const pick = () => {
        throw new RangeError('mine');
      };
      expect(() => exercise.drive(() => ({ pick }))).toThrow('mine');
    });
    it.each(FORGED.map((transcript, index) => [index, transcript] as const))(
      'believes no forged transcript, %i',
      (_index, transcript) => {
        const checks = exercise.judge(transcript);
        expect(checks.length).toBeGreaterThan(2);
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

/** A pick that keeps its variables in `make`'s closure. */
export const picking =
  (make: () => (servers: readonly ShownServer[]) => unknown): Make =>
  () => ({ pick: make() });

export const healthyOf = (servers: readonly ShownServer[]): readonly ShownServer[] =>
  servers.filter((server) => server.healthy);

/** The index of the healthy server with the smallest cost, the first of equals; −1 without any. */
export function cheapest(servers: readonly ShownServer[], cost: (server: ShownServer) => number): number {
  let best: ShownServer | undefined;
  for (const server of healthyOf(servers)) if (best === undefined || cost(server) < cost(best)) best = server;
  return best?.index ?? -1;
}

/** Numbers in [0, 1) that depend on nothing else. */
export function dice(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
