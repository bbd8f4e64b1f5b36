// The proof that a student's code is confined: what it tries, what reaches a listening server (nothing), how it ends,
// and that the page answers throughout and the next run works.
import { expect, type Page, test } from '@playwright/test';
import { KEPT_GLOBALS, REFUSED_FUNCTIONS, REFUSED_OBJECTS } from '../../src/sandbox/refusals.ts';
import { reachEverything } from './attacks.ts';
import type { BareReport, RunReport } from './page.ts';
import { type ProofSite, startProofSite } from './proof-site.ts';

type RunOptions = NonNullable<Parameters<Window['runConfined']>[1]>;

let site: ProofSite;
test.beforeAll(async () => {
  site = await startProofSite();
});
test.afterAll(() => site.close());
test.beforeEach(async ({ page }) => {
  site.forget();
  await page.goto(site.url);
  await expect(page).toHaveTitle('ready');
});

function run(page: Page, student: string, options: RunOptions = {}): Promise<RunReport> {
  return page.evaluate(([code, given]) => window.runConfined(code, given), [student, options] as const);
}

function runBare(page: Page, script: string, waitMs: number): Promise<BareReport> {
  return page.evaluate(([code, ms]) => window.runBareConfined(code, ms), [script, waitMs] as const);
}

async function expectNextRunWorks(page: Page): Promise<void> {
  expect(await run(page, 'exports.main = () => 6 * 7;')).toMatchObject({ result: 42, iframesLeft: 0 });
}

test('runs under the page policy without a violation, and leaves nothing behind', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  const starts: number[] = [];
  for (let count = 0; count < 5; count += 1) {
    const report = await run(page, 'exports.main = (a, b) => a + b;', { args: [40, 2] });
    expect(report).toMatchObject({ result: 42, iframesLeft: 0 });
    starts.push(Math.round(report.startMs));
  }
  console.log(`started in ${starts.join(', ')} ms`);
  expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
});

test('the listening server hears an ordinary client, so that its silence means something', async () => {
  await fetch(`${site.listenerUrl}/control`);
  expect(site.reached()).toContain('listener GET /control');
});

test('nothing is reached, not even without the second wall or from nested workers', async ({ page }) => {
  const report = await runBare(page, reachEverything(site.listenerUrl, site.url), 4000);
  const posted = report.posted as readonly { name?: string; got?: boolean; nested?: boolean; broadcast?: unknown }[];
  expect(posted.filter((one) => one.got !== false)).toEqual([]);
  for (const nested of [undefined, true]) {
    const names = posted.filter((one) => one.nested === nested).map((one) => one.name);
    expect(names).toEqual(
      expect.arrayContaining(['fetch', 'dynamicImport', 'webSocket', 'indexedDatabase', 'navigate']),
    );
  }
  expect(site.reached()).toEqual([]);
  expect(new URL(page.url()).origin).toBe(site.url);
  await expectNextRunWorks(page);
});

test('a student meets sentences where the browser was', async ({ page }) => {
  const url = site.listenerUrl;
  const tries = [`fetch('${url}')`, `new WebSocket('${url}')`, `new EventSource('${url}')`, 'new XMLHttpRequest()'];
  tries.push(`importScripts('${url}')`, 'new Worker("blob:x")', 'indexedDB.open("x")', 'caches.open("x")', 'close()');
  tries.push('new BroadcastChannel("app")', `navigator.sendBeacon('${url}')`, 'postMessage(1)', 'eval("1")');
  tries.push('addEventListener("message", console.log)', 'dispatchEvent(1)', 'location.href', 'setTimeout(() => 0)');
  for (const code of tries) {
    const report = await run(page, `exports.main = () => ${code};`);
    expect(report.error, code).toMatchObject({ code: 'not-available-in-lab' });
  }
  const imported = await run(page, `exports.main = () => import('${url}/module.js');`);
  expect(imported.error?.message).toContain('Failed to fetch');
  expect(site.reached()).toEqual([]);
});

