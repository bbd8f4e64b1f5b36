// The grader of the filter against wrong clocks: dropping and mending are both right; thresholds and guesses are not.
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { describeGrader, type Make } from '../../testing/grading.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

const onEvent =
  (make: () => (event: ArrivingEvent) => unknown): Make =>
  () => ({ onEvent: make() });

const right = {
  solution: await freshModule(solutionText),
  'null for a dropped event': onEvent(() => (event) => (event.timestampMs > event.arrivedMs ? null : { ...event })),
  'a stamp that can be true': onEvent(() => (event) => ({
    ...event,
    timestampMs: Math.min(event.timestampMs, event.arrivedMs),
  })),
  'a clock that is set right by what it was first seen to be wrong': onEvent(() => {
    const ahead = new Map<string, number>();
    return (event) => {
      const by = Math.max(ahead.get(event.key) ?? 0, event.timestampMs - event.arrivedMs);
      if (event.timestampMs <= event.arrivedMs) return event;
      ahead.set(event.key, by);
      return { ...event, timestampMs: event.timestampMs - by };
    };
  }),
};

const wrong = {
  starter: await freshModule(starterText),
  'a minute of tolerance': onEvent(() => (event) => (event.timestampMs > event.arrivedMs + 60_000 ? undefined : event)),
  'dropping what arrives in the millisecond in which it happens': onEvent(
    () => (event) => (event.timestampMs < event.arrivedMs ? event : undefined),
  ),
  'dropping what is far from now on either side': onEvent(
    () => (event) => (Math.abs(event.timestampMs - event.arrivedMs) > 500 ? undefined : event),
  ),
  'a jump from the newest stamp so far': onEvent(() => {
    let newest = Number.NaN;
    return (event) => {
      if (event.timestampMs > newest + 30_000) return undefined;
      newest = Number.isNaN(newest) ? event.timestampMs : Math.max(newest, event.timestampMs);
      return event;
    };
  }),
  'dropping zeros': onEvent(() => (event) => (event.value && event.timestampMs <= event.arrivedMs ? event : undefined)),
  'dropping everything': onEvent(() => () => undefined),
  'arrival for event time': onEvent(() => (event) => ({ ...event, timestampMs: event.arrivedMs })),
  'another key': onEvent(
    () => (event) => (event.timestampMs <= event.arrivedMs ? { ...event, key: 'phone-1' } : undefined),
  ),
};

const useless = {
  'no function': () => ({}),
  'a promise': onEvent(() => (event) => Promise.resolve(event)),
  'true for yes': onEvent(() => () => true),
  'an empty object': onEvent(() => () => ({})),
  'a fraction for a stamp': onEvent(() => (event) => ({ ...event, timestampMs: 0.5 })),
  'a text for a value': onEvent(() => (event) => ({ ...event, value: '7' })),
  'no key': onEvent(() => ({ value, timestampMs }) => ({ value, timestampMs })),
};

describeGrader('plausible', exercise, { right, wrong, useless });
