// The replaced functions of the language answer as the language's own do.
import vm from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { installMeteredBuiltins } from './metered-builtins.ts';

function realms() {
  const plain = vm.createContext({});
  const metered = vm.createContext({});
  let charged = 0;
  installMeteredBuiltins(vm.runInContext('globalThis', metered) as object, (operations) => {
    expect(operations).toBeGreaterThanOrEqual(0);
    charged += operations;
  });
  const run = (code: string) => [vm.runInContext(code, plain) as unknown, vm.runInContext(code, metered) as unknown];
  return { run, charged: () => charged };
}

/** An expression's value as text, or what it threw. */
const textOf = (expression: string): string =>
  `(() => { try { const v = (${expression}); return JSON.stringify(v instanceof Map || v instanceof Set ? [...v] : v, (_, x) => Object.is(x, -0) ? '-0' : Number.isNaN(x) ? 'NaN' : x === undefined ? 'undefined' : x); } catch (error) { return error.name + ': ' + error.message; } })()`;

describe('metered functions', () => {
  const { run, charged } = realms();

  it('have the same names, lengths and flags, and make nothing with new', () => {
    const [plain, metered] = run(`JSON.stringify(
      [Array, Object, Map, Set, JSON, Reflect, String, RegExp, Function, Object.getPrototypeOf(Int8Array)].map((owner) =>
        [owner, owner.prototype].filter(Boolean).map((holder) =>
          Reflect.ownKeys(holder).map((key) => {
            const d = Object.getOwnPropertyDescriptor(holder, key);
            const f = d.value;
            if (typeof f !== 'function') return String(key);
            let makes = true;
            try { Reflect.construct(Object, [], f); } catch { makes = false; }
            return [String(key), f.name, f.length, d.enumerable, d.writable, d.configurable, makes];
          }))))`);
    expect(metered).toBe(plain);
  });

  it('answer the same for random arrays, positions and values', () => {
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('NaN', '-0', 'undefined', "'a'", 'null'));
    const list = fc.array(value, { maxLength: 8 }).map((values) => `[${values.join()}]`);
    const position = fc.oneof(
      fc.integer({ min: -9, max: 9 }),
      fc.constantFrom('undefined', 'Infinity', '-Infinity', "'2'"),
    );
    const call = fc.oneof(
      fc
        .tuple(fc.constantFrom('indexOf', 'includes', 'lastIndexOf'), value, position)
        .map(([f, v, p]) => `a.${f}(${v}, ${p})`),
      fc.tuple(fc.constantFrom('indexOf', 'includes', 'lastIndexOf'), value).map(([f, v]) => `a.${f}(${v})`),
      fc
        .tuple(fc.constantFrom('slice', 'fill', 'copyWithin'), position, position)
        .map(([f, p, q]) => `a.${f}(${p}, ${q})`),
      fc.tuple(position, position, list).map(([p, q, l]) => `[a.splice(${p}, ${q}, ...${l}), a]`),
      fc.tuple(list).map(([l]) => `[a.concat(${l}, 1), a.push(...${l}), a.unshift(...${l}), a]`),
      fc.constantFrom(
        '[a.shift(), a.pop(), a.reverse(), a.join("-"), a.flat()]',
        'a.sort()',
        'a.sort((x, y) => Number(x) - Number(y) || 0)',
        'a.map((v, i, all) => [v, i, all === a])',
        '[a.filter(Boolean), a.find((v) => v > 1), a.findLastIndex((v) => v === 0), a.some((v) => v > 2), a.every(Number.isFinite)]',
        'a.reduce((s, v, i) => s + String(v) + i, "")',
        'a.reduceRight((s, v) => s + String(v))',
        '[...new Set(a)].length + [...new Map(a.map((v, i) => [v, i]))].length',
        '[Array.from(a, (v) => [v]), Array.from({ length: 3 }), Array.of(...a), Object.entries(a), Object.assign({}, a)]',
        'JSON.parse(JSON.stringify(a))',
        'Int8Array.from(a).map((v) => v * 2).indexOf(2)',
        'String(a).split(",").map((t) => t.padStart(3).trim().replace(/a/g, "b"))',
        '[..."ababa".matchAll(/a/g)].map((m) => m.index)',
        'Math.max.apply(null, a)',
        'a.map(5)',
        'a.forEach()',
        'Array.prototype.map.call("abc", (t) => t + t)',
        'Array.prototype.indexOf.call({ length: 2, 0: 1, 1: 2 }, 2)',
        'Array.prototype.includes.call(null, 1)',
      ),
    );
    fc.assert(
      fc.property(list, call, (values, expression) => {
        const [plain, metered] = run(textOf(`((a) => ${expression})(${values})`));
        expect(metered).toBe(plain);
      }),
      { numRuns: 1500 },
    );
    expect(charged()).toBeGreaterThan(1000);
  });
});
