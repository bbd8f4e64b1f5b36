// Grades a filter against wrong clocks by what it lets pass: nothing stamped later than it arrived, and all the rest as it
// was. Whether the others are dropped or mended is the student's affair.
import type { Check, Exercise } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import type { ChainEvent, Passed } from '../../chain.ts';
import { dice, driveOnEvent, otherKey, passedOf } from '../events.ts';

interface Case {
  readonly name: 'good' | 'minutes' | 'second' | 'offline';
  /** How far ahead the clock of phone-1 is, and how long phone-2's events take, beside what is usual. */
  readonly aheadMs: number;
  readonly offlineMs: number;
}

const CASES: readonly Case[] = [
  { name: 'good', aheadMs: 0, offlineMs: 0 },
  { name: 'minutes', aheadMs: 120_000, offlineMs: 0 },
  { name: 'second', aheadMs: 1000, offlineMs: 0 },
  { name: 'offline', aheadMs: 120_000, offlineMs: 172_800_000 },
];

const EVENTS = 300;

/** How long some events of a clock that is ahead take: till a millisecond before their stamp, till it, or beyond it. */
function nearStamp(index: number, aheadMs: number): number | undefined {
  const beyondMs = new Map([
    [0, -1],
    [3, 0],
    [6, 700],
  ]).get(index % 12);
  return beyondMs === undefined ? undefined : aheadMs + beyondMs;
}

function eventsOf({ name, aheadMs, offlineMs }: Case): readonly ChainEvent[] {
  const random = dice(`plausible-${name}`);
  let nowMs = 0;
  const events = Array.from({ length: EVENTS }, (_, index) => {
    nowMs += Math.round(random.exponential(200));
    const phone = index % 3;
    const isAhead = phone === 0 && index > 40 && aheadMs > 0;
    const usualMs = Math.round(random.lognormal(300, 0.6)) + (phone === 1 ? offlineMs : 0);
    const delayMs = isAhead ? (nearStamp(index, aheadMs) ?? usualMs) : index % 11 === 0 ? 0 : usualMs;
    const timestampMs = nowMs + (isAhead ? aheadMs : 0);
    const value = random.integerBelow(22) - 1;
    return { key: `phone-${phone + 1}`, value, timestampMs, arrivedMs: nowMs + delayMs };
  });
  return events.sort((one, other) => one.arrivedMs - other.arrivedMs);
}

function faultOf(event: ChainEvent, passed: Passed | null, number: number): Phrase | undefined {
  const { timestampMs, arrivedMs, value } = event;
  const by = timestampMs - arrivedMs;
  if (by > 0) {
    if (passed === null) return undefined;
    if (passed.timestampMs <= arrivedMs) return otherKey(event, passed, number);
    return { key: 'grade.plausible.future', args: { event: number, by } };
  }
  if (passed === null) return { key: 'grade.plausible.lost', args: { event: number, by: -by } };
  const isSame = passed.timestampMs === timestampMs && passed.value === value;
  return isSame ? otherKey(event, passed, number) : { key: 'grade.plausible.changed', args: { event: number } };
}

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.plausible.${each.name}` };
  const events = eventsOf(each);
  const passed = passedOf(transcript, index, events);
  if (passed === undefined) return { name, passed: false, message: { key: 'grade.noAnswers' } };
  for (const [at, event] of events.entries()) {
    const fault = faultOf(event, passed[at] ?? null, at + 1);
    if (fault !== undefined) return { name, passed: false, message: fault };
  }
  const went = passed.filter((each) => each !== null).length;
  return { name, passed: true, message: { key: 'grade.plausible.fine', args: { passed: went, count: events.length } } };
}

export const exercise: Exercise = {
  entry: [{ name: 'onEvent', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveOnEvent(instantiate, eventsOf(each))),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
