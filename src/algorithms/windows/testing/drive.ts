// Runs events through the operator as a job does: the watermark follows each event, and goes to the end of time at last.
import { aggregateOf } from '../aggregate.ts';
import { createWindowOperator, watermarkBehind } from '../operator.ts';
import { createResults, keepResult, listResults, mergeResults } from '../results.ts';
import type { WindowListener, WindowsState } from '../types.ts';
import type { NaiveEvent, NaiveSetting } from './naive.ts';

const SILENT: WindowListener = {
  added() {},
  refused() {},
  fired() {},
  merged() {},
  forgotten() {},
};

export interface Driven extends NaiveSetting {
  /** What else is to be told of what happens. */
  readonly listener?: Partial<WindowListener>;
  /** Called after each event and its watermark. */
  readonly after?: (state: WindowsState, index: number) => void;
}

export function drive(events: Iterable<NaiveEvent>, { listener, after, ...setting }: Driven) {
  const told = { ...SILENT, ...listener };
  const results = createResults();
  const operator = createWindowOperator({
    window: setting.window,
    allowedLatenessMs: setting.allowedLatenessMs,
    listener: {
      ...told,
      fired(window, late) {
        keepResult(results, window, aggregateOf(setting.aggregate, window));
        told.fired(window, late);
      },
      merged(into, absorbed) {
        mergeResults(results, into, absorbed);
        told.merged(into, absorbed);
      },
    },
  });
  const state = operator.create();
  const dropped: number[] = [];
  let largest = Number.NEGATIVE_INFINITY;
  let index = 0;
  for (const { key, timestampMs, value } of events) {
    const { windows, refused } = operator.add(state, key, timestampMs, value);
    if (windows === 0 && refused > 0) dropped.push(index);
    largest = Math.max(largest, timestampMs);
    operator.advance(state, watermarkBehind(largest, setting.watermarkDelayMs));
    after?.(state, index);
    index += 1;
  }
  operator.advance(state, Number.POSITIVE_INFINITY);
  return { results: listResults(results), dropped, state };
}
