// What the command line prints of a profile, and how far samples of it are from the truth.
import type { Recording } from '#src/algorithms/profiles/recording.ts';
import { totalOf } from '#src/algorithms/profiles/recording.ts';
import { wholeOf } from '#src/algorithms/profiles/replay.ts';
import { functionCosts, recursiveContexts } from '#src/algorithms/profiles/totals.ts';
import type { Moments } from './moment.ts';
import type { Profiled } from './subject.ts';

/** Share of each function's own cost in the whole, by name. */
function selfShares(recording: Recording): ReadonlyMap<string, number> {
  const total = totalOf(recording);
  const rows = functionCosts(recording.contexts, wholeOf(recording), recursiveContexts(recording.contexts));
  return new Map(rows.map(({ function: at, self }) => [recording.functions[at]?.name ?? '', self / total]));
}

/** By how much the samples are wrong about the function that they are most wrong about: a share of the whole. */
export function samplingError(seen: Recording, exact: Recording): number {
  const shares = selfShares(seen);
  let worst = 0;
  for (const [name, share] of selfShares(exact)) worst = Math.max(worst, Math.abs(share - (shares.get(name) ?? 0)));
  return worst;
}

const MICROSECONDS = 1000;

/** Hits of each function as whoever took the samples counted them. */
function hitsByFunction({ contexts, functions, hits }: Recording): Float64Array | undefined {
  if (hits === undefined) return undefined;
  const sums = new Float64Array(functions.length);
  hits.forEach((count, context) => {
    const at = contexts.function[context] ?? 0;
    sums[at] = (sums[at] ?? 0) + count;
  });
  return sums;
}

/** The functions of a profile, the costliest first; self costs add up to the whole. */
export function resultOf(
  { after, program, ticks }: Profiled,
  moments: Moments,
  tick: number,
): Readonly<Record<string, unknown>> {
  const hits = tick >= ticks.count ? hitsByFunction(after) : undefined;
  const functions = moments.rowsAt(tick).map(({ function: at, self, total, calls, primitiveCalls }) => {
    const { name = '', url = '', line = 0 } = after.functions[at] ?? {};
    if (after.unit === 'microseconds')
      return { name, url, line, selfMs: self / MICROSECONDS, totalMs: total / MICROSECONDS, hits: hits?.[at] ?? calls };
    const counted = after.countsCalls ? { calls, primitiveCalls } : { hits: calls };
    return { name, url, line, selfOperations: self, totalOperations: total, ...counted };
  });
  if (program === undefined) return { functions };
  return { functions, output: program.output.flatMap((text) => text.split('\n')), end: program.end };
}
