// The second wall (the frame's policy is the first): before any of a student's code runs, the worker's realm loses what
// a lab does not have, gets the simulation's chance and time, and is frozen.
import { type ConsoleCapture, createConsoleCapture } from './console-capture.ts';
import { freezeIntrinsics } from './freeze-intrinsics.ts';
import { KEPT_GLOBALS, REFUSED_FUNCTIONS, REFUSED_OBJECTS, type RefusalReason, refusalError } from './refusals.ts';
import { installSimulatedTime, type SimulationHooks } from './simulated-time.ts';

export interface HardenOptions {
  readonly hooks: SimulationHooks;
  /** Global names to leave as they are, beside the language's own. */
  readonly keep?: readonly string[];
}

type Scope = Record<string, unknown>;

/** Refuses with `new` as without it. */
function refusedFunction(name: string, reason: RefusalReason): object {
  // A declaration, because an arrow could not be called with `new`.
  function refuse(): never {
    throw refusalError(name, reason);
  }
  Reflect.defineProperty(refuse, 'name', { value: name });
  return Object.freeze(refuse);
}

function refusedObject(name: string, reason: RefusalReason): object {
  const refuse = (): never => {
    throw refusalError(name, reason);
  };
  const traps = ['get', 'set', 'has', 'deleteProperty', 'defineProperty', 'ownKeys', 'getOwnPropertyDescriptor'];
  return new Proxy({}, Object.fromEntries(traps.map((trap) => [trap, refuse])));
}

/** The constructors behind `async () => {}` and its kin make code from text, as Function does. */
function refuseCodeFromText(scope: Scope): void {
  const refused = refusedFunctionConstructor('Function', Function.prototype);
  Reflect.defineProperty(Function.prototype, 'constructor', { value: refused, writable: true, configurable: true });
  Reflect.defineProperty(scope, 'Function', { value: refused, writable: true, configurable: true });
  const samples: readonly (readonly [string, object])[] = [
    ['AsyncFunction', async () => undefined],
    [
      'GeneratorFunction',
      function* () {
        yield 0;
      },
    ],
    [
      'AsyncGeneratorFunction',
      async function* () {
        yield 0;
      },
    ],
  ];
  for (const [name, sample] of samples) {
    const prototype = Object.getPrototypeOf(sample) as object;
    const value = refusedFunctionConstructor(name, prototype);
    Reflect.defineProperty(prototype, 'constructor', { value, configurable: true });
  }
}

/** Keeps `prototype`, so that `instanceof Function` still answers. */
function refusedFunctionConstructor(name: string, prototype: object): object {
  function refuse(): never {
    throw refusalError(name, 'text');
  }
  Reflect.defineProperty(refuse, 'name', { value: name });
  Reflect.defineProperty(refuse, 'prototype', { value: prototype, writable: false });
  return refuse;
}

/** structuredClone and its like stand there, too: what is kept of them becomes the global object's own. */
function keepInherited(scope: Scope, kept: ReadonlySet<string>): void {
  for (const name of kept) {
    if (Object.hasOwn(scope, name) || !(name in scope)) continue;
    Reflect.defineProperty(scope, name, { value: scope[name], writable: true, configurable: true });
  }
}

/** addEventListener and its like stand on the prototypes of a worker's global object. */
function emptyPrototypesOf(scope: Scope): void {
  let prototype = Object.getPrototypeOf(scope) as object | null;
  while (prototype !== null && prototype !== Object.prototype) {
    for (const key of Reflect.ownKeys(prototype)) {
      const value: unknown = Object.getOwnPropertyDescriptor(prototype, key)?.value;
      if (typeof value === 'function' && typeof key === 'string' && key !== 'constructor') {
        Reflect.defineProperty(prototype, key, { value: refusedFunction(key, 'messages') });
      } else if (typeof key === 'string') Reflect.deleteProperty(prototype, key);
    }
    Object.freeze(prototype);
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
}

function closeGlobals(scope: Scope, kept: ReadonlySet<string>): void {
  for (const key of Reflect.ownKeys(scope)) {
    if (typeof key === 'string' && kept.has(key)) continue;
    Reflect.deleteProperty(scope, key);
  }
  const put = (name: string, value: object): void => {
    if (!kept.has(name)) Reflect.defineProperty(scope, name, { value, writable: false, configurable: false });
  };
  for (const [name, reason] of Object.entries(REFUSED_FUNCTIONS)) put(name, refusedFunction(name, reason));
  for (const [name, reason] of Object.entries(REFUSED_OBJECTS)) put(name, refusedObject(name, reason));
}

function makeConstant(scope: Scope, names: Iterable<string>): void {
  for (const name of names) {
    const descriptor = Object.getOwnPropertyDescriptor(scope, name);
    if (descriptor === undefined || descriptor.configurable !== true) continue;
    // `self` is an accessor in a worker; as a value it cannot be told apart, and cannot be changed.
    const value: unknown = 'value' in descriptor ? descriptor.value : scope[name];
    const enumerable = descriptor.enumerable ?? false;
    Reflect.defineProperty(scope, name, { value, writable: false, enumerable, configurable: false });
  }
}

/**
 * Hardens the realm it runs in; `scope` is that realm's global object. Call once, after the host's own modules are
 * loaded and have taken what they need of the platform, and before any of the student's code.
 */
export function harden(scope: object, options: HardenOptions): ConsoleCapture {
  const globals = scope as Scope;
  const kept = new Set([...KEPT_GLOBALS, ...(options.keep ?? [])]);
  const capture = createConsoleCapture();
  Object.assign(Error, { stackTraceLimit: 20 });
  if (typeof URL === 'function') {
    Reflect.deleteProperty(URL, 'createObjectURL');
    Reflect.deleteProperty(URL, 'revokeObjectURL');
  }
  installSimulatedTime(globals, options.hooks);
  Reflect.deleteProperty(globals, 'console');
  Reflect.defineProperty(globals, 'console', { value: capture.console, writable: true, configurable: true });
  refuseCodeFromText(globals);
  keepInherited(globals, kept);
  closeGlobals(globals, kept);
  emptyPrototypesOf(globals);
  makeConstant(globals, kept);
  freezeIntrinsics(globals, kept);
  return capture;
}
