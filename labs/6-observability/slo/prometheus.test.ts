// Prometheus itself reads every hand-over and accepts it, and its rules fire when the model's do, minute for minute. Where
// there is no promtool, Debian's prometheus is installed if we may; otherwise the tests of it are skipped, and say so.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ABSENT_PROMTOOL, INSTALL_MS, providePromtool } from '#src/algorithms/metrics/testing/promtool.ts';
import { countsOf } from '#src/algorithms/slo/counters.ts';
import { ALERTINGS } from '#src/algorithms/slo/rules.ts';
import type { Action } from '#src/contract/run.ts';
import { resolveParameters } from '#src/sim/parameters.ts';
import { lab } from './lab.ts';
import { exportPrometheus } from './prometheus.ts';
import { machineOf, stateOf } from './testing/runs.ts';

const MINUTE = 60_000;

let promtool: string | undefined;
let folder = '';

beforeAll(async () => {
  promtool = providePromtool();
  folder = await mkdtemp(join(tmpdir(), 'headroom-prometheus-'));
}, INSTALL_MS);

afterAll(() => rm(folder, { recursive: true, force: true }));

type Changes = Readonly<Record<string, unknown>>;

const exported = (changes: Changes): string => {
  const resolved = resolveParameters(lab.parameters, changes);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  const [file] = exportPrometheus({ params: resolved.value });
  return file?.text ?? '';
};

let written = 0;

/** What promtool says against a file; empty where it is content. */
async function complaintOf(program: string, verb: 'check' | 'test', text: string): Promise<string> {
  written += 1;
  const file = join(folder, `${String(written)}.yml`);
  await writeFile(file, text);
  return new Promise((resolve) => {
    execFile(program, [verb, 'rules', file], { maxBuffer: 1e7 }, (error, out, complaint) => {
      resolve(error === null ? '' : `${out}${complaint}`);
    });
  });
}

describe('promtool accepts', () => {
  it.for(
    ALERTINGS.flatMap((alerting) => (['availability', 'latency'] as const).map((sli) => [alerting, sli] as const)),
  )('%s on %s, whatever the target and the window', async ([alerting, sli], context) => {
    const program = promtool ?? context.skip(ABSENT_PROMTOOL);
    for (const [targetPercent, windowDays] of [
      [99.9, 30],
      [50, 1],
      [99.999, 90],
      [99.95, 28],
    ]) {
      const latencyTargetPercent = targetPercent;
      const text = exported({ alerting, sli, targetPercent, latencyTargetPercent, windowDays });
      expect(await complaintOf(program, 'check', text)).toBe('');
    }
  });

  it('rules of one’s own, a student’s code, and no rules at all', async (context) => {
    const program = promtool ?? context.skip(ABSENT_PROMTOOL);
    const own = (burnRates: readonly number[], longWindows: readonly number[], shortWindows: readonly number[]) =>
      exported({ alerting: 'own-rules', burnRates, longWindows, shortWindows });
    for (const text of [
      own([2.5, 1e5, 0.01], [7, 61, 4320], [0, 1, 4320]),
      own([3, 3], [60, 60], [5, 5]),
      own([], [], []),
      exported({ alerting: 'own-code' }),
    ])
      expect(await complaintOf(program, 'check', text)).toBe('');
  });

  it('is asked in earnest: it refuses what it does not know', async (context) => {
    const program = promtool ?? context.skip(ABSENT_PROMTOOL);
    expect(await complaintOf(program, 'check', exported({}).replace('rate(', 'quantile('))).toContain(
      'could not parse',
    );
    expect(await complaintOf(program, 'check', exported({}).replace('expr', 'expression'))).toContain('expression');
  });
});

/** Minutes of clean past that are fed in before the run: longer than the longest window of these cases. */
const PAST = 1500;

interface Played {
  /** Cumulative counters, minute by minute, the past included. */
  readonly total: readonly number[];
  readonly bad: readonly number[];
  /** Of each rule whether it fired at the end of minute n of the run. */
  readonly firing: readonly (readonly boolean[])[];
}

function played(changes: Changes, actions: readonly Action[], minutes: number, column: 'failed' | 'slow'): Played {
  const machine = machineOf(changes, { actions, until: minutes * MINUTE, log: false, checkpoints: false });
  const state = stateOf(machine);
  const total = [0];
  const bad = [0];
  const firing: boolean[][] = [];
  const count = (requests: number, wrong: number): void => {
    total.push((total.at(-1) ?? 0) + requests);
    bad.push((bad.at(-1) ?? 0) + wrong);
  };
  for (let minute = 0; minute < PAST; minute += 1) {
    const counts = countsOf(state.counters, 1, PAST - 1 - minute);
    count(counts.total, 0);
  }
  for (let minute = 1; minute <= minutes; minute += 1) {
    machine.advanceTo(minute * MINUTE);
    const counts = countsOf(state.counters, 1);
    count(counts.total, counts[column]);
    firing.push(state.alerts.map(({ phase }) => phase === 'firing'));
  }
  return { total, bad, firing };
}

