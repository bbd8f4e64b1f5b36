// How much more a machine does with more processors: Amdahl, Gustafson, and Gunther's Universal Scalability Law.
// Bad input throws RangeError.
import { checkAtLeast, checkShare } from './checks.ts';

/** Amdahl 1967: speed-up on `processors` (1 or more) when a share `parallel` (0 to 1) of the work can be divided. */
export function amdahlSpeedUp(parallel: number, processors: number): number {
  checkShare('parallel', parallel);
  checkAtLeast('processors', processors, 1);
  return 1 / (1 - parallel + parallel / processors);
}

/** The speed-up that no number of processors exceeds; Infinity when all the work can be divided. */
export function amdahlLimit(parallel: number): number {
  checkShare('parallel', parallel);
  return 1 / (1 - parallel);
}

/** Gustafson 1988: the same for work that grows with the machine; `parallel` is the share of time on that machine. */
export function gustafsonSpeedUp(parallel: number, processors: number): number {
  checkShare('parallel', parallel);
  checkAtLeast('processors', processors, 1);
  return 1 - parallel + parallel * processors;
}

/**
 * Universal Scalability Law (Gunther, Guerrilla Capacity Planning, 2007): capacity relative to one processor.
 * @param sigma contention: the share of work that waits for a common resource, 0 to 1
 * @param kappa coherency: the cost of agreeing, per pair of processors, 0 or more
 */
export function uslCapacity(sigma: number, kappa: number, processors: number): number {
  checkShare('sigma', sigma);
  checkAtLeast('kappa', kappa, 0);
  checkAtLeast('processors', processors, 1);
  return processors / (1 + sigma * (processors - 1) + kappa * processors * (processors - 1));
}

export interface UslPeak {
  /** Where the capacity is greatest; not rounded. Infinity when it grows forever. */
  readonly processors: number;
  readonly capacity: number;
}

/** The peak at √((1 − σ)/κ) processors, at least 1; without coherency cost the limit 1/σ is approached from below. */
export function uslPeak(sigma: number, kappa: number): UslPeak {
  checkShare('sigma', sigma);
  checkAtLeast('kappa', kappa, 0);
  if (kappa === 0 && sigma < 1) return { processors: Number.POSITIVE_INFINITY, capacity: 1 / sigma };
  const processors = kappa === 0 ? 1 : Math.max(1, Math.sqrt((1 - sigma) / kappa));
  return { processors, capacity: uslCapacity(sigma, kappa, processors) };
}
