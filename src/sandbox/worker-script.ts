// The text of the confined worker: one classic script, because module workers fail in an opaque frame. First the trusted
// host, then the student's code inside a function that the host decides when to call. No eval anywhere.

import type { Localised } from '../contract/text.ts';
import { COUNTER_PARAMETER, isCounted } from './counting/counted.ts';
import { PROMISE_PARAMETER } from './simulated-promise.ts';

/** Global through which the student's function reaches the host. The host removes it at the first call (realm.ts). */
export const STUDENT_HOOK = '__headroomStudent';

/** Global that is there when the student's code is counted. The host removes it. */
export const COUNTED_FLAG = '__headroomCounted';

/** Code longer than this is refused, in UTF-16 units. */
export const MAX_STUDENT_CODE_LENGTH = 256 * 1024;

export function describeTooLong(length: number): Localised {
  const kibibytes = Math.ceil(length / 1024);
  const limit = MAX_STUDENT_CODE_LENGTH / 1024;
  return {
    en: `The code is ${kibibytes} KiB long; at most ${limit} KiB can be run.`,
    ru: `Размер кода — ${kibibytes} КиБ; запустить можно не больше ${limit} КиБ.`,
  };
}

export class StudentCodeTooLong extends Error {
  override readonly name = 'StudentCodeTooLong';
  readonly code = 'student-code-too-long';
  readonly said: Localised;

  constructor(length: number) {
    const said = describeTooLong(length);
    super(said.en);
    this.said = said;
  }
}

/** Lines as V8 counts them. */
export function countLineBreaks(text: string): number {
  return text.match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0;
}

function randomLabel(): string {
  const words = globalThis.crypto.getRandomValues(new Uint32Array(4));
  return `run_${Array.from(words, (word) => word.toString(36)).join('_')}`;
}

export interface WrappedStudentScript {
  /** To be run after the host, in the same realm. */
  readonly text: string;
  /** Line of `text`, from 1, on which the student's own first line stands; its columns are unchanged. */
  readonly firstLine: number;
}

/**
 * Wraps CommonJS JavaScript (`exports.pick = …`) into a statement that hands the host a function
 * `(exports, module, require, counter, promise) => void`; nothing of the student's runs before the host calls it.
 *
 * The label stops code that closes our braces and opens its own: whatever leaves the block must name the label at its
 * end, cannot know it, and makes the whole script a syntax error, so that no function of the student's is hoisted above
 * the host. The last line keeps a `sourceMappingURL` of the student's from reaching the browser's tools.
 * @throws StudentCodeTooLong over 256 kB.
 */
export function wrapStudentScript(javascript: string, label: string = randomLabel()): WrappedStudentScript {
  if (javascript.length > MAX_STUDENT_CODE_LENGTH) {
    throw new StudentCodeTooLong(javascript.length);
  }
  const before = `${label}: {\nglobalThis.${STUDENT_HOOK}(function (exports, module, require, ${COUNTER_PARAMETER}, ${PROMISE_PARAMETER}) { 'use strict';\n`;
  return {
    text: `${before}${javascript}\n});\nbreak ${label};\n}\n//# sourceURL=confined.js\n//# sourceMappingURL=\n`,
    firstLine: countLineBreaks(before) + 1,
  };
}

export interface WorkerScript {
  /** Parts for one Blob. */
  readonly parts: readonly string[];
  /** Line of the whole script, from 1, of the student's first line; absent without student code. */
  readonly studentFirstLine?: number;
}

/** Tells the frame that the worker runs; from then on deadlines count. */
const PROLOGUE = "'use strict';self.postMessage({headroomControl:'up'});(function(){\n";
const HOST_END = '\n}).call(self);\n';

/** Host and student as one classic script in strict mode. The host's own top-level names do not become globals. */
export function buildWorkerScript(hostScript: string, studentScript?: string): WorkerScript {
  const flag = studentScript !== undefined && isCounted(studentScript) ? `self.${COUNTED_FLAG}=true;` : '';
  const host = `${PROLOGUE}${flag}${hostScript}${HOST_END}`;
  if (studentScript === undefined) return { parts: [host] };
  const student = wrapStudentScript(studentScript);
  return { parts: [host, student.text], studentFirstLine: countLineBreaks(host) + student.firstLine };
}