/** A unit test for promtool: these counters, and at each of these minutes the alerts that must and must not fire. */
function unitTest(rules: string, { total, bad, firing }: Played, series: (name: 'good' | 'bad') => string): string {
  const alerts = [
    ...rules.matchAll(/- alert: (\w+)[\s\S]*?severity: (\w+)[\s\S]*?summary: (".*")\n\s*description: (".*")/g),
  ];
  const moments = firing.flatMap((_, index) =>
    // Around each change, and every so often.
    index % 97 === 0 ||
    firing[index]?.some((on, rule) => on !== firing[index - 1]?.[rule] || on !== firing[index + 1]?.[rule]) === true
      ? [index]
      : [],
  );
  const cases = moments.flatMap((index) =>
    alerts.map(([, name = '', severity = '', summary = '', description = ''], rule) =>
      [
        `      - eval_time: ${String(PAST + index + 1)}m`,
        `        alertname: ${name}`,
        firing[index]?.[rule] === true
          ? `        exp_alerts: [{ exp_labels: { severity: ${severity} }, exp_annotations: { summary: ${summary}, description: ${description} } }]`
          : '        exp_alerts: []',
      ].join('\n'),
    ),
  );
  const good = total.map((all, index) => all - (bad[index] ?? 0));
  return [
    `rule_files: [${join(folder, 'rules.yml')}]`,
    'evaluation_interval: 1m',
    'tests:',
    '  - interval: 1m',
    '    input_series:',
    `      - series: '${series('good')}'`,
    `        values: '${good.join(' ')}'`,
    `      - series: '${series('bad')}'`,
    `        values: '${bad.join(' ')}'`,
    '    alert_rule_test:',
    ...cases,
    '',
  ].join('\n');
}

const BY_CODE = (name: 'good' | 'bad'): string =>
  `http_requests_total{job="service",code="${name === 'good' ? '200' : '503'}"}`;

describe('the rules of Prometheus fire when those of the model do', () => {
  const outage = (atMinute: number, percent: number, minutes: number): Action => ({
    ...{ at: atMinute * MINUTE, action: 'outage', service: 0, percent, minutes },
  });
  const storm = [outage(20, 8, 40), outage(150, 60, 12), outage(400, 1.2, 400)];

  const OWN = { alerting: 'own-rules' };

  it.for<readonly [string, Changes, readonly Action[]]>([
    [
      'several burn rates, two windows each',
      { ...OWN, burnRates: [14.4, 6, 3], longWindows: [60, 360, 1440], shortWindows: [5, 30, 120], errorPercent: 0.05 },
      storm,
    ],
    ['a condition that must last', { alerting: 'duration', errorPercent: 0.05, requestsPerS: 5 }, storm],
    ['few requests', { alerting: 'burn-rate', requestsPerS: 0.05, errorPercent: 0.3 }, storm],
    ['rules of one’s own', { ...OWN, burnRates: [3, 2], longWindows: [45, 200], shortWindows: [0, 7] }, storm],
  ])('%s', async ([, changes, actions], context) => {
    const program = promtool ?? context.skip(ABSENT_PROMTOOL);
    const rules = exported(changes);
    await writeFile(join(folder, 'rules.yml'), rules);
    const run = played(changes, actions, 1000, 'failed');
    expect(run.firing.flat()).toContain(true);
    expect(await complaintOf(program, 'test', unitTest(rules, run, BY_CODE))).toBe('');
    // And promtool would have noticed, had a rule fired a minute earlier or later.
    const late = { ...run, firing: [run.firing[0] ?? [], ...run.firing.slice(0, -1)] };
    expect(await complaintOf(program, 'test', unitTest(rules, late, BY_CODE))).toContain('FAILED');
  });
});

describe('what stands in the file', () => {
  it('records each window once and compares it with the burn rates', () => {
    const text = exported({});
    expect([...text.matchAll(/record: (\S+)/g)].map(([, name]) => name)).toEqual(
      ['5m', '30m', '1h', '6h', '3d'].map((window) => `service:errors:ratio_rate${window}`),
    );
    expect(text).toContain(
      'service:errors:ratio_rate1h > (14.4 * 0.001)\n          and\n          service:errors:ratio_rate5m > (14.4 * 0.001)',
    );
    expect([...text.matchAll(/severity: (\w+)/g)].map(([, severity]) => severity)).toEqual(['page', 'page', 'ticket']);
    expect(text).toContain('2 % of it in 1h; all of it in 50 hours.');
  });

  it('reads a histogram for latency, and says what stands for a student’s code', () => {
    expect(exported({ sli: 'latency', thresholdMs: 250 })).toContain('le="0.25"');
    expect(exported({ alerting: 'own-code' })).toContain('cannot run your code');
    expect(exported({})).not.toContain('cannot run your code');
  });
});
