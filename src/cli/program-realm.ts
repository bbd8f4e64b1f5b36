// Records a program in this very realm, of which nothing is as it was afterwards. Only ever in a process of its own.
import { compileFunction } from 'node:vm';
import type { ProgramTrace } from '../algorithms/event-loop/trace.ts';
import type { CallTrace } from '../algorithms/profiles/call-trace.ts';
import type { CountedProgram } from '../sandbox/counted-program/compile.ts';
import { recordCounted } from '../sandbox/counted-program/record-counted.ts';
import type { InstrumentedProgram } from '../sandbox/program/compile.ts';
import { type ProgramMain, runProgram } from '../sandbox/program/runtime/run-program.ts';
import { countLineBreaks } from '../sandbox/worker-script.ts';
import { RandomStream, streamWords } from '../sim/random.ts';
import { openStudentRealm, STUDENT_SCRIPT } from './student-realm.ts';

const SCRIPT = 'program.js';

export function recordHere({ code, tables }: InstrumentedProgram): ProgramTrace {
  const random = new RandomStream(streamWords(1, 'program'));
  const enter = compileFunction(`return (\n${code}\n);`, [], { filename: SCRIPT }) as () => ProgramMain;
  return runProgram(enter(), {
    scope: globalThis,
    tables,
    code,
    script: { fileName: SCRIPT, firstLine: 2 },
    uniform: () => random.uniform(),
  });
}

/** The same for a program whose operations are counted. */
export function recordCountedHere({ script }: CountedProgram): CallTrace {
  const random = new RandomStream(streamWords(1, 'program'));
  const realm = openStudentRealm(script);
  const { meter: counter } = realm;
  if (counter === undefined) throw new Error('this program is not counted');
  realm.enter({ uniform: () => random.uniform(), nowMs: () => 0 });
  return recordCounted({
    counter,
    run: () => void realm.instantiate(),
    takeConsole: () => realm.takeConsole(),
    place: { firstLine: 1, lineCount: countLineBreaks(script) + 1, scriptName: STUDENT_SCRIPT },
  });
}
