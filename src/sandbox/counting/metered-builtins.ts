// The language's own functions, which a counted script calls in one statement and which may walk over a million elements:
// each is replaced by one that does the same and says how many elements it looked at, moved or made.

type Scope = Readonly<Record<string, unknown>>;
type Native = (this: unknown, ...given: readonly unknown[]) => unknown;
/** Costs are worked out with indices and loops alone: a pattern or a callback would be counted itself. */
type Cost = (self: unknown, given: readonly unknown[], answer: unknown) => number;

// Taken before they are replaced.
const { apply, get: getField } = Reflect;
const { keys: keysOf } = Object;

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Of an array, a typed array, a text; of anything else 0. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  const length: unknown = isObject(value) ? getField(value, 'length') : undefined;
  return typeof length === 'number' && length > 0 ? length : 0;
}

const sizeOf = (value: unknown): number => {
  const size: unknown = isObject(value) ? getField(value, 'size') : undefined;
  return typeof size === 'number' ? size : 0;
};

const one: Cost = () => 1;
const ownLength: Cost = (self) => lengthOf(self);
const answerLength: Cost = (_self, _given, answer) => lengthOf(answer);
const givenLength: Cost = (_self, given) => lengthOf(given[0]);
const ownSize: Cost = (self) => sizeOf(self);
const bothSizes: Cost = (self, given) => sizeOf(self) + sizeOf(given[0]);
const ownKeys = (object: unknown): number => (isObject(object) ? keysOf(object).length : 0);
const keyCount: Cost = (_self, given) => ownKeys(given[0]);

/** Where a search from the front began, as `Array.prototype.indexOf` reads it. */
function startOf(length: number, from: unknown): number {
  const start = Math.trunc(Number(from ?? 0)) || 0;
  return start < 0 ? Math.max(0, length + start) : Math.min(start, length);
}

const indexCost: Cost = (self, given, answer) => {
  const start = startOf(lengthOf(self), given[1]);
  return typeof answer === 'number' && answer >= 0 ? answer - start + 1 : lengthOf(self) - start;
};
const lastIndexCost: Cost = (self, _given, answer) =>
  typeof answer === 'number' && answer >= 0 ? lengthOf(self) - answer : lengthOf(self);

/** What `splice` took out, put in, and had to move. */
const spliceCost: Cost = (self, given, answer) => {
  const added = Math.max(0, given.length - 2);
  const removed = lengthOf(answer);
  const before = lengthOf(self) - added + removed;
  const moved = added === removed ? 0 : before - startOf(before, given[0]) - removed;
  return removed + added + moved;
};

const sortCost = (length: number): number => length * Math.ceil(Math.log2(Math.max(2, length)));

const COSTS_OF_LISTS: Readonly<Record<string, Cost>> = {
  copyWithin: ownLength,
  fill: ownLength,
  indexOf: indexCost,
  join: ownLength,
  lastIndexOf: lastIndexCost,
  reverse: ownLength,
  slice: answerLength,
  toReversed: ownLength,
  with: ownLength,
};

const COSTS_OF_ARRAYS: Readonly<Record<string, Cost>> = {
  ...COSTS_OF_LISTS,
  concat: answerLength,
  flat: answerLength,
  push: (_self, given) => given.length,
  shift: ownLength,
  splice: spliceCost,
  toSpliced: answerLength,
  unshift: ownLength,
};

/** Each call of their function is one. */
const WITH_FUNCTION =
  'every filter find findIndex findLast findLastIndex flatMap forEach map reduce reduceRight some'.split(' ');

const COSTS_OF_TEXTS: Readonly<Record<string, Cost>> = {
  concat: answerLength,
  endsWith: givenLength,
  includes: ownLength,
  indexOf: indexCost,
  lastIndexOf: ownLength,
  localeCompare: ownLength,
  normalize: ownLength,
  padEnd: answerLength,
  padStart: answerLength,
  repeat: answerLength,
  replace: ownLength,
  replaceAll: ownLength,
  split: ownLength,
  startsWith: givenLength,
  toLowerCase: ownLength,
  toUpperCase: ownLength,
  trim: ownLength,
  trimEnd: ownLength,
  trimStart: ownLength,
};

