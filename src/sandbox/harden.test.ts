import { beforeAll, describe, expect, it } from 'vitest';
import { bundleProbeHost, startVmRealm } from './testing/vm-realm.ts';

let host = '';
beforeAll(async () => {
  host = await bundleProbeHost();
}, 60_000);

const main = (body: string): Promise<unknown> => startVmRealm(host, `exports.main = () => {\n${body}\n};`).call('main');

describe('a hardened realm', () => {
  it.each([
    'fetch("x")',
    'new WebSocket("x")',
    'setTimeout(() => 0, 1)',
    'eval("1")',
    'new Worker("x")',
    'postMessage(1)',
  ])('refuses %s in words', async (code) => {
    const name = /(?:new )?(\w+)/.exec(code)?.[1] ?? '';
    await expect(main(code)).rejects.toMatchObject({
      code: 'not-available-in-lab',
      message: expect.stringContaining(`${name} is not available in a lab: `) as string,
    });
  });

  it.each([
    'indexedDB.open("x")',
    'navigator.userAgent',
    'caches.x = 1',
    '"x" in location',
    'crypto.getRandomValues()',
  ])('refuses %s, an object, in words', async (code) => {
    await expect(main(code)).rejects.toMatchObject({ code: 'not-available-in-lab' });
  });

  it.each([
    'Function("return 1")()',
    '(() => {}).constructor("return 1")()',
    '(async () => {}).constructor("return 1")()',
    '(function* () {}).constructor("return 1")()',
    '(async function* () {}).constructor("return 1")()',
  ])('makes no code from text: %s', async (code) => {
    await expect(main(code)).rejects.toMatchObject({ code: 'not-available-in-lab' });
  });

  it('asks the simulation for chance and time', async () => {
    const seen = await main(`return [Math.random(), Date.now(), new Date().getTime(), performance.now(),
      new Date(86400000).toISOString(), new Date(2020, 0).getFullYear(), typeof Date(), new (class extends Date {})().getTime(),
      new Date(0).constructor === Date, new Date(5) instanceof Date,
      new Intl.DateTimeFormat('en', { timeZone: 'UTC', year: 'numeric' }).format()]`);
    expect(seen).toEqual([0.5, 0, 0, 0, '1970-01-02T00:00:00.000Z', 2020, 'string', 0, true, true, '1970']);
  });

  it.each([
    'Array.prototype.push = () => 0',
    'Object.prototype.polluted = 1',
    'Object.prototype.toString = () => ""',
    'Object.defineProperty(Object.prototype, "then", { value: 1 })',
    '({}).__proto__.polluted = 1',
    'Map.prototype.get = () => 0',
    'Promise.prototype.then = () => 0',
    'Function.prototype.call = () => 0',
    'Object.getPrototypeOf([][Symbol.iterator]()).next = () => 0',
    'Object.getPrototypeOf(function* () {}).prototype.next = () => 0',
    'Object.getPrototypeOf(Int8Array).prototype.set = () => 0',
    'Math.random = () => 0.1',
    'Date.now = () => 1',
    'JSON.stringify = () => ""',
    'Error.prepareStackTrace = () => 0',
    'Error.stackTraceLimit = 1',
    'console.log = () => 0',
    'globalThis.Map = class {}',
    'globalThis.fetch = () => 0',
    'self = {}',
    'Object.setPrototypeOf(Array.prototype, {})',
    'Symbol.iterator = 1; Symbol.prototype.x = 1',
    'Reflect.ownKeys = 1',
    'new Set().values().constructor.prototype.map = 1',
  ])('cannot be patched: %s', async (code) => {
    await expect(main(code)).rejects.toMatchObject({ name: 'TypeError' });
  });

  it('lets objects of the student override what they inherit', async () => {
    const seen = await main(`
      class Failure extends Error { constructor(message) { super(message); this.name = 'Failure'; this.message = message + '!'; } }
      class Kind extends TypeError { constructor() { super('x'); this.name = 'Kind'; this.toString = () => 'own'; } }
      const counts = {};
      for (const word of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) counts[word] = (Object.hasOwn(counts, word) ? counts[word] : 0) + 1;
      const point = { x: 1 };
      point.toString = () => 'point';
      function Old() { this.constructor = 'mine'; }
      Old.prototype.toString = function () { return 'old'; };
      const fn = () => 0; fn.toString = () => 'fn';
      class Cache extends Map { constructor() { super(); this.toString = () => 'cache'; } }
      const list = []; list.toString = () => 'list';
      return [new Failure('no').name, String(new Failure('no')), String(new Kind()), counts, String(point), new Old().constructor,
        String(new Old()), String(fn), String(new Cache()), String(list), Object.keys(point)];
    `);
    expect(seen).toEqual([
      'Failure',
      'Failure: no!',
      'own',
      { constructor: 1, toString: 1, valueOf: 1, hasOwnProperty: 1 },
      'point',
      'mine',
      'old',
      'fn',
      'cache',
      'list',
      ['x', 'toString'],
    ]);
  });

  it('keeps ordinary programs working', async () => {
    const seen = await main(`
      const map = new Map([['a', 1]]); const [first] = map.keys(); const { a, ...rest } = { a: 1, b: 2 };
      function* count() { yield 1; yield 2; }
      return [first, rest, [...count()], [3, 1, 2].sort().map((x) => x * 2), 'a-b'.replace(/-/g, '+'), typeof 1n, JSON.stringify({ x: [1] }),
        ({}).toString(), [] instanceof Array, (() => 0) instanceof Function, new Float64Array([1, 2]).at(-1), Object.entries({ q: 1 })];
    `);
    expect(seen).toEqual([
      'a',
      { b: 2 },
      [1, 2],
      [2, 4, 6],
      'a+b',
      'bigint',
      '{"x":[1]}',
      '[object Object]',
      true,
      true,
      2,
      [['q', 1]],
    ]);
  });

  it('hides the hook and the require of the host', async () => {
    expect(await main('return typeof globalThis.__headroomStudent')).toBe('undefined');
    await expect(startVmRealm(host, 'require("node:fs")').call('main')).rejects.toMatchObject({
      code: 'not-available-in-lab',
    });
  });

  it('lets a fresh instance find no globals of an earlier one', async () => {
    const realm = startVmRealm(host, 'globalThis.count ??= 0; exports.main = () => ++globalThis.count;');
    expect(await realm.call('main')).toBe(1);
    await realm.call('again');
    expect(await realm.call('main')).toBe(1);
  });

  it('prints no digits of what is huge', async () => {
    const realm = startVmRealm(host, 'exports.main = () => console.log(7n, -(2n ** 4095n), 2n ** 8_000_000n);');
    await realm.call('main');
    const { lines } = (await realm.call('console')) as { lines: readonly { text: string }[] };
    expect(lines[0]?.text).toMatch(/^7n -\d{199}… \(\d+ more characters\)n \[huge bigint\]$/);
  });

  it('captures what is printed, up to a bound', async () => {
    const realm = startVmRealm(
      host,
      `exports.main = () => { console.log('a', 1, { b: [1, { c: 2 }] }); console.error(new TypeError('no'), new (class Mine extends Error {})('x'), new Date(0), [/a+/g]);
        const loop = {}; loop.self = loop; console.warn(loop); console.info(new Map([[1, new Set([2])]]));
        console.log({ get trap() { throw 1; } }, new Proxy({}, { ownKeys() { throw 1; } })); };
       exports.flood = () => { for (let i = 0; i < 100000; i += 1) console.log('line', i); };`,
    );
    await realm.call('main');
    expect(await realm.call('console')).toEqual({
      lines: [
        { level: 'log', text: 'a 1 {b: [1, {c: 2}]}' },
        { level: 'error', text: 'TypeError: no Mine: x 1970-01-01T00:00:00.000Z [/a+/]' },
        { level: 'warn', text: '{self: [circular]}' },
        { level: 'info', text: 'Map {1 => Set {2}}' },
        { level: 'log', text: '{trap: [getter]} [cannot be shown]' },
      ],
      omitted: 0,
    });
    await realm.call('flood');
    const flood = (await realm.call('console')) as { lines: unknown[]; omitted: number };
    expect(flood.lines).toHaveLength(995);
    expect(flood.omitted).toBe(100_000 - 995);
  });
});
