// Programs put together at random from what asks for something later. Every delay is some milliseconds from any other, so
// that real Node prints them in one order only.
import { RandomStream, streamWords } from '../../../sim/random.ts';

interface Writer {
  readonly random: RandomStream;
  next: number;
  /** Delays are handed out once each. */
  delays: number[];
}

const pick = <Item>({ random }: Writer, items: readonly Item[]): Item =>
  items[random.integerBelow(items.length)] as Item;

function mark(writer: Writer): string {
  writer.next += 1;
  return `log(${writer.next});`;
}

/** Statements that log, and ask for more; `depth` bounds how deep they nest. */
function body(writer: Writer, depth: number): string {
  const count = 1 + writer.random.integerBelow(depth > 2 ? 1 : 3);
  const parts = [mark(writer)];
  for (let index = 0; index < count && depth < 4; index += 1) parts.push(statement(writer, depth + 1));
  if (writer.random.bernoulli(0.4)) parts.push(mark(writer));
  return parts.join(' ');
}

const KINDS = [
  'tick',
  'micro',
  'then',
  'chain',
  'async',
  'asyncReturn',
  'thenable',
  'reject',
  'forAwait',
  'all',
  'race',
  'finally',
  'timer',
  'immediateInTimer',
  'generator',
  'nestedResolve',
  'asyncTry',
  'late',
] as const;

function statement(writer: Writer, depth: number): string {
  const inner = (): string => body(writer, depth);
  const delay = (): number => writer.delays.shift() ?? 0;
  switch (pick(writer, KINDS)) {
    case 'tick':
      return `process.nextTick(() => { ${inner()} });`;
    case 'micro':
      return `queueMicrotask(() => { ${inner()} });`;
    case 'then':
      return `Promise.resolve().then(() => { ${inner()} });`;
    case 'chain':
      return `Promise.resolve().then(() => { ${mark(writer)} }).then(() => { ${inner()} }).then(() => { ${mark(writer)} });`;
    case 'async':
      return `(async () => { ${mark(writer)} await ${pick(writer, ['null', '1', 'Promise.resolve()', 'undefined'])}; ${inner()} })();`;
    case 'asyncReturn':
      return `(async () => Promise.resolve(${writer.next}))().then(() => { ${inner()} });`;
    case 'thenable':
      return `Promise.resolve({ then(done) { ${mark(writer)} done(); } }).then(() => { ${inner()} });`;
    case 'reject':
      return `Promise.reject(new Error('e')).catch(() => { ${inner()} });`;
    case 'forAwait':
      return `(async () => { for await (const v of [1, Promise.resolve(2)]) { ${mark(writer)} } ${inner()} })();`;
    case 'all':
      return `Promise.all([1, Promise.resolve(2), (async () => { await 0; })()]).then(() => { ${inner()} });`;
    case 'race':
      return `Promise.race([Promise.resolve(), new Promise(() => {})]).then(() => { ${inner()} });`;
    case 'finally':
      return `Promise.resolve().finally(() => { ${mark(writer)} }).then(() => { ${inner()} });`;
    case 'timer': {
      const delayMs = delay();
      return delayMs === 0 ? mark(writer) : `setTimeout(() => { ${inner()} }, ${delayMs});`;
    }
    case 'immediateInTimer': {
      const delayMs = delay();
      return delayMs === 0
        ? mark(writer)
        : `setTimeout(() => { ${mark(writer)} setImmediate(() => { ${inner()} }); ${mark(writer)} }, ${delayMs});`;
    }
    case 'generator':
      return `(async () => { const g = (async function* () { yield 1; ${mark(writer)} yield 2; })(); await g.next(); ${mark(writer)} await g.next(); ${inner()} })();`;
    case 'nestedResolve':
      return `new Promise((done) => done(Promise.resolve())).then(() => { ${inner()} });`;
    case 'asyncTry':
      return `(async () => { try { await Promise.reject(1); } catch { ${mark(writer)} } finally { ${inner()} } })();`;
    case 'late':
      return `{ const p = Promise.reject(1); Promise.resolve().then(() => p.catch(() => { ${inner()} })); }`;
  }
}

/** One program; the same for the same seed. */
export function generatedProgram(seed: number): string {
  const random = new RandomStream(streamWords(seed, 'program'));
  // Of these no two sums are nearer than 25 ms, however timers nest.
  const delays = [25, 50, 100, 200];
  const writer: Writer = { random, next: 0, delays: delays.sort(() => random.uniform() - 0.5) };
  return Array.from({ length: 5 }, () => statement(writer, 0)).join('\n');
}
