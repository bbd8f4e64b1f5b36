// Reads causes back: why a racer's line is as steep, and lies as high, as it does.
import { fitPower } from '#src/algorithms/growth/power-fit.ts';
import type { Cause, Explanation, LogReader } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import type { Params } from './parameters.ts';
import { RACERS, RECORD } from './records.ts';
import { pointsOf } from './snapshot.ts';
import type { State } from './state.ts';

/** Sizes that are told: about four times one another. */
const EVERY = 6;

export function explain(state: State, params: Params, log: LogReader, id: number): Explanation | undefined {
  const racer = RACERS[id];
  if (racer === undefined) return undefined;
  const time = log.length === 0 ? 0 : log.timeAt(log.length - 1);
  const causes: Cause[] = [];
  let count = 0;
  const source = racer === 'micro' || racer === 'parallel' ? 0 : id;
  for (let index = 0; index < log.length; index += 1) {
    if (log.subjectAt(index) !== source) continue;
    if (count % EVERY === 0 || log.kindAt(index) > 0)
      causes.push({ time: log.timeAt(index), phrase: describeRecord(log, index) });
    count += 1;
  }
  const fit = fitPower(pointsOf(state, racer, params, state.inTime));
  causes.push({
    time,
    phrase:
      fit === undefined
        ? { key: 'why.tooFew' }
        : { key: 'why.fit', args: { exponent: fit.exponent, tenfold: 10 ** fit.exponent } },
  });
  const factors = { micro: params.microFactor, workers: params.workers, hash: params.hashFactor };
  causes.push({ time, phrase: { key: `why.reason.${racer}`, args: factors } });
  return { title: { key: `why.title.${racer}` }, causes };
}

/** One record in words. */
export function describeRecord(log: LogReader, index: number): Phrase {
  const args = { n: log.objectAt(index), value: log.valueAt(index) };
  switch (log.kindAt(index)) {
    case RECORD.wrong:
      return { key: 'record.wrong', args };
    case RECORD.stopped:
      return { key: 'record.stopped', args };
    default: {
      const racer = RACERS[log.subjectAt(index)];
      return { key: `record.${racer === 'slow' || racer === 'fast' ? racer : 'own'}`, args };
    }
  }
}
