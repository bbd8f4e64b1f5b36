// A single step at rest is watched: its search is shown from its first comparison to its last, and then stands as any other
// moment does.
import type { Snapshot } from '../snapshot.ts';
import { comparedBy } from './way.ts';

const LEAST_MS = 300;
const MOST_MS = 1500;
const MS_PER_STEP = { many: 2.5, few: 90 } as const;
/** Of fewer steps each is seen by itself. */
const FEW = 20;

function stepsOf(snapshot: Snapshot): number {
  const path = snapshot.last?.path;
  switch (path?.by) {
    case 'ring':
      return comparedBy(snapshot, 1).length;
    case 'weights':
      return path.weights.length;
    case 'jumps':
      return path.buckets.length;
    default:
      return 0;
  }
}

/** How long the search of the last lookup is worth watching; 0 where there is nothing to see. */
export function watchMs(snapshot: Snapshot): number {
  const steps = stepsOf(snapshot);
  const each = steps < FEW ? MS_PER_STEP.few : MS_PER_STEP.many;
  return steps < 2 ? 0 : Math.min(MOST_MS, Math.max(LEAST_MS, steps * each));
}

export interface Watch {
  readonly isOn: () => boolean;
  start(ms: number): void;
  stop(): void;
}

/** @param show draws the search, so much of it done, 0 … 1 */
export function createWatch(show: (done: number) => void): Watch {
  let request: number | undefined;
  const stop = (): void => {
    if (request !== undefined) cancelAnimationFrame(request);
    request = undefined;
  };
  return {
    isOn: () => request !== undefined,
    start(ms) {
      stop();
      const begin = performance.now();
      const next = (): void => {
        const done = Math.min(1, (performance.now() - begin) / ms);
        request = done < 1 ? requestAnimationFrame(next) : undefined;
        show(done);
      };
      next();
    },
    stop,
  };
}
