// What students answer, where it is more than the starter and the solution: per exercise, right answers and wrong ones.
import { rightAnswers } from '../../labs/2-caching/exercise-cache/exercises/user-cache/testing/right-answers.ts';
import { wrongAnswers } from '../../labs/2-caching/exercise-cache/exercises/user-cache/testing/wrong-answers.ts';
import { exerciseText } from './code-pane.ts';

export interface Answer {
  readonly name: string;
  readonly code: string;
  readonly isRight: boolean;
}

type Texts = Readonly<Record<string, string>>;
interface Further {
  readonly right: Texts;
  readonly wrong: Texts;
}

const repeated = (bodies: Texts): Texts =>
  Object.fromEntries(
    Object.entries(bodies).map(([name, body]) => [name, `export function repeatedValues(list) {\n${body}\n}\n`]),
  );

const REPEATED: Further = {
  right: repeated({
    'a map of counts': `const counts = new Map();
      for (const v of list) counts.set(v, (counts.get(v) ?? 0) + 1);
      return [...counts].filter(([, count]) => count > 1).map(([v]) => v);`,
    'a sort': `const key = (v) => typeof v + ':' + String(v);
      const sorted = [...list].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)); const out = new Set();
      for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) out.add(sorted[i]);
      return [...out];`,
  }),
  wrong: repeated({
    'an empty answer': 'return [];',
    'an early return': `const seen = new Set();
      for (const v of list) { if (seen.has(v)) return [v]; seen.add(v); }
      return [];`,
    'includes on what was seen': `const seen = []; const out = new Set();
      for (const v of list) { if (seen.includes(v)) out.add(v); else seen.push(v); }
      return [...out];`,
    'a spread in the loop': `let seen = new Set(); const out = new Set();
      for (const v of list) { if (seen.has(v)) out.add(v); seen = new Set([...seen, v]); }
      return [...out];`,
    'keys of an object': `const counts = {};
      for (const v of list) counts[v] = (counts[v] ?? 0) + 1;
      return Object.keys(counts).filter((v) => counts[v] > 1);`,
  }),
};

function userCache(starter: string, solution: string): Further {
  const right = rightAnswers(solution);
  const wrong = wrongAnswers({ solution, starter });
  // Of each kind one: its own grader is asked about all of them.
  const rightNames = [
    'a class with a lock in L2 across instances',
    'a flight map of plain promises, texts in both caches',
  ] as const;
  const wrongNames = [
    'an empty answer',
    'deletes before it writes',
    'no TTL at all',
    'no single flight',
    'loads are never taken out',
    'nobody catches l2.set',
    'an L1 without bound',
  ] as const;
  return {
    right: Object.fromEntries(rightNames.map((name) => [name, right[name]])),
    wrong: Object.fromEntries(wrongNames.map((name) => [name, wrong[name][0]])),
  };
}

const FURTHER: Readonly<Record<string, (starter: string, solution: string) => Further>> = {
  'exercise-optimise/repeated': () => REPEATED,
  'exercise-cache/user-cache': userCache,
};

/** The starter, the solution, and whatever else there is for that exercise. */
export function answersTo(lab: string, exercise: string): readonly Answer[] {
  const starter = exerciseText(lab, exercise, 'starter');
  const solution = exerciseText(lab, exercise, 'solution');
  const { right, wrong } = FURTHER[`${lab}/${exercise}`]?.(starter, solution) ?? { right: {}, wrong: {} };
  const named = (texts: Texts, isRight: boolean): readonly Answer[] =>
    Object.entries(texts).map(([name, code]) => ({ name, code, isRight }));
  return [...named({ starter, ...wrong }, false), ...named({ solution, ...right }, true)];
}
