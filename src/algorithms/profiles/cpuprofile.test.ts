// Profiles of real Node, made files of every kind of damage, and one of 50 MB.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../text/utf8.ts';
import { CpuProfileReader, type ProfileProblem, UnusableProfile } from './cpuprofile.ts';
import { type Recording, totalOf } from './recording.ts';
import { wholeOf } from './replay.ts';
import { functionCosts, recursiveContexts } from './totals.ts';

interface V8Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly hitCount: number;
    readonly callFrame: { readonly functionName: string };
  }[];
  readonly startTime: number;
  readonly endTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

function read(text: string, chunkBytes = 4096): Recording {
  const reader = new CpuProfileReader();
  const bytes = encodeUtf8(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes));
  return reader.end();
}

function problemOf(given: unknown): ProfileProblem {
  try {
    read(typeof given === 'string' ? given : JSON.stringify(given));
  } catch (error) {
    if (error instanceof UnusableProfile) return error.problem;
    throw error;
  }
  throw new Error('this profile was read');
}

const rowsOf = (recording: Recording) =>
  functionCosts(recording.contexts, wholeOf(recording), recursiveContexts(recording.contexts)).map((row) => ({
    ...row,
    name: recording.functions[row.function]?.name ?? '',
  }));
const sumOf = (recording: Recording): number => rowsOf(recording).reduce((sum, { self }) => sum + self, 0);

const frame = (functionName: string, lineNumber = 0, url = 'a.js') => ({
  callFrame: { functionName, scriptId: '1', url, lineNumber, columnNumber: 0 },
});
const root = { id: 1, callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 } };
const small = {
  nodes: [
    { ...root, children: [2, 3] },
    { id: 2, ...frame('f', 4), children: [4] },
    { id: 3, ...frame('(idle)', -1, '') },
    { id: 4, ...frame('g', 9) },
  ],
  startTime: 1000,
  endTime: 1100,
  samples: [2, 4, 4, 3],
  timeDeltas: [10, 20, 20, 20],
};

describe('a profile of the installed Node', () => {
  let folder = '';
  let profile: V8Profile;
  let text = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cpu-prof-'));
    writeFileSync(
      join(folder, 'program.cjs'),
      `function spin(n) { let sum = 0; for (let i = 0; i < n; i += 1) sum += Math.sqrt(i * 7); return sum; }
function outer() { let all = 0; for (let i = 0; i < 60; i += 1) all += spin(400000); return all; }
console.log(outer() + [3, 1, 2].sort((a, b) => a - b)[0]);`,
    );
    execFileSync(process.execPath, ['--cpu-prof', '--cpu-prof-dir', folder, join(folder, 'program.cjs')], {
      stdio: 'ignore',
    });
    const name = readdirSync(folder).find((each) => each.endsWith('.cpuprofile')) ?? '';
    text = readFileSync(join(folder, name), 'utf8');
    profile = JSON.parse(text) as V8Profile;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('adds up to its end less its start', () => {
    const recording = read(text);
    expect(totalOf(recording)).toBe(profile.endTime - profile.startTime);
    expect(sumOf(recording)).toBeCloseTo(profile.endTime - profile.startTime, 6);
  });

  it('finds each node as often as V8 counted it, and once more the one of the sample at the start', () => {
    const { hits, functions, contexts } = read(text);
    const byName = (counts: Iterable<readonly [string, number]>): Map<string, number> => {
      const sums = new Map<string, number>();
      for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
      return sums;
    };
    const named = [...contexts.function].map(
      (at, context) => [functions[at]?.name ?? '', hits?.[context] ?? 0] as const,
    );
    const wanted = byName(
      profile.nodes.map(({ callFrame, hitCount }) => [callFrame.functionName || '(anonymous)', hitCount]),
    );
    expect(byName(named)).toEqual(wanted);
    const samples = rowsOf(read(text)).reduce((sum, { calls }) => sum + calls, 0);
    const counted = [...wanted.values()].reduce((sum, count) => sum + count, 0);
    expect(samples).toBe(profile.samples.length);
    expect(samples - counted).toBeLessThanOrEqual(1);
  });

  it('gives each function the time from its samples to the next, as a sum straight over the file does', () => {
    const nameOf = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName || '(anonymous)']));
    const wanted = new Map<string, number>();
    let now = profile.startTime;
    const moments = profile.timeDeltas.map((delta) => {
      now += delta;
      return now;
    });
    const order = moments
      .map((moment, index) => ({ moment, id: profile.samples[index] ?? 0 }))
      .sort((one, other) => one.moment - other.moment);
    order.forEach(({ moment, id }, index) => {
      const from = index === 0 ? profile.startTime : moment;
      const to = order[index + 1]?.moment ?? profile.endTime;
      const name = nameOf.get(id) ?? '';
      wanted.set(name, (wanted.get(name) ?? 0) + to - from);
    });
    const ours = new Map<string, number>();
    for (const { name, self } of rowsOf(read(text))) ours.set(name, (ours.get(name) ?? 0) + self);
    expect(wanted.size).toBeGreaterThan(2);
    for (const [name, self] of wanted) expect(ours.get(name)).toBeCloseTo(self, 6);
    expect(rowsOf(read(text)).find(({ name }) => name === 'outer')?.total).toBeGreaterThanOrEqual(
      ours.get('spin') ?? 0,
    );
  });
});

