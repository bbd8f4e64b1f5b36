// Entry of the worker that records one program: one classic script, and after it the program. The program's run leaves
// nothing of the realm as it was, so what answers is taken before, and the worker serves once.
import { RandomStream, streamWords } from '../../sim/random.ts';
import { type ChannelScope, openWorkerChannel, thrownAsData } from '../worker-channel.ts';
import { PROGRAM_HOOK } from './program-hook.ts';
import { type ProgramMain, runProgram } from './runtime/run-program.ts';
import type { ProgramTables } from './tables.ts';

interface GivenProgram {
  readonly tables: ProgramTables;
  readonly code: string;
  readonly main: ProgramMain;
}

const scope: object = globalThis;
const channel = openWorkerChannel(globalThis as unknown as ChannelScope);
const { href: fileName } = (globalThis as unknown as { readonly location: { readonly href: string } }).location;
const random = new RandomStream(streamWords(1, 'program'));
let given: GivenProgram | undefined;
Reflect.defineProperty(scope, PROGRAM_HOOK, {
  configurable: true,
  value: (program: GivenProgram) => {
    Reflect.deleteProperty(scope, PROGRAM_HOOK);
    given ??= program;
  },
});

channel.onMessage((message) => {
  const { id, args } = message as { readonly id: number; readonly args: readonly [{ readonly firstLine: number }] };
  if (given === undefined) return;
  const { tables, code, main } = given;
  given = undefined;
  try {
    const script = { fileName, firstLine: args[0].firstLine };
    channel.post({ id, result: runProgram(main, { scope, tables, code, script, uniform: () => random.uniform() }) });
  } catch (thrown) {
    channel.post({ id, error: thrownAsData(thrown) });
  }
});
