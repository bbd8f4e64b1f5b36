// Reads causes back: why a curve is as steep as it is.
import { fitPower } from '#src/algorithms/growth/power-fit.ts';
import type { Cause, Explanation, LogReader } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import { endFitOf, halfWidthOf, pointsOf } from './costs.ts';
import type { Params } from './parameters.ts';
import { RACERS, type Racer, RECORD } from './records.ts';
import type { State } from './state.ts';

/** Sizes that are told: about four times one another. */
const EVERY = 6;
/** Slopes further apart than this are told: the points lie on no straight line. */
const BEND = 0.08;

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
  for (const phrase of slopesOf(state, params, racer)) causes.push({ time, phrase });
  causes.push({ time, phrase: reasonOf(racer, params) });
  return { title: { key: `why.title.${racer}` }, causes };
}

function slopesOf(state: State, params: Params, racer: Racer): readonly Phrase[] {
  const points = pointsOf(state, racer, params, state.measure);
  const fit = fitPower(points);
  if (fit === undefined) return [{ key: 'why.tooFew' }];
  const { exponent } = fit;
  const phrases: Phrase[] = [{ key: 'why.fit', args: { exponent, tenfold: 10 ** exponent } }];
  if (state.measure === 'time' && params.timeNoise > 0) {
    const half = halfWidthOf(fit, points.length);
    if (Number.isFinite(half))
      phrases.push({ key: 'why.interval', args: { low: exponent - half, high: exponent + half } });
    return phrases;
  }
  const end = endFitOf(points)?.exponent ?? exponent;
  if (Math.abs(end - exponent) > BEND) phrases.push({ key: 'why.bends', args: { end } });
  return phrases;
}

function reasonOf(racer: Racer, params: Params): Phrase {
  switch (racer) {
    case 'slow':
      return { key: `why.reason.${params.slowFunction}` };
    case 'fast':
      return { key: `why.reason.${params.fastFunction}` };
    case 'micro':
      return { key: 'why.reason.micro', args: { factor: params.microFactor } };
    case 'parallel':
      return { key: 'why.reason.parallel', args: { workers: params.workers } };
    case 'own':
      return { key: 'why.reason.own' };
  }
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
