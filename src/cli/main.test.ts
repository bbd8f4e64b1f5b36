// The command line in this process: what it prints, how it ends, and what it refuses.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLab } from '../worker/labs.ts';
import type { Experiment } from '../worker/link.ts';
import { encodeExperiment } from '../worker/link.ts';
import { call, SMALL_SWEEP, scratchFile, scratchFolder } from './testing/call.ts';

const LAB = 'load-balancing';
const parse = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

/** Exit 2, nothing on standard output, one line on standard error that has these words. */
async function expectMisuse(argv: readonly string[], ...words: readonly string[]): Promise<void> {
  const { code, out, notes } = await call(...argv);
  expect({ code, out, lines: notes.length }).toEqual({ code: 2, out: '', lines: 1 });
  expect(notes[0]).not.toContain('\n');
  for (const word of words) expect(notes[0]).toContain(word);
}

describe('list and show', () => {
  it('name every lab', async () => {
    const rows = JSON.parse((await call('list', '--json')).out) as readonly Record<string, unknown>[];
    expect(rows.find((row) => row['id'] === LAB)).toEqual({
      id: LAB,
      chapter: 4,
      sections: ['4.2'],
      title: 'Load balancing',
      input: ['requests-csv-or-access-log'],
    });
    expect((await call('list')).lines.length).toBe(rows.length);
  });

  it('tell what a lab takes', async () => {
    const shown = parse((await call('show', LAB, '--json')).out);
    const params = shown['params'] as readonly Record<string, unknown>[];
    expect(params.find((parameter) => parameter['name'] === 'arrivalRatePerS')).toMatchObject({
      kind: 'number',
      unit: '1/s',
      min: 0.1,
      max: 5000,
      default: 60,
    });
    expect(params.find((parameter) => parameter['name'] === 'algorithm')?.['values']).toContain('peak-ewma');
    expect(Object.keys(shown)).toEqual(
      expect.arrayContaining(['scenarios', 'input', 'metrics', 'exercises', 'exports', 'actions']),
    );
    const text = (await call('show', LAB)).out;
    for (const parameter of params) expect(text).toContain(`--set ${String(parameter['name'])}=`);
  });
});

