// `npm run bench`: runs every `bench…` function of every *.bench.ts, prints one table of ratios and keeps it in
// docs/benchmarks.md. A word after `--` runs only the files whose path has it, and keeps nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { type BenchRow, EMPTY_PAGE, isKept, markdownTable, replaceBetweenMarkers } from './lib/bench-table.ts';

/** The built site, served, and a browser to open it in. */
export interface BuiltSite {
  readonly browser: Browser;
  readonly address: string;
}

/** What a bench is handed: this module is bundled, so that it cannot find the project's files by its own place. */
export interface BenchTools {
  /** The project's folder. */
  readonly root: string;
  /** Undefined where there is no browser. */
  readonly withBuiltSite: <T>(use: (site: BuiltSite) => Promise<T>) => Promise<T | undefined>;
}

type BenchModule = Readonly<Record<string, unknown>>;
type Bench = (tools: BenchTools) => readonly BenchRow[] | Promise<readonly BenchRow[]>;

const modules = import.meta.glob<BenchModule>([
  '/src/**/*.bench.ts',
  '/labs/**/*.bench.ts',
  '/scripts/bench/*.bench.ts',
]);

/** Asks for the rows of one file, as JSON; `main` asks so of a process of its own. */
const ROWS = '--rows';

export async function main(argv: readonly string[], tools: BenchTools): Promise<number> {
  const [first = '', path = ''] = argv;
  if (first === ROWS) {
    console.log(JSON.stringify(await rowsOf(path, tools)));
    return 0;
  }
  const [load = 0] = loadavg();
  if (load > 1) console.error(`Something else is at work here (load ${load.toFixed(1)}): expect rough figures.`);
  const rows: BenchRow[] = [];
  for (const path of Object.keys(modules).filter((each) => each.includes(first))) {
    console.error(`running ${path.slice(1)} …`);
    const found = rowsApart(path, tools.root);
    if (found === undefined) return 1;
    rows.push(...found);
  }
  if (rows.length === 0) {
    console.error(`No bench matches ${first}.`);
    return 2;
  }
  const table = markdownTable(rows);
  console.log(table);
  if (first === '') {
    const file = join(tools.root, 'docs/benchmarks.md');
    const before = existsSync(file) ? readFileSync(file, 'utf8') : EMPTY_PAGE;
    const [processor] = cpus();
    const machine = `${cpus().length} cores, ${processor?.model ?? 'unknown processor'}, Node ${process.version}`;
    const about = `Measured on ${machine}; load of the machine before it ${load.toFixed(1)}.`;
    writeFileSync(file, replaceBetweenMarkers(before, `${about}\n\n${table}`));
    console.error('Kept in docs/benchmarks.md.');
  }
  const missed = rows.filter((row) => !isKept(row));
  for (const row of missed) console.error(`Missed: ${row.name}`);
  return missed.length === 0 ? 0 : 1;
}

/** Runs every `bench…` function of a file, one after the other. */
async function rowsOf(path: string, tools: BenchTools): Promise<readonly BenchRow[]> {
  const module = await modules[path]?.();
  const rows: BenchRow[] = [];
  for (const [name, bench] of Object.entries(module ?? {}))
    if (name.startsWith('bench')) rows.push(...(await (bench as Bench)(tools)));
  return rows;
}

/**
 * The rows of a file from a process of its own: what the compiler learnt from one bench is no burden on the next.
 * Undefined when it fails; it has said why.
 */
function rowsApart(path: string, root: string): readonly BenchRow[] | undefined {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'scripts/bench.mjs'), ROWS, path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) return undefined;
  const rows = JSON.parse(stdout) as readonly (Omit<BenchRow, 'ratio'> & { readonly ratio: number | null })[];
  // JSON has no NaN.
  return rows.map((row) => ({ ...row, ratio: row.ratio ?? Number.NaN }));
}
