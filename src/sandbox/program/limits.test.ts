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
    ['let p = Promise.resolve(); for (;;) p = p.then(() => {});', 'queued'],
    ["for (;;) console.log('x'.repeat(1e6));", 'output'],
    ["for (;;) process.stdout.write('x');", 'output'],
    ['const t = { then(done) { done(t); } }; Promise.resolve(t);', 'starvation'],
    ['async function* g() { for (;;) yield 1; } (async () => { for await (const x of g()); })();', 'starvation'],
    ['Array.from({ length: 1e9 }, () => 1);', 'steps'],
    ['for (;;) { try { throw 1; } catch {} finally {} }', 'steps'],
    ['[2, 1].sort(() => { for (;;) {} });', 'steps'],
    ['function* g() { while (true) yield 1; } for (const x of g());', 'steps'],
    ['const until = Date.now() + 1e12; while (Date.now() < until);', 'steps'],
    ["process.on('beforeExit', () => setTimeout(() => {}, 1));", 'steps'],
    ["const f = () => require('fs').readFile(__filename, f); f();", 'time'],
    ["process.on('uncaughtException', () => setImmediate(() => { throw 1; })); throw 1;", 'time'],
  ])('%s', (source, limit) => {
    const { end } = recordInVm(recorder, source, 'a.cjs');
    expect(end).toMatchObject({ kind: 'limit', limit, line: 1 });
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
    ['\nclearImmediate(setTimeout(() => {}, 1));', 'clearImmediate(Timeout)'],
    ['\nclearImmediate({});', 'clearImmediate(Object)'],
    ['\nsetImmediate(() => {}); clearImmediate(1);', 'clearImmediate(Number)'],
    ['\nError.prepareStackTrace = (error, sites) => sites;', 'Error.prepareStackTrace'],
    ['\nnew SharedArrayBuffer(8);', 'SharedArrayBuffer'],
    ['\nAtomics.wait;', 'Atomics'],
    ['\nBuffer.from([1, 2]).readUInt8(0);', 'Buffer.readUInt8'],
    ["\nnew (require('events'))({ captureRejections: true });", 'captureRejections'],
    ['\nconsole.log(globalThis);', 'console.log(globalThis)'],
    ["\nrequire('no-such-package');", 'no-such-package'],
    ["\n(function* () {}).constructor('1');", 'GeneratorFunction'],
    ["\n(0, globalThis['ev' + 'al'])('1');", 'eval'],
    ["\nrequire('worker_threads');", 'worker_threads'],
    ["\nrequire('http');", 'http'],
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

describe('what Node 20 does not have yet is missing here, too', () => {
  it.each([
    ['\nObject.groupBy([], () => 1);', 'Object.groupBy is not a function'],
    ['\nPromise.withResolvers();', 'Promise.withResolvers is not a function'],
    ['\nArray.fromAsync([]);', 'Array.fromAsync is not a function'],
    ['\nPromise.try(() => 1);', 'Promise.try is not a function'],
    ['\nnew Set([1]).union(new Set());', '(intermediate value).union is not a function'],
    ['\n[1].values().map((one) => one);', '[1].values(...).map is not a function'],
  ])('%j', (source, message) => {
    expect(recordInVm(recorder, source, 'a.cjs').end).toMatchObject({
      kind: 'uncaught',
      message: `TypeError: ${message}`,
      line: 2,
    });
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
