// Ends, refusals and the trace of a run; the printed order is node-order.test.ts's affair.
import { beforeAll, describe, expect, it } from 'vitest';
import { TraceReplay } from '../../algorithms/event-loop/replay.ts';
import { openRecorder, outputOf, type Record } from './testing/headless.ts';

let record: Record;
beforeAll(async () => {
  record = await openRecorder();
});

describe('what the lab does not have ends the run by name and line, even where the program would catch it', () => {
  it.each([
    ['fetch', '\nfetch("x")', 'fetch', 2, 'unsupported'],
    ['require', 'try { require("http"); } catch {}\nconsole.log("no")', 'http', 1, 'module'],
    [
      'a member of a module',
      'const fs = require("fs");\nfs.createReadStream("x")',
      'fs.createReadStream',
      2,
      'unsupported',
    ],
    ['an imported member', 'const { createReadStream } = require("fs")', 'fs.createReadStream', 1, 'unsupported'],
    ['eval', '(async () => {\n await 0;\n try { eval("1"); } finally { console.log("no"); }\n})()', 'eval', 3, 'text'],
    ['Function', 'new Function("return 1")', 'Function', 1, 'text'],
    ['Function by a detour', '(() => 1).constructor("return 1")', 'Function', 1, 'text'],
    ['AsyncFunction', '(async () => 1).constructor("return 1")', 'AsyncFunction', 1, 'text'],
    ['globalThis', 'const k = "Web" + "Assembly";\nglobalThis[k].Module', 'WebAssembly', 2, 'unsupported'],
    ['process', 'process.on("exit", () => {});\n\nprocess.memoryUsage()', 'process.memoryUsage', 3, 'unsupported'],
    ['Atomics', 'Atomics.wait(1)', 'Atomics', 1, 'unsupported'],
    ['SharedArrayBuffer', 'new SharedArrayBuffer(8)', 'SharedArrayBuffer', 1, 'unsupported'],
    ['a Map iterator', 'console.log(new Map().keys())', 'console.log(Map Iterator)', 1, 'unsupported'],
  ])('%s', (_, source, name, line, reason) => {
    const trace = record(source);
    expect(trace.end).toEqual({ kind: 'refused', name, reason, line });
    expect(outputOf(trace)).toBe('');
  });

  it('answers what may be asked without using it', () => {
    const source =
      'console.log(typeof fetch, typeof WebAssembly, typeof window, typeof self, typeof Promise.withResolvers, {} instanceof Blob)';
    expect(outputOf(record(source))).toBe('function object undefined undefined undefined false\n');
  });
});

describe('a program that takes long', () => {
  it('lets deep recursion fail as it does in Node', () => {
    expect(outputOf(record('function f() { f(); } try { f(); } catch (e) { console.log(e.message); }'))).toBe(
      'Maximum call stack size exceeded\n',
    );
  });

  it('lets a long loop run, keeps few of its turns, and makes timers late', () => {
    const trace = record(
      'const t = Date.now();\nsetTimeout(() => console.log(Date.now() - t >= 100), 5);\nfor (let i = 0; i < 1e6; i += 1) { Math.sqrt(i); }',
    );
    expect(outputOf(trace)).toBe('true\n');
    expect(trace.steps.length).toBeLessThan(2000);
  });
});

describe('a program that dies', () => {
  it('ends with the words that Node writes', () => {
    const trace = record('function inner() {\n  throw new TypeError("bad");\n}\ninner();');
    expect(trace.end).toEqual({ kind: 'uncaught', exitCode: 1, message: 'TypeError: bad', line: 2 });
    expect(trace.output.at(-1)).toMatchObject({
      stream: 'error',
      text: [
        '/app/program.js:2',
        '  throw new TypeError("bad");',
        '  ^',
        '',
        'TypeError: bad',
        '    at inner (/app/program.js:2:9)',
        '    at Object.<anonymous> (/app/program.js:4:1)',
        '',
        'Node.js v20.20.2',
      ].join('\n'),
    });
  });

  it('shows the student’s own lines and names in stacks, async ones too', () => {
    const source =
      'class Cache {\n  async get() {\n    await null;\n    throw new Error("x");\n  }\n}\nnew Cache().get().catch(e => console.log(e.stack));';
    expect(outputOf(record(source))).toBe('Error: x\n    at Cache.get (/app/program.js:4:11)\n');
  });
});

describe('the trace', () => {
  const source = [
    "setTimeout(function later() { console.log('timer'); }, 10);",
    'async function main() {',
    '  await step();',
    "  console.log('after');",
    '}',
    'async function step() {',
    '  await null;',
    '}',
    'main();',
    "process.nextTick(() => console.log('tick'));",
  ].join('\n');

  it('is plain data that any bridge carries', () => {
    const trace = record(source);
    expect(structuredClone(trace)).toEqual(trace);
    expect(record(source)).toEqual(trace);
  });

  it('holds line, stack, phase and every queue with names', () => {
    const replay = new TraceReplay(record(source));
    const states = Array.from({ length: replay.stepCount }, (_, step) => replay.stateAt(step));
    const inner = states.find((one) => one.place?.line === 7);
    expect(inner?.stack.map((frame) => [frame.functionName, frame.place?.line])).toEqual([
      ['step', 7],
      ['main', 3],
      ['', 9],
    ]);
    const last = states.findLast((one) => one.phase === 'main' && one.place?.line === 10);
    expect(last?.queues.timers.map((one) => [one.name, one.dueMs])).toEqual([['later', 10]]);
    const before = states.find((one) => one.kind === 'take');
    expect(before?.running).toMatchObject({ kind: 'nextTick', name: "() => console.log('tick')" });
    expect(before?.queues.microtask.map((one) => [one.kind, one.name, one.place?.line])).toEqual([
      ['await', 'step', 7],
    ]);
    const waiting = states.find((one) => one.kind === 'wait');
    expect(waiting).toMatchObject({ phase: 'poll' });
    const timer = states.find((one) => one.running?.name === 'later');
    expect(timer).toMatchObject({ phase: 'timers', timeMs: 10 });
    expect(states.at(-1)).toMatchObject({ kind: 'end', stack: [] });
    expect(states.at(-1)?.output.map((line) => line.text)).toEqual(['tick', 'after', 'timer']);
  });

  it('marks what Node may do in either order', () => {
    const trace = record("setTimeout(() => console.log('timeout'), 0);\nsetImmediate(() => console.log('immediate'));");
    expect(trace.eitherOrder).toHaveLength(1);
    expect(record('setTimeout(() => {}, 50); setImmediate(() => {});').eitherOrder).toHaveLength(0);
  });

  it('is the same at any step, however one comes there', () => {
    const trace = record(
      'let n = 0; (function f() { setImmediate(() => { if (++n < 400) f(); }); process.nextTick(() => {}); })();',
    );
    const forward = new TraceReplay(trace);
    const straight = Array.from({ length: forward.stepCount }, (_, step) => JSON.stringify(forward.stateAt(step)));
    const back = new TraceReplay(trace);
    for (let step = back.stepCount - 1; step >= 0; step -= 37) {
      expect(JSON.stringify(back.stateAt(step))).toBe(straight[step]);
    }
  });
});
