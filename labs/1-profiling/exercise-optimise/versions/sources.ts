// The built-in versions as texts: what the stage shows, and what the counted ones are held against line by line. The slow one
// is the exercise's starter.
import type { BuiltIn } from '../settings.ts';

export const SOURCES: Readonly<Record<Exclude<BuiltIn, 'slow'>, string>> = {
  split: `export function repeatedValues(list) {
  const result = [];
  for (let i = 0; i < list.length; i += 1) {
    if (occursElsewhere(list, i)) result.push(list[i]);
  }
  return unique(result);
}

function occursElsewhere(list, i) {
  for (let j = 0; j < list.length; j += 1) {
    if (i !== j && same(list[i], list[j])) return true;
  }
  return false;
}

function same(one, other) {
  return one === other;
}

function unique(values) {
  return [...new Set(values)];
}
`,
  half: `export function repeatedValues(list) {
  const result = [];
  for (let i = 0; i < list.length; i += 1) {
    for (let j = i + 1; j < list.length; j += 1) {
      if (list[i] === list[j]) {
        result.push(list[i]);
      }
    }
  }
  return [...new Set(result)];
}
`,
  keys: `export function repeatedValues(list) {
  const counts = {};
  for (const value of list) {
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return [...new Set(list)].filter((value) => counts[value] > 1);
}
`,
};
