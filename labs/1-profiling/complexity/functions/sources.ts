// The functions as a student would write them: shown beside the stage, and what the counted ones are held against
// (counted.test.ts).
import type { FunctionName } from '../settings.ts';

const NEIGHBOURS = `  return list.filter((item, at) =>
    item === list[at - 1] && item !== list[at - 2]);`;

const quicksort = (pivot: string) => `export function findDuplicates(list, pick) {
  sort(list, 0, list.length, pick);
${NEIGHBOURS}
}

function sort(list, from, to, pick) {
  if (to - from < 2) return;
  ${pivot}
  let at = from;
  for (let i = from + 1; i < to; i += 1) {
    if (list[i] < pivot) {
      at += 1;
      const smaller = list[i];
      list[i] = list[at];
      list[at] = smaller;
    }
  }
  list[from] = list[at];
  list[at] = pivot;
  sort(list, from, at, pick);
  sort(list, at + 1, to, pick);
}
`;

const growing = (capacity: string, larger: string) => `export function collect(items) {
  let store = new Array(${capacity});
  let size = 0;
  for (const item of items) {
    if (size === store.length) {
      const larger = new Array(${larger});
      for (let i = 0; i < size; i += 1) larger[i] = store[i];
      store = larger;
    }
    store[size] = item;
    size += 1;
  }
  return store;
}
`;

export const SOURCES: Readonly<Record<FunctionName, string>> = {
  'all-pairs': `export function findDuplicates(items) {
  const duplicates = new Set();
  for (let i = 0; i < items.length; i += 1) {
    for (let j = 0; j < items.length; j += 1) {
      if (i !== j && items[i] === items[j]) duplicates.add(items[i]);
    }
  }
  return [...duplicates];
}
`,
  pairs: `export function findDuplicates(items) {
  const duplicates = [];
  for (let i = 0; i < items.length; i += 1) {
    for (let j = i + 1; j < items.length; j += 1) {
      if (items[i] === items[j] && !duplicates.includes(items[i])) {
        duplicates.push(items[i]);
      }
    }
  }
  return duplicates;
}
`,
  includes: `export function findDuplicates(items) {
  const seen = [];
  const duplicates = new Set();
  for (const item of items) {
    if (seen.includes(item)) duplicates.add(item);
    else seen.push(item);
  }
  return [...duplicates];
}
`,
  set: `export function findDuplicates(items) {
  const seen = new Set();
  const duplicates = new Set();
  for (const item of items) {
    if (seen.has(item)) duplicates.add(item);
    else seen.add(item);
  }
  return [...duplicates];
}
`,
  'merge-sort': `export function findDuplicates(items) {
  const list = sorted(items);
${NEIGHBOURS}
}

function sorted(items) {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = sorted(items.slice(0, middle));
  const right = sorted(items.slice(middle));
  const merged = [];
  let i = 0;
  let j = 0;
  while (merged.length < items.length) {
    const isLeft = j >= right.length || left[i] <= right[j];
    merged.push(isLeft ? left[i++] : right[j++]);
  }
  return merged;
}
`,
  heapsort: `export function findDuplicates(list) {
  for (let at = (list.length >> 1) - 1; at >= 0; at -= 1) {
    sink(list, at, list.length);
  }
  for (let end = list.length - 1; end > 0; end -= 1) {
    const last = list[end];
    list[end] = list[0];
    list[0] = last;
    sink(list, 0, end);
  }
${NEIGHBOURS}
}

function sink(list, at, end) {
  const item = list[at];
  let child = 2 * at + 1;
  while (child < end) {
    if (child + 1 < end && list[child + 1] > list[child]) child += 1;
    if (list[child] <= item) break;
    list[at] = list[child];
    at = child;
    child = 2 * at + 1;
  }
  list[at] = item;
}
`,
  quicksort: quicksort('const pivot = list[from];'),
  'random-quicksort': quicksort(`const chosen = from + pick(to - from);
  const pivot = list[chosen];
  list[chosen] = list[from];`),
  spread: `export function collect(items) {
  let all = [];
  for (const item of items) all = [...all, item];
  return all;
}
`,
  blocks: growing('64', 'size + 64'),
  doubling: growing('1', '2 * size'),
  shift: `export function drain(items) {
  const queue = [...items];
  let sum = 0;
  while (queue.length > 0) sum += queue.shift();
  return sum;
}
`,
  concat: `export function draw(items) {
  let text = '';
  for (const item of items) text = text.concat('#');
  return text;
}
`,
  schoolbook: `export function multiply(a, b) {
  const product = new Array(2 * a.length - 1).fill(0);
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      product[i + j] += a[i] * b[j];
    }
  }
  return product;
}
`,
  karatsuba: `export function multiply(a, b) {
  const n = a.length;
  if (n === 1) return [a[0] * b[0]];
  const half = (n + 1) >> 1;
  const low = multiply(a.slice(0, half), b.slice(0, half));
  const high = multiply(a.slice(half), b.slice(half));
  const both = multiply(folded(a, half), folded(b, half));
  const product = new Array(2 * n - 1).fill(0);
  for (let i = 0; i < low.length; i += 1) {
    product[i] += low[i];
    product[i + half] += both[i] - low[i];
  }
  for (let i = 0; i < high.length; i += 1) {
    product[i + 2 * half] += high[i];
    product[i + half] -= high[i];
  }
  return product;
}

function folded(a, half) {
  const sum = a.slice(0, half);
  for (let i = half; i < a.length; i += 1) sum[i - half] += a[i];
  return sum;
}
`,
};
