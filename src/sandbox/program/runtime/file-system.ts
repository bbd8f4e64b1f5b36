// `node:fs` and `node:fs/promises` over files in memory. What Node hands to libuv's threads goes to our pool in as many
// trips: readFile is open, fstat, read and close.
import { type BufferClass, isEncoding, utf8Bytes } from './buffer.ts';
import type { Machine } from './machine.ts';
import { invalidArgument, invalidValue, requireFunction } from './node-errors.ts';
import type { Promises } from './promise.ts';
import type { ThreadPool } from './thread-pool.ts';
import { promisifyCustom } from './util-module.ts';

/** Virtual time of one trip to the disk. */
const TRIP_MS = 0.1;
/** readFile reads this much a trip. */
const READ_CHUNK = 512 * 1024;

type Done = (error: unknown, value?: unknown) => void;
/** What a call does, in trips to a thread of the pool; `run` is done on the trip `workTrip`. */
interface Operation {
  readonly path: string;
  readonly trips: readonly string[];
  readonly workTrip: number;
  /** What opening the file says, on the first trip. */
  readonly openError: () => Error | undefined;
  readonly run: () => unknown;
}

const ERRORS: Readonly<Record<string, readonly [number, string]>> = {
  ENOENT: [-2, 'no such file or directory'],
  EEXIST: [-17, 'file already exists'],
  EISDIR: [-21, 'illegal operation on a directory'],
  ENOTDIR: [-20, 'not a directory'],
  ENOTEMPTY: [-39, 'directory not empty'],
};

function systemError(code: string, syscall: string, path: string, target?: string): Error {
  const [errno, words] = ERRORS[code] ?? [-1, 'unknown error'];
  const shown = target === undefined ? `'${path}'` : `'${path}' -> '${target}'`;
  const error = new Error(`${code}: ${words}, ${syscall}${syscall === 'read' ? '' : ` ${shown}`}`);
  return Object.assign(error, { errno, code, syscall }, syscall === 'read' ? {} : { path });
}

export const HOME = '/app';

export class FileSystem {
  private readonly machine: Machine;
  private readonly pool: ThreadPool;
  private readonly promises: Promises;
  private readonly Buffer: BufferClass;
  /** By absolute path; a directory is null. */
  private readonly files = new Map<string, Uint8Array | null>();

  constructor(
    machine: Machine,
    pool: ThreadPool,
    promises: Promises,
    Buffer: BufferClass,
    files: Readonly<Record<string, string>>,
  ) {
    this.machine = machine;
    this.pool = pool;
    this.promises = promises;
    this.Buffer = Buffer;
    for (const directory of ['/', '/home', HOME, '/tmp']) this.files.set(directory, null);
    for (const [name, text] of Object.entries(files))
      this.files.set(this.resolve(name), Uint8Array.from(utf8Bytes(text)));
  }

