// Reads causes back from the log: of a request's time, and of what the server does now.
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import type { State } from './model.ts';
import { RECORD, RECORDS } from './records.ts';

export function explain(state: State, log: LogReader, { kind, id }: Subject): Explanation | undefined {
  return kind === 'request' ? explainRequest(log, id) : explainServer(state, log);
}

function explainRequest(log: LogReader, id: number): Explanation | undefined {
  const request = `r-${id}`;
  const causes: Cause[] = [];
  let arrived: { readonly time: number; readonly ahead: number } | undefined;
  let title: Phrase = { key: 'why.title.underWay', args: { request } };
  for (let index = 0; index < log.length; index += 1) {
    if (log.kindAt(index) > RECORD.left || log.subjectAt(index) !== id) continue;
    const [time, value] = [log.timeAt(index), log.valueAt(index)];
    switch (log.kindAt(index)) {
      case RECORD.arrived:
        arrived = { time, ahead: value };
        causes.push({ time, phrase: { key: 'why.waiting', args: { ahead: value } } });
        break;
      case RECORD.started:
        causes[0] = {
          time: time - value,
          took: value,
          phrase: { key: 'why.waited', args: { ahead: arrived?.ahead ?? 0 } },
        };
        causes.push({ time, phrase: { key: 'why.inService' } });
        break;
      default: {
        const started = causes[1]?.time ?? time;
        causes[1] = { time: started, took: time - started, phrase: { key: 'why.served' } };
        title = { key: 'why.title.took', args: { request, ms: value } };
      }
    }
  }
  return arrived === undefined ? undefined : { title, causes };
}

function explainServer({ waiting }: State, log: LogReader): Explanation {
  const causes: Cause[] = [];
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (kind === RECORD.slowed || kind === RECORD.arrivalsSet)
      causes.push({ time: log.timeAt(index), phrase: describeRecord(log, index) });
  }
  if (causes.length === 0) causes.push({ time: 0, phrase: { key: 'why.untouched' } });
  return { title: { key: 'why.title.server', args: { waiting: waiting.length } }, causes };
}

/** One record in words. */
export function describeRecord(log: LogReader, index: number): Phrase {
  const name = RECORDS[log.kindAt(index)]?.name ?? 'arrived';
  return { key: `record.${name}`, args: { request: `r-${log.subjectAt(index)}`, value: log.valueAt(index) } };
}
