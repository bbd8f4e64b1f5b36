// What each call of `node:fs` does to the files in memory, and in how many trips to a thread of the pool: readFile is open,
// fstat, read and close.
import { type BufferClass, isEncoding, utf8Bytes } from './buffer.ts';
import { Dirent, Stats } from './file-entries.ts';
import { invalidArgument, invalidValue } from './node-errors.ts';

/** readFile reads this much a trip. */
const READ_CHUNK = 512 * 1024;

export const HOME = '/app';

/** `run` is done on the trip `workTrip`. */
export interface Operation {
  readonly path: string;
  readonly trips: readonly string[];
  readonly workTrip: number;
  /** What opening the file says, on the first trip. */
  readonly openError: () => Error | undefined;
  readonly run: () => unknown;
}

type Options = Readonly<Record<string, unknown>>;

const ERRORS: Readonly<Record<string, readonly [number, string]>> = {
  ENOENT: [-2, 'no such file or directory'],
  EEXIST: [-17, 'file already exists'],
  EISDIR: [-21, 'illegal operation on a directory'],
  ENOTDIR: [-20, 'not a directory'],
};

function systemError(code: string, syscall: string, path: string, target?: string): Error {
  const [errno, words] = ERRORS[code] ?? [-1, 'unknown error'];
  const shown = target === undefined ? `'${path}'` : `'${path}' -> '${target}'`;
  const error = new Error(`${code}: ${words}, ${syscall}${syscall === 'read' ? '' : ` ${shown}`}`);
  return Object.assign(error, { errno, code, syscall }, syscall === 'read' ? {} : { path });
}

export class FileOperations {
  private readonly Buffer: BufferClass;
  private readonly refuse: (name: string) => never;
  /** By absolute path; a directory is null. */
  private readonly files = new Map<string, Uint8Array | null>();

  constructor(Buffer: BufferClass, refuse: (name: string) => never, files: Readonly<Record<string, string>>) {
    this.Buffer = Buffer;
    this.refuse = refuse;
    for (const directory of ['/', '/home', HOME, '/tmp']) this.files.set(directory, null);
    for (const [name, text] of Object.entries(files))
      this.files.set(this.resolve(name), Uint8Array.from(utf8Bytes(text)));
  }

