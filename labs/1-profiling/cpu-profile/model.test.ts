// The run walks along a recording: there and back again, with the same figures; what it says of it, and of files.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectExactReturn, labMachines } from '#src/sim/testing/lab-machines.ts';
import { input as reader } from './input.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';
import { probes } from './probes.ts';
import { openRecorder, programText } from './testing/programs.ts';

const { machineOf, drained } = labMachines(lab, model);
let recorder: Awaited<ReturnType<typeof openRecorder>>;
beforeAll(async () => {
  recorder = await openRecorder();
}, 60_000);
const runOf = (name: string, before?: string) => ({
  input: recorder.inputOf(programText(name), before === undefined ? undefined : programText(before)),
});

interface Row {
  readonly name: string;
  readonly calls: number;
  readonly primitiveCalls: number;
  readonly selfOperations: number;
  readonly totalOperations: number;
  readonly selfMs: number;
  readonly hits: number;
}
const rowsIn = (result: unknown): readonly Row[] => (result as { functions: readonly Row[] }).functions;

function open(...files: readonly (readonly [string, string | Uint8Array])[]) {
  const session = reader.open();
  for (const [name, content] of files) {
    session.file(name);
    const problem = session.push(typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content);
    if (problem !== undefined) return problem;
  }
  return session.end();
}
const page = (): Uint8Array => readFileSync(new URL('samples/page.cpuprofile', import.meta.url));
function opened(...files: readonly (readonly [string, string | Uint8Array])[]): unknown {
  const read = open(...files);
  if (!('input' in read)) throw new Error(read.message);
  return read.input;
}

describe('a run', () => {
  it('ends with every operation and every call of the program, and says what it printed', () => {
    const machine = drained({ program: 'report' }, runOf('report'));
    const rows = rowsIn(machine.result());
    expect(machine.metrics()).toMatchObject({
      operations: 140_428,
      functions: 7,
      deepestStack: 5,
      durationMs: Number.NaN,
    });
    expect(rows.reduce((sum, { selfOperations }) => sum + selfOperations, 0)).toBe(140_428);
    expect(rows[0]).toMatchObject({ name: 'sortKey', calls: 1352, selfOperations: 100_453, totalOperations: 134_482 });
    expect(machine.result()).toMatchObject({ end: { kind: 'completed' } });
    expect((machine.result() as { output: readonly string[] }).output[0]).toBe('57  ada Lovelace 14');
  });

  it('counts a recursive function as pstats does', () => {
    const fib = rowsIn(drained({ program: 'fibonacci' }, runOf('fibonacci')).result())[0];
    expect(fib).toMatchObject({ name: 'fib', calls: 10_939, primitiveCalls: 7 });
    expect(fib?.totalOperations).toBe(fib?.selfOperations);
  });

  it('grows: what a moment shows is what ran up to it', () => {
    const machine = machineOf({ program: 'journal' }, runOf('journal'));
    const totals: number[] = [];
    for (let tick = 0; tick <= 400 && !machine.ended; tick += 20) {
      machine.advanceTo(tick);
      const { frames, position } = machine.snapshot();
      expect(frames.totals[0]).toBe(position);
      totals.push(position);
    }
    expect(totals).toEqual([...totals].sort((one, other) => one - other));
    expect(totals.length).toBeGreaterThan(10);
  });

  it('returns exactly to where it was, whatever way it took', () => {
    const run = runOf('duplicates', 'journal');
    expectExactReturn({
      machineOf: (changes, options) => machineOf(changes, { ...run, ...options }),
      setups: fc.record({ profiler: fc.constantFrom('counts', 'samples'), sampleEvery: fc.constantFrom(50, 4000) }),
      actions: fc.record({ action: fc.constant('accuse'), function: fc.constantFrom(1, 2, 3) }),
      horizon: 160,
      numRuns: 15,
    });
  });

  it('prints what the probes of the tasks wait for', () => {
    for (const [program, probe] of [
      ['report', 'sameReport'],
      ['journal', 'sameJournal'],
      ['fibonacci', 'sameFibonacci'],
    ] as const) {
      const machine = drained({ program }, runOf(program));
      expect([program, probes[probe] !== undefined && machine.probe(probe)]).toEqual([program, true]);
    }
  });

  it('refuses to accuse what is not there, and the whole', () => {
    const machine = machineOf({}, runOf('duplicates'));
    expect(() => machine.act({ action: 'accuse', function: 99 })).toThrow('no function');
    expect(() => machine.act({ action: 'accuse', function: 0 })).toThrow('no function');
    expect(() => machine.act({ action: 'accuse', function: Number.NaN })).toThrow('no function');
  });

  it('tells why: how often, how dear, who asked for it and where it went', () => {
    const machine = machineOf({ program: 'report' }, runOf('report'));
    machine.advanceTo(1000);
    const { functions } = machine.snapshot();
    const id = functions.findIndex(({ name }) => name === 'sortKey');
    const why = machine.why({ kind: 'function', id });
    const keys = why?.causes.map(({ phrase }) => phrase.key) ?? [];
    expect(keys).toEqual(
      expect.arrayContaining([
        'record.first',
        'record.hotter',
        'why.calls',
        'why.self.operations',
        'why.total.operations',
        'why.caller',
        'why.callee',
      ]),
    );
    const caller = why?.causes.find(({ phrase }) => phrase.key === 'why.caller');
    expect(caller?.phrase.args).toEqual({ name: 'compare', percent: 100 });
    expect(machine.why({ kind: 'function', id: 99 })).toBeUndefined();
    expect(machine.why({ kind: 'whole', id: 0 })?.causes[1]?.phrase.args).toEqual({ name: 'sortKey', percent: 71.5 });
    expect(machine.why({ kind: 'server', id: 1 })).toBeUndefined();
    machine.seek(0);
    expect(machine.why({ kind: 'whole', id: 0 })?.causes).toHaveLength(1);
    expect(machine.why({ kind: 'function', id })?.title.key).toBe('why.title.unseen');
  });
});