describe('the times of samples', () => {
  it('last to the next sample, the first from the start, the last to the end', () => {
    const rows = rowsOf(read(JSON.stringify(small)));
    expect(rows.map(({ name, self, total, calls }) => [name, self, total, calls])).toEqual([
      ['g', 40, 40, 2],
      ['f', 30, 70, 1],
      ['(idle)', 30, 30, 1],
      ['(root)', 0, 100, 0],
    ]);
  });

  it('are the same whatever the order of the fields and however the file is cut', () => {
    const { nodes, startTime, endTime, samples, timeDeltas } = small;
    const other = JSON.stringify({ timeDeltas, samples, endTime, title: 'x', startTime, nodes }, undefined, 2);
    for (const bytes of [1, 2, 3, 1000]) expect(read(other, bytes)).toEqual(read(JSON.stringify(small)));
  });

  it('go back with a negative delta: the samples are put in order, and nothing is lost', () => {
    const recording = read(JSON.stringify({ ...small, timeDeltas: [10, 50, -30, 20] }));
    // At 1010 f, at 1030 g, at 1050 idle, at 1060 g.
    expect([...recording.slices.cost]).toEqual([30, 20, 10, 40]);
    expect(totalOf(recording)).toBe(100);
  });

  it('never leave the profile, whatever the deltas say', () => {
    const recording = read(JSON.stringify({ ...small, timeDeltas: [-500, 20, 9000, 1] }));
    expect(totalOf(recording)).toBe(100);
    expect(Math.min(...recording.slices.cost)).toBeGreaterThanOrEqual(0);
  });

  it('are spread evenly where there are no deltas', () => {
    const { timeDeltas: _, ...rest } = small;
    expect([...read(JSON.stringify(rest)).slices.cost]).toEqual([25, 25, 25, 25]);
  });

  it('are shared out by hits where there are no samples', () => {
    const { samples: _s, timeDeltas: _t, ...rest } = small;
    const nodes = rest.nodes.map((node, index) => ({ ...node, hitCount: index }));
    const rows = rowsOf(read(JSON.stringify({ ...rest, nodes })));
    expect(rows.map(({ name, self, calls }) => [name, Math.round(self), calls])).toEqual([
      ['g', 50, 3],
      ['(idle)', 33, 2],
      ['f', 17, 1],
      ['(root)', 0, 0],
    ]);
  });

  it('hold where nodes name their parents, and where the root is another', () => {
    const parents = {
      ...small,
      nodes: [
        root,
        { id: 2, parent: 1, ...frame('f', 4) },
        { id: 3, parent: 1, ...frame('(idle)', -1, '') },
        { id: 4, parent: 2, ...frame('g', 9) },
      ],
    };
    expect(rowsOf(read(JSON.stringify(parents)))).toEqual(rowsOf(read(JSON.stringify(small))));
    const rootless = {
      ...small,
      nodes: small.nodes.map((node) => (node.id === 1 ? { ...node, ...frame('main') } : node)),
    };
    expect(rowsOf(read(JSON.stringify(rootless))).map(({ name }) => name)).toContain('(root)');
  });

  it('of a function that calls itself are counted once', () => {
    const nodes = [
      { ...root, children: [2] },
      { id: 2, ...frame('f'), children: [3] },
      { id: 3, ...frame('f'), children: [4] },
      { id: 4, ...frame('f') },
    ];
    const rows = rowsOf(read(JSON.stringify({ ...small, nodes, samples: [2, 3, 4, 4] })));
    expect(rows[0]).toMatchObject({ name: 'f', self: 100, total: 100 });
  });
});

