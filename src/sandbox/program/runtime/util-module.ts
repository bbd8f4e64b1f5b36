// `node:util`: what programs about waiting use of it.
import type { Inspector } from './inspector.ts';
import { invalidArgument, requireFunction } from './node-errors.ts';
import type { Promises } from './promise.ts';

export const promisifyCustom = Symbol.for('nodejs.util.promisify.custom');

type AnyFunction = (...args: readonly unknown[]) => unknown;

export function createUtil(
  { format, formatWithOptions, inspect }: Inspector,
  promises: Promises,
  isAsyncFunction: (value: unknown) => boolean,
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
    deprecate: (wrapped: AnyFunction) => wrapped,
    types: {
      isPromise: (value: unknown) => promises.slotsOf(value) !== undefined,
      isAsyncFunction,
      isNativeError: (value: unknown) => value instanceof Error,
      isDate: (value: unknown) => value instanceof Date,
      isRegExp: (value: unknown) => value instanceof RegExp,
      isMap: (value: unknown) => value instanceof Map,
      isSet: (value: unknown) => value instanceof Set,
      isGeneratorFunction: (value: unknown) =>
        typeof value === 'function' && /^(?:Async)?GeneratorFunction$/.test(value.constructor.name),
      isGeneratorObject: (value: unknown) => Object.prototype.toString.call(value) === '[object Generator]',
    },
  };
}

const inspectCustom = Symbol.for('nodejs.util.inspect.custom');

type InspectOptions = Exclude<Parameters<Inspector['inspect']>[1], boolean | undefined>;

/** How a promise is shown: its state is in our slots, where the inspector cannot see it. */
export function showPromises({ Promise, slotsOf }: Promises, { inspect }: Inspector): void {
  const show = function (this: object, depth: number, options: InspectOptions): unknown {
    const slots = slotsOf(this);
    const name = (this.constructor as { name?: string } | undefined)?.name ?? 'Promise';
    const label = name === 'Promise' ? name : `${name} [Promise]`;
    if (slots === undefined) return this;
    if (depth < 0) return `[${name}]`;
    const inner = (): string => inspect(slots.result, { ...options, depth });
    const state =
      slots.state === 'pending' ? '<pending>' : slots.state === 'rejected' ? `<rejected> ${inner()}` : inner();
    const own = Object.keys(this).map((key) => `${key}: ${inspect((this as Record<string, unknown>)[key], options)}`);
    const parts = [state, ...own];
    const single = `${label} { ${parts.join(', ')} }`;
    const isShort = single.length <= 76 && !parts.some((part) => part.includes('\n'));
    return isShort ? single : `${label} {\n${parts.map((part) => `  ${part.replaceAll('\n', '\n  ')}`).join(',\n')}\n}`;
  };
  Object.defineProperty(Promise.prototype, inspectCustom, { value: show, configurable: true, writable: true });
}
