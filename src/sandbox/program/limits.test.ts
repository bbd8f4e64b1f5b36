// Programs that never end, and programs that cannot be: each ends with what happened and where.
import { beforeAll, describe, expect, it } from 'vitest';
import { checkTrace } from '../../algorithms/event-loop/check-trace.ts';
import { compileProgram } from './compile.ts';
import { bundleRecorder, recordInVm } from './testing/recorder.ts';

let recorder = '';
beforeAll(async () => {
  recorder = await bundleRecorder();
}, 60_000);

describe('a program without end is stopped', () => {
  it.each([
    ['while (true);', 'steps'],
    ['for (;;) { Math.sqrt(2); }', 'steps'],
    ['(async () => { for (;;) await null; })();', 'starvation'],
    ['const again = () => process.nextTick(again); again();', 'starvation'],
    ['const again = () => Promise.resolve().then(again); again();', 'starvation'],
    ['setInterval(() => {}, 1);', 'time'],
    ['const again = () => setImmediate(again); again();', 'time'],
    ["for (;;) console.log('line');", 'output'],
    ['for (;;) setTimeout(() => {}, 1000);', 'queued'],
    ['const list = []; for (;;) list.push(list.length);', 'steps'],
  ])('%s', (source, limit) => {
    const { end } = recordInVm(recorder, source, 'a.cjs');
    expect(end).toMatchObject({ kind: 'limit', limit });
  });

  it('and a recursion without end throws as in Node', () => {
    const source = 'function f() { return f() + 1; }\ntry { f(); } catch (error) { console.log(error.name); }';
    expect(recordInVm(recorder, source, 'a.cjs').output[0]?.text).toBe('RangeError');
  });
});

describe('what is not there is refused by name and line', () => {
  it.each([
    ["\nimport('x');", 'import()'],
    ["\nconst net = require('net');", 'net'],
    ["\n\nrequire('child' + '_process');", 'child_process'],
    ["\neval('1');", 'eval'],
    ["\nnew Function('return 1')();", 'Function'],
    ["\n(async () => {}).constructor('1');", 'AsyncFunction'],
    ["\nfetch('http://x');", 'fetch'],
    ['\nnew SharedArrayBuffer(8);', 'SharedArrayBuffer'],
    ['\nAtomics.wait;', 'Atomics'],
    ['\nWebAssembly.Module;', 'WebAssembly'],
    ['\nwith ({}) { x; }', 'with'],
    ["\nnew (globalThis['Worker' + ''] ?? globalThis['Message' + 'Channel'])();", 'MessageChannel'],
  ])('%j', (source, name) => {
    const line = source.split('\n').length;
    const compiled = compileProgram(source, 'a.cjs');
    if (!compiled.ok) {
      expect({ line: compiled.line, said: compiled.message.en }).toEqual({ line, said: expect.stringContaining(name) });
      return;
    }
    expect(recordInVm(recorder, source, 'a.cjs').end).toMatchObject({ kind: 'refused', name, line });
  });

  it('and a syntax error is told with its place', () => {
    expect(compileProgram('let a = 1;\nlet a = 2;', 'a.js')).toMatchObject({ ok: false, line: 2, column: 5 });
    expect(compileProgram('x'.repeat(300_000), 'a.js')).toMatchObject({ ok: false, line: 1 });
  });
});

describe('which of the two a program is', () => {
  it.each([
    ['await 1;', 'a.js', 'module'],
    ["import fs from 'fs';", 'a.js', 'module'],
    ['console.log(1);', 'a.js', 'commonjs'],
    ['console.log(1);', 'a.mjs', 'module'],
    ['return 1;', 'a.cjs', 'commonjs'],
  ])('%s in %s', (source, fileName, kind) => {
    const compiled = compileProgram(source, fileName);
    expect(compiled.ok && compiled.program.tables.kind).toBe(kind);
  });
});

it('a trace that was tampered with is none', () => {
  const trace = recordInVm(recorder, "setTimeout(() => console.log('x'), 1);", 'a.cjs');
  expect(checkTrace(trace)).toBe(trace);
  const broken = structuredClone(trace);
  broken.frames.parent.fill(0);
  expect(() => checkTrace(broken)).toThrow('no trace');
  const beyond = structuredClone(trace);
  beyond.operations.entry.fill(1e6);
  expect(() => checkTrace(beyond)).toThrow('no trace');
  for (const nothing of [undefined, null, 5, {}, { ...trace, steps: {} }])
    expect(() => checkTrace(nothing)).toThrow('no trace');
});
