// The counts are the same, and the list of errors is not copied for each.
import type { ProgramExercise } from '#src/contract/exercise.ts';
import { JOURNAL } from '../../probes.ts';
import { judgeProgram } from '../reading.ts';

/** 900 lines are made and looked at; with a copy for each error it comes to 70,000. */
const LEAST = 4_000;
const MOST = 30_000;

export const exercise: ProgramExercise = {
  judge: (trace) => judgeProgram(trace, { output: JOURNAL, leastOperations: LEAST, mostOperations: MOST }),
};
