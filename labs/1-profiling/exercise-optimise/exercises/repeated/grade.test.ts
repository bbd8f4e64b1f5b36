// The grader of the search: a set, a sort, a map and more are right; the starter, nothing at all, and the quadratic in
// disguise are not, nor is what is fast and wrong.
import { countedModule } from '#src/sandbox/testing/counted-module.ts';
import { describeGrader } from '#src/sandbox/testing/describe-grader.ts';
import { problems as sharedEn } from '#src/sim/problems.en.ts';
import { problems as sharedRu } from '#src/sim/problems.ru.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

const search = (body: string) => countedModule(`export function repeatedValues(list: any[]): any {\n${body}\n}`);
const KEY = "const key = (v: any) => typeof v + ':' + String(v);";
const EMPTY = 'return [];';

async function all(texts: Readonly<Record<string, string>>) {
  const entries = Object.entries(texts).map(async ([name, body]) => [name, await search(body)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

const right = {
  solution: await countedModule(solutionText),
  ...(await all({
    'counts in a map': `const counts = new Map(); for (const v of list) counts.set(v, (counts.get(v) ?? 0) + 1);
      return [...counts].filter(([, count]) => count > 1).map(([v]) => v);`,
    'one pass over a map of flags': `const seen = new Map(); const out = [];
      for (const v of list) { if (seen.get(v) === false) { out.push(v); seen.set(v, true); } else if (!seen.has(v)) seen.set(v, false); }
      return out;`,
    'a sort by type and value, and neighbours': `${KEY}
      const sorted = list.map((v) => [key(v), v] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)); const out = [];
      for (let i = 1; i < sorted.length; i++) if (sorted[i][0] === sorted[i - 1][0] && sorted[i][0] !== sorted[i - 2]?.[0]) out.push(sorted[i][1]);
      return out;`,
    'a plain object whose keys say the type': `${KEY}
      const counts: Record<string, number> = {};
      return list.filter((v) => (counts[key(v)] = (counts[key(v)] ?? 0) + 1) === 2);`,
    'the size of a set':
      'const seen = new Set(); return [...new Set(list.filter((v) => seen.size === seen.add(v).size))];',
    'two filters over a map':
      'const counts = new Map(); list.forEach((v) => { counts.set(v, (counts.get(v) || 0) + 1); }); return Array.from(counts.keys()).filter((v) => counts.get(v) >= 2);',
    'without NaN':
      'const seen = new Set(); const out = new Set(); for (const v of list) (seen.has(v) && v === v ? out : seen).add(v); return [...out];',
  })),
};

/** What each must be told, as keys of messages. */
const SAYS: Readonly<Record<string, string>> = {
  'an empty answer': 'grade.empty',
  'the whole list': 'grade.single',
  'an early return': 'grade.early',
  'hard-coded answers': 'grade.invented',
  'indexOf in filter': 'grade.steepCall',
  'indexOf and lastIndexOf': 'grade.steepCall',
  'includes on what was seen': 'grade.steepCall',
  'a set, and includes on the answer': 'grade.steepCall',
  'a spread in the loop': 'grade.steepCall',
  'reduce with spread': 'grade.steepCall',
  'half of the inner loop': 'grade.steepLoop',
  'some in filter': 'grade.steepLoop',
  'keys of a plain object': 'grade.mixedUp',
  'the keys themselves': 'grade.turned',
  'a value once for each time it repeats': 'grade.twice',
  'falsy values forgotten': 'grade.falsy',
  'sorting the caller’s list': 'grade.changed',
  'values made up': 'grade.invented',
  'distinct values': 'grade.single',
  'a single NaN, which indexOf does not find': 'grade.single',
};
type Answers = Awaited<ReturnType<typeof all>>;
const withWords = (answers: Answers) =>
  Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      SAYS[name] === undefined ? answer : ([answer, SAYS[name]] as const),
    ]),
  );

