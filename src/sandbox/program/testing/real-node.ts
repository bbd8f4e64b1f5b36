// Programs on the Node that runs the tests, each in a process of its own, two at a time.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgramKind } from '../tables.ts';

export interface ProgramToRun {
  readonly name: string;
  readonly source: string;
  readonly kind: ProgramKind;
}

export interface NodeRun {
  readonly output: string;
  readonly errors: string;
  readonly exitCode: number | null;
}

const AT_ONCE = 2;

function runFile(file: string): Promise<NodeRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.on('error', reject);
    // A line that a program did not end is shown as one.
    child.on('close', (exitCode) =>
      resolve({ output: output === '' || output.endsWith('\n') ? output : `${output}\n`, errors, exitCode }),
    );
  });
}

/** Calls `judge` for each program as it comes; it may ask for another run, because a loaded machine makes timers late. */
export async function runOnNode(
  programs: readonly ProgramToRun[],
  judge: (program: ProgramToRun, run: NodeRun, again: () => Promise<NodeRun>) => Promise<void> | void,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-programs-'));
  const waiting = [...programs.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, program] = next;
      const file = join(folder, `${index}.${program.kind === 'module' ? 'mjs' : 'cjs'}`);
      await writeFile(file, program.source);
      await judge(program, await runFile(file), () => runFile(file));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
