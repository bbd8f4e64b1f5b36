// The grader of the search: sets, maps and sorts are right; the starter and whatever compares all pairs are not.
import { countedModule } from '#src/sandbox/testing/counted-module.ts';
import { describeGrader } from '#src/sandbox/testing/describe-grader.ts';
import { problems as sharedEn } from '#src/sim/problems.en.ts';
import { problems as sharedRu } from '#src/sim/problems.ru.ts';
import { SOURCES } from '../../functions/sources.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

const search = (body: string) => countedModule(`export function findDuplicates(items: any[]): any {\n${body}\n}`);

const right = {
  solution: await countedModule(solutionText),
  'two sets': await countedModule(SOURCES.set),
  'counts in a map': await search(
    'const counts = new Map(); for (const one of items) counts.set(one, (counts.get(one) ?? 0) + 1); return [...counts].filter(([, count]) => count > 1).map(([one]) => one);',
  ),
  'counts in an object': await search(
    'const counts: any = {}; return items.filter((one) => (counts[one] = (counts[one] ?? 0) + 1) === 2);',
  ),
};

const wrong = {
  starter: await countedModule(starterText),
  'the slow search': await countedModule(SOURCES.pairs),
  indexOf: await search('return [...new Set(items.filter((one, at) => items.indexOf(one) !== at))];'),
  'an early return': await search(
    'const seen = new Set(); for (const one of items) { if (seen.has(one)) return [one]; seen.add(one); } return [];',
  ),
  'a sort as text, numbers apart': await search(
    'const sorted = [...items].sort(); return sorted.filter((one, at) => one === sorted[at - 1]);',
  ),
  'keys for numbers': await search(
    'const counts: any = {}; for (const one of items) counts[one] = (counts[one] ?? 0) + 1; return Object.keys(counts).filter((one) => counts[one] > 1);',
  ),
  'the distinct ones': await search('return [...new Set(items)];'),
  'a spread in the loop': await search(
    'let seen = new Set(); const out = new Set(); for (const one of items) { if (seen.has(one)) out.add(one); seen = new Set([...seen, one]); } return [...out];',
  ),
};

const useless = {
  'no function': await countedModule('export const findDuplicates = 7;'),
  'a set': await search('return new Set(items);'),
  nothing: await search(''),
};

const words = { en: { ...sharedEn, ...en }, ru: { ...sharedRu, ...ru } };
describeGrader('find', exercise, words, { right, wrong, useless });
