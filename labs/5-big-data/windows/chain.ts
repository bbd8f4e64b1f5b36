// What stands in front of the windows and of the watermark: a filter, or the student's own code, then a transformation.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, isPromiseLike, valueCode } from '#src/algorithms/student-value.ts';
import type { Setup } from '#src/contract/model.ts';
import { FURTHEST_MS } from './input.ts';
import type { FilterChoice } from './parameters.ts';

/** An event as the chain and the student's code see it. */
export interface ChainEvent {
  readonly key: string;
  readonly value: number;
  readonly timestampMs: number;
  readonly arrivedMs: number;
}

export type Passed = Pick<ChainEvent, 'key' | 'value' | 'timestampMs'>;

export interface Chain {
  /** The event as it goes on, or undefined where it is dropped. `event`: its number from 1. Throws PolicyFault. */
  pass(filter: FilterChoice, event: ChainEvent, number: number): Passed | undefined;
}

const LONGEST_KEY = 200;
const MUST_RETURN = 'onEvent must return an event, or nothing to drop it';

function fault(
  what: 'promise' | 'notAnEvent' | 'key' | 'value' | 'timestamp',
  event: number,
  given: unknown,
): PolicyFault {
  const found = describeValue(given);
  const came = {
    promise: 'it returned a promise: onEvent must not be async',
    notAnEvent: `it returned ${found}`,
    key: `its key must be a text of 1 to ${LONGEST_KEY} characters; it is ${found}`,
    value: `its value must be a finite number; it is ${found}`,
    timestamp: `its timestampMs must be a whole number of milliseconds, at most 8.64e15 from 1970; it is ${found}`,
  };
  return new PolicyFault(
    { key: `fault.onEvent.${what}`, args: { event, given: valueCode(given), longest: LONGEST_KEY } },
    `event ${event}: ${MUST_RETURN}; ${came[what]}.`,
  );
}

/** What the student's code returned, checked. */
function checked(answer: unknown, event: number): Passed | undefined {
  if (answer === undefined || answer === null) return undefined;
  if (isPromiseLike(answer)) throw fault('promise', event, answer);
  if (typeof answer !== 'object') throw fault('notAnEvent', event, answer);
  const { key, value, timestampMs } = answer as Readonly<Record<string, unknown>>;
  if (key === undefined && value === undefined && timestampMs === undefined) throw fault('notAnEvent', event, answer);
  if (typeof key !== 'string' || key === '' || key.length > LONGEST_KEY) throw fault('key', event, key);
  if (typeof value !== 'number' || !Number.isFinite(value)) throw fault('value', event, value);
  if (typeof timestampMs !== 'number' || !Number.isInteger(timestampMs) || Math.abs(timestampMs) > FURTHEST_MS)
    throw fault('timestamp', event, timestampMs);
  return { key, value, timestampMs: timestampMs + 0 };
}

/**
 * With its arrival in whole milliseconds, so that a student may stamp it with that. Rounded down, since a stamp is later than
 * this exactly when it is later than the arrival itself.
 */
const inWholeMs = (event: ChainEvent): ChainEvent => ({ ...event, arrivedMs: Math.floor(event.arrivedMs) });

/** The student's `onEvent`, or a fault that says what stands there instead. */
export function onEventOf(policy: unknown): (event: ChainEvent) => unknown {
  const onEvent = (policy as { readonly onEvent?: unknown } | undefined)?.onEvent;
  if (policy === undefined)
    throw new PolicyFault({ key: 'fault.noCode' }, 'filter own-code needs your code: write onEvent(event) and run it');
  if (typeof onEvent !== 'function')
    throw new PolicyFault(
      { key: 'fault.onEvent.notExported', args: { given: valueCode(onEvent) } },
      `Your code must export a function onEvent(event); onEvent is ${describeValue(onEvent)}.`,
    );
  return onEvent as (event: ChainEvent) => unknown;
}

/** Asks the student's code about one event; it gets a copy. */
export const askStudent = (
  onEvent: (event: ChainEvent) => unknown,
  event: ChainEvent,
  number: number,
): Passed | undefined => checked(onEvent({ ...event }), number);

export function createChain({ policy }: Setup, multiplyBy: number): Chain {
  let own: ((event: ChainEvent) => unknown) | undefined;
  const filtered = (filter: FilterChoice, event: ChainEvent, number: number): Passed | undefined => {
    switch (filter) {
      case 'none':
        return event;
      case 'positive':
        return event.value > 0 ? event : undefined;
      case 'no-future':
        return event.timestampMs <= event.arrivedMs ? event : undefined;
      case 'own-code':
        own ??= onEventOf(policy);
        return askStudent(own, inWholeMs(event), number);
    }
  };
  return {
    pass(filter, event, number) {
      const passed = filtered(filter, event, number);
      if (passed === undefined || multiplyBy === 1) return passed;
      const { key, value, timestampMs } = passed;
      return { key, value: value * multiplyBy, timestampMs };
    },
  };
}
