// Counted code does what it did before, and is counted: what it costs grows as theory says, wherever the cost hides.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Profile, TooManyOperations } from '../../contract/meter.ts';
import { compileTypeScript } from '../compile.ts';
import { countedModule } from '../testing/counted-module.ts';
import { freshModule } from '../testing/fresh-module.ts';
import { countScript } from './count-script.ts';

type Use = (...given: readonly unknown[]) => unknown;

async function load(source: string) {
  const { instantiate, meter } = await countedModule(source);
  const exports = instantiate();
  return { meter, call: (name: string, ...given: readonly unknown[]) => (exports[name] as Use)(...given) };
}

/** Operations of `run(n)`. */
async function costOf(body: string): Promise<(n: number) => number> {
  const { meter, call } = await load(`export function run(n: number) {\n${body}\n}`);
  return (n) => meter.measure(() => call('run', n)).operations;
}

/** Slope of the cost on log-log axes between n and 4 n. */
const exponentOf = (cost: (n: number) => number, n = 500): number => Math.log(cost(4 * n) / cost(n)) / Math.log(4);

const LIST = 'const list = Array.from({ length: n }, (_, index) => index);';

describe('growth of counted operations', () => {
  it.each([
    ['two loops', 'let sum = 0; for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += 1; return sum;'],
    ['includes', `${LIST} let found = 0; for (const one of list) if (list.includes(-one - 1)) found++; return found;`],
    ['indexOf that finds', `${LIST} return list.filter((one, at) => list.indexOf(one) === at).length;`],
    ['spread', 'let all: number[] = []; for (let i = 0; i < n; i++) all = [...all, i]; return all.length;'],
    ['concat', 'let all: number[] = []; for (let i = 0; i < n; i++) all = all.concat(i); return all.length;'],
    ['object spread', 'let all = {}; for (let i = 0; i < n; i++) all = { ...all, [i]: i }; return all;'],
    ['Object.keys', 'const all = {}; for (let i = 0; i < n; i++) { all[i] = i; Object.keys(all); } return all;'],
    ['shift', `${LIST} while (list.length > 0) list.shift(); return 0;`],
    ['unshift', 'const all: number[] = []; for (let i = 0; i < n; i++) all.unshift(i); return all;'],
    ['splice in front', `${LIST} for (let i = 0; i < n; i++) list.splice(0, 1); return 0;`],
    ['slice', `${LIST} let sum = 0; for (let i = 0; i < n; i++) sum += list.slice(1).length; return sum;`],
    ['some', `${LIST} return list.map((one) => list.some((other) => other === -one - 1));`],
    ['a native as callback', `${LIST} return list.map(() => list.map(Boolean).length);`],
    [
      'a method without its object',
      `${LIST} const { includes } = Array.prototype; return list.map((one) => includes.call(list, -one - 1));`,
    ],
    ['a search as callback', `${LIST} return list.map((one) => -one - 1).filter(list.includes, list).length;`],
    ['patterns', `${LIST} return list.map(() => { const [, ...rest] = list; return rest.length; });`],
    ['new Set', `${LIST} return list.map(() => new Set(list).size);`],
    ['JSON', `${LIST} return list.map(() => JSON.stringify(list).length);`],
    ['join and split', `${LIST} return list.map(() => list.join('').length);`],
    ['text', "let text = ''; for (let i = 0; i < n; i++) { text += 'a'; text.includes('b'); } return text;"],
    ['pattern in text', "let text = ''; for (let i = 0; i < n; i++) { text += 'a'; /b/.test(text); } return text;"],
    [
      'typed array',
      'const all = new Uint8Array(n); let sum = 0; for (let i = 0; i < n; i++) sum += all.indexOf(1); return sum;',
    ],
    ['apply', `${LIST} return list.map(() => Math.max.apply(null, list));`],
    [
      'a generator',
      `function* all() { for (let i = 0; i < n; i++) yield i; } let sum = 0; for (const one of all()) for (const other of all()) sum += one * other; return sum;`,
    ],
  ])('is quadratic: %s', async (_, body) => {
    expect(exponentOf(await costOf(body))).toBeGreaterThan(1.85);
    expect(exponentOf(await costOf(body))).toBeLessThan(2.15);
  });

  it.each([
    ['one loop', 'let sum = 0; for (let i = 0; i < n; i++) sum += i; return sum;'],
    [
      'a set',
      `${LIST} const seen = new Set(); for (const one of list) if (!seen.has(one)) seen.add(one); return seen.size;`,
    ],
    [
      'a map',
      `${LIST} const seen = new Map(); for (const one of list) seen.set(one, (seen.get(one) ?? 0) + 1); return seen.size;`,
    ],
    [
      'push and pop',
      'const all: number[] = []; for (let i = 0; i < n; i++) all.push(i); while (all.length > 0) all.pop(); return 0;',
    ],
    [
      'chained',
      `${LIST} return list.filter((one) => one % 2).map((one) => one * 2).reduce((sum, one) => sum + one, 0);`,
    ],
    ['recursion', 'const deep = (k: number): number => (k === 0 ? 0 : 1 + deep(k - 1)); return deep(n);'],
    ['global pattern', "return 'ab'.repeat(n).replace(/a/g, 'b').length + [...'ab'.repeat(n).matchAll(/b/g)].length;"],
  ])('is linear: %s', async (_, body) => {
    const exponent = exponentOf(await costOf(body));
    expect(exponent).toBeGreaterThan(0.97);
    expect(exponent).toBeLessThan(1.03);
  });

  it('is n log n for a sort, with a comparator or without', async () => {
    for (const how of ['', '(a, b) => a - b']) {
      const cost = await costOf(
        `const list = Array.from({ length: n }, (_, i) => (i * 7919) % 10007); list.sort(${how});`,
      );
      const exponent = exponentOf(cost, 1000);
      expect(exponent).toBeGreaterThan(1.02);
      expect(exponent).toBeLessThan(1.3);
    }
  });

  it('ends a search where it found something', async () => {
    const cost = await costOf(`${LIST} return list.includes(9);`);
    const without = await costOf(`${LIST} return 0;`);
    expect(cost(1000) - without(1000)).toBe(10);
  });
});

