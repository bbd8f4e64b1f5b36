// The built-in versions with a counter in them. What an operation is, is what the counter of the student's code says
// (src/contract/meter.ts), so that all curves mean the same; counted.test.ts holds them together, line by line.
import type { ListValue } from '#src/algorithms/growth/repeated-values.ts';
import type { BuiltIn } from '../settings.ts';
import { type Counted, counted, distinctCost, line, whole } from './ledger.ts';

type List = readonly ListValue[];

/** Lines of the starter, from 1. */
export const LINE = { result: 4, outer: 5, inner: 6, compare: 7, push: 8, answer: 12 } as const;

function slow(list: List): Counted {
  const n = list.length;
  const result: ListValue[] = [];
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) if (i !== j && list[i] === list[j]) result.push(list[i]);
  const answer = [...new Set(result)];
  const lines = [
    line(LINE.result, 1),
    line(LINE.outer, 1 + n),
    line(LINE.inner, n + n * n),
    line(LINE.compare, n * n),
    line(LINE.push, result.length, result.length),
    line(LINE.answer, 1, distinctCost(result.length, answer.length)),
  ];
  const { contexts, ...rest } = whole(lines, answer);
  return { ...rest, contexts: contexts.map((context) => ({ ...context, line: 3 })) };
}

function half(list: List): Counted {
  const n = list.length;
  const result: ListValue[] = [];
  for (let i = 0; i < n; i += 1) for (let j = i + 1; j < n; j += 1) if (list[i] === list[j]) result.push(list[i]);
  const pairs = (n * (n - 1)) / 2;
  const answer = [...new Set(result)];
  const lines = [
    ...[line(2, 1), line(3, 1 + n), line(4, n + pairs), line(5, pairs)],
    ...[line(6, result.length, result.length), line(10, 1, distinctCost(result.length, answer.length))],
  ];
  return whole(lines, answer);
}

function split(list: List): Counted {
  const n = list.length;
  const result: ListValue[] = [];
  let turns = 0;
  let compared = 0;
  for (let i = 0; i < n; i += 1) {
    let j = 0;
    while (j < n && (i === j || list[i] !== list[j])) j += 1;
    const isFound = j < n;
    const own = isFound ? j + 1 : n;
    turns += own;
    // The element itself is passed over without a call.
    compared += own - (i < own ? 1 : 0);
    if (isFound) result.push(list[i]);
  }
  const found = result.length;
  const answer = [...new Set(result)];
  const outer = [line(2, 1), line(3, 1 + n), line(4, n + found, n + found), line(6, 1, 1)];
  const search = [line(10, n + turns), line(11, turns + found, compared), line(13, n - found)];
  const compare = [line(17, compared)];
  const distinct = [line(21, 1, distinctCost(found, answer.length))];
  const sum = (lines: readonly { readonly operations: number }[]): number =>
    lines.reduce((all, { operations }) => all + operations, 0);
  return counted(
    [...outer, ...search, ...compare, ...distinct],
    [
      { name: 'repeatedValues', line: 1, parent: -1, calls: 1, self: sum(outer) },
      { name: 'occursElsewhere', line: 9, parent: 0, calls: n, self: sum(search) },
      { name: 'same', line: 16, parent: 1, calls: compared, self: sum(compare) },
      { name: 'unique', line: 20, parent: 0, calls: 1, self: sum(distinct) },
    ].filter(({ calls }) => calls > 0),
    answer,
  );
}

/** Fast, and wrong where two values are written alike: the keys of an object are texts. */
function keys(list: List): Counted {
  const n = list.length;
  const counts = new Map<string, number>();
  for (const value of list) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  const distinct = new Set(list);
  const answer = [...distinct].filter((value) => (counts.get(String(value)) ?? 0) > 1);
  // An element is drawn at the end of the turn before it, the first one where the loop begins. The set draws and adds each; then each distinct one is drawn, handed to filter, and asked after by a call.
  const own = [
    line(2, 1),
    line(3, 1 + n, 1),
    line(4, n, n),
    line(6, 1, distinctCost(n, distinct.size) + 2 * distinct.size),
  ];
  const asked = distinct.size;
  const lines = own.map((each) =>
    each.line === 6 ? { ...each, hits: each.hits + asked, operations: each.operations + asked } : each,
  );
  const self = own.reduce((all, { operations }) => all + operations, 0);
  return counted(
    lines,
    [
      { name: 'repeatedValues', line: 1, parent: -1, calls: 1, self },
      { name: '', line: 6, parent: 0, calls: asked, self: asked },
    ].filter(({ calls }) => calls > 0),
    answer,
  );
}

export const COUNTED: Readonly<Record<BuiltIn, (list: List) => Counted>> = { slow, split, half, keys };