describe('a comparison', () => {
  it('says by how much the program has changed, and each frame knows what it cost before', () => {
    const machine = drained({ program: 'journal', before: 'report' }, runOf('journal', 'report'));
    const { operations, changeShare } = machine.metrics();
    expect(changeShare).toBeCloseTo((operations ?? 0) / 140_428 - 1, 10);
    const { frames, functions } = machine.snapshot();
    expect(frames.before?.totals[0]).toBe(140_428);
    expect(functions.map(({ name }) => name)).toEqual(expect.arrayContaining(['append', 'sortKey']));
  });
});

describe('samples', () => {
  it('of a program in step with them show one half of its beat alone', () => {
    const exact = rowsIn(drained({ program: 'lockstep' }, runOf('lockstep')).result());
    const shares = Object.fromEntries(exact.map(({ name, selfOperations }) => [name, selfOperations]));
    expect((shares['read'] ?? 0) / 150).toBe(596);
    expect((shares['pack'] ?? 0) / 150).toBe(399);
    const seen = drained({ program: 'lockstep', profiler: 'samples', sampleEvery: 1000 }, runOf('lockstep'));
    expect(seen.metrics()['hottestSelfShare']).toBeGreaterThan(0.99);
    expect(seen.metrics()['samplingErrorShare']).toBeGreaterThan(0.55);
    expect(seen.metrics()['calls']).toBeNaN();
  });
});

describe('a file', () => {
  it('gives functions whose times add up to the profile, and V8’s own hits', () => {
    const profile = JSON.parse(Buffer.from(page()).toString()) as {
      readonly startTime: number;
      readonly endTime: number;
      readonly nodes: readonly { readonly hitCount: number; readonly callFrame: { readonly functionName: string } }[];
    };
    const rows = rowsIn(drained({}, { input: opened(['page.cpuprofile', page()]) }).result());
    const wholeMs = (profile.endTime - profile.startTime) / 1000;
    expect(rows.reduce((sum, { selfMs }) => sum + selfMs, 0)).toBeCloseTo(wholeMs, 6);
    expect(rows.map(({ selfMs }) => selfMs)).toEqual(
      rows.map(({ selfMs }) => selfMs).sort((one, other) => other - one),
    );
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['(idle)', '(program)', '(garbage collector)', '(root)']),
    );
    const idle = profile.nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)');
    expect(rows.find(({ name }) => name === '(idle)')?.hits).toBe(
      idle.reduce((sum, { hitCount }) => sum + hitCount, 0),
    );
  });

  it('of one stack too deep to be shown whole shows its outer frames', () => {
    const depth = 20_000;
    const callFrame = { functionName: 'again', scriptId: '1', url: '', lineNumber: 0, columnNumber: 0 };
    const nodes = Array.from({ length: depth }, (_, place) => ({
      ...{ id: place + 1, callFrame, hitCount: place === depth - 1 ? 1 : 0 },
      children: place === depth - 1 ? [] : [place + 2],
    }));
    const profile = JSON.stringify({ nodes, startTime: 0, endTime: 100, samples: [depth], timeDeltas: [100] });
    const { parent, totals } = drained({}, { input: opened(['deep.cpuprofile', profile]) }).snapshot().frames;
    expect(parent.length).toBe(12_000);
    expect([...parent]).toEqual(Array.from(parent, (_, context) => context - 1));
    expect(new Set(totals)).toEqual(new Set([100]));
  });

  it('and another are before and after', () => {
    const machine = drained({}, { input: opened(['a.cpuprofile', page()], ['b.cpuprofile', page()]) });
    expect(machine.metrics()['changeShare']).toBe(0);
    expect(machine.snapshot().names).toEqual({ after: 'b.cpuprofile', before: 'a.cpuprofile' });
    expect(open(['a', page()], ['b', page()], ['c', page()])).toMatchObject({ phrase: { key: 'input.files' } });
  });

  it.each([
    ['', 'input.empty'],
    ['[]', 'input.notProfile'],
    ['\u007f\u0002', 'input.notProfile'],
    ['{"nodes":', 'input.json'],
    ['{"traceEvents":[]}', 'input.trace'],
    ['{}', 'input.missing'],
  ])('that is none is refused in words: %s', (content, key) => {
    expect(open(['a.cpuprofile', content])).toMatchObject({ phrase: { key, args: { name: 'a.cpuprofile' } } });
  });

  it('that is none spoils the second as well as the first, and is named', () => {
    expect(open(['a', page()], ['b', '{}'])).toMatchObject({ phrase: { key: 'input.missing', args: { name: 'b' } } });
    expect(open(['a', '{}'], ['b', page()])).toMatchObject({ phrase: { key: 'input.missing', args: { name: 'a' } } });
  });
});

it('the export is a file of speedscope, with both profiles where there are two', () => {
  const params = { program: 'journal', before: 'journal', profiler: 'counts', sampleEvery: 1000 };
  const setup = { params, ...runOf('journal', 'report') };
  const [file] = model.exports?.['speedscope']?.(setup, { seed: 1, actions: [] }) ?? [];
  expect(file?.name).toBe('journal.speedscope.json');
  const { profiles } = JSON.parse(file?.text ?? '{}') as { profiles: { readonly endValue: number }[] };
  expect(profiles.map(({ endValue }) => endValue)[1]).toBe(140_428);
});
