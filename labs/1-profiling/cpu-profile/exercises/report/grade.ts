// The report is the same, and its keys are not computed anew at each comparison.
import type { ProgramExercise } from '#src/contract/exercise.ts';
import { REPORT } from '../../probes.ts';
import { judgeProgram } from '../reading.ts';

/** 120 names of some 13 letters are read once; computed at each comparison they come to 140,000. */
const LEAST = 1_500;
const MOST = 28_000;

export const exercise: ProgramExercise = {
  judge: (trace) => judgeProgram(trace, { output: REPORT, leastOperations: LEAST, mostOperations: MOST }),
};
