// Records a program in this very realm, of which nothing is as it was afterwards. Only ever in a process of its own.
import { compileFunction } from 'node:vm';
import type { ProgramTrace } from '../algorithms/event-loop/trace.ts';
import type { InstrumentedProgram } from '../sandbox/program/compile.ts';
import { type ProgramMain, runProgram } from '../sandbox/program/runtime/run-program.ts';
import { RandomStream, streamWords } from '../sim/random.ts';

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
