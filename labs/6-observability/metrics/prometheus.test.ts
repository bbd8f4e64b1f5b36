// The scrape that is handed over: Prometheus's own checker accepts it, and our reader finds in it what the run counted.
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { readExposition } from '#src/algorithms/metrics/read-exposition.ts';
import { ABSENT_PROMTOOL, INSTALL_MS, providePromtool } from '#src/algorithms/metrics/testing/promtool.ts';
import type { RunSpec } from '#src/contract/run.ts';
import { resolveParameters } from '#src/sim/parameters.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';
import { machineOf } from './testing/runs.ts';

let promtool: string | undefined;

beforeAll(() => {
  promtool = providePromtool();
}, INSTALL_MS);

type Changes = Readonly<Record<string, unknown>>;
type Run = Pick<RunSpec, 'seed' | 'actions'>;

function exported(changes: Changes, run: Run = { seed: 1, actions: [] }, input?: unknown): string {
  const resolved = resolveParameters(lab.parameters, changes);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  const [file] = model.exports?.['prometheus']?.({ params: resolved.value, input }, run) ?? [];
  return file?.text ?? '';
}

/** What `promtool check metrics` says against a text; empty where it is content. */
function complaintOf(program: string, text: string): string {
  const { status, stdout, stderr } = spawnSync(program, ['check', 'metrics'], { input: text, encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

const SETTINGS: readonly Changes[] = [
  {},
  { userLabel: 'counter', servers: 5 },
  { userLabel: 'histogram', buckets: 'own', bucketBoundsMs: [50, 200] },
  { buckets: 'own', bucketBoundsMs: [0.001, 0.5, 600_000], requestsPerS: 0.05, servers: 2 },
  { buckets: 'exponential', bucketFactor: 1.07, bucketCount: 40, traffic: 'heavy-tail' },
  { estimator: 'own-code', traffic: 'bimodal' },
];

describe('promtool', () => {
  it.for(SETTINGS)('accepts the scrape under %o', (changes, context) => {
    const program = promtool ?? context.skip(ABSENT_PROMTOOL);
    expect(complaintOf(program, exported(changes))).toBe('');
  });

  it('is asked in earnest: it refuses what is wrong', (context) => {
    const program = promtool ?? context.skip(ABSENT_PROMTOOL);
    const text = exported({});
    expect(complaintOf(program, text.replaceAll('http_requests_total', 'http_requests'))).toContain('_total');
    expect(complaintOf(program, text.replace(' counter', ' clock'))).not.toBe('');
  });

  it('reads label values as we write them', (context) => {
    const program = promtool ?? context.skip(ABSENT_PROMTOOL);
    const text = '# HELP odd_info Odd.\n# TYPE odd_info gauge\nodd_info{a="C:\\\\new \\"x\\"\\n é"} +Inf\n';
    expect(complaintOf(program, text)).toBe('');
  });
});

it.each(SETTINGS)('the scrape under %o says what a run of a minute counted', (changes) => {
  const families = readExposition(exported(changes));
  if ('reason' in families) throw new Error(families.reason);
  const machine = machineOf({ ...changes, estimator: 'prometheus' }, { until: 60_000 });
  machine.advanceTo(60_000);
  const samples = families.flatMap((family) => family.samples);
  expect(samples).toHaveLength(Number(machine.metrics()['timeSeries']));
  const counted = samples.filter(({ name }) => name === 'http_request_duration_seconds_count');
  expect(counted.reduce((sum, { value }) => sum + value, 0)).toBe(machine.metrics()['requests']);
});

it('a slow server, a restart and another seed are in it', () => {
  const actions = [
    { at: 0, action: 'slow', server: 0, factor: 50 },
    { at: 59_000, action: 'restart', server: 1 },
  ];
  const text = exported({}, { seed: 5, actions });
  const machine = machineOf({}, { seed: 5, actions, until: 60_000 });
  machine.advanceTo(60_000);
  for (const [index, { requests }] of machine.snapshot().servers.entries())
    expect(text).toContain(
      `http_request_duration_seconds_count{instance="server-${String(index + 1)}"} ${String(requests)}\n`,
    );
});

it('an opened file is written anew, the same for whoever reads it', () => {
  const families = readExposition('# TYPE a counter\na{b="x\\n"}   1e3\n\n# note\nc 2 7\n');
  if ('reason' in families) throw new Error(families.reason);
  const text = exported({}, undefined, { families, samples: 2 });
  expect(text).toBe('# TYPE a counter\na{b="x\\n"} 1000\n# TYPE c untyped\nc 2 7\n');
});
