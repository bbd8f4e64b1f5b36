// The grader of the chain: whatever ends it where an event was dropped is right, if zeros are counted and failures are not.

import { describe, expect, it } from 'vitest';
import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

const onEvent =
  (handle: (event: GameEvent) => unknown): Make =>
  () => ({ onEvent: handle });

const doubled = (event: GameEvent) => ({ ...event, value: event.value * 2 });

const right = {
  solution: await freshModule(solutionText),
  'the event itself, changed': onEvent((event) => {
    if (event.value < 0) return undefined;
    const given = event as { value: number };
    given.value += given.value;
    return given;
  }),
  'a generator': onEvent((event) => {
    function* chain() {
      if (event.value >= 0) yield doubled(event);
    }
    return chain().next().value;
  }),
  'an exception for a dropped event': onEvent((event) => {
    try {
      if (event.value < 0) throw new RangeError('failed');
      return doubled(event);
    } catch {
      return undefined;
    }
  }),
  'one line': onEvent((event) => (event.value < 0 ? undefined : doubled(event))),
  'a chain of arrays': onEvent((event) => [event].filter(({ value }) => value >= 0).map(doubled)[0]),
  'null for a dropped event': onEvent((event) => (event.value === -1 || event.value < 0 ? null : doubled(event))),
};

const wrong = {
  'zero taken for nothing': onEvent((event) => (event.value > 0 ? doubled(event) : undefined)),
  'zero and nothing told apart by truth': onEvent((event) => (event.value ? doubled(event) : undefined)),
  'failures let pass': onEvent(doubled),
  'failures counted as zero': onEvent((event) => doubled({ ...event, value: Math.max(0, event.value) })),
  'not doubled': onEvent((event) => (event.value < 0 ? undefined : event)),
  'only −1 is a failure': onEvent((event) => (event.value === -1 ? undefined : doubled(event))),
  'fractions cut off': onEvent((event) =>
    event.value < 0 ? undefined : { ...event, value: Math.floor(event.value) * 2 },
  ),
  'a little below zero is still a reading': onEvent((event) => (event.value > -0.2 ? doubled(event) : undefined)),
  'the size of a value': onEvent((event) => doubled({ ...event, value: Math.abs(event.value) })),
  'one more instead of twice': onEvent((event) => (event.value < 0 ? undefined : { ...event, value: event.value + 1 })),
  'doubled on the way in and again on the way out': onEvent((event) =>
    event.value < 0 ? undefined : doubled(doubled(event)),
  ),
  'doubled as whole numbers of 32 bits': onEvent((event) =>
    event.value < 0 ? undefined : { ...event, value: event.value << 1 },
  ),
  'the last good reading for a failed one': (() => {
    let last: GameEvent | undefined;
    return {
      onEvent: (event: GameEvent) => {
        if (event.value >= 0) last = event;
        return last === undefined ? undefined : doubled({ ...event, value: last.value });
      },
    };
  }) satisfies Make,
  'another stamp': onEvent((event) => (event.value < 0 ? undefined : { ...doubled(event), timestampMs: 0 })),
};

const useless = {
  'no function': () => ({ onEvent: 3 }),
  'NaN for a value': onEvent((event) => ({ ...event, value: Number.NaN })),
};

describeGrader('dropped-event', exercise, { en, ru }, { right, wrong, useless });

describe('the flaw', () => {
  it('stops at the very first event, whose value is 0', async () => {
    const starter = await freshModule(starterText);
    expect(() => exercise.drive(starter)).toThrow(TypeError);
  });
});
