// Calls the command line in this process, and listens.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { main } from '../main.ts';

export interface Reply {
  readonly code: number;
  readonly out: string;
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

/** Nothing that needs a thread or a process can be called here: those run the bundle. */
export async function call(...argv: readonly string[]): Promise<Reply> {
  const lines: string[] = [];
  const notes: string[] = [];
  const io = {
    out: (line: string | Iterable<string>) => void lines.push(typeof line === 'string' ? line : [...line].join('')),
    note: (line: string) => void notes.push(line),
    bundle: new URL('none:'),
  };
  const code = await main(argv, io);
  return { code, out: lines.map((line) => `${line}\n`).join(''), lines, notes };
}

/** A folder that is gone after the test. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

export async function scratchFile(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await scratchFolder(), name);
  await writeFile(path, content);
  return path;
}

/** Two parameters and two seeds: six settings, twelve runs. */
export const SMALL_SWEEP = [
  ...['--vary', 'arrivalRatePerS=10:30:10'],
  ...['--vary', 'algorithm=random,round-robin'],
  ...['--seeds', '2'],
] as const;
