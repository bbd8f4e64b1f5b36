// Reads causes back: who called a function, what it called, and how it came to be as hot as it is.

import type { RecordedFunction } from '#src/algorithms/profiles/recording.ts';
import { type functionCosts, recursiveContexts } from '#src/algorithms/profiles/totals.ts';
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import type { Moments } from './moment.ts';
import { RECORD, RECORDS } from './records.ts';
import type { State } from './state.ts';
import type { Profiled, ShownTree } from './subject.ts';

interface Grounds {
  readonly profiled: Profiled;
  readonly moments: Moments;
  readonly tree: ShownTree;
}

/** Callers and callees that are told. */
const TOLD = 3;

export function explain(
  { profiled, moments, tree }: Grounds,
  state: State,
  log: LogReader,
  { kind: asks, id }: Subject,
): Explanation | undefined {
  if (asks === 'whole') return explainWhole(profiled, moments, state);
  const asked = tree.functions[id];
  if (asks !== 'function' || asked === undefined) return undefined;
  const { after } = profiled;
  const { tick } = state;
  const now = moments.at(tick);
  const position = moments.positionAt(tick);
  const isIt = (index: number): boolean => {
    const { name, url } = after.functions[index] ?? asked;
    return after.functions[index] !== undefined && name === asked.name && url === asked.url;
  };
  const row = moments.rowsAt(tick).find(({ function: at }) => isIt(at));
  const causes: Cause[] = recordsOf(log, id).map((index) => ({
    time: log.timeAt(index),
    phrase: describeRecord(tree.functions, log, index),
  }));
  const kind = after.countsCalls ? 'calls' : 'samples';
  const unit = after.unit;
  if (row !== undefined) {
    causes.push({
      time: tick,
      phrase: { key: `why.${kind}`, args: { calls: row.calls, primitive: row.primitiveCalls } },
    });
    causes.push({
      time: tick,
      phrase: { key: `why.self.${unit}`, args: { self: row.self, percent: percentOf(row.self, position) } },
    });
    if (unit === 'operations' && after.countsCalls && row.calls > 1)
      causes.push({
        time: tick,
        phrase: { key: 'why.perCall', args: { each: Math.round((10 * row.self) / row.calls) / 10 } },
      });
    causes.push({
      time: tick,
      phrase: { key: `why.total.${unit}`, args: { total: row.total, percent: percentOf(row.total, position) } },
    });
  }
  const { callers, callees } = around(after.contexts, now, isIt);
  const nameOf = (index: number): string => after.functions[index]?.name ?? '';
  for (const [caller, share] of callers.slice(0, TOLD))
    causes.push({
      time: tick,
      phrase: { key: 'why.caller', args: { name: nameOf(caller), percent: Math.round(100 * share) } },
    });
  for (const [callee, share] of callees.slice(0, TOLD))
    causes.push({
      time: tick,
      phrase: { key: 'why.callee', args: { name: nameOf(callee), percent: Math.round(100 * share) } },
    });
  const isGone = profiled.before !== undefined && tick >= profiled.ticks.count;
  const title = row !== undefined ? 'why.title' : isGone ? 'why.title.gone' : 'why.title.unseen';
  return { title: { key: title, args: { name: asked.name, line: asked.line } }, causes };
}

/** All that ran, and whose it was. */
function explainWhole({ after }: Profiled, moments: Moments, { tick }: State): Explanation {
  const position = moments.positionAt(tick);
  const title = { key: 'why.title.whole' } as const;
  if (tick === 0) return { title, causes: [{ time: 0, phrase: { key: 'why.nothing' } }] };
  const causes: Cause[] = [
    { time: tick, phrase: { key: `why.all.${after.unit}`, args: { total: position } } },
    ...moments
      .rowsAt(tick)
      .filter(({ self }) => self > 0)
      .slice(0, TOLD)
      .map(({ function: at, self }) => ({
        time: tick,
        phrase: {
          key: 'why.part',
          args: { name: after.functions[at]?.name ?? '', percent: percentOf(self, position) },
        },
      })),
  ];
  return { title, causes };
}

const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10);

function recordsOf(log: LogReader, id: number): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < log.length; index += 1)
    if (log.subjectAt(index) === id && log.kindAt(index) !== RECORD.deeper) found.push(index);
  return found;
}

/** Whose calls of a function cost how much of it, and where its own total goes: shares, the largest first. */
function around(
  contexts: Profiled['after']['contexts'],
  now: Parameters<typeof functionCosts>[1],
  isIt: (functionIndex: number) => boolean,
) {
  const totals = Float64Array.from(now.self);
  for (let context = totals.length - 1; context > 0; context -= 1) {
    const above = contexts.parent[context] ?? 0;
    totals[above] = (totals[above] ?? 0) + (totals[context] ?? 0);
  }
  const recursive = recursiveContexts(contexts);
  const callers = new Map<number, number>();
  const callees = new Map<number, number>();
  let whole = 0;
  const add = (to: Map<number, number>, key: number, cost: number): void => {
    to.set(key, (to.get(key) ?? 0) + cost);
  };
  for (let context = 1; context < totals.length; context += 1) {
    const total = totals[context] ?? 0;
    if (total === 0) continue;
    const own = contexts.function[context] ?? 0;
    const above = contexts.function[contexts.parent[context] ?? 0] ?? 0;
    if (isIt(own) && recursive[context] !== 1) {
      whole += total;
      add(callers, above, total);
    } else if (!isIt(own) && isIt(above)) add(callees, own, total);
  }
  const shares = (of: ReadonlyMap<number, number>) =>
    [...of].map(([key, cost]) => [key, cost / whole] as const).sort((one, other) => other[1] - one[1]);
  return { callers: shares(callers), callees: shares(callees) };
}

/** One record in words. */
export function describeRecord(functions: readonly RecordedFunction[], log: LogReader, index: number): Phrase {
  const name = RECORDS[log.kindAt(index)]?.name ?? 'first';
  return {
    key: `record.${name}`,
    args: { name: functions[log.subjectAt(index)]?.name ?? '', value: log.valueAt(index) },
  };
}
