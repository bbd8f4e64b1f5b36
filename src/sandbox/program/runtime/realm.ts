// Makes a realm look like Node 20's to the program: our globals, none of the host's, and a refusal by name for what Node
// has and we have not. The realm belongs to this one run; nothing in it is trusted afterwards.
import type { RefusalReason } from '../../../algorithms/event-loop/trace.ts';
import type { FunctionInfos } from './function-info.ts';

type Scope = Record<PropertyKey, unknown>;
type Refuse = (name: string, reason: RefusalReason) => never;

const LANGUAGE =
  'globalThis Infinity NaN undefined isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI ' +
  'encodeURIComponent escape unescape Object Function Array Number Boolean String Symbol BigInt Math JSON Reflect Proxy ' +
  'Date RegExp Map Set WeakMap WeakSet WeakRef Promise Error AggregateError EvalError RangeError ReferenceError ' +
  'SyntaxError TypeError URIError ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array ' +
  'Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array Intl eval';

/** Of the host, where it has them: Node has the same. */
const SHARED_WITH_HOST = 'TextEncoder TextDecoder URL URLSearchParams atob btoa';

/** Globals that `Object.keys(globalThis)` gives. */
const LISTED =
  'global clearImmediate setImmediate clearInterval clearTimeout setInterval setTimeout queueMicrotask structuredClone ' +
  'atob btoa performance fetch crypto';

/** Global in Node 20, and not here. */
const REFUSED =
  'WebAssembly SharedArrayBuffer Atomics FinalizationRegistry fetch FormData Headers Request Response Blob ' +
  'BroadcastChannel MessageChannel MessageEvent MessagePort CustomEvent ByteLengthQueuingStrategy CountQueuingStrategy ' +
  'CompressionStream DecompressionStream ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ' +
  'ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader TextDecoderStream ' +
  'TextEncoderStream TransformStream TransformStreamDefaultController WritableStream WritableStreamDefaultController ' +
  'WritableStreamDefaultWriter crypto Crypto CryptoKey SubtleCrypto PerformanceEntry PerformanceMark PerformanceMeasure ' +
  'PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming File Performance';

/** In the language since, and in a newer browser: absent here, as in Node 20. */
const NEWER: Readonly<Record<string, string>> = {
  Object: 'groupBy',
  Map: 'groupBy',
  Array: 'fromAsync',
  Math: 'f16round sumPrecise',
  RegExp: 'escape',
  Error: 'isError',
  JSON: 'rawJSON isRawJSON',
  Uint8Array: 'fromBase64 fromHex',
};
const NEWER_ON_PROTOTYPES: Readonly<Record<string, string>> = {
  Set: 'union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom',
  Map: 'getOrInsert getOrInsertComputed',
  WeakMap: 'getOrInsert getOrInsertComputed',
  ArrayBuffer: 'transfer transferToFixedLength detached transferToImmutable sliceToImmutable immutable',
  DataView: 'getFloat16 setFloat16',
  Uint8Array: 'toBase64 toHex setFromBase64 setFromHex',
  Date: 'toTemporalInstant',
};
const NEWER_ON_ITERATORS = 'constructor map filter take drop flatMap reduce toArray forEach some every find';

function put(target: object, name: PropertyKey, value: unknown, enumerable = false): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable, configurable: true });
}

function removeNewer(scope: Scope): void {
  const remove = (target: unknown, names: string): void => {
    if (typeof target !== 'function' && (typeof target !== 'object' || target === null)) return;
    for (const name of names.split(' ')) Reflect.deleteProperty(target, name);
  };
  for (const [owner, names] of Object.entries(NEWER)) remove(scope[owner], names);
  for (const [owner, names] of Object.entries(NEWER_ON_PROTOTYPES)) {
    remove((scope[owner] as { prototype?: unknown } | undefined)?.prototype, names);
  }
  const iterator = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object;
  remove(iterator, NEWER_ON_ITERATORS);
  Reflect.deleteProperty(iterator, Symbol.toStringTag);
  const dispose: unknown = Reflect.get(Symbol, 'dispose');
  if (typeof dispose === 'symbol') Reflect.deleteProperty(iterator, dispose);
}

function closeGlobals(scope: Scope, kept: ReadonlySet<string>): void {
  for (const key of Reflect.ownKeys(scope)) {
    if (typeof key === 'string' && !kept.has(key)) Reflect.deleteProperty(scope, key);
  }
  for (
    let prototype = Object.getPrototypeOf(scope) as object | null;
    prototype !== null && prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype) as object | null
  ) {
    for (const key of Reflect.ownKeys(prototype)) Reflect.deleteProperty(prototype, key);
  }
}

/** Refuses by name when it is used; what it is may be asked (`typeof`, `instanceof`). */
function refusing(name: string, refuse: Refuse): object {
  const refused = (): never => refuse(name, 'unsupported');
  const isObject = /^[a-z]|^(?:Atomics|WebAssembly)$/.test(name) && name !== 'fetch';
  // A declaration can be called with `new`, and has a prototype that nothing inherits from.
  function Absent(): never {
    return refused();
  }
  Object.defineProperty(Absent, 'name', { value: name });
  const plain: ReadonlySet<PropertyKey> = new Set([
    'prototype',
    'name',
    'length',
    Symbol.hasInstance,
    Symbol.toStringTag,
  ]);
  return new Proxy(isObject ? {} : Absent, {
    get: (target, key) => (plain.has(key) ? (Reflect.get(target, key) as unknown) : refused()),
    set: refused,
    has: refused,
    ownKeys: refused,
    defineProperty: refused,
  });
}

/** A class as it is; a function freed of the host's global object. */
function sharedValue(globals: Scope, name: string): unknown {
  const value = globals[name];
  if (typeof value !== 'function' || /^[A-Z]/.test(name)) return value;
  return Object.defineProperty((...args: readonly unknown[]): unknown => Reflect.apply(value, globals, args), 'name', {
    value: name,
  });
}

/** As Node adds them; where the language has them already they cannot be replaced. */
export function addDisposeSymbols(): void {
  for (const name of ['dispose', 'asyncDispose'] as const) {
    if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: Symbol(`nodejs.${name}`) });
  }
}

/**
 * @param scope the realm's global object
 * @param own our globals by name; they win over the host's
 */
export function prepareRealm(
  scope: object,
  own: Readonly<Record<string, unknown>>,
  infos: FunctionInfos,
  refuse: Refuse,
): void {
  const globals = scope as Scope;
  const kept = new Set(LANGUAGE.split(' '));
  // Some stand on a prototype of the global object, which is emptied.
  const shared = SHARED_WITH_HOST.split(' ').map((name) => [name, sharedValue(globals, name)] as const);
  removeNewer(globals);
  closeGlobals(globals, kept);
  const all: Record<string, unknown> = { ...own };
  for (const name of REFUSED.split(' ')) all[name] = refusing(name, refuse);
  for (const [name, value] of shared) all[name] = value ?? refusing(name, refuse);
  const listed = LISTED.split(' ');
  // Those that a program sees when it lists them come first, in Node's order.
  for (const name of new Set([...listed, ...Object.keys(all)])) put(globals, name, all[name], listed.includes(name));
  put(Function.prototype, 'toString', function toString(this: unknown) {
    return infos.textOf(this);
  });
}