test('no global is left that nobody decided on', async ({ page }) => {
  const { result } = await run(
    page,
    `exports.main = () => { const names = []; for (let o = globalThis; o !== Object.prototype; o = Object.getPrototypeOf(o))
      for (const key of Object.getOwnPropertyNames(o)) { let type; try { type = typeof Object.getOwnPropertyDescriptor(o, key).value } catch {} 
      names.push([o === globalThis, key, type]); } return names; };`,
  );
  const known = new Set([...KEPT_GLOBALS, ...Object.keys(REFUSED_FUNCTIONS), ...Object.keys(REFUSED_OBJECTS)]);
  const names = result as readonly (readonly [boolean, string, string | undefined])[];
  expect(names.filter(([own, name]) => own && !known.has(name))).toEqual([]);
  // On the prototypes of the global object only refusing functions and numbers remain.
  expect(names.filter(([own, , type]) => !own && type !== 'function' && type !== 'number')).toEqual([]);
});

test('what is kept of the platform works', async ({ page }) => {
  const code = `exports.main = async () => { let ran = false; queueMicrotask(() => { ran = true; }); await null;
    return [structuredClone({ a: [1] }), atob(btoa('x')), new TextDecoder().decode(new TextEncoder().encode('й')), ran]; };`;
  expect(await run(page, code)).toMatchObject({ result: [{ a: [1] }, 'x', 'й', true] });
});

const LOOPS: readonly (readonly [string, string])[] = [
  ['an endless loop', 'for (;;);'],
  ['a regular expression that backtracks without end', 'return /(a+)+$/.test("a".repeat(60) + "b");'],
  ['a growing big integer', 'let b = 3n; for (;;) b = b * b;'],
  ['a getter that never returns', 'return { get then() { for (;;); } };'],
  ['an endless chain of microtasks', 'const next = () => Promise.resolve().then(next); return next();'],
  ['a promise that never settles', 'return new Promise(() => {});'],
  ['arrays without end', 'const a = []; for (;;) a.push(new Array(1e6).fill(1));'],
  ['typed arrays without end', 'const a = []; for (;;) a.push(new Float64Array(1e6).fill(1));'],
];
for (const [name, body] of LOOPS) {
  test(`${name} is stopped within 1.5 s, and the page answers throughout`, async ({ page }) => {
    const report = await run(page, `exports.main = () => { ${body} };`);
    expect(report.end).toMatchObject({ kind: 'deadline' });
    expect(report.end?.kind === 'deadline' && report.end.afterMs).toBeLessThanOrEqual(1500);
    expect(report.frames).toBeGreaterThan(30);
    console.log(`${name}: ${Math.round(report.callMs)} ms, ${report.frames} frames`);
    await expectNextRunWorks(page);
  });
}

test('microtasks without end after the answer are found by the sign of life', async ({ page }) => {
  const code = 'exports.main = () => { const next = () => Promise.resolve().then(next); next(); return 1; };';
  const report = await run(page, code, { waitForEndMs: 6000 });
  expect(report).toMatchObject({ result: 1, end: { kind: 'deadline' } });
  await expectNextRunWorks(page);
});

test('running out of memory ends the frame, not the page', async ({ page }) => {
  test.setTimeout(120_000);
  // The test runner takes the crash of a frame's process for the page's: the page tells us itself that it lives.
  const report = site.nextReport();
  await page.evaluate(() => {
    const limits = { replyWithinMs: 90_000 };
    const student = 'exports.main = () => { const a = []; for (;;) a.push(new Array(1e6).fill(1)); };';
    void window.runAllConfined([{ student, options: { limits } }, { student: 'exports.main = () => 42;' }]);
  });
  const [bomb, next] = (await report) as readonly [RunReport, RunReport];
  console.log(
    `memory bomb: dead after ${Math.round(bomb.callMs)} ms, longest gap ${Math.round(bomb.longestFrameGapMs)} ms`,
  );
  expect(bomb.end).toEqual({ kind: 'out-of-memory-or-dead' });
  expect(bomb.frames).toBeGreaterThan(30);
  expect(next).toMatchObject({ result: 42, iframesLeft: 0 });
});

