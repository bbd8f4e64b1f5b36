// `node:util`: what programs about waiting use of it.
import type { Inspector } from './inspector.ts';
import { invalidArgument, requireFunction } from './node-errors.ts';
import type { Promises } from './promise.ts';

export const promisifyCustom = Symbol.for('nodejs.util.promisify.custom');

/** Names of Node's `util.types` beyond ours. */
const TYPES_BEYOND =
  'isArgumentsObject isBigInt64Array isBigUint64Array isCryptoKey isEventTarget isExternal isFloat32Array isFloat64Array ' +
  'isInt8Array isInt16Array isInt32Array isKeyObject isMapIterator isModuleNamespaceObject isSetIterator ' +
  'isSharedArrayBuffer isUint8ClampedArray isUint16Array isUint32Array';

type AnyFunction = (...args: readonly unknown[]) => unknown;

export function createUtil(
  { format, formatWithOptions, inspect, isProxy }: Inspector,
  promises: Promises,
  isAsyncFunction: (value: unknown) => boolean,
  warnDeprecated: (words: string, code: string | undefined) => void,
  refuse: (name: string) => never,
): Record<string, unknown> {
  const promisify = (original: unknown): unknown => {
    requireFunction(original, 'original');
    const custom = (original as unknown as Record<symbol, unknown>)[promisifyCustom];
    if (custom !== undefined && custom !== null) {
      requireFunction(custom, 'util.promisify.custom');
      return Object.defineProperty(custom, promisifyCustom, { value: custom, configurable: true });
    }
    function promisified(this: unknown, ...args: readonly unknown[]): object {
      const { promise, resolve, reject } = promises.newCapability();
      try {
        Reflect.apply(original as AnyFunction, this, [
          ...args,
          (error: unknown, value: unknown) => {
            if (error) reject(error);
            else resolve(value);
          },
        ]);
      } catch (thrown) {
        reject(thrown);
      }
      return promise;
    }
    Object.setPrototypeOf(promisified, Object.getPrototypeOf(original) as object);
    Object.defineProperty(promisified, promisifyCustom, { value: promisified, configurable: true });
    return Object.defineProperties(promisified, {
      name: Object.getOwnPropertyDescriptor(original, 'name') ?? {},
      length: Object.getOwnPropertyDescriptor(original, 'length') ?? {},
    });
  };
  promisify.custom = promisifyCustom;
  const deprecatedCodes = new Set<string>();
  const deprecate = (wrapped: unknown, words: string, code?: string): unknown => {
    requireFunction(wrapped, 'fn');
    let warned = false;
    function deprecated(this: unknown, ...args: readonly unknown[]): unknown {
      if (!warned) {
        warned = true;
        if (code === undefined || !deprecatedCodes.has(code)) warnDeprecated(words, code);
        if (code !== undefined) deprecatedCodes.add(code);
      }
      return new.target === undefined
        ? Reflect.apply(wrapped as AnyFunction, this, args)
        : Reflect.construct(wrapped as AnyFunction, args, new.target);
    }
    Object.setPrototypeOf(deprecated, wrapped);
    Object.defineProperty(deprecated, 'length', Object.getOwnPropertyDescriptor(wrapped, 'length') ?? {});
    const { prototype } = wrapped as { readonly prototype?: unknown };
    if (prototype !== undefined) deprecated.prototype = prototype;
    return deprecated;
  };
  const types: Record<string, (value: unknown) => boolean> = {
    isProxy,
    isPromise: (value: unknown) => promises.slotsOf(value) !== undefined,
    isAsyncFunction,
    isNativeError: (value: unknown) => value instanceof Error,
    isDate: (value: unknown) => value instanceof Date,
    isRegExp: (value: unknown) => value instanceof RegExp,
    isMap: (value: unknown) => value instanceof Map,
    isSet: (value: unknown) => value instanceof Set,
    isWeakMap: (value: unknown) => value instanceof WeakMap,
    isWeakSet: (value: unknown) => value instanceof WeakSet,
    isArrayBuffer: (value: unknown) => value instanceof ArrayBuffer,
    isAnyArrayBuffer: (value: unknown) => value instanceof ArrayBuffer,
    isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
    isDataView: (value: unknown) => value instanceof DataView,
    isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    isUint8Array: (value: unknown) => value instanceof Uint8Array,
    isNumberObject: (value: unknown) => value instanceof Number,
    isStringObject: (value: unknown) => value instanceof String,
    isBooleanObject: (value: unknown) => value instanceof Boolean,
    isSymbolObject: (value: unknown) => value instanceof Symbol,
    isBigIntObject: (value: unknown) => value instanceof BigInt,
    isBoxedPrimitive: (value: unknown) =>
      ['Number', 'String', 'Boolean', 'Symbol', 'BigInt'].some((kind) => types[`is${kind}Object`]?.(value) === true),
    isGeneratorFunction: (value: unknown) =>
      typeof value === 'function' && /^(?:Async)?GeneratorFunction$/.test(value.constructor.name),
    isGeneratorObject: (value: unknown) =>
      /^\[object (?:Async)?Generator\]$/.test(Object.prototype.toString.call(value)),
  };
  for (const name of TYPES_BEYOND.split(' ')) {
    Object.defineProperty(types, name, { configurable: true, get: () => refuse(`util.types.${name}`) });
  }
  return {
    promisify,
    inspect,
    format,
    formatWithOptions,
    inherits: (constructor: unknown, parent: unknown) => {
      if (typeof constructor !== 'function') throw invalidArgument('ctor', 'of type function', constructor);
      if (typeof parent !== 'function') throw invalidArgument('superCtor', 'of type function', parent);
      Object.defineProperty(constructor, 'super_', { value: parent, writable: true, configurable: true });
      Object.setPrototypeOf(constructor.prototype as object, parent.prototype as object);
    },
    deprecate,
    types,
  };
}

const inspectCustom = Symbol.for('nodejs.util.inspect.custom');

type InspectOptions = Exclude<Parameters<Inspector['inspect']>[1], boolean | undefined>;

/** How a promise is shown: its state is in our slots, where the inspector cannot see it. */
export function showPromises({ Promise, slotsOf }: Promises, { inspect }: Inspector): void {
  const show = function (this: object, depth: number | null, options: InspectOptions): unknown {
    const slots = slotsOf(this);
    const name = (this.constructor as { name?: string } | undefined)?.name ?? 'Promise';
    const label = name === 'Promise' ? name : `${name} [Promise]`;
    if (slots === undefined) return this;
    if (depth !== null && depth < 0) return `[${name}]`;
    const deeper = { ...options, depth: depth === null ? null : depth - 1 };
    const inner = (): string => inspect(slots.result, deeper);
    const state =
      slots.state === 'pending' ? '<pending>' : slots.state === 'rejected' ? `<rejected> ${inner()}` : inner();
    const own = Object.keys(this).map((key) => `${key}: ${inspect((this as Record<string, unknown>)[key], deeper)}`);
    const parts = [state, ...own];
    const single = `${label} { ${parts.join(', ')} }`;
    const isShort = options.compact !== false && single.length <= 76 && !parts.some((part) => part.includes('\n'));
    return isShort ? single : `${label} {\n${parts.map((part) => `  ${part.replaceAll('\n', '\n  ')}`).join(',\n')}\n}`;
  };
  Object.defineProperty(Promise.prototype, inspectCustom, { value: show, configurable: true, writable: true });
}