describe('run', () => {
  it('prints one object: lab, seed, params, untilMs, metrics, result', async () => {
    const { code, lines } = await call(
      'run',
      LAB,
      '--set',
      'servers=4',
      '--set',
      'weights=1,2,3,4',
      '--seed',
      '9',
      '--until',
      '5000',
      '--json',
    );
    expect([code, lines.length]).toEqual([0, 1]);
    const outcome = parse(lines[0] ?? '');
    expect(Object.keys(outcome)).toEqual(['lab', 'seed', 'params', 'untilMs', 'metrics', 'result']);
    expect(outcome).toMatchObject({
      lab: LAB,
      seed: 9,
      untilMs: 5000,
      params: { servers: 4, weights: [1, 2, 3, 4], algorithm: 'round-robin' },
    });
    expect(Object.keys(outcome['metrics'] as object)).toContain('p99ResponseMs');
  });

  it('is the same every time, another with another seed, and seed 1 unless told otherwise', async () => {
    const run = async (...more: readonly string[]) =>
      (await call('run', LAB, '--until', '3000', '--json', ...more)).out;
    expect(await run()).toBe(await run('--seed', '1'));
    expect(await run('--seed', '2')).not.toBe(await run());
  });

  it('writes what JSON has no number for in words', async () => {
    const { out } = await call('run', LAB, '--set', 'arrivalRatePerS=0.1', '--until', '1', '--json');
    expect(parse(out)['metrics']).toMatchObject({ requests: 0, meanResponseMs: 'NaN' });
  });

  it('prints the metrics as CSV, and a line each without a form', async () => {
    const metrics = parse((await call('run', LAB, '--until', '3000', '--json')).out)['metrics'] as Record<
      string,
      number
    >;
    const [header = '', row = ''] = (await call('run', LAB, '--until', '3000', '--csv')).out.split('\n');
    expect(Object.fromEntries(header.split(',').map((name, index) => [name, Number(row.split(',')[index])]))).toEqual(
      metrics,
    );
    expect((await call('run', LAB, '--until', '3000')).lines).toContain(`requests\t${String(metrics['requests'])}`);
  });

  it('sets up a scenario with its actions', async () => {
    const { out } = await call('run', LAB, '--scenario', 'one-slow', '--json');
    expect(parse(out)).toMatchObject({ seed: 42, params: { arrivalRatePerS: 45 } });
    const without = await call(
      'run',
      LAB,
      '--set',
      'arrivalRatePerS=45',
      '--set',
      'servers=3',
      '--seed',
      '42',
      '--json',
    );
    expect(without.out).not.toBe(out);
  });

  it('does what a file of actions says', async () => {
    const actions = await scratchFile(
      'a.jsonl',
      '{"at":0,"action":"kill","server":0}\n\n{"at":0,"action":"kill","server":1}\n{"at":0,"action":"kill","server":2}\n',
    );
    const { out } = await call('run', LAB, '--actions', actions, '--until', '20000', '--json');
    expect(parse(out)['metrics']).toMatchObject({ answered: 0 });
  });

  it('reads files one after the other, and runs to the end of them', async () => {
    const one = await scratchFile('1.csv', 'timeMs,clientIp\n0,10.0.0.1\n10,10.0.0.2\n');
    const { out } = await call('run', LAB, '--input', one, '--set', 'clientDelayMs=0', '--json');
    expect(parse(out)['metrics']).toMatchObject({ requests: 2, answered: 2 });
    expect((parse(out)['result'] as { choices: unknown })['choices']).toEqual([0, 1]);
  });

  it('ends by itself after so many requests', async () => {
    const { out } = await call('run', LAB, '--set', 'requests=500', '--json');
    expect(parse(out)['metrics']).toMatchObject({ requests: 500 });
  });
});

describe('a link', () => {
  const params = { algorithm: 'random', servers: 2 };
  const experiment: Experiment = {
    v: 1,
    lab: LAB,
    modelVersion: 0,
    active: 1,
    time: 4000,
    runs: [
      { role: 'main', params, seed: 5, actions: [], until: 60_000 },
      {
        role: 'fork',
        params,
        seed: 5,
        actions: [{ at: 1000, action: 'kill', server: 0 }],
        until: 60_000,
        forkTime: 1000,
      },
    ],
  };

  it('is run as it was shared: the run on the stage, up to its moment', async () => {
    const { code, out, notes } = await call(
      'run',
      LAB,
      '--link',
      `http://localhost:1/labs/load-balancing#s=${encodeExperiment(experiment)}`,
      '--json',
    );
    const actions = await scratchFile('a.jsonl', '{"at":1000,"action":"kill","server":0}');
    const same = await call(
      'run',
      LAB,
      '--set',
      'algorithm=random',
      '--set',
      'servers=2',
      '--seed',
      '5',
      '--until',
      '4000',
      '--actions',
      actions,
      '--json',
    );
    expect([code, out]).toEqual([0, same.out]);
    expect(notes.join()).toContain('version 0');
  });

  it('is refused when it is damaged, for another lab, or clashes', async () => {
    const link = encodeExperiment(experiment);
    await expectMisuse(['run', LAB, '--link', link.slice(0, -9)], 'damaged');
    await expectMisuse(['run', LAB, '--link', 'http://x/'], '#s=');
    await expectMisuse(['run', LAB, '--link', encodeExperiment({ ...experiment, lab: 'eviction' })], 'eviction');
    await expectMisuse(['run', LAB, '--link', link, '--scenario', 'even'], 'scenario');
    const [run] = experiment.runs;
    const uncoded = { ...run, actions: [{ at: 1, action: 'set', name: 'algorithm', value: 'own-code' }] } as typeof run;
    await expectMisuse(
      ['run', LAB, '--link', encodeExperiment({ ...experiment, runs: [uncoded] as Experiment['runs'] })],
      'no code',
    );
    await expectMisuse(
      ['run', LAB, '--link', encodeExperiment({ ...experiment, inputName: 'day.csv' })],
      'day.csv',
      '--input',
    );
  });

  it('names the action that cannot be taken', async () => {
    const [run] = experiment.runs;
    const { version } = (await loadLab(LAB)).model;
    const linkWith = (action: object) => {
      const runs = [{ ...run, actions: [{ at: 1, action: 'kill', server: 0 }, action] }] as Experiment['runs'];
      return encodeExperiment({ ...experiment, modelVersion: version, active: 0, runs });
    };
    await expectMisuse(['run', LAB, '--link', linkWith({ at: 2, action: 'kill', server: 9 })], 'action 2 of the link');
    await expectMisuse(
      ['run', LAB, '--link', linkWith({ at: 2, action: 'sing' })],
      'action 2 of the link: There is no',
    );
  });
});

