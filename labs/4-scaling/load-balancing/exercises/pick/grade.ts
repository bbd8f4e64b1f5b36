// Grades pick(servers, request) by what it does to real traffic. The student's choices are recorded in their realm; here
// the same requests are sent again with those choices, in our own model, and our own figures decide.
import { createReplayBalancer } from '#src/algorithms/balancing/student-balancer.ts';
import { phraseOfFault } from '#src/algorithms/policy-fault.ts';
import type { Check, Exercise } from '#src/contract/exercise.ts';
import type { Metrics } from '#src/contract/model.ts';
import { choicesOf, driveTraffic, runTraffic, type Traffic } from '../traffic.ts';

interface Case extends Traffic {
  readonly name: 'even' | 'slow' | 'dead' | 'unequal';
  /** p99 may be this many times that of least connections under the same requests. */
  readonly slack: number;
  /** Share of requests that may fail beyond what least connections loses, in percentage points. */
  readonly failedSlack: number;
}

const CASES: readonly Case[] = [
  { name: 'even', seed: 101, params: { servers: 3, arrivalRatePerS: 55 }, actions: [], slack: 1.6, failedSlack: 0.5 },
  {
    name: 'slow',
    seed: 202,
    params: { servers: 3, arrivalRatePerS: 42 },
    actions: [{ at: 5000, action: 'slow', server: 1, factor: 4 }],
    slack: 1.6,
    failedSlack: 0.5,
  },
  {
    name: 'dead',
    seed: 303,
    params: { servers: 4, arrivalRatePerS: 50, healthChecks: 'passive' },
    actions: [{ at: 5000, action: 'kill', server: 0 }],
    slack: 1.7,
    failedSlack: 1,
  },
  {
    name: 'unequal',
    seed: 404,
    params: { servers: 3, speeds: [2.5, 0.75, 0.75], weights: [10, 3, 3], arrivalRatePerS: 65 },
    actions: [],
    slack: 1.6,
    failedSlack: 0.5,
  },
];

const figure = (metrics: Metrics, name: string): number => metrics[name] ?? Number.NaN;

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.pick.${each.name}` };
  const choices = choicesOf(transcript, index);
  if (choices === undefined) return { name, passed: false, message: { key: 'grade.noChoices' } };
  let own: Metrics;
  try {
    own = runTraffic(each, 'own-code', createReplayBalancer(choices));
  } catch (error) {
    return { name, passed: false, message: phraseOfFault(error) };
  }
  const bar = runTraffic(each, 'least-connections');
  const p99 = figure(own, 'p99ResponseMs');
  const allowed = figure(bar, 'p99ResponseMs') * each.slack;
  const failed = figure(own, 'failedPercent');
  const failedAllowed = figure(bar, 'failedPercent') + each.failedSlack;
  const args = { p99: Math.round(p99), allowed: Math.round(allowed), failed, failedAllowed };
  if (!(failed <= failedAllowed)) {
    const cause = each.name === 'dead' ? 'refused' : 'late';
    return { name, passed: false, message: { key: `grade.pick.fails.${cause}`, args } };
  }
  if (!(p99 <= allowed)) return { name, passed: false, message: { key: `grade.pick.slowHint.${each.name}`, args } };
  return { name, passed: true, message: { key: 'grade.pick.good', args } };
}

export const exercise: Exercise = {
  entry: [{ name: 'pick', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveTraffic(instantiate, each)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
