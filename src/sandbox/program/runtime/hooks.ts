// What the instrumented program calls: the short names that emit-program.ts and emit-functions.ts write.
import type { AsyncGenerators } from './async-generator.ts';
import type { AsyncIteration, ForAwait } from './async-iteration.ts';
import { type Body, type Coroutines, say } from './coroutine.ts';
import type { FunctionKinds } from './function-kinds.ts';
import type { Frame, Machine } from './machine.ts';
import type { Modules, WantedNames } from './modules.ts';
import { requireIterable } from './node-errors.ts';

type GeneratorFunction = (...args: readonly unknown[]) => Body;

export interface Hooks {
  /** enter a function */
  e(functionIndex: number): Frame;
  /** exit it */
  x(frame: Frame): undefined;
  /** return a value from it */
  r(frame: Frame, value: unknown): unknown;
  /** statement */
  s(frame: Frame, place: number): void;
  /** turn of a loop */
  t(frame: Frame, place: number): void;
  /** caught, or in a `finally` */
  c(frame: Frame): void;
  /** end of a `finally` */
  f(frame: Frame): void;
  /** about to await */
  a(frame: Frame, place: number, value?: unknown): unknown;
  /** about to yield from an async generator */
  y(frame: Frame, place: number, value?: unknown): unknown;
  /** `yield*` in an async generator */
  g(frame: Frame, place: number, source: unknown): Generator;
  /** pause and unpause of a plain generator */
  p(frame: Frame, place: number, value?: unknown): unknown;
  /** `yield*` in a plain generator */
  q(frame: Frame, place: number, source: unknown): unknown;
  u(frame: Frame, place: number, value: unknown): unknown;
  /** iteration by `for await` */
  i(frame: Frame, place: number, source: unknown, text?: string): ForAwait;
  /** names of a module */
  n(module: string, wanted: WantedNames | null, place: number): object;
  async(index: number, make: GeneratorFunction, self: unknown, args: readonly unknown[], target?: unknown): object;
  asyncGenerator(
    index: number,
    make: GeneratorFunction,
    self: unknown,
    args: readonly unknown[],
    target?: unknown,
    called?: object,
  ): object;
  /** marks an async function (1: a generator), and names it where our call hides its place from the language */
  m(made: object, isGenerator: 0 | 1, name?: string): object;
  /** calls a method of `super` */
  k(get: (key: PropertyKey) => unknown, key: PropertyKey, self: unknown, args: readonly unknown[]): unknown;
  /** awaited, and about to be taken apart as a list */
  w(value: unknown, text: string): unknown;
  /** marks the async methods of an object */
  o(made: object): object;
  /** import.meta */
  readonly meta: object;
}

export function createHooks(
  machine: Machine,
  coroutines: Coroutines,
  generators: AsyncGenerators,
  iteration: AsyncIteration,
  modules: Modules,
  kinds: FunctionKinds,
  meta: object,
  crash: (thrown: unknown) => never,
): Hooks {
  const starter = (
    index: number,
    make: GeneratorFunction,
    self: unknown,
    args: readonly unknown[],
    target: unknown,
  ) => {
    const entry = machine.tables.functions[index];
    if (target !== undefined) throw new TypeError(`${entry?.name ?? ''} is not a constructor`);
    return { entry, start: (): Body => Reflect.apply(make, self, args) };
  };
  const pause = (frame: Frame, place: number, value?: unknown): unknown => {
    frame.place = place;
    frame.paused = true;
    machine.frame = frame.parent;
    return value;
  };
  return {
    e: (functionIndex) => machine.enter(functionIndex),
    x(frame) {
      machine.leave(frame);
      return undefined;
    },
    r(frame, value) {
      machine.leave(frame);
      return value;
    },
    s: (frame, place) => machine.step('statement', frame, place),
    t: (frame, place) => machine.step('turn', frame, place),
    c: (frame) => machine.resume(frame),
    f(frame) {
      if (frame.left) machine.frame = frame.parent;
    },
    a(frame, place, value) {
      say(coroutines, frame, place, 'await');
      return value;
    },
    y(frame, place, value) {
      say(coroutines, frame, place, 'yield');
      return value;
    },
    g: (frame, place, source) => iteration.delegate(frame, place, source),
    p: pause,
    q(frame, place, source) {
      requireIterable(source);
      return pause(frame, place, source);
    },
    u(frame, place, value) {
      machine.resume(frame);
      machine.step('resume', frame, place);
      return value;
    },
    i: (frame, place, source, text) => iteration.forAwait(frame, place, source, text),
    n(module, wanted, place) {
      if (machine.frame !== undefined) machine.frame.place = place;
      return modules.importNamespace(module, wanted, (error, at) => {
        if (machine.frame !== undefined) machine.frame.place = at;
        return crash(error);
      });
    },
    async(index, make, self, args, target) {
      const { entry, start } = starter(index, make, self, args, target);
      return coroutines.runAsyncFunction(start, entry);
    },
    asyncGenerator(index, make, self, args, target, called) {
      const { entry, start } = starter(index, make, self, args, target);
      return generators.create(start, entry, called);
    },
    m: (made, isGenerator, name) => kinds.mark(made, isGenerator === 1, name),
    o: (made) => kinds.markMethods(made),
    k(get, key, self, args) {
      const method = get(key);
      if (typeof method !== 'function') throw new TypeError(`(intermediate value).${String(key)} is not a function`);
      return Reflect.apply(method, self, args);
    },
    w(value, text) {
      const isIterable =
        value !== undefined &&
        value !== null &&
        typeof Reflect.get(Object(value) as object, Symbol.iterator, value) === 'function';
      if (!isIterable) throw new TypeError(`${text} is not iterable`);
      return value;
    },
    meta,
  };
}