describe('sweep', () => {
  const sweep = (...argv: readonly string[]) => call('sweep', LAB, '--jobs', '1', '--until', '1000', ...argv);

  it('prints a row a run, the first parameter slowest, seeds fastest', async () => {
    const { code, lines } = await sweep(...SMALL_SWEEP, '--seed', '7');
    expect(code).toBe(0);
    expect(lines[0]).toMatch(/^arrivalRatePerS,algorithm,seed,requests,/);
    const expected = ['10', '20', '30'].flatMap((rate) =>
      ['random', 'round-robin'].flatMap((algorithm) => ['7', '8'].map((seed) => [rate, algorithm, seed].join())),
    );
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 3).join())).toEqual(expected);
  });

  it('gives each run what run gives', async () => {
    const { lines } = await sweep('--vary', 'servers=2,5', '--seed', '4', '--json');
    const { out } = await call('run', LAB, '--set', 'servers=5', '--seed', '4', '--until', '1000', '--json');
    expect(parse(lines[1] ?? '')).toEqual({ servers: 5, seed: 4, ...(parse(out)['metrics'] as object) });
  });

  it('parts the values of a list by semicolons', async () => {
    const { lines } = await sweep('--vary', 'weights=1;2;3,5;1;1', '--json');
    expect(lines.map((line) => parse(line)['weights'])).toEqual([
      [1, 2, 3],
      [5, 1, 1],
    ]);
  });

  it('makes steps without the noise of binary fractions, down as well as up', async () => {
    const values = async (range: string) =>
      (await sweep('--vary', `clientSkew=${range}`, '--json')).lines.map((line) => parse(line)['clientSkew']);
    expect(await values('0:0.5:0.1')).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(await values('0.3:0.1:-0.1')).toEqual([0.3, 0.2, 0.1]);
    expect(await values('0:1:0.4')).toEqual([0, 0.4, 0.8]);
  });

  it('is split by shards whose outputs one after the other are the whole', async () => {
    const rows = (...shard: readonly string[]) =>
      sweep('--vary', 'servers=1:5:1', '--seeds', '2', '--json', ...shard).then((reply) => reply.out);
    const whole = await rows();
    for (const count of [1, 3, 10, 13]) {
      const parts: string[] = [];
      for (let index = 1; index <= count; index += 1) parts.push(await rows('--shard', `${index}/${count}`));
      expect(parts.join('')).toBe(whole);
    }
  });

  it('lets each run end as its own parameters say', async () => {
    const { lines } = await call(
      'sweep',
      LAB,
      '--jobs',
      '1',
      '--set',
      'requests=5',
      '--vary',
      'requests=10,0,20',
      '--json',
    );
    const made = lines.map((line) => parse(line)['requests'] as number);
    expect([made[0], made[2]]).toEqual([10, 20]);
    expect(made[1]).toBeGreaterThan(1000);
  });

  it.each([
    [['--seeds', '2'], '--vary'],
    [['--vary', 'speed=1'], 'speed'],
    [['--vary', 'servers=1,x'], 'x'],
    [['--vary', 'servers=1,2,'], '1,2,'],
    [['--vary', 'servers=1:5:0'], '1:5:0'],
    [['--vary', 'servers=5:1:1'], '5:1:1'],
    [['--vary', 'servers=1:a:1'], '1:a:1'],
    [['--vary', 'servers=1:5:0.5'], '1.5'],
    [['--vary', 'weights=1:3:1'], 'only numbers'],
    [['--vary', 'servers=1', '--vary', 'servers=2'], 'twice'],
    [['--vary', 'servers=1', '--shard', '0/2'], '0/2'],
    [['--vary', 'servers=1', '--shard', '3/2'], '3/2'],
    [['--vary', 'servers=1', '--jobs', '0'], '--jobs'],
    [['--vary', 'servers=1', '--seeds', '1.5'], '1.5'],
    [['--vary', 'algorithm=random,own-code'], '--code'],
    [['--vary', '__proto__=1'], 'no parameter __proto__'],
    [['--vary', 'servers=1', '--seed', '9007199254740991', '--seeds', '2'], '--seeds'],
    // Found out when the first run is made: no header stands alone on standard output.
    [['--vary', 'servers=1', '--jobs', '1', '--input', '/nowhere/x.csv'], '/nowhere/x.csv'],
    [['--vary', 'arrivalRatePerS=1:1000:0.01', '--seeds', '1000'], 'at most'],
  ])('refuses %j', async (argv, words) => {
    await expectMisuse(['sweep', LAB, ...argv], words);
  });
});