  exists(path: unknown): boolean {
    return typeof path === 'string' && this.files.has(this.resolve(path));
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

  /** What was given beside the path; an option that would have to do something here, and does not, is refused by name. */
  private options(call: string, given: unknown, known: readonly string[]): Options {
    if (typeof given === 'string') return { encoding: given };
    if (typeof given !== 'object' || given === null) return {};
    for (const [name, value] of Object.entries(given)) {
      if (!known.includes(name) && value !== undefined && value !== null && value !== false) {
        this.refuse(`fs.${call} ${name}`);
      }
    }
    return given as Options;
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

  private encoded(bytes: Uint8Array, encoding: unknown): unknown {
    const buffer = this.Buffer.from(bytes);
    return encoding === undefined || encoding === null || encoding === 'buffer'
      ? buffer
      : (buffer as unknown as { toString(encoding: unknown): string }).toString(encoding);
  }

  private bytesOf(data: unknown, encoding: unknown): Uint8Array {
    if (typeof data === 'string') {
      const from = this.Buffer.from;
      return Uint8Array.from(encoding === undefined || encoding === null ? utf8Bytes(data) : from(data, encoding));
    }
    if (data instanceof Uint8Array) return Uint8Array.from(data);
    if (ArrayBuffer.isView(data))
      return new Uint8Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
    throw invalidArgument('data', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
  }

  readFile(given: unknown, options?: unknown): Operation {
    const { encoding, flag = 'r' } = this.options('readFile', options, ['encoding', 'flag']);
    if (flag !== 'r') this.refuse(`fs.readFile flag ${String(flag)}`);
    if (encoding !== undefined && encoding !== null && encoding !== 'buffer' && !isEncoding(encoding)) {
      throw invalidValue('encoding', encoding, 'is invalid encoding');
    }
    const path = this.resolve(given);
    const reads = Math.max(1, Math.ceil((this.files.get(path)?.length ?? 0) / READ_CHUNK));
    return {
      path,
      trips: ['open', 'fstat', ...Array.from({ length: reads }, () => 'read'), 'close'],
      workTrip: 2,
      openError: () => (this.files.has(path) ? undefined : systemError('ENOENT', 'open', String(given))),
      run: () => this.encoded(this.contents(path, String(given), 'open'), encoding),
    };
  }

  writeFile(given: unknown, data: unknown, options?: unknown): Operation {
    return this.writing('writeFile', given, data, options, 'w');
  }

  appendFile(given: unknown, data: unknown, options?: unknown): Operation {
    return this.writing('appendFile', given, data, options, 'a');
  }

  private writing(call: string, given: unknown, data: unknown, options: unknown, usual: string): Operation {
    const { encoding, flag = usual } = this.options(call, options, ['encoding', 'flag', 'mode']);
    if (!['w', 'a', 'wx', 'ax'].includes(String(flag))) this.refuse(`fs.${call} flag ${String(flag)}`);
    const path = this.resolve(given);
    const bytes = this.bytesOf(data, encoding);
    const openError = (): Error | undefined => {
      if (String(flag).endsWith('x') && this.files.has(path)) return systemError('EEXIST', 'open', String(given));
      if (this.files.get(path) === null) return systemError('EISDIR', 'open', String(given));
      if (this.files.get(this.parentOf(path)) !== null) return systemError('ENOENT', 'open', String(given));
      // Opening for writing empties the file.
      if (String(flag).startsWith('w') || !this.files.has(path)) this.files.set(path, new Uint8Array());
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

  stat(given: unknown, options?: unknown): Operation {
    const { throwIfNoEntry = true } = this.options('stat', options, ['throwIfNoEntry']);
    return this.simple('stat', given, (path) => {
      const bytes = this.files.get(path);
      if (bytes === undefined && throwIfNoEntry === false) return undefined;
      if (bytes === undefined) throw systemError('ENOENT', 'stat', String(given));
      return new Stats(bytes?.length ?? 4096, bytes !== null, this.refuse);
    });
  }

  access(given: unknown): Operation {
    return this.simple('access', given, (path) => {
      if (!this.files.has(path)) throw systemError('ENOENT', 'access', String(given));
    });
  }

  unlink(given: unknown): Operation {
    return this.simple('unlink', given, (path) => {
      if (this.files.get(path) === null) throw systemError('EISDIR', 'unlink', String(given));
      if (!this.files.delete(path)) throw systemError('ENOENT', 'unlink', String(given));
    });
  }

  mkdir(given: unknown, options?: unknown): Operation {
    const { recursive } = this.options('mkdir', options, ['recursive', 'mode']);
    return this.simple('mkdir', given, (path) => {
      if (this.files.has(path)) {
        if (recursive === true && this.files.get(path) === null) return undefined;
        throw systemError('EEXIST', 'mkdir', String(given));
      }
      if (recursive !== true && this.files.get(this.parentOf(path)) !== null) {
        throw systemError('ENOENT', 'mkdir', String(given));
      }
      let first: string | undefined;
      for (let at = path; !this.files.has(at); at = this.parentOf(at)) {
        this.files.set(at, null);
        first = at;
      }
      return recursive === true ? first : undefined;
    });
  }

  readdir(given: unknown, options?: unknown): Operation {
    const { withFileTypes } = this.options('readdir', options, ['encoding', 'withFileTypes']);
    return this.simple('scandir', given, (path) => {
      if (this.files.get(path) !== null)
        throw systemError(this.files.has(path) ? 'ENOTDIR' : 'ENOENT', 'scandir', String(given));
      const prefix = path === '/' ? '/' : `${path}/`;
      const names = [...this.files.keys()]
        .filter((one) => one.startsWith(prefix) && one.length > prefix.length)
        .map((one) => one.slice(prefix.length))
        .filter((one) => !one.includes('/'))
        .sort();
      if (withFileTypes !== true) return names;
      return names.map((name) => new Dirent(name, String(given), this.files.get(`${prefix}${name}`) !== null));
    });
  }

  rename(from: unknown, to: unknown): Operation {
    return this.simple('rename', from, (path) => {
      const bytes = this.files.get(path);
      if (bytes === undefined) throw systemError('ENOENT', 'rename', String(from), String(to));
      const target = this.resolve(to);
      const moved = [...this.files].filter(([name]) => name === path || name.startsWith(`${path}/`));
      for (const [name] of moved) this.files.delete(name);
      for (const [name, held] of moved) this.files.set(target + name.slice(path.length), held);
    });
  }
}
