// Freezes the language's own objects, so that a student's code cannot change what the trusted host in the same realm
// runs on. After SES (github.com/endojs/endo, packages/ses: intrinsics, enable-property-overrides), much shortened.

type Scope = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Objects of the language that no global name leads to, but a literal or a call does. */
function hiddenIntrinsics(): readonly unknown[] {
  const iterators = [
    [][Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ''[Symbol.iterator](),
    'x'.matchAll(/x/g),
  ];
  if (typeof Intl !== 'undefined' && 'Segmenter' in Intl) {
    const segments = new Intl.Segmenter().segment('x');
    iterators.push(segments[Symbol.iterator]());
    iterators.push(segments as never);
  }
  // Wrap helpers have their own prototypes where the language has them.
  const helpers = iterators.slice(0, 1).flatMap((one) => {
    const from = (one as unknown as { map?: (use: (value: never) => never) => unknown }).map;
    return typeof from === 'function' ? [from.call(one, (value) => value)] : [];
  });
  // The libraries of older targets know no `Iterator`; the browser may.
  const wrapper = (globalThis as { Iterator?: { from?: (source: object) => object } }).Iterator?.from;
  const wrapped = wrapper === undefined ? [] : [wrapper({ next: () => ({ done: true, value: 0 }) })];
  return [
    ...iterators,
    ...helpers,
    ...wrapped,
    function* () {
      yield 0;
    },
    async function* () {
      yield 0;
    },
    async () => undefined,
    (function* () {
      yield 0;
    })(),
    (async function* () {
      yield 0;
    })(),
    Object.getPrototypeOf(Int8Array),
  ].flatMap((value) => (isObject(value) ? [Object.getPrototypeOf(value) as unknown, prototypeOf(value)] : []));
}

function prototypeOf(value: object): unknown {
  return Object.getOwnPropertyDescriptor(value, 'prototype')?.value;
}

/** Every object reached from `roots` through own properties, accessors and prototypes; `stop` is not entered. */
function reachable(roots: readonly unknown[], stop: ReadonlySet<unknown>): Set<object> {
  const found = new Set<object>();
  const stack = [...roots];
  while (stack.length > 0) {
    const value = stack.pop();
    if (!isObject(value) || found.has(value) || stop.has(value)) continue;
    found.add(value);
    stack.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const descriptor = Object.getOwnPropertyDescriptor(value, key);
      if (descriptor !== undefined) stack.push(descriptor.value, descriptor.get, descriptor.set);
    }
  }
  return found;
}

/**
 * A frozen prototype refuses `own.toString = …` on every object that inherits from it (the "override mistake"). As an
 * accessor pair the property can still be set on the heir and not on the prototype.
 */
function enableOverride(prototype: object, key: PropertyKey): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, key);
  if (descriptor === undefined || !('value' in descriptor) || descriptor.configurable !== true) return;
  const value: unknown = descriptor.value;
  const set = function (this: unknown, replacement: unknown): void {
    if (this === prototype || !isObject(this)) throw new TypeError(`Cannot assign to '${String(key)}' of a built-in`);
    const own = { value: replacement, writable: true, enumerable: true, configurable: true };
    if (!Reflect.defineProperty(this, key, own)) throw new TypeError(`Cannot assign to '${String(key)}'`);
  };
  Reflect.deleteProperty(set, 'prototype');
  Reflect.defineProperty(prototype, key, {
    get: () => value,
    set,
    enumerable: descriptor.enumerable ?? false,
    configurable: true,
  });
}

const ERRORS = 'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError'.split(' ');

/** The properties that programs do assign on their own objects; methods of arrays and maps stay plain, for speed. */
function enableOverrides(scope: Scope): void {
  for (const key of Reflect.ownKeys(Object.prototype)) enableOverride(Object.prototype, key);
  for (const key of ['constructor', 'toString', 'bind']) enableOverride(Function.prototype, key);
  for (const name of ERRORS) {
    const maker = scope[name];
    const prototype = typeof maker === 'function' ? prototypeOf(maker) : undefined;
    if (!isObject(prototype)) continue;
    for (const key of ['constructor', 'message', 'name', 'toString']) enableOverride(prototype, key);
  }
  for (const prototype of [
    Promise.prototype,
    Map.prototype,
    Set.prototype,
    Array.prototype,
    Date.prototype,
    RegExp.prototype,
  ]) {
    for (const key of prototype === Array.prototype ? ['toString'] : ['constructor', 'toString']) {
      enableOverride(prototype, key);
    }
  }
  // What every generator and iterator inherits.
  const iterator = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object;
  for (const key of ['constructor', 'toString', Symbol.toStringTag]) enableOverride(iterator, key);
}

/**
 * Freezes all that is reachable from the values of `scope`'s kept names and from the language's hidden objects. Runs in
 * the realm that it freezes. The global object itself stays open to new names; its kept names become constant.
 */
export function freezeIntrinsics(scope: Scope, keptNames: Iterable<string>): void {
  enableOverrides(scope);
  const roots = [...keptNames].map((name) => Object.getOwnPropertyDescriptor(scope, name)?.value as unknown);
  for (const object of reachable([...roots, ...hiddenIntrinsics()], new Set([scope]))) Object.freeze(object);
}