test.describe('a flood of messages', () => {
  const FLOODS: readonly (readonly [string, string])[] = [
    ['from a loop', 'for (let i = 0; ; i += 1) postMessage(i);'],
    ['by a timer', 'setInterval(() => { for (let i = 0; i < 100; i += 1) postMessage({ i }); }, 1);'],
    ['of large messages', 'setInterval(() => postMessage(new Float64Array(2e6)), 1);'],
    ['of frames', 'for (let i = 0; ; i += 1) postMessage({ kind: "frame", i });'],
  ];
  for (const [name, script] of FLOODS) {
    test(`${name} ends with its reason`, async ({ page }) => {
      const report = await runBare(page, script, 10_000);
      expect(report.end).toMatchObject({ kind: 'flood' });
      expect(report.count).toBeLessThanOrEqual(2000);
      console.log(`flood ${name}: ended after ${Math.round(report.totalMs)} ms, ${report.count} came through`);
      await expectNextRunWorks(page);
    });
  }

  test('below the limit passes, and frames are dropped for later ones', async ({ page }) => {
    const script =
      'setInterval(() => { for (let i = 0; i < 10; i += 1) postMessage({ i }); for (let i = 0; i < 50; i += 1) postMessage({ kind: "frame", i }); }, 20);';
    const report = await runBare(page, script, 2000);
    expect(report.end).toBeUndefined();
    expect(report.count).toBeGreaterThan(200);
    expect(report.frames).toBeGreaterThan(60);
  });

  test('into the console is bounded', async ({ page }) => {
    const code =
      'exports.main = () => { for (let i = 0; i < 1e6; i += 1) console.log("line", i); return 1; }; exports.more = () => 2;';
    expect(await run(page, code)).toMatchObject({ result: 1 });
  });
});

test('errors that nobody caught end the run with their place', async ({ page }) => {
  const rejection = await run(
    page,
    'exports.main = () => {\n  Promise.reject(new RangeError("late"));\n  return 1;\n};',
    {
      waitForEndMs: 5000,
    },
  );
  expect(rejection.end).toMatchObject({ kind: 'error', message: 'RangeError: late' });
  expect(JSON.stringify(rejection.end)).toContain(`confined.js:${rejection.studentFirstLine + 1}:`);
  const syntax = await run(page, 'exports.main = 1;\nexports.other = );');
  expect(syntax.end).toMatchObject({ kind: 'error', line: syntax.studentFirstLine + 1, column: 17 });
  const thrown = await run(page, 'exports.main = () => { throw new Proxy({}, { get() { throw 1; } }); };');
  expect(thrown.error).toMatchObject({ name: 'Error', message: 'Something that cannot be shown was thrown.' });
  await expectNextRunWorks(page);
});

test('code that leaves its wrapper gains nothing', async ({ page }) => {
  for (const code of ['}); } function Map() {} { (function () {', '}); for (;;); (function () {', '/*', '});']) {
    const report = await run(page, code, { limits: { startWithinMs: 3000 } });
    expect(report.end?.kind, code).toMatch(/error|deadline/);
  }
  await expectNextRunWorks(page);
});

test('builtins under the host cannot be changed, nor its state stolen', async ({ page }) => {
  const thefts = [
    'Array.prototype.push = function (x) { stolen = x; }',
    'Map.prototype.get = () => 0',
    'Promise.prototype.then = function (f) { stolen = f; }',
    'Object.prototype.then = (f) => f(1)',
    'Object.defineProperty(Object.prototype, "id", { set(v) { stolen = v; } })',
    'Object.prototype.__defineSetter__.call(Object.prototype, "method", (v) => { stolen = v; })',
    'Reflect.construct = 0',
    'Error.prepareStackTrace = (e, frames) => frames[0].getFunction()',
    'Object.getPrototypeOf(globalThis).addEventListener = 0',
    'Object.getPrototypeOf(Object.getPrototypeOf(globalThis)).postMessage = 0',
  ];
  for (const code of thefts) {
    const report = await run(page, `let stolen; exports.main = () => { 'use strict'; ${code}; return 'patched'; };`);
    expect(report.error?.name, code).toBe('TypeError');
  }
  await expectNextRunWorks(page);
});

test('a request that cannot be cloned fails by itself and leaves the worker running', async ({ page }) => {
  const seen = await page.evaluate(() => window.runUncloneable());
  expect(seen).toEqual({ failed: 'DataCloneError', after: 'pong', ended: false });
});

test('Comlink and ports work over the relay', async ({ page }) => {
  expect(await page.evaluate(() => window.runComlink())).toMatchObject({ sum: 6, two: 2, end: { kind: 'deadline' } });
  expect(await page.evaluate(() => window.runPorts())).toEqual(['over the given port', 'over the port sent back']);
});

test('works offline once the page is there', async ({ page, context }) => {
  await expectNextRunWorks(page);
  await context.setOffline(true);
  await expectNextRunWorks(page);
  await context.setOffline(false);
});
