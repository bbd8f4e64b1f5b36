// The hand-over runs: `cat input | ./mapper.js | LC_ALL=C sort | ./reducer.js` gives what the lab gives, for the jobs of the
// lab and for a student's own, whatever the text.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#src/algorithms/text/utf8.ts';
import { compileTypeScript } from '#src/sandbox/compile.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { resolveParameters } from '#src/sim/parameters.ts';
import solutionText from './exercises/mean/solution.ts?raw';
import { lab } from './lab.ts';
import { hadoopStreaming } from './streaming.ts';
import { machineOf } from './testing/runs.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-streaming-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Given {
  readonly job: string;
  readonly text: string;
  readonly source?: string;
}

async function write({ job, source }: Given): Promise<void> {
  const resolved = resolveParameters(lab.parameters, { job });
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  const script = source === undefined ? undefined : (await compileTypeScript(source, 'code.ts')).script;
  const files = hadoopStreaming({ params: resolved.value, ...(script === undefined ? {} : { script }) });
  expect(files.map(({ name, executable }) => [name, executable])).toEqual([
    ['mapper.js', true],
    ['reducer.js', true],
  ]);
  for (const { name, text } of files) await writeFile(join(folder, name), text, { mode: 0o755 });
}

const shell = (command: string) =>
  spawnSync('sh', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', mapreduce_map_input_file: 'hdfs://host/in/input.txt' },
  });

const keyOf = (escaped: string): string => JSON.parse(`"${escaped.replaceAll('"', '\\"')}"`) as string;

async function piped(given: Given): Promise<unknown> {
  await write(given);
  await writeFile(join(folder, 'input.txt'), given.text);
  const { stdout, stderr, status } = shell('cat input.txt | ./mapper.js | LC_ALL=C sort | ./reducer.js');
  expect([status, stderr]).toEqual([0, '']);
  const pairs = stdout.split('\n').filter((line) => line !== '');
  return Object.fromEntries(
    pairs.map((line) => {
      const tab = line.indexOf('\t');
      return [keyOf(line.slice(0, tab)), JSON.parse(line.slice(tab + 1)) as unknown];
    }),
  );
}

async function inLab({ job, text, source }: Given): Promise<unknown> {
  const make = source === undefined ? undefined : await freshModule(source);
  const machine = machineOf(
    { job, reducers: 3 },
    {
      until: 5_000_000,
      input: { documents: [{ name: 'input.txt', bytes: encodeUtf8(text) }] },
      ...(make === undefined ? {} : { policy: make }),
    },
  );
  machine.advanceTo(Number.POSITIVE_INFINITY);
  return machine.result()['output'];
}

const COURSE = 'hello world hello\nworld of data processing\nhello data world\n';
const ODD =
  'A a\ta  a\u00a0b\r\n\r\n__proto__ "quoted" back\\slash \u{1d11e} Ёж ёж 10 7 a-b a_b a.b\nlast without an end';

describe('Hadoop Streaming', () => {
  it('counts the words of the course', async () => {
    expect(await piped({ job: 'word-count', text: COURSE })).toEqual({
      data: 2,
      hello: 3,
      of: 1,
      processing: 1,
      world: 3,
    });
  });

  it.each([
    ['word-count', COURSE],
    ['word-count', ODD],
    ['word-count', `${'the quick brown fox '.repeat(50)}\n`.repeat(400)],
    ['inverted-index', ODD],
  ])('gives what the lab gives: %s', async (job, text) => {
    expect(await piped({ job, text })).toEqual(await inLab({ job, text }));
  });

  it.each([
    ['the solution of an exercise', solutionText],
    [
      'keys with tabs and line ends',
      'export const map = (r, emit) => { emit("a\\tb\\n\\\\u0041" + r.length, r); emit(r.length, 1.5); };\nexport const reduce = (key, values) => values.length;',
    ],
    [
      'answers by emit(value)',
      'export function map(r, emit, { file }) { for (const c of r) emit(c, file); }\nexport function reduce(key, values, emit) { emit([key, values[0]]); }',
    ],
  ])('runs the student’s own code: %s', async (_name, source) => {
    const given = { job: 'own-code', text: ODD, source };
    expect(await piped(given)).toEqual(await inLab(given));
  });

  it('stops with a sentence where the input is not sorted, is no pair, or a value is none', async () => {
    await write({ job: 'word-count', text: '' });
    const said = (input: string) => {
      const { status, stderr } = shell(`printf '${input}' | ./reducer.js`);
      return [status, stderr.trim()];
    };
    expect(said('b\\t1\\na\\t1\\n')).toEqual([1, 'the input is not sorted by key: sort it with LC_ALL=C sort']);
    expect(said('b\\n')).toEqual([1, 'a line must hold a key, a tab and a value: b']);
    expect(said('b\\tx\\n')).toEqual([1, 'behind the tab a value in JSON is wanted: b\tx']);
    expect(said('')).toEqual([0, '']);
    await write({
      job: 'own-code',
      text: '',
      source: 'export const map = (r, emit) => emit(r); export const reduce = 1;',
    });
    expect(shell('echo a | ./mapper.js').stderr).toContain('emit takes a value that JSON can hold');
    expect(shell('echo a | ./reducer.js').stderr).toContain('must export a function reduce');
  });

  it('needs the code where the job is the student’s', () => {
    expect(() => hadoopStreaming({ params: { job: 'own-code' } })).toThrow('needs your code');
  });
});