const SNIPPETS: readonly string[] = [
  'return [1, 2, 3].map((x) => ({ x, y: [x] }));',
  'const f = (a, b = (c) => c + a) => b(a); return [f(1), f.length, f.name];',
  'function* g(k) { try { while (k > 0) yield k--; } finally { log("closed"); } } const out = []; for (const x of g(5)) { if (x < 3) break; out.push(x); } return out;',
  'function* inner() { const got = yield 1; log(got); return 2; } function* outer() { const back = yield* inner(); log(back); yield back; } const it = outer(); return [it.next(), it.next("x"), it.next(), it.throw === undefined];',
  'function* g() { while (true) { try { yield 1; } catch (e) { log(e); } } } const it = g(); it.next(); it.throw("a"); it.throw("b"); return it.return(7);',
  'class A { #n = 1; static s = A.name; static { log("static"); } get n() { return this.#n; } set n(v) { this.#n = v; } } class B extends A { constructor() { super(); this.n += 1; } n2() { return super.n; } } const b = new B(); return [b.n, b.n2(), A.s, new B().constructor.name];',
  'switch (3) { case 1: log(1); case 3: log(3); case 4: { let z = 4; log(z); break; } default: log("no"); } return 1;',
  'a: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue a; if (i === 2) break a; log(i, j); } } return 0;',
  'let i = 0; do i++; while (i < 5); if (i > 4) log("big"); else log("small"); if (i > 9) log(1); else if (i > 4) log(2); else log(3); return i;',
  'try { try { throw new Error("x"); } catch ({ message }) { log(message); throw 2; } finally { log("f"); } } catch (e) { return e; }',
  'try { return 1; } finally { log("after"); }',
  'const { a, ...rest } = { a: 1, b: 2, c: 3 }; const [x, , y = 5, ...z] = [1, 2, undefined, 4]; return [a, rest, x, y, z, { ...rest, a }];',
  'return [..."añ😀"].length + Array.from(new Set([1, 1, 2])).length + Math.max(...[3, 4]);',
  'const o = { m() { return this.v; }, v: 4, get g() { return this.m(); }, async am() {}, *gm() { yield 1; } }; return [o.g, [...o.gm()], Object.keys(o), o.m.name];',
  'var x = 1; { var x = 2; } function f() { return arguments.length + (this === undefined ? 1 : 0); } return [x, f(1, 2, 3)];',
  'return (function fact(n) { return n < 2 ? 1 : n * fact(n - 1); })(10);',
  `const t = (s, ...v) => s.raw.join("|") + v; return t\`a\${1}b\\n\${2}\`;`,
  'let s = 0; for (const k in { a: 1, b: 2 }) s += k.length; for (;;) { if (s++ > 5) break; } return s;',
  'const f = async () => { log(await 1); try { await Promise.reject(new Error("r")); } catch (e) { log(e.message); } for await (const x of (async function* () { yield 1; yield 2; })()) log(x); return "done"; }; f().then(log); return 0;',
  'return [3, 1, 2].sort().concat([4], 5).flat().includes(4) && [1, NaN].includes(NaN) && ![1].includes("1");',
  'const m = new Map([[1, "a"]]); m.forEach((v, k, all) => log(v, k, all === m)); return [...m, ...m.keys()];',
  'return "a-b-c".replace(/-(\\w)/g, (_, c) => c.toUpperCase()).split("").map((c, i, all) => all.length + c + i);',
  'return /* => */ ((a /* => */) => /* b */ a)(5) // tail',
  'return [[1, 2], [3]].flatMap((x) => x).reduceRight((a, b) => a + b) + [5, 6].findLast((x) => x < 6);',
  'const a = [5, 1, 4]; a.splice(1, 1, 9, 8); a.copyWithin(0, 1); a.fill(7, 3); return [a, a.indexOf(9), a.lastIndexOf(7), a.at(-1), a.join()];',
  'if (true) ; for (let i = 0; i < 2; i++) ; return;',
  'return new (class { x = [1, 2].map((y) => y * 2); static y = () => 3; })().x;',
];

