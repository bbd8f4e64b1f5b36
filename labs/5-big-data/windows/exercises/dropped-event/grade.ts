// Grades the chain of filter and transformation by what comes out of it: failed readings nowhere, all others doubled.
import type { Check, Exercise } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import type { ChainEvent, Passed } from '../../chain.ts';
import { dice, driveOnEvent, otherKey, passedOf } from '../events.ts';

interface Case {
  readonly name: 'zeros' | 'failed' | 'only' | 'fractions';
  valueAt(index: number, uniform: () => number): number;
}

const CASES: readonly Case[] = [
  // As the course's own example begins: the very first value is 0.
  { name: 'zeros', valueAt: (index) => (index % 10) * 10 },
  { name: 'failed', valueAt: (index, uniform) => (index > 0 && uniform() < 0.3 ? -1 : Math.floor(uniform() * 20)) },
  { name: 'only', valueAt: () => -1 },
  { name: 'fractions', valueAt: (_index, uniform) => Math.round(uniform() * 4 - 1) / 10 },
];

const EVENTS = 60;

function eventsOf({ name, valueAt }: Case): readonly ChainEvent[] {
  const random = dice(`dropped-${name}`);
  return Array.from({ length: EVENTS }, (_, index) => ({
    key: `phone-${(index % 3) + 1}`,
    value: valueAt(index, () => random.uniform()),
    timestampMs: index * 30_000,
    arrivedMs: index * 30_000 + 500,
  }));
}

function faultOf(event: ChainEvent, passed: Passed | null, number: number): Phrase | undefined {
  const { value } = event;
  if (value < 0) return passed === null ? undefined : { key: 'grade.chain.kept', args: { event: number, value } };
  if (passed === null) return { key: 'grade.chain.lost', args: { event: number, value } };
  if (passed.value !== 2 * value)
    return { key: 'grade.chain.value', args: { event: number, value, wanted: 2 * value, given: passed.value } };
  if (passed.timestampMs !== event.timestampMs) return { key: 'grade.chain.stamp', args: { event: number } };
  return otherKey(event, passed, number);
}

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.chain.${each.name}` };
  const events = eventsOf(each);
  const passed = passedOf(transcript, index, events);
  if (passed === undefined) return { name, passed: false, message: { key: 'grade.noAnswers' } };
  for (const [at, event] of events.entries()) {
    const fault = faultOf(event, passed[at] ?? null, at + 1);
    if (fault !== undefined) return { name, passed: false, message: fault };
  }
  const went = passed.filter((each) => each !== null).length;
  return { name, passed: true, message: { key: 'grade.chain.fine', args: { passed: went, count: events.length } } };
}

export const exercise: Exercise = {
  entry: [{ name: 'onEvent', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveOnEvent(instantiate, eventsOf(each))),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
