// Counts what a lookup reads: the structure that a student's code built is copied to plain data and handed back behind
// proxies, so that every figure and every name that is taken out of it counts, whatever shape it has.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';

/** Figures and names in one structure: room for a table of 2^16 places beside the points. */
const MOST_VALUES = 400_000;
const DEEPEST = 200;

const RULE = 'build(points) must return plain data: arrays, typed arrays and objects of numbers and texts';

function fault(why: 'kind' | 'deep' | 'large', given: unknown): PolicyFault {
  const reasons = {
    kind: `there is ${describeValue(given)} in it.`,
    deep: `it is more than ${DEEPEST} levels deep.`,
    large: `it holds more than ${MOST_VALUES} values.`,
  };
  const args = { given: valueCode(given), levels: String(DEEPEST), values: String(MOST_VALUES) };
  return new PolicyFault({ key: `fault.build.${why}`, args }, `${RULE}; ${reasons[why]}`);
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  // A realm's own Object.prototype ends the chain, whichever realm it is.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** A copy in arrays and objects of our own. @throws PolicyFault on anything else than plain data */
export function plainCopy(given: unknown): unknown {
  let left = MOST_VALUES;
  const copy = (value: unknown, depth: number): unknown => {
    if (value === undefined || value === null || ['number', 'string', 'boolean'].includes(typeof value)) {
      left -= 1;
      if (left < 0) throw fault('large', value);
      return value;
    }
    if (typeof value !== 'object') throw fault('kind', value);
    if (depth === DEEPEST) throw fault('deep', value);
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      const numbers = Array.from(value as unknown as ArrayLike<number>);
      left -= numbers.length;
      if (left < 0) throw fault('large', value);
      return numbers;
    }
    if (Array.isArray(value)) return Array.from(value as readonly unknown[], (item) => copy(item, depth + 1));
    if (!isPlain(value)) throw fault('kind', value);
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copy(item, depth + 1)]));
  };
  return copy(given, 0);
}

export interface ReadCounter {
  reads: number;
}

const readOnly = (): never => {
  throw new PolicyFault(
    { key: 'fault.locate.writes' },
    'locate(ring, hash) must not change the ring: what is worth keeping is built by build(points).',
  );
};

/** The same data behind proxies: each figure or name that is read adds one to the counter; nothing can be changed. */
export function countReads(data: unknown, counter: ReadCounter): unknown {
  const known = new WeakMap<object, unknown>();
  const handler: ProxyHandler<object> = {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value === 'object' && value !== null) return wrap(value);
      if (name !== 'length' && Object.hasOwn(target, name)) counter.reads += 1;
      return value;
    },
    getOwnPropertyDescriptor(target, name) {
      const own = Reflect.getOwnPropertyDescriptor(target, name);
      if (own === undefined || name === 'length') return own;
      const value: unknown = own.value;
      if (typeof value === 'object' && value !== null) return { ...own, value: wrap(value) };
      counter.reads += 1;
      return own;
    },
    set: readOnly,
    defineProperty: readOnly,
    deleteProperty: readOnly,
    setPrototypeOf: readOnly,
    preventExtensions: readOnly,
  };
  const wrap = (value: object): unknown => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const proxy: unknown = new Proxy(value, handler);
    known.set(value, proxy);
    return proxy;
  };
  return typeof data === 'object' && data !== null ? wrap(data) : data;
}
