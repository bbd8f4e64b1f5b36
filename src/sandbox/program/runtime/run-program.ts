// Runs one instrumented program under virtual time, to its end or to a limit, and gives the trace. Everything happens in
// the realm at hand, which belongs to this one run.
import type { ProgramEnd, ProgramTrace } from '../../../algorithms/event-loop/trace.ts';
import { installSimulatedTime } from '../../simulated-time.ts';
import type { ProgramTables } from '../tables.ts';
import { AsyncGenerators } from './async-generator.ts';
import { AsyncIteration } from './async-iteration.ts';
import { createBuffer } from './buffer.ts';
import { createConsole } from './console.ts';
import { type Body, Coroutines } from './coroutine.ts';
import { describeCrash } from './crash-text.ts';
import { createEventClasses } from './event-target.ts';
import { createEvents } from './events.ts';
import { HOME } from './file-operations.ts';
import { FileSystem } from './file-system.ts';
import { FunctionInfos } from './function-info.ts';
import { FunctionKinds } from './function-kinds.ts';
import { createHooks, type Hooks } from './hooks.ts';
import { Immediates } from './immediates.ts';
import { createInspector, refuseShowingIterators } from './inspector.ts';
import { spinEventLoop } from './loop.ts';
import { DEFAULT_LIMITS, Machine, type ProgramLimits } from './machine.ts';
import { Microtasks } from './microtasks.ts';
import { createModules } from './modules.ts';
import { requireFunction } from './node-errors.ts';
import { Output } from './output.ts';
import { createProcess } from './process.ts';
import { createPromises } from './promise.ts';
import { addDisposeSymbols, prepareRealm } from './realm.ts';
import { installStackText, type ScriptPlace } from './stack-text.ts';
import { createStructuredClone } from './structured-clone.ts';
import { ThreadPool } from './thread-pool.ts';
import { Ticks } from './ticks.ts';
import { Timers } from './timers.ts';
import { createTimersPromises } from './timers-promises.ts';
import { createUtil, promisifyCustom, showPromises } from './util-module.ts';

/** What instrument() wrote, as a value: a module, or what gives CommonJS's wrapper. */
export type ProgramMain = (hooks: Hooks) => unknown;
type Wrapper = (...commonjs: readonly unknown[]) => unknown;

export interface RunOptions {
  /** The realm's global object. */
  readonly scope: object;
  readonly tables: ProgramTables;
  /** The instrumented text and where it stands, for the stacks of errors. */
  readonly code: string;
  readonly script: ScriptPlace;
  /** Math.random, in [0, 1). */
  readonly uniform: () => number;
  /** The program's `Date` at its first line, ms since 1970; whole. */
  readonly epochMs?: number;
  /** Files by name, beside the program's own. */
  readonly files?: Readonly<Record<string, string>>;
  readonly limits?: Partial<ProgramLimits>;
}

/** 1 January 2026, 12:00 UTC. */
const EPOCH_MS = 1_767_268_800_000;

