// Calling contexts of a profile, fit to be shown: the dearest of them, each with the sum of all that it led to.
import type { Profile } from '#src/contract/meter.ts';
import type { Context } from './ledger.ts';

/** As many as a person can look at. */
const MOST = 60;

/** The student's own calling contexts, callers before what they call, without whoever called the code. */
export function contextsOf({ functions, nodes }: Profile): readonly Context[] {
  const all = Array.from({ length: nodes.function.length - 1 }, (_, index): Context => {
    const node = index + 1;
    const { name, line } = functions[nodes.function[node] ?? 0] ?? { name: '', line: 0 };
    return {
      ...{ name, line, parent: (nodes.parent[node] ?? 0) - 1 },
      ...{ calls: nodes.calls[node] ?? 0, self: nodes.selfOperations[node] ?? 0 },
    };
  });
  if (all.length <= MOST) return all;
  const totals = totalsOf(all);
  const least = [...totals].sort((one, other) => other - one)[MOST - 1] ?? 0;
  // A caller's total is never below that of what it calls, so that no kept one loses its own.
  const kept = all.map((_, index) => (totals[index] ?? 0) > least);
  const places = new Map<number, number>();
  return all.flatMap((context, index) => {
    if (kept[index] !== true) return [];
    places.set(index, places.size);
    return [{ ...context, parent: places.get(context.parent) ?? -1 }];
  });
}

/** Of each context its own operations and those of all that it called. */
export function totalsOf(contexts: readonly Context[]): readonly number[] {
  const totals = contexts.map(({ self }) => self);
  for (let index = contexts.length - 1; index > 0; index -= 1) {
    const parent = contexts[index]?.parent ?? -1;
    if (parent >= 0) totals[parent] = (totals[parent] ?? 0) + (totals[index] ?? 0);
  }
  return totals;
}
