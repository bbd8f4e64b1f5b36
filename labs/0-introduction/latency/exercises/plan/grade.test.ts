// The grader of the plan: whoever finds the number passes, however; rules of thumb, means and half of a response do not.
import { describe, expect, it } from 'vitest';
import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import { percentInTime, responsesOf } from './queue.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';
import { WORKLOADS } from './workloads.ts';

type Plan = (log: readonly LoggedRequest[], target: ResponseTarget) => unknown;
const made =
  (plan: Plan): Make =>
  () => ({ plan });
const fewest = (isEnough: (servers: number) => boolean): number => {
  for (let servers = 1; servers <= 64; servers += 1) if (isEnough(servers)) return servers;
  return 0;
};
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const loadOf = (log: readonly LoggedRequest[]): number =>
  sum(log.map(({ serviceMs }) => serviceMs)) / (log.at(-1)?.arrivedMs ?? 1);
const percentile = (values: ArrayLike<number>, percent: number): number =>
  Array.from(values).sort((one, other) => one - other)[Math.ceil((percent / 100) * values.length) - 1] ?? Number.NaN;

const right = {
  solution: await freshModule(solutionText),
  'a percentile instead of a count': made((log, { percent, responseMs }) =>
    fewest((servers) => percentile(responsesOf(log, servers), percent) <= responseMs),
  ),
  bisection: made((log, { percent, responseMs }) => {
    const isEnough = (servers: number): boolean => percentInTime(log, servers, responseMs) >= percent;
    let [low, high] = [1, 64];
    if (!isEnough(high)) return 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isEnough(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }),
};

const wrong = {
  starter: await freshModule(starterText),
  'seventy percent busy': made((log) => Math.max(1, Math.ceil(loadOf(log) / 0.7))),
  'always sixty-four': made(() => 64),
  'never enough': made(() => 0),
  'the mean response': made((log, { responseMs }) =>
    fewest((servers) => sum(Array.from(responsesOf(log, servers))) / log.length <= responseMs),
  ),
  'the wait alone': made((log, { percent, responseMs }) =>
    fewest((servers) => {
      const waits = responsesOf(log, servers).map((response, index) => response - (log[index]?.serviceMs ?? 0));
      return percentile(waits, percent) <= responseMs;
    }),
  ),
  'every single one': made((log, { responseMs }) =>
    fewest((servers) => percentInTime(log, servers, responseMs) === 100),
  ),
  'p95, whatever is asked': made((log, { responseMs }) =>
    fewest((servers) => percentInTime(log, servers, responseMs) >= 95),
  ),
  'a queue for each server': made((log, { percent, responseMs }) =>
    fewest((servers) => {
      const parts = Array.from({ length: servers }, (_, server) =>
        log.filter((__, index) => index % servers === server),
      );
      const inTime = sum(parts.map((part) => Array.from(responsesOf(part, 1)).filter((ms) => ms <= responseMs).length));
      return (100 * inTime) / log.length >= percent;
    }),
  ),
};

const useless = {
  'no function': () => ({}),
  'half a server': made(() => 1.5),
  'a text': made(() => '4'),
  'an infinite number': made(() => Number.POSITIVE_INFINITY),
  'less than nothing': made(() => -1),
  'a promise': made(() => Promise.resolve(3)),
};

describeGrader('plan', exercise, { en, ru }, { right, wrong, useless });

describe('the workloads', () => {
  it.each(WORKLOADS)('$name leaves no doubt about its answer', ({ log, target: { percent, responseMs } }) => {
    const servers = fewest((count) => percentInTime(log, count, responseMs) >= percent);
    const margin = Math.min(0.3, (100 - percent) / 3);
    if (servers === 0) {
      expect(percentInTime(log, 64, responseMs)).toBeLessThan(percent - margin);
      return;
    }
    expect(percentInTime(log, servers, responseMs)).toBeGreaterThan(percent + margin);
    if (servers > 1) expect(percentInTime(log, servers - 1, responseMs)).toBeLessThan(percent - margin);
  });
  it('ask for different numbers', () => {
    const answers = WORKLOADS.map(({ log, target }) =>
      fewest((count) => percentInTime(log, count, target.responseMs) >= target.percent),
    );
    expect(new Set(answers).size).toBeGreaterThanOrEqual(5);
  });
});