describe('export', () => {
  it('prints one file, or writes it into a folder', async () => {
    const { out } = await call('export', LAB, '--to', 'nginx', '--set', 'serverNames=alpha,beta');
    expect(out).toContain('server alpha');
    const folder = join(await scratchFolder(), 'new');
    const { code } = await call('export', LAB, '--to', 'nginx', '--set', 'serverNames=alpha,beta', '--out', folder);
    expect(code).toBe(0);
    const [name = ''] = await readdir(folder);
    expect(await readdir(folder)).toEqual([name]);
    expect(await readFile(join(folder, name), 'utf8')).toBe(out);
  });

  it('leaves a file alone that stands where the folder should be', async () => {
    const path = await scratchFile('taken', 'mine');
    await expectMisuse(['export', LAB, '--to', 'nginx', '--out', path], path, 'folder');
    expect(await readFile(path, 'utf8')).toBe('mine');
  });

  it('names a folder in which nothing can be made, and leaves nothing behind', async () => {
    const file = await scratchFile('taken', 'mine');
    for (const folder of [join(file, 'below'), '/proc/nothing/here', '/dev/null/below', ''])
      await expectMisuse(['export', LAB, '--to', 'nginx', '--out', folder], `${folder} cannot be written`);
  });

  it('knows its targets', async () => {
    await expectMisuse(['export', LAB, '--to', 'floppy'], 'nginx', 'floppy');
    await expectMisuse(['export', LAB], '--to');
  });
});

