// The run as a whole: it goes back as exactly as forward, gives the answer of a plain count whatever breaks, and counts
// each task once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSaid, faultOf } from '#src/algorithms/testing/faults.ts';
import { encodeUtf8 } from '#src/algorithms/text/utf8.ts';
import type { Action } from '#src/contract/run.ts';
import { everythingOf, expectExactReturn } from '#src/sim/testing/lab-machines.ts';
import { messages as en } from './messages.en.ts';
import { messages as ru } from './messages.ru.ts';
import { RECORD } from './records.ts';
import { machineOf, stateOf } from './testing/runs.ts';

const END = 2_000_000;
const textOf = (lines: readonly string[], name = 'a.txt') => ({ name, bytes: encodeUtf8(`${lines.join('\n')}\n`) });

type Settings = Readonly<Record<string, unknown>>;
interface Told {
  readonly actions?: readonly Action[];
  readonly input?: unknown;
  readonly policy?: () => unknown;
}

const done = (settings: Settings, told: Told = {}) => {
  const machine = machineOf(settings, { until: END, seed: 3, ...told });
  machine.advanceTo(Number.POSITIVE_INFINITY);
  return machine;
};
const outputOf = (settings: Settings, told: Told = {}) => done(settings, told).result()['output'];

const anyAction = fc.oneof(
  fc.record({ action: fc.constant('kill'), node: fc.nat(3) }),
  fc.record({ action: fc.constant('revive'), node: fc.nat(3) }),
  fc.record({ action: fc.constant('slow'), node: fc.nat(3), factor: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ action: fc.constant('set'), name: fc.constant('speculative'), value: fc.boolean() }),
);
const anySetup = fc.record({
  job: fc.constantFrom('word-count', 'inverted-index'),
  mappers: fc.integer({ min: 1, max: 20 }),
  reducers: fc.integer({ min: 1, max: 9 }),
  combiner: fc.boolean(),
  speculative: fc.boolean(),
  words: fc.constant(600),
  slotsPerNode: fc.integer({ min: 1, max: 3 }),
  failureDetectionMs: fc.constantFrom(0, 700, 3000),
});

describe('going back', () => {
  it('leads to the same log, samples, snapshot and state as going straight there', () => {
    expectExactReturn({ machineOf, setups: anySetup, actions: anyAction, horizon: 20_000 });
  });

  it('replays the student’s code from the start', () => {
    const policy = () => {
      let calls = 0;
      return {
        map: (record: string, emit: (key: string, value: number) => void) => {
          calls += 1;
          emit(record.slice(0, 2), calls);
        },
        reduce: (_key: string, values: readonly number[]) => Math.max(...values),
      };
    };
    const settings = { job: 'own-code', words: 300 };
    const options = { seed: 3, until: END, policy, checkpoints: false };
    const wanderer = machineOf(settings, options);
    wanderer.seek(14_000);
    wanderer.seek(2000);
    wanderer.seek(14_000);
    const straight = machineOf(settings, options);
    straight.advanceTo(14_000);
    expect(everythingOf(wanderer)).toEqual(everythingOf(straight));
  });
});

describe('pairs without end', () => {
  type Emit = (key: string, value: unknown) => void;
  const policy = (times: number) => () => ({
    map: (record: string, emit: Emit) => {
      for (let time = 0; time < times; time += 1) emit(record.slice(0, 5), time);
    },
    reduce: (_key: string, values: readonly number[]) => values.length,
  });

  it('are refused, and not before', () => {
    const settings = { job: 'own-code', text: 'documents', inputMb: 1 };
    expect(outputOf(settings, { policy: policy(2000) })).toEqual({ hello: 4000, world: 2000 });
    expectSaid(
      faultOf(() => done(settings, { policy: policy(10_000_000) })),
      { en, ru },
    );
  });
});

