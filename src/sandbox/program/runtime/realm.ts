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
const SHARED_WITH_HOST = 'structuredClone TextEncoder TextDecoder URL URLSearchParams atob btoa DOMException';

/** Global in Node 20, and not here. */
const REFUSED =
  'WebAssembly Atomics FinalizationRegistry fetch FormData Headers Request Response Blob ' +
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

function put(target: object, name: PropertyKey, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
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

/** A class that nothing is an instance of: whoever shows a value asks that of each. Anything else about it is refused. */
function absentClass(name: string, refuse: Refuse): object {
  const refused = (): never => refuse(name, 'unsupported');
  return new Proxy(function absent() {}, {
    get: (_, key) => (key === Symbol.hasInstance ? () => false : refused()),
    apply: refused,
    construct: refused,
  });
}

function refusingFunction(name: string, prototype: object | undefined, refuse: Refuse): object {
  function refused(): never {
    return refuse(name, 'text');
  }
  Object.defineProperty(refused, 'name', { value: name });
  if (prototype !== undefined) Object.defineProperty(refused, 'prototype', { value: prototype });
  return refused;
}

/** Functions show the program's own text, and async ones say that they are. */
function dressFunctions(scope: Scope, infos: FunctionInfos, refuse: Refuse): void {
  const FunctionClass = refusingFunction('Function', Function.prototype, refuse);
  const AsyncFunction = refusingFunction('AsyncFunction', undefined, refuse);
  const AsyncGeneratorFunction = refusingFunction('AsyncGeneratorFunction', undefined, refuse);
  const kindOf = (value: unknown) => (typeof value === 'function' ? infos.of(value).entry?.kind : undefined);
  put(Function.prototype, 'toString', function toString(this: unknown) {
    return infos.textOf(this);
  });
  const define = (key: PropertyKey, get: (this: unknown) => unknown): void => {
    Object.defineProperty(Function.prototype, key, {
      configurable: true,
      get,
      set(this: object, value: unknown) {
        Object.defineProperty(this, key, { value, writable: true, enumerable: true, configurable: true });
      },
    });
  };
  define('constructor', function () {
    const kind = kindOf(this);
    if (kind === 'async') return AsyncFunction;
    return kind === 'async-generator' ? AsyncGeneratorFunction : FunctionClass;
  });
  define(Symbol.toStringTag, function () {
    const kind = kindOf(this);
    if (kind === 'async') return 'AsyncFunction';
    return kind === 'async-generator' ? 'AsyncGeneratorFunction' : undefined;
  });
  const generator = Object.getPrototypeOf(function* () {
    yield 0;
  }) as object;
  Object.defineProperty(generator, 'constructor', {
    value: refusingFunction('GeneratorFunction', generator, refuse),
    configurable: true,
  });
  put(scope, 'Function', FunctionClass);
  put(scope, 'eval', refusingFunction('eval', undefined, refuse));
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
  const kept = new Set(`${LANGUAGE} ${SHARED_WITH_HOST}`.split(' '));
  removeNewer(globals);
  closeGlobals(globals, kept);
  for (const [name, value] of Object.entries(own)) put(globals, name, value);
  for (const name of [...REFUSED.split(' '), ...SHARED_WITH_HOST.split(' ')]) {
    if (Object.hasOwn(globals, name)) {
      if (kept.has(name) || Object.hasOwn(own, name)) continue;
    }
    Object.defineProperty(globals, name, {
      configurable: true,
      enumerable: false,
      get: () => refuse(name, 'unsupported'),
      set: (value: unknown) => put(globals, name, value),
    });
  }
  put(globals, 'SharedArrayBuffer', absentClass('SharedArrayBuffer', refuse));
  dressFunctions(globals, infos, refuse);
  for (const name of ['dispose', 'asyncDispose'] as const) {
    if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
  }
}
