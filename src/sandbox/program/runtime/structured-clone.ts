// structuredClone as V8 of Node 20 does it (HTML 2.7). Our own and not the host's: it sees our promises and proxies, names
// functions by the program's own text, and makes its copies in the program's realm wherever that is.
import { DOMException } from './dom-exception.ts';
import type { FunctionInfos } from './function-info.ts';
import { nodeError, plainText } from './node-errors.ts';

type Clone = (value: unknown, options?: unknown) => unknown;

const ERRORS: Readonly<Record<string, new (message?: string) => Error>> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};
/** Kinds that nothing but their tag tells apart, and that are never copied. */
const NEVER_BY_TAG = /^\[object (?:Arguments|Generator|AsyncGenerator|WeakRef|WeakMap|WeakSet|[\w ]+ Iterator)\]$/;

interface Watched {
  readonly infos: FunctionInfos;
  isPromise(value: object): boolean;
  isProxy(value: object): boolean;
  refuse(name: string): never;
}

function put(target: object, key: PropertyKey, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable, configurable: true });
}

/** One call: what was met before is the same copy. */
class Copying {
  private readonly watched: Watched;
  private readonly copies = new Map<object, object>();

  constructor(watched: Watched) {
    this.watched = watched;
  }

  copy(value: unknown): unknown {
    if (typeof value === 'symbol') throw this.refusal(String(value));
    if (typeof value === 'function') throw this.refusal(this.watched.infos.textOf(value));
    if (typeof value !== 'object' || value === null) return value;
    return this.copies.get(value) ?? this.copyObject(value);
  }

  private refusal(name: string): DOMException {
    return new DOMException(`${name} could not be cloned.`, 'DataCloneError');
  }

  private keep<Copy extends object>(value: object, copy: Copy): Copy {
    this.copies.set(value, copy);
    return copy;
  }

  private copyObject(value: object): object {
    const { isPromise, isProxy } = this.watched;
    const tag = Object.prototype.toString.call(value);
    if (isPromise(value) || isProxy(value) || NEVER_BY_TAG.test(tag)) throw this.refusal(plainText(value));
    if (value instanceof Date) return this.keep(value, new Date(value.getTime()));
    if (value instanceof RegExp) return this.keep(value, new RegExp(value.source, value.flags));
    if (value instanceof Number || value instanceof String || value instanceof Boolean || value instanceof BigInt) {
      return this.keep(value, Object(value.valueOf()) as object);
    }
    if (value instanceof Symbol) throw this.refusal(plainText(value));
    if (value instanceof ArrayBuffer) return this.keep(value, value.slice(0));
    if (ArrayBuffer.isView(value)) return this.copyView(value);
    if (value instanceof Map) return this.copyMap(value);
    if (value instanceof Set) return this.copySet(value);
    if (value instanceof Error) return this.copyError(value);
    const copy: object = this.keep(value, Array.isArray(value) ? new Array<unknown>(value.length) : {});
    for (const key of Object.keys(value)) {
      // A getter may have taken it away.
      if (Object.hasOwn(value, key)) put(copy, key, this.copy((value as Record<string, unknown>)[key]), true);
    }
    return copy;
  }

  private copyView(value: ArrayBufferView): object {
    const { byteOffset, byteLength } = value;
    const buffer = this.copy(value.buffer) as ArrayBuffer;
    if (value instanceof DataView) return this.keep(value, new DataView(buffer, byteOffset, byteLength));
    // Of a subclass as Buffer is, too, the language's own kind.
    const base = Object.getPrototypeOf(Uint8Array.prototype) as object;
    let kind = value as object;
    while (Object.getPrototypeOf(kind) !== base) kind = Object.getPrototypeOf(kind) as object;
    const Kind = kind.constructor as Uint8ArrayConstructor;
    return this.keep(value, new Kind(buffer, byteOffset, byteLength / Kind.BYTES_PER_ELEMENT));
  }

  private copyMap(value: Map<unknown, unknown>): object {
    const copy = this.keep(value, new Map());
    for (const [key, one] of [...value]) copy.set(this.copy(key), this.copy(one));
    return copy;
  }

  private copySet(value: Set<unknown>): object {
    const copy = this.keep(value, new Set());
    for (const one of [...value]) copy.add(this.copy(one));
    return copy;
  }

  private copyError(value: Error): object {
    const Maker = ERRORS[value.name] ?? Error;
    const message: unknown = Object.getOwnPropertyDescriptor(value, 'message')?.value;
    const copy = this.keep(value, message === undefined ? new Maker() : new Maker(String(message)));
    put(copy, 'stack', value.stack, false);
    if (Object.hasOwn(value, 'cause')) put(copy, 'cause', this.copy(value.cause), false);
    return copy;
  }
}

export function createStructuredClone(watched: Watched): Clone {
  return function structuredClone(...given: readonly unknown[]): unknown {
    const [value, options] = given;
    if (given.length === 0) throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The value argument must be specified');
    const transfer = (options as { readonly transfer?: Iterable<unknown> } | undefined)?.transfer;
    if (transfer !== undefined && [...transfer].length > 0) watched.refuse('structuredClone transfer');
    return new Copying(watched).copy(value);
  };
}
