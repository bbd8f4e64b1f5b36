// `node:fs` and `node:fs/promises` over files in memory. What Node hands to libuv's threads goes to our pool in as many
// trips as file-operations.ts says.
import type { BufferClass } from './buffer.ts';
import { FileOperations, type Operation } from './file-operations.ts';
import type { Machine } from './machine.ts';
import { requireFunction } from './node-errors.ts';
import type { Promises } from './promise.ts';
import type { ThreadPool } from './thread-pool.ts';
import { promisifyCustom } from './util-module.ts';

/** Virtual time of one trip to the disk. */
const TRIP_MS = 0.1;
const CALLS = [
  'readFile',
  'writeFile',
  'appendFile',
  'stat',
  'access',
  'unlink',
  'mkdir',
  'readdir',
  'rename',
] as const;

type Done = (error: unknown, value?: unknown) => void;

export class FileSystem {
  private readonly machine: Machine;
  private readonly pool: ThreadPool;
  private readonly promises: Promises;
  private readonly operations: FileOperations;

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
    this.operations = new FileOperations(Buffer, (name) => machine.refuse(name, 'unsupported'), files);
  }

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
    return CALLS.map((name) => [
      name,
      (...args) => Reflect.apply(this.operations[name], this.operations, args) as Operation,
    ]);
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
    module['existsSync'] = (path: unknown): boolean => this.operations.exists(path);
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