const wrong = {
  starter: [await countedModule(starterText), 'grade.steepLoop'] as const,
  ...withWords(
    await all({
      'an empty answer': EMPTY,
      'the whole list': 'return list;',
      'an early return':
        'const seen = new Set(); for (const v of list) { if (seen.has(v)) return [v]; seen.add(v); } return [];',
      'hard-coded answers':
        "if (list.length === 0) return []; return list.length < 10 ? [1, '1', null] : [0, 1, 2, 3];",
      'one list known by heart': `if (list.length > 100) return []; ${starterText.slice(starterText.indexOf('{') + 1, starterText.lastIndexOf('}'))}`,
      'indexOf in filter': 'return [...new Set(list.filter((v, i) => list.indexOf(v) !== i))];',
      'a single NaN, which indexOf does not find': 'return [...new Set(list.filter((v, i) => list.indexOf(v) < i))];',
      'indexOf and lastIndexOf': 'return [...new Set(list.filter((v) => list.indexOf(v) !== list.lastIndexOf(v)))];',
      'includes on what was seen':
        'const seen: any[] = []; const out = new Set(); for (const v of list) { if (seen.includes(v)) out.add(v); else seen.push(v); } return [...out];',
      'a set, and includes on the answer':
        'const seen = new Set(); const out: any[] = []; for (const v of list) { if (seen.has(v) && !out.includes(v)) out.push(v); seen.add(v); } return out;',
      'a spread in the loop':
        'let seen = new Set(); const out = new Set(); for (const v of list) { if (seen.has(v)) out.add(v); seen = new Set([...seen, v]); } return [...out];',
      'reduce with spread':
        'const seen = new Set(); return list.reduce((out, v) => { if (seen.has(v)) return out.includes(v) ? out : [...out, v]; seen.add(v); return out; }, []);',
      'half of the inner loop':
        'const out = new Set(); for (let i = 0; i < list.length; i++) for (let j = i + 1; j < list.length; j++) if (list[i] === list[j]) { out.add(list[i]); break; } return [...out];',
      'some in filter': 'return [...new Set(list.filter((v, i) => list.some((w, j) => i !== j && v === w)))];',
      'keys of a plain object':
        'const counts: any = {}; for (const v of list) counts[v] = (counts[v] ?? 0) + 1; return [...new Set(list)].filter((v) => counts[v] > 1);',
      'the keys themselves':
        'const counts: any = {}; for (const v of list) counts[v] = (counts[v] ?? 0) + 1; return Object.keys(counts).filter((v) => counts[v] > 1);',
      'JSON for a key, which makes null of NaN and one of -0':
        'const seen = new Set(); const out = new Set(); for (const v of list) { const k = JSON.stringify(typeof v === "bigint" ? String(v) : v); if (seen.has(k)) out.add(k); seen.add(k); } return [...out].map((k: any) => k === undefined ? k : JSON.parse(k));',
      'a sort of values as text':
        'const s = [...list].sort(); const out = new Set(); for (let i = 1; i < s.length; i++) if (s[i] === s[i - 1]) out.add(s[i]); return [...out];',
      'a value once for each time it repeats':
        'const seen = new Set(); const out = []; for (const v of list) { if (seen.has(v)) out.push(v); seen.add(v); } return out;',
      'falsy values forgotten':
        'const seen = new Map(); const out = new Set(); for (const v of list) { if (v && seen.has(v)) out.add(v); seen.set(v, 1); } return [...out];',
      'sorting the caller’s list': `${KEY}
      list.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)); const out = new Set(); for (let i = 1; i < list.length; i++) if (list[i] === list[i - 1]) out.add(list[i]); return [...out];`,
      'values made up': "return [{}, undefined, 'x'];",
      'distinct values': 'return [...new Set(list)];',
    }),
  ),
};

const useless = {
  'no function': await countedModule('export const repeatedValues = 7;'),
  'a set': await search('return new Set(list);'),
  nothing: await search(''),
  'a promise': await search('return Promise.resolve([]);'),
};

describeGrader(
  'repeated',
  exercise,
  { en: { ...sharedEn, ...en }, ru: { ...sharedRu, ...ru } },
  { right, wrong, useless, named: ['NaN', 'undefined'] },
);