/** What a body returned and logged, before and after the microtasks. */
async function outcomeOf(body: string, counted: boolean): Promise<unknown> {
  const printed: unknown[] = [];
  const log = (...given: readonly unknown[]): void => {
    printed.push(JSON.stringify(given));
  };
  const source = `export function run(log) {\n${body}\n}`;
  let value: unknown;
  if (counted) {
    const { meter, call } = await load(source);
    value = meter.measure(() => call('run', log)).value;
  } else {
    value = ((await freshModule(source))()['run'] as Use)(log);
  }
  const text = JSON.stringify(value);
  await new Promise((resolve) => setTimeout(resolve, 0));
  return { text, printed };
}

describe('counted code', () => {
  it.each(SNIPPETS)('does what it did: %s', async (body) => {
    expect(await outcomeOf(body, true)).toEqual(await outcomeOf(body, false));
  });

  it('is the same code however often it is counted, and costs the same', async () => {
    const cost = await costOf(`${LIST} return list.filter((x) => x % 3).map((x) => list.indexOf(x));`);
    expect(cost(100)).toBe(cost(100));
  });

  it('keeps every line where it was', async () => {
    const { script } = await compileTypeScript(SNIPPETS.map((body) => `() => { ${body}\n};`).join('\n'), 'code.ts');
    const lines = countScript(script).split('\n');
    script.split('\n').forEach((line, index) => {
      const [word] = /[A-Za-z]{4,}/.exec(line.replace(/^.*?(?=\w+\()/, '')) ?? [];
      if (word !== undefined) expect(lines[index]).toContain(word);
    });
  });

  it('cannot run on for ever', async () => {
    const { meter, call } = await load(
      'export function loop() { for (;;) ; }\nexport function deep(): number { return deep(); }\nexport function stubborn() { for (;;) try { for (;;) ; } catch {} }',
    );
    for (const name of ['loop', 'deep', 'stubborn'])
      expect(() => meter.measure(() => call(name), 5000), name).toThrow(TooManyOperations);
  });
});

const rowsOf = (profile: Profile) =>
  Array.from(profile.nodes.function, (functionIndex, node) => ({
    name: profile.functions[functionIndex]?.name ?? 'host',
    parent: profile.nodes.parent[node] ?? -1,
    calls: profile.nodes.calls[node] ?? 0,
    self: profile.nodes.selfOperations[node] ?? 0,
  }));

describe('the profile', () => {
  it('says who called whom how often, and adds up', async () => {
    const { meter, call } = await load(`
      const leaf = (n: number) => { let s = 0; for (let i = 0; i < n; i++) s += i; return s; };
      function middle(n: number) { return leaf(n) + leaf(2 * n); }
      export function run() { middle(10); leaf(1); try { bad(); } catch {} return middle(20); }
      function bad() { leaf(3); throw new Error('x'); }`);
    const { operations, profile } = meter.measure(() => call('run'));
    const rows = rowsOf(profile);
    expect(rows.map(({ name, parent, calls }) => [name, rows[parent]?.name, calls])).toEqual([
      ['host', undefined, 0],
      ['run', 'host', 1],
      ['middle', 'run', 2],
      ['leaf', 'middle', 4],
      ['leaf', 'run', 1],
      ['bad', 'run', 1],
      ['leaf', 'bad', 1],
    ]);
    expect(rows.reduce((sum, { self }) => sum + self, 0)).toBe(operations);
    expect(profile.lines.reduce((sum, line) => sum + line.operations, 0)).toBeLessThanOrEqual(operations);
    const hottest = [...profile.lines].sort((one, other) => other.operations - one.operations)[0];
    expect(hottest?.line).toBe(2);
  });

  it('charges a generator to its own function, between the steps of who draws from it', async () => {
    const { meter, call } = await load(`
      function* numbers(n: number) { for (let i = 0; i < n; i++) { work(); yield i; } }
      function work() { let x = 0; for (let i = 0; i < 50; i++) x += i; return x; }
      export function run() { let sum = 0; for (const one of numbers(20)) sum += other(one); return sum; }
      function other(x: number) { return x; }`);
    const { profile } = meter.measure(() => call('run'));
    const rows = rowsOf(profile);
    expect(rows.find(({ name }) => name === 'other')?.parent).toBe(rows.findIndex(({ name }) => name === 'run'));
    expect(rows.filter(({ name }) => name === 'work').map(({ parent, calls }) => [rows[parent]?.name, calls])).toEqual([
      ['numbers', 20],
    ]);
  });

  it('adds up whatever throws, rests and recurses (random trees of calls)', async () => {
    const { meter, call } = await load(`
      type Tree = { readonly kind: number; readonly children: readonly Tree[] };
      export function run(tree: Tree): number {
        switch (tree.kind) {
          case 0: return plain(tree);
          case 1: try { return thrower(tree); } catch { return 1; }
          case 2: { let sum = 0; for (const one of drawn(tree)) { sum += one; if (sum > 5) break; } return sum; }
          default: return tree.children.map(run).length;
        }
      }
      function plain(tree: Tree) { let sum = 0; for (const child of tree.children) sum += run(child); return sum; }
      function thrower(tree: Tree): number { plain(tree); throw new Error('on purpose'); }
      function* drawn(tree: Tree) { for (const child of tree.children) { try { yield run(child); } finally { plain({ kind: 0, children: [] }); } } }`);
    const kind = fc.integer({ min: 0, max: 3 });
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.record({ kind, children: fc.constant([]) }),
        fc.record({ kind, children: fc.array(tie('tree'), { maxLength: 3 }) }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const { operations, profile } = meter.measure(() => call('run', value));
        const rows = rowsOf(profile);
        expect(rows.reduce((sum, { self }) => sum + self, 0)).toBe(operations);
        expect(rows.every(({ self }) => self >= 0)).toBe(true);
        // Only `run` is called from outside, once.
        expect(rows.filter(({ parent }) => parent === 0).map(({ name, calls }) => [name, calls])).toEqual([['run', 1]]);
      }),
      { numRuns: 200 },
    );
  });
});