const COSTS_OF_SETS: Readonly<Record<string, Cost>> = {
  add: one,
  clear: ownSize,
  delete: one,
  difference: bothSizes,
  has: one,
  intersection: bothSizes,
  isDisjointFrom: bothSizes,
  isSubsetOf: bothSizes,
  isSupersetOf: bothSizes,
  symmetricDifference: bothSizes,
  union: bothSizes,
};
const COSTS_OF_MAPS: Readonly<Record<string, Cost>> = { clear: ownSize, delete: one, get: one, has: one, set: one };

const COSTS_OF_OBJECT: Readonly<Record<string, Cost>> = {
  assign(_self, given) {
    let sum = 0;
    for (let index = 1; index < given.length; index += 1) sum += ownKeys(given[index]);
    return sum;
  },
  defineProperties: (_self, given) => ownKeys(given[1]),
  entries: answerLength,
  freeze: keyCount,
  getOwnPropertyDescriptors: keyCount,
  getOwnPropertyNames: answerLength,
  keys: answerLength,
  values: answerLength,
};

/** @param charge is told how many operations were done, after they were done */
export function installMeteredBuiltins(scope: object, charge: (operations: number) => void): void {
  const globals = scope as Scope;

  /** Puts a function in the place of another: same name, same length, no constructor either. */
  const replace = (owner: object, key: PropertyKey, make: (native: Native) => Native): void => {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    if (descriptor === undefined || typeof descriptor.value !== 'function') return;
    const native = descriptor.value as Native;
    const made = make(native);
    for (const field of ['name', 'length'])
      Object.defineProperty(made, field, { value: Reflect.get(native, field), configurable: true });
    Object.defineProperty(owner, key, { ...descriptor, value: made });
  };

  const meter = (owner: object, costs: Readonly<Record<string, Cost>>): void => {
    for (const [key, cost] of Object.entries(costs))
      replace(owner, key, (native) => {
        const { metered } = {
          metered(this: unknown, ...given: readonly unknown[]) {
            const answer: unknown = apply(native, this, given);
            charge(cost(this, given, answer));
            return answer;
          },
        };
        return metered;
      });
  };

  /** Counts the calls of the function that is given in some place; without one `otherwise` is the cost. */
  const meterFunction = (owner: object, key: string, place: number, otherwise: Cost = () => 0): void =>
    replace(owner, key, (native) => {
      const { metered } = {
        metered(this: unknown, ...given: readonly unknown[]) {
          const use = given[place];
          if (typeof use !== 'function') {
            const answer: unknown = apply(native, this, given);
            charge(otherwise(this, given, answer));
            return answer;
          }
          const counted = function (this: unknown, ...passed: readonly unknown[]): unknown {
            charge(1);
            return apply(use as Native, this, passed);
          };
          const handed: unknown[] = [];
          for (let index = 0; index < given.length; index += 1)
            handed[index] = index === place ? counted : given[index];
          return apply(native, this, handed);
        },
      };
      return metered;
    });

  /** A search costs how far it looked: from where it began to the end of what it found. */
  const meteredExec = (native: Native): Native => {
    const { exec } = {
      exec(this: unknown, ...given: readonly unknown[]) {
        const goesOn = isObject(this) && (getField(this, 'global') === true || getField(this, 'sticky') === true);
        const from = goesOn ? Number(getField(this, 'lastIndex')) : 0;
        const answer: unknown = apply(native, this, given);
        const end = isObject(answer)
          ? Number(getField(answer, 'index')) + lengthOf(getField(answer, 0))
          : lengthOf(given[0]);
        charge(Math.max(1, end - from));
        return answer;
      },
    };
    return exec;
  };

  const prototypeOf = (name: string): object | undefined => {
    const maker = globals[name];
    return isObject(maker) ? (Reflect.get(maker, 'prototype') as object) : undefined;
  };
  const onPrototype = (name: string, meterIt: (prototype: object) => void): void => {
    const prototype = prototypeOf(name);
    if (prototype !== undefined) meterIt(prototype);
  };

  /** `includes` says only whether: where it was found is asked once more, without being charged. */
  const meterIncludes = (prototype: object): void => {
    const indexOf = Reflect.get(prototype, 'indexOf') as Native;
    meter(prototype, {
      includes(self, given, answer) {
        const index = answer === true ? (apply(indexOf, self, given) as number) : -1;
        return indexCost(self, given, index);
      },
    });
  };

  const meterList = (prototype: object, costs: Readonly<Record<string, Cost>>): void => {
    meterIncludes(prototype);
    meter(prototype, costs);
    for (const key of WITH_FUNCTION) meterFunction(prototype, key, 0);
    const sorted: Cost = (self) => sortCost(lengthOf(self));
    for (const key of ['sort', 'toSorted']) meterFunction(prototype, key, 0, sorted);
  };

  /** Every element that is taken from an iterator is one: loops, spreads, patterns, and makers of maps and sets. */
  const meterIterator = (iterator: unknown): void => {
    const prototype: unknown = isObject(iterator) ? Reflect.getPrototypeOf(iterator) : undefined;
    if (isObject(prototype)) meter(prototype, { next: one });
  };
  const make = (name: string): unknown => Reflect.construct(globals[name] as new () => unknown, []);
  const iteratorOf = (iterable: unknown): unknown =>
    (Reflect.get(iterable as object, Symbol.iterator) as Native).call(iterable);
  for (const name of ['Array', 'Map', 'Set', 'String']) meterIterator(iteratorOf(make(name)));

  onPrototype('Array', (prototype) => meterList(prototype, COSTS_OF_ARRAYS));
  const typed: unknown = isObject(globals['Int8Array']) ? Reflect.getPrototypeOf(globals['Int8Array']) : undefined;
  if (isObject(typed)) {
    const prototype = Reflect.get(typed, 'prototype') as object;
    meterList(prototype, { ...COSTS_OF_LISTS, set: givenLength });
    meter(typed, { from: answerLength, of: answerLength });
  }
  onPrototype('String', (prototype) => meter(prototype, COSTS_OF_TEXTS));
  for (const name of ['Set', 'WeakSet'])
    onPrototype(name, (prototype) => {
      meter(prototype, COSTS_OF_SETS);
      meterFunction(prototype, 'forEach', 0);
    });
  for (const name of ['Map', 'WeakMap'])
    onPrototype(name, (prototype) => {
      meter(prototype, COSTS_OF_MAPS);
      meterFunction(prototype, 'forEach', 0);
    });
  onPrototype('RegExp', (prototype) => replace(prototype, 'exec', meteredExec));
  onPrototype('Function', (prototype) => meter(prototype, { apply: (_self, given) => lengthOf(given[1]) }));

  const { Array: array, Object: object, Map: map, Reflect: reflect, JSON: json } = globals;
  if (isObject(array))
    meter(array, { from: (_self, given, answer) => (isIterable(given[0]) ? 0 : lengthOf(answer)), of: answerLength });
  if (isObject(object)) {
    meter(object, COSTS_OF_OBJECT);
    meterFunction(object, 'groupBy', 1);
  }
  if (isObject(map)) meterFunction(map, 'groupBy', 1);
  if (isObject(reflect)) meter(reflect, { ownKeys: answerLength, apply: (_self, given) => lengthOf(given[2]) });
  if (isObject(json)) meter(json, { parse: givenLength, stringify: answerLength });
}

const isIterable = (value: unknown): boolean =>
  typeof value === 'string' || (isObject(value) && typeof getField(value, Symbol.iterator) === 'function');