describe('the answer', () => {
  it('is that of the course for its three documents', () => {
    expect(outputOf({ text: 'documents', reducers: 3 })).toEqual({ data: 2, hello: 3, of: 1, processing: 1, world: 3 });
    expect(outputOf({ text: 'documents', job: 'inverted-index' })).toEqual({
      data: ['file-2.txt', 'file-3.txt'],
      hello: ['file-1.txt', 'file-3.txt'],
      of: ['file-2.txt'],
      processing: ['file-2.txt'],
      world: ['file-1.txt', 'file-2.txt', 'file-3.txt'],
    });
  });

  const anyWord = fc.constantFrom(
    'a',
    'A',
    'b',
    'ß',
    'éa',
    'Привет',
    '𝄞',
    '__proto__',
    'constructor',
    '10',
    '7',
    'a,b',
  );
  const anyLine = fc.array(anyWord, { maxLength: 8 }).map((words) => words.join(' '));
  const anyDocument = fc.array(anyLine, { minLength: 1, maxLength: 12 });

  it('is that of a plain count, whatever the text, the cut and the partitions', () => {
    const property = fc.property(
      fc.array(anyDocument, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 8 }),
      fc.boolean(),
      (documents, mappers, reducers, combiner) => {
        const input = { documents: documents.map((lines, at) => textOf(lines, `d${at}.txt`)) };
        const counts = new Map<string, number>();
        const files = new Map<string, Set<string>>();
        for (const [at, lines] of documents.entries())
          for (const word of lines.join(' ').toLowerCase().split(' ')) {
            if (word === '') continue;
            counts.set(word, (counts.get(word) ?? 0) + 1);
            files.set(word, (files.get(word) ?? new Set()).add(`d${at}.txt`));
          }
        const settings = { mappers, reducers, combiner };
        expect(outputOf(settings, { input })).toEqual(Object.fromEntries(counts));
        const index = [...files].map(([word, names]) => [word, [...names].sort()]);
        expect(outputOf({ ...settings, job: 'inverted-index' }, { input })).toEqual(Object.fromEntries(index));
      },
    );
    fc.assert(property, { numRuns: 150 });
  });

  it('is the same whatever dies, slows down and comes back, and each task counts once', () => {
    const planned = fc
      .array(fc.record({ at: fc.integer({ min: 0, max: 30_000 }), what: anyAction }), { maxLength: 9 })
      // Node 4 lives on.
      .map((all) =>
        all
          .map(({ at, what }) => ({ ...what, at }))
          .filter((each) => !('node' in each) || each.node < 3 || each.action === 'slow'),
      );
    fc.assert(
      fc.property(anySetup, planned, (settings, actions) => {
        const machine = done(settings, { actions: actions });
        const state = stateOf(machine);
        expect(machine.result()).toEqual(done({ ...settings, speculative: false }).result());
        expect(state.finishedMs).toBeGreaterThan(0);
        expect(state.running).toEqual([]);
        expect(machine.metrics()['recordsIn']).toBe(60);
        for (const [kind, tasks] of [
          ['map', state.maps],
          ['reduce', state.reduces],
        ] as const)
          for (const [task, { status, winner }] of tasks.entries()) {
            if (kind === 'map' && status !== 'done') continue;
            expect(status).toBe('done');
            expect(state.attempts[winner]).toMatchObject({ kind, task, end: 'done' });
          }
        for (const task of state.reduces.keys()) {
          const finished = state.attempts.filter(
            (each) => each.kind === 'reduce' && each.task === task && each.end === 'done',
          );
          expect(finished).toHaveLength(1);
        }
        const { attempts, lost, beaten } = state;
        expect(attempts.filter(({ end }) => end === 'lost')).toHaveLength(lost);
        expect(attempts.filter(({ end }) => end === 'beaten')).toHaveLength(beaten);
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on speculative copies, and a key that is called __proto__ is one like any other', () => {
    const input = { documents: [textOf(['__proto__ a __proto__'])] };
    expect(JSON.stringify(outputOf({}, { input }))).toBe('{"__proto__":2,"a":1}');
  });
});

describe('the cluster', () => {
  const overlap = (machine: ReturnType<typeof done>): void => {
    const { attempts } = stateOf(machine);
    const key = (each: (typeof attempts)[number]) => `${each.node} ${each.kind} ${each.slot}`;
    for (const one of attempts)
      for (const other of attempts) {
        if (one.id >= other.id || key(one) !== key(other)) continue;
        expect(one.endMs <= other.startMs || other.endMs <= one.startMs).toBe(true);
      }
  };

  it('runs one attempt in a slot at a time, and no more of them than there are', () => {
    for (const slotsPerNode of [1, 2, 3]) {
      const machine = done(
        { slotsPerNode, mappers: 20, reducers: 9, speculative: true },
        {
          actions: [{ at: 2000, action: 'slow', node: 0, factor: 8 }],
        },
      );
      overlap(machine);
      expect(Math.max(...stateOf(machine).attempts.map(({ slot }) => slot))).toBeLessThan(slotsPerNode);
    }
  });

  it('never moves more over a link than it carries', () => {
    const machine = done({ networkMbPerS: 5, reducers: 8, nodes: 2 });
    const rates = machine.samplesFrom(0);
    const moved = Array.from({ length: rates.rows }, (_, row) => (rates.values[row * 5 + 2] ?? 0) / 10);
    let sum = 0;
    for (const [row, mb] of moved.entries()) {
      sum += mb;
      // What arrives is counted when a copy is whole.
      expect(sum).toBeLessThanOrEqual((2 * 5 * (row + 1)) / 10 + 1e-6);
    }
    expect(sum).toBeCloseTo(Number(machine.metrics()['shuffleMb']), 6);
  });

  it('runs maps whose output died with a node again, but only while a reduce needs it', () => {
    const lost = (at: number) =>
      done({}, { actions: [{ at, action: 'kill', node: 1 }] }).recordsOfKind(RECORD.outputLost);
    expect(lost(1000)).toBe(0);
    expect(lost(8000)).toBeGreaterThan(0);
    expect(lost(17_000)).toBe(0);
  });

  it('stands still without nodes, and goes on when one is started again', () => {
    const kills = [0, 1, 2, 3].map((node) => ({ at: 5000, action: 'kill', node }));
    const still = done({}, { actions: kills });
    expect(still.metrics()['makespanMs']).toBeNaN();
    expect(still.result()).toMatchObject({ output: {}, isFinished: false });
    const again = done({}, { actions: [...kills, { at: 9000, action: 'revive', node: 2 }] });
    expect(again.result()).toEqual(done({}).result());
  });

  it('refuses a node that is not there, in words', () => {
    expect(() => machineOf({}, { until: END }).act({ action: 'kill', node: 4 })).toThrow(
      'kill needs a node from 0 to 3, not 4',
    );
  });

  it('gives twins the same text and the same places of blocks', () => {
    const of = (settings: Settings) =>
      stateOf(done({ reducers: 1, ...settings })).attempts.map(({ task, isLocal }) => [task, isLocal]);
    expect(of({ combiner: true }).slice(0, 8)).toEqual(of({}).slice(0, 8));
    expect(outputOf({ nodes: 7 })).toEqual(outputOf({}));
  });
});

describe('own code', () => {
  const input = { documents: [textOf(['b a', 'a'], 'one.txt'), textOf(['a c'], 'two.txt')] };
  const own = (policy: unknown, settings: Settings = {}) =>
    outputOf({ job: 'own-code', ...settings }, { input, policy: () => policy });
  type Emit = (...pair: readonly unknown[]) => void;
  const map = (record: string, emit: Emit): void => {
    for (const word of record.split(' ')) emit(word, 1);
  };
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

  const bothWays = (key: string, values: readonly number[], emit: Emit): number => {
    emit(key, total(values));
    return 7;
  };

  it.each([
    ['emit(key, value)', (key: string, values: readonly number[], emit: Emit) => emit(key, total(values))],
    ['emit(value)', (_key: string, values: readonly number[], emit: Emit) => emit(total(values))],
    ['an answer that is returned', (_key: string, values: readonly number[]) => total(values)],
    ['both', bothWays],
  ])('gives its answers by %s', (_name, reduce) => {
    for (const combiner of [false, true]) expect(own({ map, reduce }, { combiner })).toEqual({ a: 3, b: 1, c: 1 });
  });

  it('learns the file of a record, may leave out keys, and gives out any JSON', () => {
    const policy = {
      map: (record: string, emit: Emit, { file }: { readonly file: string }) =>
        emit(file, { record, list: [null, true] }),
      reduce: (key: string, values: readonly unknown[], emit: Emit) => {
        if (key === 'one.txt') emit(key, values);
      },
    };
    const list = [null, true];
    expect(own(policy)).toEqual({
      'one.txt': [
        { record: 'b a', list },
        { record: 'a', list },
      ],
    });
  });

  it('cannot change afterwards what it gave out', () => {
    const shared = { count: 0 };
    const policy = {
      map: (_record: string, emit: Emit) => {
        shared.count += 1;
        emit('x', shared);
      },
      reduce: (_key: string, values: readonly { readonly count: number }[]) => values.map(({ count }) => count),
    };
    expect(own(policy)).toEqual({ x: [1, 2, 3] });
  });

  it.each([
    ['nothing', undefined, 'needs your code'],
    ['no map', { reduce: total }, 'must export a function map(record, emit); map is undefined'],
    ['no reduce', { map, reduce: 3 }, 'reduce is 3'],
    ['a bad combine', { map, reduce: total, combine: null }, 'combine is null'],
    ['a promise', { map: () => Promise.resolve(), reduce: total }, 'map returned a promise'],
    [
      'a key of nothing',
      { map: (_record: string, emit: Emit) => emit(undefined, 1), reduce: total },
      'it got undefined',
    ],
    ['a value of nothing', { map: (_record: string, emit: Emit) => emit('a'), reduce: total }, 'it got undefined'],
    ['a function', { map: (_record: string, emit: Emit) => emit('a', total), reduce: total }, 'it got a function'],
    ['a Map', { map: (_record: string, emit: Emit) => emit('a', new Map()), reduce: total }, 'it got an object'],
    ['infinity', { map, reduce: () => Number.POSITIVE_INFINITY }, 'it got Infinity'],
  ] as readonly (readonly [string, unknown, string])[])('is told of %s in words', (_name, policy, words) => {
    expect(() => own(policy)).toThrow(words);
    expect(faultOf(() => own(policy))).toBeDefined();
  });

  it('is told of a key that two reduces give out', () => {
    const policy = { map, reduce: (_key: string, _values: unknown, emit: Emit) => emit('same', 1) };
    expect(() => own(policy, { reducers: 3 })).toThrow('gave out the key "same" twice');
  });
});
