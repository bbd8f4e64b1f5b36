// Self and cumulative cost, by calling context and by function. A recursive function's cumulative cost counts each moment
// once, however often the function stands in the stack, and its primitive calls are those from outside it: as pstats has it.
import type { Contexts } from './recording.ts';

/** What was seen so far, by context. */
export interface ContextCosts {
  readonly self: Float64Array;
  /** Calls, or samples where calls are not counted. */
  readonly calls: Float64Array;
}

export interface FunctionCosts {
  /** Index of the recording's functions. */
  readonly function: number;
  readonly self: number;
  readonly total: number;
  readonly calls: number;
  /** Calls while the function was not yet in the stack. */
  readonly primitiveCalls: number;
}

/** Self cost of each context with that of everything it called. */
export function contextTotals({ parent }: Contexts, self: Float64Array): Float64Array {
  const totals = Float64Array.from(self);
  for (let context = parent.length - 1; context > 0; context -= 1) {
    const above = parent[context] ?? 0;
    totals[above] = (totals[above] ?? 0) + (totals[context] ?? 0);
  }
  return totals;
}

/** 1 for each context whose function stands in its own stack further out. */
export function recursiveContexts(contexts: Contexts): Uint8Array {
  const { function: functions, parent } = contexts;
  const within = new Uint8Array(parent.length);
  const open = new Set<number>();
  const path: number[] = [];
  const closed: (number | undefined)[] = [];
  // A walk in depth: parents stand before their children, but not always next to them.
  const { first, next } = childLists(contexts);
  const enter = (context: number): void => {
    const name = functions[context] ?? 0;
    if (open.has(name)) {
      within[context] = 1;
      closed.push(undefined);
    } else {
      open.add(name);
      closed.push(name);
    }
    path.push(context);
  };
  if (parent.length > 0) enter(0);
  let child = first[0] ?? -1;
  while (path.length > 0) {
    if (child >= 0) {
      enter(child);
      child = first[child] ?? -1;
      continue;
    }
    const left = path.pop() ?? 0;
    const name = closed.pop();
    if (name !== undefined) open.delete(name);
    child = next[left] ?? -1;
  }
  return within;
}

/** Children of each context as linked lists, in the order of their numbers. */
export function childLists({ parent }: Contexts): { readonly first: Int32Array; readonly next: Int32Array } {
  const first = new Int32Array(parent.length).fill(-1);
  const next = new Int32Array(parent.length).fill(-1);
  for (let context = parent.length - 1; context > 0; context -= 1) {
    const above = parent[context] ?? 0;
    next[context] = first[above] ?? -1;
    first[above] = context;
  }
  return { first, next };
}

/** One row for each function that was seen, the root among them. @param recursive as `recursiveContexts` gives it */
export function functionCosts(
  contexts: Contexts,
  { self, calls }: ContextCosts,
  recursive: Uint8Array,
): readonly FunctionCosts[] {
  const totals = contextTotals(contexts, self);
  const rows = new Map<number, { self: number; total: number; calls: number; primitiveCalls: number }>();
  for (let context = 0; context < totals.length; context += 1) {
    const times = calls[context] ?? 0;
    const total = totals[context] ?? 0;
    if (times === 0 && total === 0) continue;
    const name = contexts.function[context] ?? 0;
    const row = rows.get(name) ?? { self: 0, total: 0, calls: 0, primitiveCalls: 0 };
    rows.set(name, row);
    row.self += self[context] ?? 0;
    row.calls += times;
    if (recursive[context] === 1) continue;
    row.total += total;
    row.primitiveCalls += times;
  }
  return [...rows]
    .map(([name, row]) => ({ function: name, ...row }))
    .sort((one, other) => other.self - one.self || other.total - one.total || one.function - other.function);
}
