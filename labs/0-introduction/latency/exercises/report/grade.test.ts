// The grader of the report: any percentile of all responses passes; services, means of means and percentiles of hosts do not.
import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

const made =
  (report: (hosts: readonly HostLog[]) => unknown): Make =>
  () => ({ report });
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const sorted = (values: readonly number[]): readonly number[] => [...values].sort((one, other) => one - other);
const response = ({ sentMs, doneMs }: RequestTimes): number => doneMs - sentMs;
const service = ({ startedMs, doneMs }: RequestTimes): number => doneMs - startedMs;
const allOf = (hosts: readonly HostLog[], timeOf: (request: RequestTimes) => number): readonly number[] =>
  hosts.flatMap(({ requests }) => requests.map(timeOf));
const p95 = (values: readonly number[]): number => sorted(values)[Math.ceil(0.95 * values.length) - 1] ?? Number.NaN;

/** Between two ranks, as many libraries have it. */
function interpolated(values: readonly number[]): number {
  const at = 0.95 * (values.length - 1);
  const [low, high] = [Math.floor(at), Math.ceil(at)];
  const ordered = sorted(values);
  return (ordered[low] ?? 0) + (at - low) * ((ordered[high] ?? 0) - (ordered[low] ?? 0));
}

const right = {
  solution: await freshModule(solutionText),
  'a percentile between ranks': made((hosts) => {
    const all = allOf(hosts, response);
    return { meanResponseMs: mean(all), p95ResponseMs: interpolated(all) };
  }),
  'sums and counts by host': made((hosts) => {
    let [sum, count] = [0, 0];
    for (const { requests } of hosts) {
      for (const request of requests) sum += response(request);
      count += requests.length;
    }
    return { meanResponseMs: sum / count, p95ResponseMs: p95(allOf(hosts, response)) };
  }),
};

const wrong = {
  starter: await freshModule(starterText),
  'services of all together': made((hosts) => {
    const all = allOf(hosts, service);
    return { meanResponseMs: mean(all), p95ResponseMs: p95(all) };
  }),
  'responses, by host': made((hosts) => {
    const each = hosts.filter(({ requests }) => requests.length > 0).map(({ requests }) => requests.map(response));
    return { meanResponseMs: mean(each.map(mean)), p95ResponseMs: mean(each.map(p95)) };
  }),
  'the right mean, the mean of percentiles': made((hosts) => {
    const each = hosts.filter(({ requests }) => requests.length > 0).map(({ requests }) => requests.map(response));
    return { meanResponseMs: mean(allOf(hosts, response)), p95ResponseMs: mean(each.map(p95)) };
  }),
  'the worst host’s percentile': made((hosts) => ({
    meanResponseMs: mean(allOf(hosts, response)),
    p95ResponseMs: Math.max(...hosts.map(({ requests }) => p95(requests.map(response)) || 0)),
  })),
  'the median': made((hosts) => {
    const all = allOf(hosts, response);
    return { meanResponseMs: mean(all), p95ResponseMs: sorted(all)[all.length >> 1] };
  }),
  'not sorted': made((hosts) => {
    const all = allOf(hosts, response);
    return { meanResponseMs: mean(all), p95ResponseMs: all[Math.ceil(0.95 * all.length) - 1] };
  }),
  'sorted as texts': made((hosts) => {
    const all = [...allOf(hosts, response)].sort();
    return { meanResponseMs: mean(all), p95ResponseMs: all[Math.ceil(0.95 * all.length) - 1] };
  }),
  'not a number': made(() => ({ meanResponseMs: Number.NaN, p95ResponseMs: Number.NaN })),
};

const useless = {
  'no function': () => ({}),
  'a number': made(() => 95),
  'half of it': made(() => ({ p95ResponseMs: 40 })),
  'texts in it': made(() => ({ meanResponseMs: '12', p95ResponseMs: '40' })),
  'a promise': made(() => Promise.resolve({ meanResponseMs: 1, p95ResponseMs: 2 })),
};

describeGrader('report', exercise, { en, ru }, { right, wrong, useless });
