// The grader of the filter against wrong clocks: dropping and mending are both right; thresholds and guesses are not.

import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

const onEvent =
  (make: () => (event: ArrivingEvent) => unknown): Make =>
  () => ({ onEvent: make() });

const right = {
  solution: await freshModule(solutionText),
  'a difference below 0': onEvent(() => ({ arrivedMs, ...event }) => {
    const ageMs = arrivedMs - event.timestampMs;
    return ageMs < 0 ? undefined : event;
  }),
  'the event itself, changed': onEvent(() => (event) => {
    const given = event as { timestampMs: number; arrivedMs: number };
    if (given.timestampMs > given.arrivedMs) given.timestampMs = given.arrivedMs;
    return given;
  }),
  'a stamp from before': onEvent(() => {
    const before = new Map<string, number>();
    return (event) => {
      if (event.timestampMs > event.arrivedMs)
        return { ...event, timestampMs: before.get(event.key) ?? event.arrivedMs - 1000 };
      before.set(event.key, event.timestampMs);
      return event;
    };
  }),
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
  'a millisecond of tolerance': onEvent(() => (event) => (event.timestampMs - 1 > event.arrivedMs ? undefined : event)),
  'whole seconds compared': onEvent(
    () => (event) => (Math.floor(event.timestampMs / 1000) > Math.floor(event.arrivedMs / 1000) ? undefined : event),
  ),
  'dropping what is a day late': onEvent(
    () => (event) =>
      event.timestampMs > event.arrivedMs || event.arrivedMs - event.timestampMs > 86_400_000 ? undefined : event,
  ),
  'a phone that lied once is never heard again': onEvent(() => {
    const liars = new Set<string>();
    return (event) => {
      if (event.timestampMs > event.arrivedMs) liars.add(event.key);
      return liars.has(event.key) ? undefined : event;
    };
  }),
  'never hearing phone-1': onEvent(() => (event) => (event.key === 'phone-1' ? undefined : event)),
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

describeGrader('plausible', exercise, { en, ru }, { right, wrong, useless });