  private resolve(given: unknown): string {
    const path = typeof given === 'object' && given !== null && 'pathname' in given ? String(given.pathname) : given;
    if (typeof path !== 'string') {
      throw invalidArgument('path', 'of type string or an instance of Buffer or URL', given);
    }
    const parts: string[] = [];
    for (const part of (path.startsWith('/') ? path : `${HOME}/${path}`).split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return `/${parts.join('/')}`;
  }

  private contents(path: string, given: string, syscall: string): Uint8Array {
    const bytes = this.files.get(path);
    if (bytes === undefined) throw systemError('ENOENT', syscall, given);
    if (bytes === null) throw systemError('EISDIR', 'read', given);
    return bytes;
  }

  private parentOf(path: string): string {
    return path.slice(0, path.lastIndexOf('/')) || '/';
  }

  private encoded(bytes: Uint8Array, options: unknown): unknown {
    const encoding = typeof options === 'string' ? options : (options as { encoding?: unknown } | null)?.encoding;
    if (encoding !== undefined && encoding !== null && !isEncoding(encoding)) {
      throw invalidValue('encoding', encoding, 'is invalid encoding');
    }
    const buffer = this.Buffer.from(bytes);
    return encoding === undefined || encoding === null
      ? buffer
      : (buffer as unknown as { toString(encoding: unknown): string }).toString(encoding);
  }

  private bytesOf(data: unknown): Uint8Array {
    if (typeof data === 'string') return Uint8Array.from(utf8Bytes(data));
    if (data instanceof Uint8Array) return Uint8Array.from(data);
    throw invalidArgument('data', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
  }

  // ---- operations

  private readFile(given: unknown, options: unknown): Operation {
    const path = this.resolve(given);
    const reads = Math.max(1, Math.ceil((this.files.get(path)?.length ?? 0) / READ_CHUNK));
    return {
      path,
      trips: ['open', 'fstat', ...Array.from({ length: reads }, () => 'read'), 'close'],
      workTrip: 2,
      openError: () => (this.files.has(path) ? undefined : systemError('ENOENT', 'open', String(given))),
      run: () => this.encoded(this.contents(path, String(given), 'open'), options),
    };
  }

  private writeFile(given: unknown, data: unknown, append: boolean): Operation {
    const path = this.resolve(given);
    const bytes = this.bytesOf(data);
    const openError = (): Error | undefined => {
      if (this.files.get(path) === null) return systemError('EISDIR', 'open', String(given));
      if (this.files.get(this.parentOf(path)) !== null) return systemError('ENOENT', 'open', String(given));
      // Opening for writing empties the file.
      if (!append || !this.files.has(path)) this.files.set(path, new Uint8Array());
      return undefined;
    };
    return {
      path,
      trips: ['open', 'write', 'close'],
      workTrip: 1,
      openError,
      run: () => {
        const before = this.files.get(path) ?? new Uint8Array();
        const joined = new Uint8Array(before.length + bytes.length);
        joined.set(before);
        joined.set(bytes, before.length);
        this.files.set(path, joined);
      },
    };
  }

  private simple(syscall: string, given: unknown, run: (path: string) => unknown): Operation {
    const path = this.resolve(given);
    return { path, trips: [syscall], workTrip: 0, openError: () => undefined, run: () => run(path) };
  }

  private stat(given: unknown): Operation {
    return this.simple('stat', given, (path) => {
      const bytes = this.files.get(path);
      if (bytes === undefined) throw systemError('ENOENT', 'stat', String(given));
      const isFile = bytes !== null;
      return {
        size: bytes?.length ?? 4096,
        isFile: () => isFile,
        isDirectory: () => !isFile,
        isSymbolicLink: () => false,
      };
    });
  }

  private readonly operations = {
    readFile: (path: unknown, options?: unknown) => this.readFile(path, options),
    writeFile: (path: unknown, data: unknown) => this.writeFile(path, data, false),
    appendFile: (path: unknown, data: unknown) => this.writeFile(path, data, true),
    stat: (path: unknown) => this.stat(path),
    access: (given: unknown) =>
      this.simple('access', given, (path) => {
        if (!this.files.has(path)) throw systemError('ENOENT', 'access', String(given));
      }),
    unlink: (given: unknown) =>
      this.simple('unlink', given, (path) => {
        if (this.files.get(path) === null) throw systemError('EISDIR', 'unlink', String(given));
        if (!this.files.delete(path)) throw systemError('ENOENT', 'unlink', String(given));
      }),
    mkdir: (given: unknown, options?: unknown) =>
      this.simple('mkdir', given, (path) => {
        const recursive = (options as { recursive?: boolean } | undefined)?.recursive === true;
        if (this.files.has(path)) {
          if (recursive) return;
          throw systemError('EEXIST', 'mkdir', String(given));
        }
        if (!recursive && this.files.get(this.parentOf(path)) !== null) {
          throw systemError('ENOENT', 'mkdir', String(given));
        }
        for (let at = path; !this.files.has(at); at = this.parentOf(at)) this.files.set(at, null);
      }),
    readdir: (given: unknown) =>
      this.simple('scandir', given, (path) => {
        if (this.files.get(path) !== null)
          throw systemError(this.files.has(path) ? 'ENOTDIR' : 'ENOENT', 'scandir', String(given));
        const prefix = path === '/' ? '/' : `${path}/`;
        return [...this.files.keys()]
          .filter((one) => one.startsWith(prefix) && one.length > prefix.length)
          .map((one) => one.slice(prefix.length))
          .filter((one) => !one.includes('/'))
          .sort();
      }),
    rename: (from: unknown, to: unknown) =>
      this.simple('rename', from, (path) => {
        const bytes = this.files.get(path);
        if (bytes === undefined) throw systemError('ENOENT', 'rename', String(from), String(to));
        this.files.delete(path);
        this.files.set(this.resolve(to), bytes);
      }),
  } as const;

  /** Goes through its trips, then says what came of it. */
  private start(operation: Operation, done: Done): void {
    const { trips, workTrip } = operation;
    const name = operation.path.slice(operation.path.lastIndexOf('/') + 1);
    let error: unknown = null;
    let value: unknown;
    const go = (index: number): void => {
      this.pool.submit(`${trips[index] ?? ''} ${name}`, TRIP_MS, () => {
        const refused = index === 0 ? operation.openError() : undefined;
        if (refused !== undefined) {
          done(refused);
          return;
        }
        if (index === workTrip) {
          try {
            value = operation.run();
          } catch (thrown) {
            error = thrown;
          }
        }
        if (index + 1 < trips.length) go(index + 1);
        else done(error, value);
      });
    };
    go(0);
  }

  private runNow(operation: Operation): unknown {
    this.machine.advanceTo(this.machine.nowMs + TRIP_MS);
    const error = operation.openError();
    if (error !== undefined) throw error;
    return operation.run();
  }

  /** Each makes its operation from whatever a program gave. */
  private builders(): readonly (readonly [string, (...args: readonly unknown[]) => Operation])[] {
    return Object.entries(this.operations);
  }

  /** `fs` itself: with callbacks, and the forms that block. */
  createModule(): Record<string, unknown> {
    const module: Record<string, unknown> = {};
    for (const [name, build] of this.builders()) {
      const call = (...args: readonly unknown[]): void => {
        // maybeCallback(callback || options): the last one after the path.
        const callback = args.slice(1).at(-1);
        requireFunction(callback, 'cb');
        this.start(build(...args.slice(0, -1)), (error, value) => {
          if (error !== null) callback(error);
          else if (value === undefined) callback(null);
          else callback(null, value);
        });
      };
      const sync = (...args: readonly unknown[]): unknown => this.runNow(build(...args));
      Object.defineProperty(call, 'name', { value: name });
      Object.defineProperty(sync, 'name', { value: `${name}Sync` });
      module[name] = call;
      module[`${name}Sync`] = sync;
    }
    module['existsSync'] = (path: unknown): boolean => typeof path === 'string' && this.files.has(this.resolve(path));
    module['exists'] = (path: unknown, callback: unknown): void => {
      requireFunction(callback, 'cb');
      this.start(this.operations.access(path), (error) => callback(error === null));
    };
    module['constants'] = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 };
    // It calls back without an error, so that it says itself how it becomes a promise.
    Object.defineProperty(module['exists'], promisifyCustom, {
      value: (path: unknown) => {
        const { promise, resolve } = this.promises.newCapability();
        this.start(this.operations.access(path), (error) => resolve(error === null));
        return promise;
      },
    });
    module['promises'] = this.createPromisesModule();
    return module;
  }

  private promisesModule: Record<string, unknown> | undefined;

  createPromisesModule(): Record<string, unknown> {
    if (this.promisesModule !== undefined) return this.promisesModule;
    const module: Record<string, unknown> = {};
    for (const [name, build] of this.builders()) {
      module[name] = (...args: readonly unknown[]): object => {
        const { promise, resolve, reject } = this.promises.newCapability();
        try {
          this.start(build(...args), (error, value) => (error === null ? resolve(value) : reject(error)));
        } catch (thrown) {
          if (this.machine.end !== undefined) throw thrown;
          reject(thrown);
        }
        return promise;
      };
      Object.defineProperty(module[name], 'name', { value: name });
    }
    module['constants'] = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 };
    this.promisesModule = module;
    return module;
  }
}
