// Exercises of the lab, with their hints.
import type { ExerciseEntry } from '#src/contract/manifest.ts';

export const exercises = [] as const satisfies readonly ExerciseEntry[];