describe('misuse', () => {
  it.each([
    [[], 'list'],
    [['dance'], 'dance'],
    [['run'], LAB],
    [['run', 'nowhere'], 'nowhere'],
    [['run', LAB, 'more'], 'more'],
    [['list', 'more'], 'more'],
    [['run', LAB, '--fast'], '--fast'],
    [['run', LAB, '--set', 'servers'], 'name=value'],
    [['run', LAB, '--set', 'servers=0'], 'from 1 to 200'],
    [['run', LAB, '--set', 'algorithm=best'], 'best'],
    [['run', LAB, '--set', 'algorithm=own-code'], '--code'],
    [
      ['run', 'windows', '--set', 'window=sliding', '--set', 'sizeMs=99999', '--set', 'slideMs=1'],
      '10000 times slideMs',
    ],
    [['run', LAB, '--set', 'speed=1'], 'speed'],
    [['run', LAB, '--set', '__proto__=1'], 'no parameter __proto__'],
    [['run', LAB, '--set', 'sp\u001b[31m\r\u2028eed=1'], 'sp\ufffd[31m eed'],
    [['run', LAB, '--seed', '9'.repeat(9000)], `${'9'.repeat(60)}…`],
    [['run', LAB, '--seed', '-1'], '--seed=-'],
    [['run', LAB, '--seed', '1', '--seed', '2'], 'once'],
    [['run', LAB, '--until', '0'], '--until'],
    [['run', LAB, '--until', 'soon'], 'soon'],
    [['run', LAB, '--until', '1e300'], '1e300'],
    [['run', LAB, '--scenario', 'nice'], 'one-slow'],
    [['run', LAB, '--json', '--csv'], '--csv'],
    [['run', LAB, '--input', '/nowhere/x.csv'], '/nowhere/x.csv'],
    [['run', LAB, '--actions', '/nowhere/x'], '/nowhere/x'],
    [['run', LAB, '--code', '/nowhere/x.ts'], '/nowhere/x.ts'],
    [['grade', LAB], ''],
    [['grade', `${LAB}/a/b`, '--code', 'x'], 'a/b'],
    [['grade', `${LAB}/none`, '--code', 'x'], 'none'],
  ])('%j', async (argv, words) => {
    await expectMisuse(argv, words);
  });

  it('names file and line of bad actions, bad input and bad code', async () => {
    const actions = await scratchFile('a.jsonl', '{"at":1,"action":"kill","server":0}\n{"at":2,"action":"boil"}\n');
    await expectMisuse(['run', LAB, '--actions', actions], `${actions}:2`, 'boil', 'kill');
    await writeFile(actions, '\n{"at":2,"action":"set","name":"algorithm","value":"own-code"}\n');
    await expectMisuse(['run', LAB, '--actions', actions], `${actions}:2`, 'own-code', '--code');
    await writeFile(actions, '{"at":2,"action":"set","name":"arrivalRatePerS","value":5,"by":"me"}\n');
    await expectMisuse(['run', LAB, '--actions', actions], `${actions}:1`, '"by"');
    await writeFile(actions, 'kill it');
    await expectMisuse(['run', LAB, '--actions', actions], `${actions}:1`, 'kill it');
    const input = await scratchFile('r.csv', 'timeMs,clientIp\n0,a\n-5,b\n');
    await expectMisuse(['run', LAB, '--input', input], input, 'line 3', '-5');
    const code = await scratchFile('c.ts', 'export function pick(\n  { return 0 }\n');
    await expectMisuse(['run', LAB, '--code', code], `${code}:2:`);
    const imports = await scratchFile('i.ts', "import fs from 'node:fs';\nexport const pick = () => 0;\n");
    await expectMisuse(['run', LAB, '--code', imports], `${imports}:1:1`, 'import');
  });

  it('takes a file of actions with a byte order mark and line ends of Windows', async () => {
    const text = '{"at":1,"action":"kill","server":0}\r\n{"at":2,"action":"restore","server":0}\r\n';
    const run = async (content: string) =>
      (await call('run', LAB, '--until', '500', '--actions', await scratchFile('a.jsonl', content))).out;
    expect(await run(`\ufeff${text}`)).toBe(await run(text.replaceAll('\r', '')));
  });

  it('names an object of an action that is not there', async () => {
    const actions = await scratchFile('a.jsonl', '{"at":1,"action":"kill","server":99}\n');
    await expectMisuse(['run', LAB, '--actions', actions], 'kill', 'server 99', 'from 0 to 2');
  });

  it('refuses a large binary file in words', async () => {
    const bytes = new Uint8Array(50_000_000);
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = (index * 2654435761) >>> 13;
    await expectMisuse(['run', LAB, '--input', await scratchFile('x.bin', bytes)], 'x.bin', 'binary');
  });

  it('is not asking for help', async () => {
    const { code, out } = await call('help');
    expect(code).toBe(0);
    expect(out).toContain('lab sweep');
  });
});
