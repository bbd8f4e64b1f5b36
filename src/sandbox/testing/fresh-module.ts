// A student's module from its text, run anew as often as wanted, for the tests of graders: no variable of it survives.
import { compileFunction } from 'node:vm';
import type { StudentExports } from '../../contract/exercise.ts';
import { compileTypeScript } from '../compile.ts';

type Script = (exports: Record<string, unknown>) => void;

/** @throws where the text does not compile */
export async function freshModule(source: string): Promise<() => StudentExports> {
  const { script, diagnostics } = await compileTypeScript(source, 'code.ts');
  const [first] = diagnostics;
  if (first !== undefined) throw new Error(first.message.en);
  const run = compileFunction(script, ['exports']) as Script;
  return () => {
    const exports: Record<string, unknown> = {};
    run(exports);
    return exports;
  };
}
