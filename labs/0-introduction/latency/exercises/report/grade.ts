// Grades a report of response times by logs whose mean and p95 are known.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, hasFields, valueCode, wrongField } from '#src/algorithms/student-value.ts';
import type { Check, Exercise, StudentExports } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';

interface HostPlan {
  readonly requests: number;
  readonly waitMs: number;
  readonly serviceMs: number;
}

interface Case {
  readonly name: 'quiet' | 'waits' | 'uneven' | 'few' | 'idle';
  readonly hosts: readonly HostPlan[];
}

const CASES: readonly Case[] = [
  { name: 'quiet', hosts: [{ requests: 400, waitMs: 0, serviceMs: 20 }] },
  { name: 'waits', hosts: [{ requests: 400, waitMs: 300, serviceMs: 20 }] },
  {
    name: 'uneven',
    hosts: [
      { requests: 970, waitMs: 4, serviceMs: 10 },
      { requests: 30, waitMs: 800, serviceMs: 200 },
    ],
  },
  {
    name: 'few',
    hosts: [
      { requests: 30, waitMs: 0, serviceMs: 5 },
      { requests: 500, waitMs: 150, serviceMs: 90 },
      { requests: 30, waitMs: 0, serviceMs: 5 },
    ],
  },
  {
    name: 'idle',
    hosts: [
      { requests: 300, waitMs: 40, serviceMs: 30 },
      { requests: 0, waitMs: 0, serviceMs: 0 },
    ],
  },
];

interface Times {
  readonly sentMs: number;
  readonly startedMs: number;
  readonly doneMs: number;
}

/** Times around the means, in no order. */
function requestsOf({ requests, waitMs, serviceMs }: HostPlan, random: RandomStream): readonly Times[] {
  return Array.from({ length: requests }, () => {
    const sentMs = random.uniform() * 60_000;
    const startedMs = sentMs + (waitMs === 0 ? 0 : random.lognormal(waitMs, 0.7));
    return { sentMs, startedMs, doneMs: startedMs + random.lognormal(serviceMs, 0.7) };
  });
}

const logsOf = ({ name, hosts }: Case) => {
  const random = new RandomStream(streamWords(1, `report-${name}`));
  return hosts.map((host, index) => ({ host: `host-${index + 1}`, requests: requestsOf(host, random) }));
};

interface Report {
  readonly meanResponseMs: number;
  readonly p95ResponseMs: number;
}

const FIELDS = { meanResponseMs: 'number', p95ResponseMs: 'number' } as const;

const isReport = (given: unknown): given is Report => hasFields(given, FIELDS);

function shapeFault(answer: unknown): PolicyFault {
  const wanted = 'report must return an object with the numbers meanResponseMs and p95ResponseMs';
  const wrong = wrongField(answer, FIELDS);
  return wrong === undefined
    ? new PolicyFault(
        { key: 'fault.report.shape', args: { given: valueCode(answer) } },
        `${wanted}; it returned ${describeValue(answer)}.`,
      )
    : new PolicyFault(
        { key: 'fault.report.field', args: { field: wrong.field, given: valueCode(wrong.given) } },
        `${wanted}; its ${wrong.field} is ${describeValue(wrong.given)}.`,
      );
}

function driveCase(instantiate: () => StudentExports, each: Case): Report {
  const { report } = instantiate();
  if (typeof report !== 'function')
    throw new PolicyFault(
      { key: 'fault.report.notExported', args: { given: valueCode(report) } },
      `Your code must export a function report(hosts); report is ${describeValue(report)}.`,
    );
  const answer = (report as (hosts: unknown) => unknown)(logsOf(each));
  if (isReport(answer)) return { meanResponseMs: answer.meanResponseMs, p95ResponseMs: answer.p95ResponseMs };
  throw shapeFault(answer);
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const near = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-6 * Math.abs(other);

function faultIn(each: Case, { meanResponseMs, p95ResponseMs }: Report): Phrase | undefined {
  const logs = logsOf(each);
  const requests = logs.flatMap((log) => log.requests);
  const responses = requests.map(({ sentMs, doneMs }) => doneMs - sentMs).sort((one, other) => one - other);
  const said = (value: number): number | string => (Number.isFinite(value) ? Math.round(value) : String(value));
  const mean = meanOf(responses);
  const servedMean = meanOf(requests.map(({ startedMs, doneMs }) => doneMs - startedMs));
  if (!near(meanResponseMs, mean)) {
    const args = { given: said(meanResponseMs), wanted: said(mean) };
    if (Number.isNaN(meanResponseMs)) return { key: 'grade.report.noNumber', args: { host: 2 } };
    return { key: near(meanResponseMs, servedMean) ? 'grade.report.service' : 'grade.report.mean', args };
  }
  // Definitions of a percentile differ by less than a neighbour.
  const rank = Math.ceil(0.95 * responses.length) - 1;
  const [low, high] = [responses[rank - 1] ?? 0, responses[rank + 1] ?? Number.POSITIVE_INFINITY];
  if (!(p95ResponseMs >= low && p95ResponseMs <= high)) {
    const args = { given: said(p95ResponseMs), wanted: said(responses[rank] ?? Number.NaN) };
    // Where one host has all requests nothing can have been mixed: the percentile itself is wrong.
    const isMixed = logs.filter((log) => log.requests.length > 0).length > 1;
    return { key: isMixed ? 'grade.report.p95' : 'grade.report.oneHost', args };
  }
  return undefined;
}

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name: Phrase = { key: `grade.report.case.${each.name}` };
  const given: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  if (!Array.isArray(transcript) || transcript.length !== CASES.length || !isReport(given))
    return { name, passed: false, message: { key: 'grade.noAnswer' } };
  const fault = faultIn(each, given);
  const args = { mean: Math.round(given.meanResponseMs), p95: Math.round(given.p95ResponseMs) };
  return { name, passed: fault === undefined, message: fault ?? { key: 'grade.report.fine', args } };
}

export const exercise: Exercise = {
  entry: [{ name: 'report', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveCase(instantiate, each)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
