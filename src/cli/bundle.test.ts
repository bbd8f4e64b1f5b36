// The command line as it is installed: its own bundle, threads and processes, pipes and exit codes.
import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SMALL_SWEEP, scratchFile } from './testing/call.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const BIN = join(ROOT, 'bin/lab.mjs');
const LAB = 'load-balancing';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const lab = (...argv: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [BIN, ...argv], { maxBuffer: 1 << 28 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

const ownCode = (text: string): Promise<string> => scratchFile('code.ts', text);
const runOwn = async (text: string, ...more: readonly string[]): Promise<Ended & { readonly path: string }> => {
  const path = await ownCode(text);
  return { ...(await lab('run', LAB, '--until', '5000', '--code', path, ...more)), path };
};

describe('a program', () => {
  const ran = async (name: string, source: string): Promise<unknown> => {
    const { out } = await lab('run', 'event-loop', '--input', await scratchFile(name, source), '--json');
    return (JSON.parse(out) as { result: unknown }).result;
  };

  it('is run from a file, as a module where its name says so, or comes with the lab', async () => {
    const order =
      "process.nextTick(() => console.log('tick'));\nPromise.resolve().then(() => console.log('promise'));\n";
    const end = { kind: 'completed', exitCode: 0 };
    expect(await ran('a.mjs', order)).toEqual({ output: ['promise', 'tick'], errors: [], end });
    expect(await ran('a.js', order)).toEqual({ output: ['tick', 'promise'], errors: [], end });
    const own = await lab('run', 'event-loop', '--scenario', 'await', '--json');
    expect((JSON.parse(own.out) as { result: { output: string[] } }).result.output[3]).toBe('order: checked');
  });

  it('is refused with its place where it cannot run, and stopped where it does not end', async () => {
    const refused = await scratchFile('b.cjs', "\nimport('net');\n");
    const { code, out, err } = await lab('run', 'event-loop', '--input', refused);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`${refused}:2:1: import()`);
    for (const argv of [
      ['run', 'event-loop', '--input', refused, '--code', refused],
      ['run', 'event-loop', '--set', 'program=own'],
      ['sweep', 'event-loop', '--vary', 'program=order,await'],
    ])
      expect(await lab(...argv)).toMatchObject({ code: 2, out: '' });
    expect(await ran('c.cjs', 'while (true);\n')).toMatchObject({ end: { kind: 'limit', limit: 'steps', line: 1 } });
  });

  it('is graded from its trace', async () => {
    const folder = join(ROOT, 'labs/3-async/event-loop/exercises/reverse');
    const grade = (name: string) => lab('grade', 'event-loop/reverse', '--code', join(folder, name));
    expect((await grade('solution.cjs')).code).toBe(0);
    expect((await grade('starter.cjs')).code).toBe(1);
  });
});

describe('a sweep', () => {
  const argv = ['sweep', LAB, ...SMALL_SWEEP, '--until', '5000'];

  it('prints the same bytes whatever the pool, and its shards are the whole', async () => {
    const [one, three] = await Promise.all([lab(...argv, '--jobs', '1'), lab(...argv, '--jobs', '3')]);
    expect(three).toEqual(one);
    expect(one).toMatchObject({ code: 0, err: '' });
    expect(one.out.trimEnd().split('\n').length).toBe(13);
    const shards = await Promise.all([1, 2, 3].map((index) => lab(...argv, '--jobs', '2', '--shard', `${index}/3`)));
    const [header, ...rows] = shards
      .map(({ out }) => out.trimEnd().split('\n'))
      .flatMap((lines, index) => (index === 0 ? lines : lines.slice(1)));
    expect([header, ...rows].join('\n')).toBe(one.out.trimEnd());
  });

  it('stops at the first row that fails, whatever the pool', async () => {
    const source =
      "let n = 0; export function pick(servers: readonly unknown[]) { if (servers.length === 3) throw new Error('three'); return n++ % servers.length; }";
    const path = await ownCode(source);
    const sweep = (jobs: string) =>
      lab('sweep', LAB, '--vary', 'servers=1,2,3,4', '--code', path, '--until', '2000', '--jobs', jobs);
    const [one, three] = await Promise.all([sweep('1'), sweep('3')]);
    expect(three).toEqual(one);
    expect(one.code).toBe(1);
    expect(
      one.out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(',')[0]),
    ).toEqual(['servers', '1', '2']);
    expect(one.err).toBe(`lab: ${path}:1:${source.indexOf('new Error') + 1}: three\n`);
  });

  it('takes an action on what is not there for misuse, whatever the pool, and says nothing before it', async () => {
    const actions = await scratchFile(
      'a.jsonl',
      '{"at":200,"action":"kill","server":0}\n\n{"at":100,"action":"kill","server":3}\n',
    );
    const sweep = (...more: readonly string[]) =>
      lab('sweep', LAB, '--vary', 'servers=2,4', '--until', '500', '--actions', actions, ...more);
    const path = await ownCode('export const pick = () => 0;');
    const ends = await Promise.all([sweep('--jobs', '1'), sweep('--jobs', '2'), sweep('--code', path)]);
    for (const end of ends) {
      expect(end).toMatchObject({ code: 2, out: '' });
      expect(end.err).toMatch(/a\.jsonl:3: .*there is no server 3/);
    }
  });

  it('ends without a word when its reader goes away', async () => {
    const child = spawn(process.execPath, [BIN, 'sweep', LAB, '--vary', 'seed-is-not-a-parameter=1', '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.kill();
    const busy = spawn(
      process.execPath,
      [BIN, 'sweep', LAB, '--vary', 'servers=1:200:1', '--seeds', '20', '--until', '2000', '--json'],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let err = '';
    busy.stderr.on('data', (chunk) => (err += String(chunk)));
    busy.stdout.once('data', () => busy.stdout.destroy());
    const code = await new Promise((resolve) => busy.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('a run', () => {
  it('comes whole through a pipe, however large', async () => {
    const { code, out } = await lab('run', LAB, '--set', 'requests=100000', '--json');
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(200_000);
    expect((JSON.parse(out) as { result: { choices: unknown[] } }).result.choices.length).toBe(100_000);
  });

  it("takes a student's code in, in the simulation's own chance and time, the same every time", async () => {
    const text =
      'export function pick(servers: readonly unknown[]): number { if (Date.now() > 1e6) return 0; return Math.floor(Math.random() * servers.length); }';
    const [one, other] = await Promise.all([runOwn(text, '--json'), runOwn(text, '--json')]);
    expect(one.err).toBe('');
    expect(one.out).toBe(other.out);
    const { result, params } = JSON.parse(one.out) as {
      result: { choices: number[] };
      params: Record<string, unknown>;
    };
    expect(params['algorithm']).toBe('own-code');
    expect(new Set(result.choices)).toEqual(new Set([0, 1, 2]));
  });

  it.each([
    [
      'throws',
      'interface A { a: number }\n\nexport function pick() {\n  return (undefined as unknown as A).a;\n}',
      ':4:38: TypeError: Cannot read',
    ],
    ['throws when it is loaded', "\nthrow new RangeError('at once');", ':2:7: RangeError: at once'],
    [
      'throws under a name that it gives its script',
      "export function pick() {\n  throw new Error('mine');\n}\n//# sourceURL=elsewhere.js",
      ':2:9: mine',
    ],
    ['gives no index', 'export const pick = () => 99;', ': request 0: what pick returns must be the index'],
    ['exports nothing', 'export const x = 1;', 'must export a function pick'],
    [
      'reaches for the process',
      'export function pick() { (globalThis as any).process.exit(0); return 0; }',
      'process is not available',
    ],
    [
      'throws an error that is no plain data',
      "export function pick() { throw Object.assign(new Error('odd'), { name: () => 0, message: 7n }); }",
      ': 7',
    ],
    [
      'speaks of misuse',
      "export function pick() { throw Object.assign(new Error('not\\nmine'), { name: 'ImpossibleAction' }); }",
      'not mine',
    ],
    [
      'throws a proxy that tells nothing',
      'export function pick() { throw new Proxy({}, { getPrototypeOf() { throw 1; } }); }',
      'cannot be shown',
    ],
    ['has no exports', 'module.exports = null;', 'must export a function pick'],
    ['throws what cannot be shown', 'export function pick() { throw { toString() { throw 1; } }; }', 'cannot be shown'],
  ])('of code that %s exits 1 with one line', async (_what, text, words) => {
    const { code, out, err, path } = await runOwn(text);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.split('\n').length).toBe(2);
    expect(err).toContain(`lab: ${path}`);
    expect(err).toContain(words);
  });

  it('of code that fills the heap is stopped for that, however slow the machine', async () => {
    // Little at each request: signs of life go on all the while, so that the deadline cannot come first.
    const path = await ownCode(
      'const kept: unknown[] = []; export function pick() { kept.push(new Array(1e5).fill(kept.length)); return 0; }',
    );
    const { code, out, err } = await lab('run', LAB, '--code', path);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^lab: .*used up the memory.*\n$/);
    expect(err).toContain(path);
  }, 180_000);

  it('of a loop that never ends is stopped', async () => {
    const { code, err } = await runOwn('export function pick() { for (;;) {} }');
    expect(code).toBe(1);
    expect(err).toContain('never ends');
  });
});

describe('a grade', () => {
  it('is not forged by lines in what the code says', async () => {
    const path = await ownCode("export function pick() { throw new Error('no\\npassed\\tAll\\twell'); }");
    const { code, out } = await lab('grade', LAB, '--code', path);
    expect(code).toBe(1);
    expect(out).toContain('passed\ufffdAll');
    expect(
      out
        .trimEnd()
        .split('\n')
        .filter((line) => line.startsWith('passed')),
    ).toEqual([]);
  });
});

describe('the package', () => {
  it('names the command', async () => {
    const { bin } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { bin: Record<string, string> };
    expect(bin['lab']).toBe('bin/lab.mjs');
  });
});
