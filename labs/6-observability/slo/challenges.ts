// The challenge of the lab.
import type { Challenge } from '#src/contract/manifest.ts';

export const challenges = [] as const satisfies readonly Challenge[];
