// Programs made by a seed, out of everything that waits. Real Node prints one order only for each of them: timers lie far
// apart, and an immediate never races with one.

type Uniform = () => number;

/** mulberry32 */
function uniformFrom(seed: number): Uniform {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class ProgramMaker {
  private readonly uniform: Uniform;
  private marks = 0;
  private names = 0;
  private timers = 0;
  private budget = 45;

  constructor(seed: number) {
    this.uniform = uniformFrom(seed);
  }

  private below(count: number): number {
    return Math.floor(this.uniform() * count);
  }
  private pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
  private log(more = ''): string {
    this.marks += 1;
    return `log(${this.marks}${more === '' ? '' : `, ${more}`});`;
  }
  private name(letter: string): string {
    this.names += 1;
    return `${letter}${this.names}`;
  }

  /** An expression whose value is awaited, returned, resolved with. */
  private value(depth: number): string {
    this.marks += 1;
    const mark = this.marks;
    if (depth <= 0) return String(mark);
    return this.pick<() => string>([
      () => String(mark),
      () => `Promise.resolve(${mark})`,
      () => `new Promise(r => r(${this.value(depth - 1)}))`,
      () => `({ then(r) { ${this.log()} r(${this.value(depth - 1)}); } })`,
      () => `({ then(r, j) { ${this.log()} queueMicrotask(() => r(${mark})); j(0); } })`,
      () =>
        `Promise.resolve(${this.value(depth - 1)}).then(v => { ${this.log('v')} return ${this.value(depth - 1)}; })`,
      () => `(async () => { ${this.log()} return ${this.value(depth - 1)}; })()`,
      () => `(async () => { await ${this.value(depth - 1)}; ${this.log()} return ${this.value(depth - 1)}; })()`,
      () => `Promise.all([${this.value(depth - 1)}, ${this.value(depth - 1)}])`,
      () => `Promise.race([${this.value(depth - 1)}, ${this.value(depth - 1)}])`,
      () => `Promise.allSettled([${this.value(depth - 1)}, ${this.failing(depth - 1)}])`,
      () => `Promise.any([${this.failing(depth - 1)}, ${this.value(depth - 1)}])`,
      () => `${this.failing(depth - 1)}.catch(e => { ${this.log('String(e)')} return ${this.value(depth - 1)}; })`,
      () => `Promise.resolve(${mark}).finally(() => { ${this.log()} return ${this.value(depth - 1)}; })`,
      () => `new MyPromise(r => r(${this.value(depth - 1)}))`,
      () => `new MyPromise(r => r(${mark})).then(v => ${this.value(depth - 1)})`,
      () => `new Promise(r => setImmediate(r, ${mark}))`,
      () => `new Promise(r => process.nextTick(r, ${mark}))`,
    ])();
  }

  private failing(depth: number): string {
    this.marks += 1;
    const mark = this.marks;
    return this.pick<() => string>([
      () => `Promise.reject(${mark})`,
      () => `(async () => { throw ${mark}; })()`,
      () => `(async () => { await ${this.value(depth - 1)}; throw ${mark}; })()`,
      () => `Promise.resolve(${this.value(depth - 1)}).then(() => { throw ${mark}; })`,
      () => `new Promise((_, j) => j(${mark}))`,
      () => `Promise.reject(${mark}).finally(() => ${this.value(depth - 1)})`,
      () => `(async (a = (() => { throw ${mark}; })()) => a)()`,
    ])();
  }

  private generator(depth: number): string {
    return this.pick<() => string>([
      () => `(async function* () { ${this.generatorBody(depth)} })()`,
      () => `(function* () { ${this.log()} yield ${this.value(depth - 1)}; yield ${this.value(0)}; ${this.log()} })()`,
      () => `[${this.value(depth - 1)}, ${this.value(depth - 1)}]`,
      () =>
        `({ [Symbol.asyncIterator]() { let n = 0; return { next() { n += 1; ${this.log('n')} return ${this.pick(['', 'Promise.resolve'])}({ value: n, done: n > 2 }); }, return(v) { ${this.log()} return { value: v, done: true }; } }; } })`,
    ])();
  }

  private generatorBody(depth: number): string {
    const parts = Array.from({ length: 1 + this.below(3) }, () =>
      this.pick<() => string>([
        () => `yield ${this.value(depth - 1)};`,
        () => `${this.log()} yield;`,
        () => `await ${this.value(depth - 1)}; ${this.log()}`,
        () => `yield* ${this.generator(depth - 1)};`,
        () => `try { yield ${this.value(depth - 1)}; } finally { ${this.log()} await ${this.value(0)}; ${this.log()} }`,
        () => `try { yield ${this.failing(depth - 1)}; } catch (e) { ${this.log('String(e)')} }`,
        () => `try { yield ${this.value(depth - 1)}; } catch (e) { ${this.log('String(e)')} yield ${this.value(0)}; }`,
      ])(),
    );
    const end = this.pick(['', 'return;', `return ${this.value(depth - 1)};`, this.log()]);
    return `${parts.join(' ')} ${end}`;
  }

  /** Statements of an async function. */
  private waiting(depth: number): string {
    this.budget -= 1;
    if (depth <= 0 || this.budget < 0) return this.log();
    return this.pick<() => string>([
      () => `await ${this.value(depth)}; ${this.log()}`,
      () => this.log(`await ${this.value(depth)}`),
      () =>
        `try { await ${this.failing(depth)}; } catch (e) { ${this.log('String(e)')} } finally { ${this.waiting(depth - 1)} }`,
      () =>
        `for await (const x of ${this.generator(depth)}) { ${this.log('x')} ${this.pick(['', '', 'break;', 'continue;', this.waiting(depth - 1)])} } ${this.log()}`,
      () =>
        `try { for await (const x of ${this.generator(depth)}) { ${this.log('x')} throw 'out'; } } catch (e) { ${this.log('String(e)')} }`,
      () => `for (let i = 0; i < ${1 + this.below(3)}; i += 1) { ${this.waiting(depth - 1)} }`,
      () => `if (await ${this.value(depth - 1)}) { ${this.waiting(depth - 1)} } else { ${this.log()} }`,
      () => this.stepGenerator(depth),
      () => this.plain(depth),
      () => this.plain(depth),
    ])();
  }

  /** Calls next, throw and return of an async generator by hand, without waiting between. */
  private stepGenerator(depth: number): string {
    const it = this.name('it');
    const calls = Array.from({ length: 1 + this.below(4) }, () => {
      const call = this.pick([
        `next(${this.value(0)})`,
        'next()',
        `return(${this.value(depth - 1)})`,
        `throw(${this.value(0)})`,
      ]);
      return `${it}.${call}.then(r => { ${this.log('r.value, r.done')} }, e => { ${this.log('String(e)')} });`;
    });
    return `{ const ${it} = (async function* () { ${this.generatorBody(depth)} })(); ${calls.join(' ')} }`;
  }

  private plain(depth: number): string {
    this.budget -= 1;
    if (depth <= 0 || this.budget < 0) return this.log();
    return this.pick<() => string>([
      () => this.log(),
      () => `process.nextTick(() => { ${this.block(depth - 1)} });`,
      () => `queueMicrotask(() => { ${this.block(depth - 1)} });`,
      () => `setImmediate(() => { ${this.block(depth - 1)} });`,
      () => this.timer(depth),
      () => `Promise.resolve(${this.value(depth - 1)}).then(v => { ${this.log('v')} ${this.plain(depth - 1)} });`,
      () =>
        `${this.failing(depth - 1)}.catch(e => { ${this.log('String(e)')} }).then(() => { ${this.block(depth - 1)} });`,
      () => this.late(depth),
      () => `(async () => { ${this.waiting(depth - 1)} ${this.waiting(depth - 1)} })();`,
      () =>
        `Promise.resolve(1).then(() => { ${this.log()} }).then(() => { ${this.log()} }).then(() => { ${this.log()} });`,
      () =>
        `new Promise(r => { ${this.log()} r(${this.value(depth - 1)}); ${this.plain(depth - 1)} }).then(v => { ${this.log('v')} });`,
      () => this.stepGenerator(depth),
      () => `e.emit('x', ${this.value(0)});`,
      () => `e.once('x', v => { ${this.log('v')} ${this.plain(depth - 1)} });`,
      () => `class ${this.name('C')} { static async m(x) { ${this.waiting(depth - 1)} return x; } }`,
    ])();
  }

  private late(depth: number): string {
    const name = this.name('p');
    const wait = this.pick(['queueMicrotask', 'process.nextTick', 'setImmediate']);
    return `{ const ${name} = ${this.failing(depth - 1)}; ${wait}(() => { ${this.log()} ${name}.catch(e => { ${this.log('String(e)')} }); }); }`;
  }

  /** Each timer has its own moment, 60 ms from any other. */
  private timer(depth: number): string {
    if (this.timers >= 3 || depth < 2) return this.log();
    this.timers += 1;
    return `setTimeout(() => { ${this.block(depth - 1)} }, ${this.timers * 60 + 20});`;
  }

  private block(depth: number): string {
    return Array.from({ length: 1 + this.below(3) }, () => this.plain(depth)).join(' ');
  }

  program(): string {
    const body = Array.from({ length: 2 + this.below(4) }, () => this.plain(4));
    const main = Array.from({ length: 2 + this.below(3) }, () => this.waiting(4));
    return [
      'const log = (...values) => console.log(...values);',
      "const EventEmitter = require('events'); const e = new EventEmitter();",
      'class MyPromise extends Promise {}',
      "process.on('unhandledRejection', reason => { console.log('unhandled', String(reason)); });",
      "process.on('rejectionHandled', () => { console.log('handled late'); });",
      ...body,
      '(async function main() {',
      ...main.map((one) => `  ${one}`),
      '})();',
      this.log(),
      '',
    ].join('\n');
  }
}

export function generateProgram(seed: number): string {
  return new ProgramMaker(seed).program();
}
