// What a trusted host does first in the confined worker: takes the channel, hardens the realm, and waits for the
// student's code, which stands after the host in the same script.

import type { PromiseJobs } from '../contract/promise-jobs.ts';
import type { ConsoleCapture } from './console-capture.ts';
import type { CountedTables, Counter } from './counting/counter.ts';
import { openCounter } from './counting/open-counter.ts';
import { harden } from './harden.ts';
import { refusalError } from './refusals.ts';
import type { SimulationHooks } from './simulated-time.ts';
import { type ChannelScope, openWorkerChannel, type WorkerChannel } from './worker-channel.ts';
import { COUNTED_FLAG, STUDENT_HOOK } from './worker-script.ts';

export interface ConfinedRealm {
  readonly channel: WorkerChannel;
  readonly console: Pick<ConsoleCapture, 'take' | 'reset'>;
  /** From now on `Math.random`, `Date` and `performance.now` ask these. Until then: 0.5 and time 0. */
  setHooks(hooks: SimulationHooks): void;
  /** Where the student's code is counted. */
  readonly meter?: Counter;
  /** Whether the script carries a student's code. True only after the host's own script has run to its end. */
  hasStudentCode(): boolean;
  /**
   * Runs the student's code anew and gives its exports: a fresh instance at each call.
   * @param jobs whose promises are the code's, where it was compiled for them
   * @throws whatever the code throws, and an Error where there is no code.
   */
  loadStudent(jobs?: PromiseJobs): unknown;
}

/** What `wrapStudentScript` makes of a script. */
export type StudentFunction = (
  exports: object,
  module: { exports: object },
  require: (name: string) => never,
  counter?: (tables: CountedTables) => object,
  promise?: PromiseConstructor,
) => void;

/** What a module exports; nothing, where its code put something there that can hold no names. */
export function exportsOf(module: { readonly exports: unknown }): object {
  const { exports } = module;
  return (typeof exports === 'object' && exports !== null) || typeof exports === 'function' ? exports : {};
}

/** Takes away the globals that a student's code has made since: a fresh instance finds nothing that an earlier one left. */
export function globalsSweeper(scope: object): () => void {
  const kept = new Set(Reflect.ownKeys(scope));
  return () => {
    for (const key of Reflect.ownKeys(scope)) if (!kept.has(key)) Reflect.deleteProperty(scope, key);
  };
}

/** Takes the student's function once; then the name is gone. */
function takeStudentFunction(scope: object): () => StudentFunction | undefined {
  let student: StudentFunction | undefined;
  const hook = (given: StudentFunction): void => {
    Reflect.deleteProperty(scope, STUDENT_HOOK);
    student ??= given;
  };
  Reflect.defineProperty(scope, STUDENT_HOOK, { value: hook, configurable: true });
  return () => student;
}

/** Whether the student's code is counted; the flag is gone afterwards. */
function takeFlag(scope: object): boolean {
  const counted = Reflect.has(scope, COUNTED_FLAG);
  Reflect.deleteProperty(scope, COUNTED_FLAG);
  return counted;
}

/** @param scope the realm's global object: `self` in a worker. */
export function enterConfinedRealm(scope: ChannelScope & object): ConfinedRealm {
  // Simulated afterwards.
  const realNow = performance.now.bind(performance);
  let hooks: SimulationHooks = { uniform: () => 0.5, nowMs: () => 0 };
  const channel = openWorkerChannel(scope);
  const counter = takeFlag(scope) ? openCounter(scope, realNow) : undefined;
  const capture = harden(scope, { hooks: { uniform: () => hooks.uniform(), nowMs: () => hooks.nowMs() } });
  const sweepGlobals = globalsSweeper(scope);
  const student = takeStudentFunction(scope);
  const require = (name: string): never => {
    throw refusalError(`import of ${JSON.stringify(name)}`, 'modules');
  };
  return {
    channel,
    console: capture,
    setHooks(next) {
      hooks = next;
    },
    ...(counter === undefined ? {} : { meter: counter }),
    hasStudentCode: () => student() !== undefined,
    loadStudent(jobs) {
      const run = student();
      if (run === undefined) throw new Error('There is no student code in this run.');
      sweepGlobals();
      const module: { exports: object } = { exports: {} };
      run.call(undefined, module.exports, module, require, counter?.opener(), jobs?.Promise);
      return exportsOf(module);
    },
  };
}
