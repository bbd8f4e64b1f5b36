// `npm run bench`: runs every `bench…` function of every *.bench.ts, prints one table of ratios and keeps it in
// docs/benchmarks.md. A word after `--` runs only the files whose path has it, and keeps nothing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { type BenchRow, EMPTY_PAGE, isKept, markdownTable, markOf, replaceBetweenMarkers } from './lib/bench-table.ts';

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

export async function main(argv: readonly string[], tools: BenchTools): Promise<number> {
  const [filter = ''] = argv;
  const rows: BenchRow[] = [];
  for (const [path, load] of Object.entries(modules).filter(([path]) => path.includes(filter))) {
    console.error(`running ${path.slice(1)} …`);
    const found = Object.entries(await load()).filter(([name]) => name.startsWith('bench'));
    // One after the other: a ratio between two figures means nothing if a third party works beside them.
    for (const [, bench] of found) rows.push(...(await (bench as Bench)(tools)));
  }
  if (rows.length === 0) {
    console.error(`No bench matches ${filter}.`);
    return 2;
  }
  const table = markdownTable(rows);
  console.log(table);
  if (filter === '') {
    const file = join(tools.root, 'docs/benchmarks.md');
    const before = existsSync(file) ? readFileSync(file, 'utf8') : EMPTY_PAGE;
    const machine = `${String(cpus().length)} cores, ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`;
    writeFileSync(file, replaceBetweenMarkers(before, `Measured on ${machine}.\n\n${table}`));
    console.error('Kept in docs/benchmarks.md.');
  }
  const missed = rows.filter((row) => !isKept(row));
  for (const row of missed) console.error(`Missed: ${row.name}: ${markOf(row)}`);
  return missed.length === 0 ? 0 : 1;
}
