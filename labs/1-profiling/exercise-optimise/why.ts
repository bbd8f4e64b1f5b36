// Reads causes back: why a line costs what it does, and why a curve is as steep as it is.
import { fitPower } from '#src/algorithms/growth/power-fit.ts';
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import type { Params } from './parameters.ts';
import { RECORD, RECORDS } from './records.ts';
import type { State } from './state.ts';
import { totalsOf } from './versions/contexts.ts';
import { LINE } from './versions/counted.ts';

export function explain(state: State, params: Params, log: LogReader, { kind, id }: Subject): Explanation | undefined {
  switch (kind) {
    case 'line':
      return explainLine(state, params, id);
    case 'context':
      return explainContext(state, id);
    default:
      return explainCurve(log, id);
  }
}

/** Callers come first, then what it does itself, then what it has done by others. */
function explainContext({ contexts, profiles, measured }: State, id: number): Explanation | undefined {
  const context = contexts[id];
  if (context === undefined) return undefined;
  const total = totalsOf(contexts)[id] ?? 0;
  const args = { ...context, total, n: profiles.at(-1)?.n ?? 0 };
  const cause = (phrase: Phrase): Cause => ({ time: measured, phrase });
  const caller = contexts[context.parent];
  const callees = contexts.filter(({ parent }) => parent === id);
  return {
    title: { key: 'why.title.context', args },
    causes: [
      cause(
        caller === undefined
          ? { key: 'why.context.first', args }
          : { key: 'why.context.caller', args: { ...args, caller: caller.name } },
      ),
      cause({ key: 'why.context.self', args: { self: context.self, share: context.self / total } }),
      ...(callees.length === 0
        ? []
        : [cause({ key: 'why.context.rest', args: { rest: total - context.self, functions: callees.length } })]),
    ],
  };
}

/** Sizes that are told: about four times one another. */
const EVERY = 6;

function explainLine(state: State, { version }: Params, line: number): Explanation | undefined {
  const counts = state.profiles.flatMap(({ n, lines }, index) =>
    lines.filter((each) => each.line === line).map((each) => ({ time: index + 1, n, ...each })),
  );
  const last = counts.at(-1);
  if (last === undefined) return undefined;
  const told = counts.filter((_, index) => (counts.length - 1 - index) % EVERY === 0);
  const causes: Cause[] = told.map(({ time, n, hits, operations }) => ({
    time,
    phrase: { key: 'why.line', args: { n, hits, operations } },
  }));
  const fit = fitPower(counts.map(({ n, operations }) => ({ n, cost: operations })));
  if (fit !== undefined)
    causes.push({ time: last.time, phrase: { key: 'why.grows', args: { exponent: fit.exponent } } });
  if (version === 'slow') causes.push({ time: last.time, phrase: reasonOf(line) });
  return { title: { key: 'why.title.line', args: { line, operations: last.operations, n: last.n } }, causes };
}

function reasonOf(line: number): Phrase {
  switch (line) {
    case LINE.outer:
      return { key: 'why.outer' };
    case LINE.inner:
    case LINE.compare:
      return { key: 'why.inner' };
    case LINE.push:
      return { key: 'why.push' };
    default:
      return { key: 'why.once' };
  }
}

function explainCurve(log: LogReader, id: number): Explanation {
  const causes: Cause[] = [];
  const points: { n: number; cost: number }[] = [];
  for (let index = 0; index < log.length; index += 1) {
    if (log.subjectAt(index) !== id || log.kindAt(index) >= RECORD.accused) continue;
    const kind = log.kindAt(index);
    if (kind === RECORD.measuredSlow || kind === RECORD.measuredShown)
      points.push({ n: log.objectAt(index), cost: log.valueAt(index) });
    const isTold = points.length % EVERY === 1 || (kind !== RECORD.measuredSlow && kind !== RECORD.measuredShown);
    if (isTold) causes.push({ time: log.timeAt(index), phrase: describeRecord(log, index) });
  }
  const fit = fitPower(points);
  const time = log.length === 0 ? 0 : log.timeAt(log.length - 1);
  if (fit === undefined) causes.push({ time, phrase: { key: 'why.tooFew' } });
  else
    causes.push({
      time,
      phrase: { key: 'why.fit', args: { exponent: fit.exponent, doubling: 2 ** fit.exponent, sizes: points.length } },
    });
  return { title: { key: id === 0 ? 'why.title.slow' : 'why.title.shown' }, causes };
}

/** One record in words. */
export function describeRecord(log: LogReader, index: number): Phrase {
  const name = RECORDS[log.kindAt(index)]?.name ?? 'measuredSlow';
  return {
    key: `record.${name}`,
    args: {
      line: log.subjectAt(index),
      context: log.subjectAt(index) + 1,
      n: log.objectAt(index),
      value: log.valueAt(index),
    },
  };
}