export function runProgram(main: ProgramMain, options: RunOptions): ProgramTrace {
  const { tables } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const machine = new Machine(tables, limits, options.epochMs ?? EPOCH_MS);
  addDisposeSymbols();
  const infos = new FunctionInfos(tables);
  const jobs = new Microtasks(machine);
  const ticks = new Ticks(machine, jobs, infos);
  const promises = createPromises(machine, jobs, infos, ticks);
  const coroutines = new Coroutines(machine, promises);
  const generators = new AsyncGenerators(coroutines);
  const iteration = new AsyncIteration(coroutines);
  const timers = new Timers(machine, ticks, infos);
  const immediates = new Immediates(machine, ticks, infos);
  const pool = new ThreadPool(machine, ticks);
  const output = new Output(machine.trace);
  const isModule = tables.kind === 'module';
  const baseName = isModule ? 'program.mjs' : 'program.js';
  const fileName = `${HOME}/${baseName}`;
  const shownName = isModule ? `file://${fileName}` : fileName;

  const EventEmitter = createEvents(
    promises,
    ({ name, message, about }) => {
      process.emitWarning(Object.assign(new Error(message), about, { name }));
    },
    (name) => machine.refuse(name, 'unsupported'),
  );
  const process = createProcess(machine, ticks, immediates, output, EventEmitter, fileName, (thrown, from) =>
    describeCrash(thrown, from, machine.position, tables.source, shownName),
  );
  ticks.side = process;
  timers.onOverflow = (message) => {
    const warning = new Error(message);
    warning.name = 'TimeoutOverflowWarning';
    process.emitWarning(warning);
  };
  const warn = (message: string): void => {
    process.emitWarning(Object.defineProperty(new Error(message), 'name', { value: 'Warning' }));
  };
  const inspector = createInspector(infos);
  const console = createConsole(
    output,
    inspector,
    () => machine.readClock(),
    () => new Error().stack?.split('\n').slice(1).join('\n') ?? '',
    warn,
    (name) => machine.refuse(name, 'unsupported'),
    (value) => {
      const shown: unknown =
        typeof value === 'object' && value !== null ? Reflect.get(value, inspector.inspect.custom) : null;
      return typeof shown === 'function' && infos.of(shown).place >= 0;
    },
  );
  const Buffer = createBuffer((name) => machine.refuse(name, 'unsupported'));
  const files = new FileSystem(machine, pool, promises, Buffer, { ...options.files, [baseName]: tables.source });
  const timersPromises = createTimersPromises(promises, timers, immediates, coroutines, generators);
  const { setTimeout, setInterval, clearTimeout } = timers;
  const { setImmediate, clearImmediate } = immediates;
  const named = <Value extends object>(name: string, value: Value): Value =>
    Object.defineProperty(value, 'name', { value: name });
  const timerFunctions = {
    setTimeout: named('setTimeout', setTimeout),
    setInterval: named('setInterval', setInterval),
    setImmediate: named('setImmediate', setImmediate),
    clearTimeout: named('clearTimeout', clearTimeout),
    clearInterval: named('clearInterval', (timer?: unknown) => clearTimeout(timer)),
    clearImmediate: named('clearImmediate', clearImmediate),
  };
  Object.defineProperty(setTimeout, promisifyCustom, { enumerable: true, get: () => timersPromises['setTimeout'] });
  Object.defineProperty(setImmediate, promisifyCustom, { enumerable: true, get: () => timersPromises['setImmediate'] });
  const queueMicrotask = (callback: unknown): void => {
    requireFunction(callback, 'callback');
    const { name, place } = infos.of(callback);
    jobs.enqueue('queueMicrotask', name, place, () => void callback());
  };
  const performance = {
    now: () => machine.readClock(),
    timeOrigin: machine.epochMs,
    toJSON: () => ({ timeOrigin: machine.epochMs }),
  };
  const refuseMembers = (of: object, owner: string, names: readonly string[]): void => {
    for (const name of names) {
      Object.defineProperty(of, name, {
        configurable: true,
        get: () => machine.refuse(`${owner}.${name}`, 'unsupported'),
      });
    }
  };
  const marks = 'mark measure timerify eventLoopUtilization getEntries clearMarks clearMeasures clearResourceTimings ';
  const more = 'getEntriesByName getEntriesByType markResourceTiming nodeTiming setResourceTimingBufferSize';
  refuseMembers(performance, 'performance', (marks + more).split(' '));
  const events = createEventClasses(
    timers,
    () => machine.nowMs,
    (thrown) =>
      ticks.nextTick(() => {
        throw thrown;
      }, []),
  );
  const modules = createModules(
    {
      events: () => EventEmitter,
      timers: () => ({ ...timerFunctions, promises: timersPromises }),
      'timers/promises': () => timersPromises,
      fs: () => files.createModule(),
      'fs/promises': () => files.createPromisesModule(),
      util: () =>
        createUtil(
          inspector,
          promises,
          (value) => typeof value === 'function' && /^async/.test(infos.of(value).entry?.kind ?? ''),
          (words, code) =>
            process.emitWarning(
              Object.assign(named('DeprecationWarning', new Error(words)), code === undefined ? {} : { code }),
            ),
          (name) => machine.refuse(name, 'unsupported'),
        ),
      perf_hooks: () => ({ performance }),
      process: () => process.object,
      console: () => console,
      buffer: () => ({ Buffer }),
    },
    (name, reason) => machine.refuse(name, reason),
  );
  showPromises(promises, inspector);
  refuseShowingIterators((name) => machine.refuse(name, 'unsupported'));
  const refuseText = (name: string): never => machine.refuse(name, 'text');
  const kinds = new FunctionKinds(infos, generators.prototype, refuseText);

  const { scope } = options;
  installSimulatedTime(scope as Record<string, unknown>, {
    uniform: options.uniform,
    nowMs: () => machine.epochMs + machine.readClock(),
  });
  prepareRealm(
    scope,
    {
      global: scope,
      Promise: promises.Promise,
      Proxy: inspector.Proxy,
      ...timerFunctions,
      queueMicrotask: named('queueMicrotask', queueMicrotask),
      process: process.object,
      console,
      performance,
      structuredClone: createStructuredClone({
        infos,
        isPromise: (value) => promises.slotsOf(value) !== undefined,
        isProxy: inspector.isProxy,
        refuse: (name) => machine.refuse(name, 'unsupported'),
      }),
      Buffer,
      ...events,
    },
    infos,
    (name, reason) => machine.refuse(name, reason),
  );
  kinds.refuseCodeFromText(scope, refuseText);
  const show = (): never => machine.refuse('console.log(globalThis)', 'unsupported');
  Object.defineProperty(scope, Symbol.for('nodejs.util.inspect.custom'), { configurable: true, value: show });
  Object.defineProperty(scope, Symbol.toStringTag, { configurable: true, value: 'global' });
  installStackText(scope, tables, options.code, options.script, shownName, infos, (name) =>
    machine.refuse(name, 'unsupported'),
  );

  const meta = { dirname: HOME, filename: fileName, url: `file://${fileName}` };
  refuseMembers(meta, 'import.meta', ['resolve']);
  const hooks = createHooks(machine, coroutines, generators, iteration, modules, kinds, meta, (thrown) =>
    process.crash(thrown, 'link'),
  );

  const runCommonjs = (): void => {
    const module = { exports: {}, id: '.', filename: fileName, loaded: false, children: [], paths: [] };
    const require = named('require', (name: unknown) => modules.require(name));
    Object.assign(require, { main: module });
    refuseMembers(require, 'require', ['resolve', 'cache', 'extensions']);
    refuseMembers(module, 'module', ['require']);
    ticks.callbackScope(() =>
      Reflect.apply(main(hooks) as Wrapper, module.exports, [module.exports, require, module, fileName, HOME]),
    );
  };
  let topLevel: object | undefined;
  const runModule = (): void => {
    const evaluation = promises.newCapability();
    topLevel = evaluation.promise;
    if (tables.awaitsAtTop)
      evaluation.resolve(coroutines.runAsyncFunction(() => main(hooks) as Body, tables.functions[0]));
    else {
      try {
        main(hooks);
        evaluation.resolve(undefined);
      } catch (thrown) {
        if (machine.end !== undefined) throw thrown;
        evaluation.reject(thrown);
      }
    }
    // Two async functions of Node's loader wait for it.
    const loaded = promises.then(promises.then(evaluation.promise));
    promises.awaitThen(
      loaded,
      { label: { kind: 'internal', name: 'module', place: -1 }, call: () => undefined },
      { label: { kind: 'internal', name: 'module', place: -1 }, call: (thrown) => ticks.uncaught(thrown, 'module') },
    );
    // Node evaluates the main module inside a job: the other jobs come first, ticks after them.
    jobs.runAll();
    ticks.closeScope();
  };

  const finish = (): ProgramEnd => {
    const unsettled = topLevel !== undefined && promises.slotsOf(topLevel)?.state === 'pending';
    ticks.callbackScope(() => process.emitExit());
    if (unsettled) (process.object as { exitCode?: number }).exitCode ??= 13;
    output.flush();
    return { kind: 'completed', exitCode: process.exitCode() };
  };

  let end: ProgramEnd;
  try {
    if (isModule) runModule();
    else runCommonjs();
    spinEventLoop({
      machine,
      jobs,
      timers,
      immediates,
      pool,
      emitBeforeExit: () => ticks.callbackScope(() => void process.emit('beforeExit', process.exitCode())),
    });
    end = finish();
  } catch (thrown) {
    if (machine.end === undefined) throw thrown;
    end = machine.end;
  }
  machine.loopStep('end');
  return machine.trace.finish(tables, end);
}
