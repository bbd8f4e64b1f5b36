// `lab sweep`: many runs over a worker pool, a row a run, the same bytes whatever the pool.
import { availableParallelism } from 'node:os';
import type { Manifest } from '../contract/manifest.ts';
import { type Call, readSettings, readWhole } from './arguments.ts';
import { checkedParameters, MOST_SEED, type PreparedRun, prepareRun } from './experiment.ts';
import { labNamed, wordsOf } from './labs.ts';
import { Misuse } from './misuse.ts';
import { toCsv, toJson } from './print.ts';
import { makeRun, type RunOutcome } from './runner.ts';
import { runPool } from './thread.ts';

const MOST_RUNS = 1_000_000;

interface Axis {
  readonly name: string;
  readonly values: readonly string[];
}

/** `a,b,c`, or for numbers `from:to:step`, both ends included. Values of a list parameter are parted by `;`. */
function readAxis(lab: Manifest, name: string, text: string): Axis {
  const parameter = lab.parameters.find((candidate) => candidate.name === name);
  if (parameter === undefined) throw new Misuse(`--vary: there is no parameter ${name}; there are ${lab.parameters.map((candidate) => candidate.name).join(', ')}`);
  const range = /^([^:,]+):([^:,]+):([^:,]+)$/.exec(text);
  if (range === null) {
    const values = text.split(',');
    if (values.includes('')) throw new Misuse(`--vary ${name} takes a,b,c or from:to:step, not ${text}`);
    return { name, values };
  }
  if (parameter.kind !== 'number') throw new Misuse(`--vary ${name}: only numbers have ranges; list the values instead`);
  const [from, to, step] = range.slice(1).map(Number) as [number, number, number];
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  if (!(count >= 1 && count <= MOST_RUNS)) throw new Misuse(`--vary ${name} takes from:to:step with a step that leads from the first to the last, not ${text}`);
  // Each value from its index, so that rounding does not add up; twelve digits hide what binary fractions add.
  return { name, values: Array.from({ length: count }, (_, index) => String(Number((from + index * step).toPrecision(12)))) };
}

function readShard(text: string | undefined): { readonly index: number; readonly count: number } {
  if (text === undefined) return { index: 1, count: 1 };
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (!(index >= 1 && count >= index)) throw new Misuse(`--shard takes I/N with I from 1 to N, not ${text}`);
  return { index, count };
}

/** Every combination; the first axis varies slowest. */
const combinations = (axes: readonly Axis[]): readonly (readonly string[])[] =>
  axes.reduce<readonly (readonly string[])[]>((rows, axis) => rows.flatMap((row) => axis.values.map((value) => [...row, value])), [[]]);

export const SWEEP_OPTIONS = {
  vary: 'many', set: 'many', seed: 'one', seeds: 'one', until: 'one', scenario: 'one', input: 'many', code: 'one', actions: 'one', link: 'one', jobs: 'one', shard: 'one', csv: 'flag', json: 'flag',
} as const;

export async function sweep(call: Call, out: (text: string) => void): Promise<number> {
  const lab = labNamed(call.words[0]);
  const words = await wordsOf(lab);
  const varied = call.many('vary');
  const axes = varied.map((pair) => {
    const [[name, text] = ['', '']] = Object.entries(readSettings([pair], 'vary'));
    return readAxis(lab, name, text);
  });
  if (axes.length === 0) throw new Misuse('--vary name=a,b,c is needed at least once');
  if (new Set(axes.map((axis) => axis.name)).size !== axes.length) throw new Misuse('--vary names the same parameter twice');
  const base = await prepareRun(lab, call, words);
  const seeds = readWhole('seeds', call.one('seeds'), 1, 1, MOST_RUNS);
  const jobs = readWhole('jobs', call.one('jobs'), availableParallelism(), 1, 256);
  const shard = readShard(call.one('shard'));
  const rows = combinations(axes).flatMap((values) => Array.from({ length: seeds }, (_, offset) => ({ values, seed: base.spec.seed + offset })));
  if (rows.length > MOST_RUNS) throw new Misuse(`this sweep is ${rows.length} runs; at most ${MOST_RUNS} are made in one go`);
  if (rows.some((row) => row.seed > MOST_SEED)) throw new Misuse('--seed and --seeds together pass the largest seed');
  const mine = rows.filter((_, index) => index % shard.count === shard.index - 1);
  const runs = mine.map((row): PreparedRun & { readonly settings: Readonly<Record<string, unknown>> } => {
    const given = Object.fromEntries(axes.map((axis, index) => [axis.name, row.values[index]]));
    const params = checkedParameters(lab, { ...base.spec.params, ...given }, words);
    const ends = call.one('until') !== undefined || lab.clock.endedBy === undefined || Number(params[lab.clock.endedBy]) === 0;
    return {
      ...base,
      until: ends ? base.until : Number.POSITIVE_INFINITY,
      spec: { ...base.spec, params, seed: row.seed },
      settings: Object.fromEntries(axes.map((axis) => [axis.name, params[axis.name]])),
    };
  });
  const asJson = call.flag('json');
  const columns = [...axes.map((axis) => axis.name), 'seed', ...lab.metrics.map((metric) => metric.name)];
  if (!asJson) out(columns.join(','));
  const take = (outcome: RunOutcome, index: number): void => {
    const run = runs[index];
    if (run === undefined) return;
    const row = { ...run.settings, seed: run.spec.seed, ...outcome.metrics };
    out(asJson ? toJson(row) : (toCsv(columns, [row]).split('\n')[1] ?? ''));
  };
  if (jobs === 1) for (const [index, run] of runs.entries()) take(await makeRun(run), index);
  else await runPool(runs, jobs, take);
  return 0;
}
