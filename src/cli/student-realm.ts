// A student's code in this very realm, hardened as the page's confined worker is. Only ever in a process of its own:
// afterwards nothing of Node is left within reach of any code here.
import { compileFunction } from 'node:vm';
import { COUNTER_PARAMETER, isCounted } from '../sandbox/counting/counted.ts';
import type { Counter } from '../sandbox/counting/counter.ts';
import { openCounter } from '../sandbox/counting/open-counter.ts';
import { harden } from '../sandbox/harden.ts';
import { exportsOf, globalsSweeper, type StudentFunction } from '../sandbox/realm.ts';
import { refusalError } from '../sandbox/refusals.ts';
import { PROMISE_PARAMETER } from '../sandbox/simulated-promise.ts';
import type { StudentRealm, StudentWorld } from '../worker/room.ts';

type Console = ReturnType<typeof harden>;

/** The name of a student's script in stacks; its first line is line 1. */
export const STUDENT_SCRIPT = 'code.js';

/** Where the code is counted, what counts it. */
export interface CountedStudentRealm extends StudentRealm {
  readonly meter?: Counter;
}

/** The realm is hardened when the code is first entered: by then the host has loaded its labs and read its files. */
export function openStudentRealm(script: string): CountedStudentRealm {
  let world: StudentWorld = { uniform: () => 0.5, nowMs: () => 0 };
  let hardened: { readonly console: Console; sweepGlobals(): void } | undefined;
  // The last of its kind counts: a name that the student gives the script would hide their own lines.
  const named = `${script}\n//# sourceURL=${STUDENT_SCRIPT}\n//# sourceMappingURL=\n`;
  const student = compileFunction(named, ['exports', 'module', 'require', COUNTER_PARAMETER, PROMISE_PARAMETER], {
    filename: STUDENT_SCRIPT,
  }) as StudentFunction;
  const require = (name: string): never => {
    throw refusalError(`import of ${JSON.stringify(name)}`, 'modules');
  };
  const counter = isCounted(script) ? openCounter(globalThis, performance.now.bind(performance)) : undefined;
  const close = () => {
    if (hardened === undefined) {
      const console = harden(globalThis, { hooks: { uniform: () => world.uniform(), nowMs: () => world.nowMs() } });
      hardened = { console, sweepGlobals: globalsSweeper(globalThis) };
    }
    return hardened;
  };
  return {
    instantiate(jobs) {
      close().sweepGlobals();
      const module: { exports: object } = { exports: {} };
      student.call(undefined, module.exports, module, require, counter?.opener(), jobs?.Promise);
      return exportsOf(module) as Readonly<Record<string, unknown>>;
    },
    ...(counter === undefined ? {} : { meter: counter }),
    enter(next) {
      close();
      world = next;
    },
    takeConsole: () => close().console.take(),
  };
}
