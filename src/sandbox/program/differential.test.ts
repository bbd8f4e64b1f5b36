// The same programs on the installed Node and on ours: what they print, line by line, and how they end.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedProgram } from './testing/generated-programs.ts';
import { bundleRecorder, recordInVm } from './testing/recorder.ts';
import { WRITTEN, WRITTEN_MODULES } from './testing/written-programs.ts';

const PRELUDE = 'const log = console.log;\n';
const GENERATED = 150;
const MOST_TRIES = 5;
/** Processes at a time. */
const AT_ONCE = 4;
// Later versions of Node differ in what they print of values and errors.
const isNode20 = process.versions.node.startsWith('20.');

interface Program {
  readonly name: string;
  readonly fileName: string;
  readonly source: string;
}

const PROGRAMS: readonly Program[] = [
  ...Object.entries(WRITTEN).flatMap(([topic, sources]) =>
    sources.map((source, index) => ({ name: `${topic} ${index + 1}`, fileName: 'a.cjs', source: PRELUDE + source })),
  ),
  ...WRITTEN_MODULES.map((source, index) => ({
    name: `modules ${index + 1}`,
    fileName: 'a.mjs',
    source: PRELUDE + source,
  })),
  ...Array.from({ length: GENERATED }, (_, seed) => ({
    name: `generated ${seed}`,
    fileName: 'a.cjs',
    source: PRELUDE + generatedProgram(seed),
  })),
];

interface Outcome {
  readonly printed: string;
  readonly exitCode: number;
}

const equals = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

let folder = '';
let recorder = '';
const real = new Map<string, Outcome>();

function runOnNode({ name, fileName, source }: Program): Promise<void> {
  const file = join(folder, `${name.replace(' ', '-')}${fileName.slice(1)}`);
  writeFileSync(file, source);
  return new Promise((resolve) => {
    execFile(process.execPath, ['--no-warnings', file], { timeout: 20_000 }, (error, stdout) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      real.set(name, { printed: stdout, exitCode: code });
      resolve();
    });
  });
}

beforeAll(async () => {
  recorder = await bundleRecorder();
  folder = mkdtempSync(join(tmpdir(), 'headroom-programs-'));
  const waiting = [...PROGRAMS];
  const serve = async (): Promise<void> => {
    for (let program = waiting.shift(); program !== undefined; program = waiting.shift()) await runOnNode(program);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, serve));
}, 180_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!isNode20)('prints what the installed Node prints', { timeout: 60_000 }, () => {
  it.each(PROGRAMS)('$name', async (program) => {
    const { output, end } = recordInVm(recorder, program.source, program.fileName);
    const printed = output.filter(({ stream }) => stream === 'out').map(({ text }) => `${text}\n`);
    const ours = { printed: printed.join(''), exitCode: 'exitCode' in end ? end.exitCode : end };
    // On a busy machine real timers come late and in another order; a program that we run wrongly never comes out right.
    for (let again = 0; again < MOST_TRIES && !equals(ours, real.get(program.name)); again += 1)
      await runOnNode(program);
    expect(ours, program.source).toEqual(real.get(program.name));
  });
});
