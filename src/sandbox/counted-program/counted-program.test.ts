// Counted programs: every call and operation is in the trace, in order; what stops a program is told; a forged trace is refused.
import { beforeAll, describe, expect, it } from 'vitest';
import { type CallTrace, checkCallTrace, recordingOf } from '../../algorithms/profiles/call-trace.ts';
import { wholeOf } from '../../algorithms/profiles/replay.ts';
import { functionCosts, recursiveContexts } from '../../algorithms/profiles/totals.ts';
import { compileCounted } from './compile.ts';
import { openCountedRecorder } from './testing/counted-recorder.ts';

let record: (source: string) => CallTrace;
beforeAll(async () => {
  record = await openCountedRecorder();
}, 60_000);

function rowsOf(trace: CallTrace) {
  const recording = recordingOf(trace, 'a.js');
  const rows = functionCosts(recording.contexts, wholeOf(recording), recursiveContexts(recording.contexts));
  return Object.fromEntries(rows.map(({ function: at, ...row }) => [recording.functions[at]?.name ?? '', row]));
}

const FIBONACCI = `function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}
console.log(fib(10), 'done');
`;

describe('a counted program', () => {
  it('leaves every call and each operation', () => {
    const trace = record(FIBONACCI);
    expect(trace.end).toEqual({ kind: 'completed' });
    expect(trace.output).toEqual(['55 done']);
    const { fib, '(main)': main, '(root)': root } = rowsOf(trace);
    // 177 calls, of one statement each; one is for the call itself, and stands in who called.
    expect(fib).toMatchObject({ calls: 177, primitiveCalls: 1, self: 177 + 176, total: 177 + 176 });
    expect(main?.total).toBe((main?.self ?? 0) + 353);
    // Its one statement, the call, and what printing costs.
    expect(main?.self).toBeLessThan(12);
    expect(root?.total).toBe(trace.slices.operations.reduce((sum, each) => sum + each, 0));
  });

  it('leaves the same trace each time, but for the time that was measured', () => {
    const { nodes: one, ...rest } = record(FIBONACCI);
    const { nodes: other, ...again } = record(FIBONACCI);
    expect(again).toEqual(rest);
    expect(other.parent).toEqual(one.parent);
  });

  it('pays for what the language does in one call', () => {
    const { f } = rowsOf(record('function f(list) { return list.includes(-1); }\nf(Array.from({ length: 1000 }));'));
    expect(f?.self).toBeGreaterThan(1000);
  });

  it('finds its way through what is thrown and caught', () => {
    const {
      deep,
      middle,
      '(main)': main,
    } = rowsOf(
      record(`function deep(n) { if (n === 0) throw new Error('up'); deep(n - 1); }
function middle() { try { deep(3); } catch { return 1; } finally { [1, 2, 3].join(); } }
for (let i = 0; i < 5; i += 1) middle();`),
    );
    expect(deep).toMatchObject({ calls: 20, primitiveCalls: 5 });
    expect(middle).toMatchObject({ calls: 5, primitiveCalls: 5 });
    expect(main?.total).toBe((main?.self ?? 0) + (middle?.total ?? 0));
  });
});

describe('what stops a program', () => {
  it('is told with its line', () => {
    expect(record('const a = 1;\nnull.x;').end).toMatchObject({ kind: 'uncaught', line: 2 });
    expect(record('throw new Error("no");').end).toMatchObject({ kind: 'uncaught', message: 'no', line: 1 });
    expect(record('throw { toString() { throw 1; } };').end).toMatchObject({ kind: 'uncaught' });
    expect(record('function f() { f(); }\nf();').end).toMatchObject({
      kind: 'uncaught',
      message: expect.stringContaining('RangeError'),
    });
  });

  it('is a bound, where it never ends', () => {
    expect(record('for (;;);').end).toEqual({ kind: 'limit', limit: 'operations', allowed: 20_000_000 });
    expect(record('function f() {}\nfor (;;) f();').end).toMatchObject({ kind: 'limit', limit: 'calls' });
    expect(record('function f() {}\ntry { for (;;) f(); } catch {}').end).toMatchObject({
      kind: 'limit',
      limit: 'calls',
    });
  }, 30_000);

  it.each([
    ['fetch("x")', 'fetch'],
    ['setTimeout(() => 1, 5)', 'setTimeout'],
    ['require("fs")', 'import of "fs"'],
    ['new Function("1")', 'Function'],
  ])('is something that the lab has not: %s', (source, name) => {
    expect(record(source).end).toMatchObject({ kind: 'uncaught', message: expect.stringContaining(name) });
  });

  it.each([
    ['async function f() {}', 'async'],
    ['const f = async () => 1;', 'async'],
    ['import("x")', 'import()'],
    ['await 1;', 'await'],
  ])('is what would go on later, told before it runs: %s', (source, name) => {
    expect(compileCounted(source)).toMatchObject({
      ok: false,
      line: 1,
      message: { en: expect.stringContaining(name) },
    });
  });

  it('is a mistake in its text', () => {
    expect(compileCounted('let a = 1;\nlet b = ;')).toMatchObject({ ok: false, line: 2 });
    expect(compileCounted(`'${'x'.repeat(300_000)}'`)).toMatchObject({ ok: false });
  });
});

describe('a forged trace', () => {
  const forged: readonly (readonly [string, (trace: CallTrace) => unknown])[] = [
    ['nothing', () => undefined],
    ['a text', () => 'trace'],
    ['another kind', (trace) => ({ ...trace, kind: 'steps' })],
    [
      'a parent after its child',
      (trace) => ({ ...trace, nodes: { ...trace.nodes, parent: trace.nodes.parent.map((each) => each + 1) } }),
    ],
    [
      'a slice of no node',
      (trace) => ({ ...trace, slices: { ...trace.slices, node: trace.slices.node.map(() => 9999) } }),
    ],
    [
      'negative operations',
      (trace) => ({ ...trace, slices: { ...trace.slices, operations: trace.slices.operations.map(() => -1) } }),
    ],
    ['columns that are too short', (trace) => ({ ...trace, slices: { ...trace.slices, length: 1e9 } })],
    ['a function without a name', (trace) => ({ ...trace, functions: [{ line: 1 }] })],
    ['output that is no text', (trace) => ({ ...trace, output: [7] })],
    ['an end of its own', (trace) => ({ ...trace, end: { kind: 'won' } })],
  ];
  it.each(forged)('is refused: %s', (_, forge) => {
    expect(() => checkCallTrace(forge(record(FIBONACCI)))).toThrow('no trace');
  });
});
