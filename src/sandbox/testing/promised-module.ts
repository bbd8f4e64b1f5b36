// A student's module whose code waits on the simulation's promises, as a confined worker has it.
import { createJobs } from '../../algorithms/promises/jobs.ts';
import type { StudentExports } from '../../contract/exercise.ts';
import type { PromiseJobs } from '../../contract/promise-jobs.ts';
import { freshModule } from './fresh-module.ts';

export interface PromisedModule {
  readonly instantiate: () => StudentExports;
  readonly jobs: PromiseJobs;
}

/** @throws where the text does not compile */
export async function promisedModule(source: string): Promise<PromisedModule> {
  const make = await freshModule(source, { simulatesPromises: true });
  const jobs = createJobs();
  return { instantiate: () => make(jobs), jobs };
}
