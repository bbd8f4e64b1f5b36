// The grader of the latency objective: the share in time, however it is counted, and a target that is reached from itself on.
import { expect, it } from 'vitest';
import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

type Check = (latenciesMs: readonly number[], objective: LatencyObjective) => unknown;
const checking =
  (check: Check): Make =>
  () => ({ checkLatency: check });
/** The check of an indicator, nothing being said without answers. */
const measuring = (sliOf: (latenciesMs: readonly number[], objective: LatencyObjective) => number): Make =>
  checking((latenciesMs, objective) => {
    if (latenciesMs.length === 0) return undefined;
    const sliPercent = sliOf(latenciesMs, objective);
    return { sliPercent, isCompliant: sliPercent >= objective.targetPercent };
  });

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? Number.NaN;
const inTime = (values: readonly number[], limitMs: number): number =>
  (100 * values.filter((value) => value <= limitMs).length) / values.length;

const right = {
  solution: await freshModule(solutionText),
  'bad ones counted': measuring((values, { thresholdMs }) => {
    let slow = 0;
    for (const value of values) if (value > thresholdMs) slow += 1;
    return (100 * (values.length - slow)) / values.length;
  }),
  'null without answers': checking((values, { thresholdMs, targetPercent }) =>
    values.length === 0
      ? null
      : { sliPercent: inTime(values, thresholdMs), isCompliant: inTime(values, thresholdMs) >= targetPercent },
  ),
};

const wrong = {
  'the right name, the wrong comparison': measuring((values) => percentile(values, 0.95)),
  'the comparison turned round': checking((values, { thresholdMs }) =>
    values.length === 0
      ? undefined
      : { sliPercent: percentile(values, 0.95), isCompliant: percentile(values, 0.95) <= thresholdMs },
  ),
  'the threshold itself too slow': measuring((values, { thresholdMs }) => inTime(values, thresholdMs - 1e-9)),
  'the target itself missed': checking((values, { thresholdMs, targetPercent }) =>
    values.length === 0
      ? undefined
      : { sliPercent: inTime(values, thresholdMs), isCompliant: inTime(values, thresholdMs) > targetPercent },
  ),
  'a threshold of its own': measuring((values) => inTime(values, 150)),
  'a share of one': measuring((values, { thresholdMs }) => inTime(values, thresholdMs) / 100),
  'always kept': checking((values) => (values.length === 0 ? undefined : { sliPercent: 100, isCompliant: true })),
  'kept without answers': checking((values, { thresholdMs, targetPercent }) => {
    const sliPercent = values.length === 0 ? 100 : inTime(values, thresholdMs);
    return { sliPercent, isCompliant: sliPercent >= targetPercent };
  }),
};

const useless = {
  'no function': () => ({}),
  'a number': checking(() => 95),
  'texts in it': checking(() => ({ sliPercent: '95', isCompliant: 'yes' })),
  'a promise': checking(() => Promise.resolve({ sliPercent: 95, isCompliant: true })),
};

describeGrader('latency-slo', exercise, { en, ru }, { right, wrong, useless });

it('the starter stops at the function that does not exist', async () => {
  const starter = await freshModule(starterText);
  expect(() => exercise.drive(starter)).toThrow(TypeError);
});
