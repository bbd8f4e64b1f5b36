// `lab sweep`: many runs over a worker pool, a row a run, the same bytes whatever the pool.
import { availableParallelism } from 'node:os';
import type { Manifest } from '../contract/manifest.ts';
import type { Metrics } from '../contract/model.ts';
import { readPlainNumber } from '../sim/plain-number.ts';
import type { Text } from '../view/text/text.ts';
import { type Call, readSettings, readWhole } from './arguments.ts';
import { checkedParameters, MOST_SEED, type Prepared, type PreparedRun, RUN_OPTIONS } from './experiment.ts';
import type { Io } from './io.ts';
import { Misuse } from './misuse.ts';
import { Helper, inOrder, RUN_LIMITS } from './pool.ts';
import { toCsvHeader, toCsvRow, toJson } from './print.ts';
import { Runner } from './runner.ts';

const MOST_RUNS = 1_000_000;

interface Axis {
  readonly name: string;
  readonly values: readonly string[];
}

/** `a,b,c`, or for numbers `from:to:step`, both ends included. Values of a list parameter are parted by `;`. */
function readAxis(lab: Manifest, name: string, text: string): Axis {
  const parameter = lab.parameters.find((candidate) => candidate.name === name);
  if (parameter === undefined)
    throw new Misuse(
      `--vary: there is no parameter ${name}; there are ${lab.parameters.map((candidate) => candidate.name).join(', ')}`,
    );
  const parts = text.split(':');
  const numbers = parts.map(readPlainNumber);
  const isRange = parts.length === 3 && (parameter.kind === 'number' || numbers.every(Number.isFinite));
  if (!isRange) {
    const values = text.split(',').map((value) => value.trim());
    if (values.includes('')) throw new Misuse(`--vary ${name} takes a,b,c or from:to:step, not ${text}`);
    return { name, values };
  }
  if (parameter.kind !== 'number')
    throw new Misuse(`--vary ${name}: only numbers have ranges; list the values instead of ${text}`);
  const [from = Number.NaN, to = Number.NaN, step = Number.NaN] = numbers;
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  if (!(count >= 1 && count <= MOST_RUNS))
    throw new Misuse(
      `--vary ${name} takes from:to:step with a step that leads from the first to the last, not ${text}`,
    );
  // Each value from its index, so that rounding does not add up; twelve digits hide what binary fractions add.
  return {
    name,
    values: Array.from({ length: count }, (_, index) => String(Number((from + index * step).toPrecision(12)))),
  };
}

/** The rows of shard I of N: neighbours, so that the shards' outputs one after the other are the whole. */
function readShard(text: string | undefined, rows: number): { readonly from: number; readonly to: number } {
  if (text === undefined) return { from: 0, to: rows };
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (!(index >= 1 && count >= index && Number.isSafeInteger(count)))
    throw new Misuse(`--shard takes I/N with I from 1 to N, not ${text}`);
  const start = (shard: number): number => Number((BigInt(rows) * BigInt(shard)) / BigInt(count));
  return { from: start(index - 1), to: start(index) };
}

function readAxes(lab: Manifest, call: Call): readonly Axis[] {
  const axes = call.many('vary').map((pair) => {
    const [[name, text] = ['', '']] = Object.entries(readSettings([pair], 'vary'));
    return readAxis(lab, name, text);
  });
  if (axes.length === 0) throw new Misuse('--vary name=a,b,c is needed at least once');
  if (new Set(axes.map((axis) => axis.name)).size !== axes.length)
    throw new Misuse('--vary names the same parameter twice');
  return axes;
}

/** The given values of row `index`; the first axis varies slowest. */
function valuesAt(axes: readonly Axis[], index: number): Readonly<Record<string, string>> {
  const given: Record<string, string> = {};
  let rest = index;
  for (const { name, values } of axes.toReversed()) {
    given[name] = values[rest % values.length] ?? '';
    rest = Math.floor(rest / values.length);
  }
  return given;
}

export const SWEEP_OPTIONS = { ...RUN_OPTIONS, vary: 'many', seeds: 'one', jobs: 'one', shard: 'one' } as const;

interface Row {
  readonly run: PreparedRun;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Every run of a sweep by its row, made when it is asked for: there may be a million. */
interface Plan {
  readonly rows: number;
  readonly columns: readonly string[];
  row(index: number): Row;
}

function planOf(lab: Manifest, call: Call, { run: base, untilUnder }: Prepared, words: Text): Plan {
  const axes = readAxes(lab, call);
  const seeds = readWhole('seeds', call.one('seeds'), 1, 1, MOST_RUNS);
  const rows = axes.reduce((product, axis) => product * axis.values.length, seeds);
  if (rows > MOST_RUNS) throw new Misuse(`this sweep is ${rows} runs; at most ${MOST_RUNS} are made in one go`);
  if (base.spec.seed > MOST_SEED - (seeds - 1)) throw new Misuse('--seed and --seeds together pass the largest seed');
  // Every value once, so that a bad one is told before anything runs.
  for (const { name, values } of axes) for (const value of values) checkedParameters(lab, { [name]: value }, words);
  const varied = axes.find((axis) => axis.name === lab.code?.parameter);
  if (lab.code !== undefined && base.script === undefined && varied?.values.includes(lab.code.value) === true) {
    throw new Misuse(`${lab.code.parameter}=${lab.code.value} needs --code FILE`);
  }
  return {
    rows,
    columns: [...axes.map((axis) => axis.name), 'seed', ...lab.metrics.map((metric) => metric.name)],
    row(index) {
      const params = checkedParameters(
        lab,
        { ...base.spec.params, ...valuesAt(axes, Math.floor(index / seeds)) },
        words,
      );
      const seed = base.spec.seed + (index % seeds);
      return {
        run: { ...base, until: untilUnder(params), spec: { ...base.spec, params, seed } },
        settings: { ...Object.fromEntries(axes.map((axis) => [axis.name, params[axis.name]])), seed },
      };
    },
  };
}

export async function sweep(lab: Manifest, call: Call, prepared: Prepared, words: Text, io: Io): Promise<void> {
  if (lab.code?.is === 'program') throw new Misuse(`the lab ${lab.id} runs one program, and has nothing to sweep`);
  const plan = planOf(lab, call, prepared, words);
  const jobs = readWhole('jobs', call.one('jobs'), availableParallelism(), 1, 256);
  const shard = readShard(call.one('shard'), plan.rows);
  const count = shard.to - shard.from;
  const asJson = call.flag('json');
  let isBegun = asJson;
  // With the first row: a sweep whose first run cannot be made prints nothing.
  const begin = (): void => {
    if (!isBegun) io.out(toCsvHeader(plan.columns));
    isBegun = true;
  };
  const take = (metrics: Metrics, index: number): void => {
    begin();
    const row = { ...plan.row(shard.from + index).settings, ...metrics };
    io.out(asJson ? toJson(row) : toCsvRow(plan.columns, row));
  };
  const jobOf = (index: number) => ({ do: 'measure', run: plan.row(shard.from + index).run }) as const;
  if (jobs === 1 && prepared.student === undefined) {
    const runner = new Runner();
    await inOrder(count, [(index) => runner.do(jobOf(index))], take);
    begin();
    return;
  }
  const limits = prepared.student === undefined ? undefined : RUN_LIMITS;
  const helpers = Array.from({ length: Math.min(jobs, count) }, () => new Helper(io.bundle, limits));
  try {
    await inOrder(
      count,
      helpers.map((helper) => (index: number) => helper.do(jobOf(index))),
      take,
    );
    begin();
  } finally {
    for (const helper of helpers) helper.close();
  }
}
