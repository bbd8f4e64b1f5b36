// A student's module from its text, run anew as often as wanted, for the tests of graders: no variable of it survives.
import { compileFunction } from 'node:vm';
import type { StudentExports } from '../../contract/exercise.ts';
import type { PromiseJobs } from '../../contract/promise-jobs.ts';
import { type CompileOptions, compileTypeScript } from '../compile.ts';
import { PROMISE_PARAMETER } from '../simulated-promise.ts';

type Script = (exports: Record<string, unknown>, promise: PromiseConstructor | undefined) => void;

/**
 * @returns runs the module; `jobs` has its promises where it was compiled for them
 * @throws where the text does not compile
 */
export async function freshModule(
  source: string,
  options: CompileOptions = {},
): Promise<(jobs?: PromiseJobs) => StudentExports> {
  const { script, diagnostics } = await compileTypeScript(source, 'code.ts', options);
  const [first] = diagnostics;
  if (first !== undefined) throw new Error(first.message.en);
  const run = compileFunction(script, ['exports', PROMISE_PARAMETER]) as Script;
  return (jobs) => {
    const exports: Record<string, unknown> = {};
    run(exports, jobs?.Promise);
    return exports;
  };
}