describe('a file that is no such profile', () => {
  const withNode = (index: number, changes: object) => ({
    ...small,
    nodes: small.nodes.map((node, at) => (at === index ? { ...node, ...changes } : node)),
  });
  it.each<[string, unknown, ProfileProblem['is']]>([
    ['empty', '', 'empty'],
    ['no object', '[]', 'notProfile'],
    ['cut in the middle', JSON.stringify(small).slice(0, -30), 'json'],
    ['not JSON', '{nodes: 1}', 'json'],
    ['without nodes', { ...small, nodes: undefined }, 'missing'],
    ['with no node', { ...small, nodes: [] }, 'missing'],
    ['without a start', { ...small, startTime: undefined }, 'missing'],
    ['with a text as its end', { ...small, endTime: 'later' }, 'field'],
    ['that ends before it starts', { ...small, endTime: 1 }, 'times'],
    ['a trace of the Performance panel', { traceEvents: [{ ph: 'X' }] }, 'trace'],
    ['two nodes of one number', withNode(3, { id: 2 }), 'duplicate'],
    ['a child that is not there', withNode(1, { children: [99] }), 'child'],
    ['a child of two', withNode(2, { children: [4] }), 'twoParents'],
    [
      'a circle beside the tree',
      {
        ...small,
        nodes: [...small.nodes, { id: 5, ...frame('a'), children: [6] }, { id: 6, ...frame('b'), children: [5] }],
      },
      'cycle',
    ],
    [
      'a circle alone',
      {
        ...small,
        nodes: [
          { id: 5, ...frame('a'), children: [6] },
          { id: 6, ...frame('b'), children: [5] },
        ],
      },
      'cycle',
    ],
    ['a node that is its own child', withNode(3, { children: [4] }), 'twoParents'],
    ['two roots', { ...small, nodes: [...small.nodes, { id: 9, ...frame('x') }] }, 'roots'],
    ['a sample of no node', { ...small, samples: [2, 77, 4, 3] }, 'sample'],
    ['fewer deltas than samples', { ...small, timeDeltas: [1] }, 'deltas'],
    ['a node without its function', withNode(1, { callFrame: undefined }), 'node'],
    ['a node with a wrong number', withNode(1, { id: 'two' }), 'node'],
    ['samples that are no list', { ...small, samples: 7 }, 'field'],
    ['samples that are no numbers', { ...small, samples: ['2'] }, 'field'],
    ['neither samples nor hits', { ...small, samples: undefined, timeDeltas: undefined }, 'missing'],
  ])('%s is refused by what is wrong with it', (_, given, problem) => {
    expect(problemOf(given).is).toBe(problem);
  });
});

it('reads 50 MB piece by piece, and holds every sample', () => {
  const nodeCount = 20_000;
  const samplesCount = 5_000_000;
  const reader = new CpuProfileReader();
  let bytes = 0;
  let pieces = 0;
  const push = (text: string): void => {
    const chunk = encodeUtf8(text);
    bytes += chunk.length;
    pieces += 1;
    reader.push(chunk);
  };
  const nodes = Array.from({ length: nodeCount }, (_, index) =>
    JSON.stringify({
      id: index + 1,
      hitCount: 0,
      ...(index === 0 ? root : frame(`function${index % 3000}`, index % 900)),
      ...(index * 2 + 2 <= nodeCount
        ? { children: [index * 2 + 2, index * 2 + 3].filter((id) => id <= nodeCount) }
        : {}),
    }),
  );
  push(`{"nodes":[${nodes.join(',')}],"startTime":5,"endTime":${5 + samplesCount * 100},"samples":[`);
  const block = 100_000;
  for (let from = 0; from < samplesCount; from += block)
    push(
      (from === 0 ? '' : ',') +
        Array.from({ length: block }, (_, index) => (((from + index) * 7919) % nodeCount) + 1).join(','),
    );
  push('],"timeDeltas":[');
  for (let from = 0; from < samplesCount; from += block)
    push((from === 0 ? '' : ',') + '100,'.repeat(block).slice(0, -1));
  expect(reader.counts).toEqual({ nodes: nodeCount, samples: samplesCount });
  push(']}');
  expect(bytes).toBeGreaterThan(50e6 - 1e6);
  expect(pieces).toBeGreaterThan(90);
  const recording = reader.end();
  expect(recording.slices.context).toHaveLength(samplesCount);
  expect(totalOf(recording)).toBe(samplesCount * 100);
  expect(sumOf(recording)).toBe(samplesCount * 100);
});
