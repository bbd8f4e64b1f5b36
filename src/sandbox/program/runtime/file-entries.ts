// What `fs.stat` and `fs.readdir` give of a file: its size and kind. The rest of Node's differs from machine to machine.

const NEVER = ['isSymbolicLink', 'isBlockDevice', 'isCharacterDevice', 'isFIFO', 'isSocket'] as const;
const BEYOND =
  'dev ino mode nlink uid gid rdev blksize blocks atimeMs mtimeMs ctimeMs birthtimeMs atime mtime ctime birthtime';
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

class Entry {
  readonly #isFile: boolean;

  constructor(isFile: boolean) {
    this.#isFile = isFile;
  }
  isFile(): boolean {
    return this.#isFile;
  }
  isDirectory(): boolean {
    return !this.#isFile;
  }
}
for (const name of NEVER) Object.defineProperty(Entry.prototype, name, { value: () => false });

export class Stats extends Entry {
  readonly size: number;

  constructor(size: number, isFile: boolean, refuse: (name: string) => never) {
    super(isFile);
    this.size = size;
    for (const name of BEYOND.split(' ')) {
      Object.defineProperty(this, name, { configurable: true, get: () => refuse(`fs.Stats.${name}`) });
    }
    Object.defineProperty(this, INSPECT, { value: () => refuse('console.log(fs.Stats)') });
  }
}

export class Dirent extends Entry {
  readonly name: string;
  readonly parentPath: string;
  readonly path: string;

  constructor(name: string, parentPath: string, isFile: boolean) {
    super(isFile);
    this.name = name;
    this.parentPath = parentPath;
    this.path = parentPath;
    Object.defineProperty(this, INSPECT, {
      value: (_: number, options: object, inspect: (value: object, options: object) => string) =>
        `Dirent ${inspect({ name, parentPath, path: parentPath, [Symbol('type')]: isFile ? 1 : 2 }, options)}`,
    });
  }
}
