// What the operations come to in time, under what was assumed of the machine. Pure.
import { HASHES } from './functions/catalogue.ts';
import type { Params } from './parameters.ts';
import type { Racer } from './records.ts';

export interface Operations {
  readonly slow: number;
  readonly fast: number;
  /** NaN without the student's code. */
  readonly own: number;
}

type Machine = Pick<
  Params,
  'operationNs' | 'hashFactor' | 'microFactor' | 'workers' | 'startMs' | 'slowFunction' | 'fastFunction'
>;

/** Milliseconds on a clock without noise. */
export function timeOf(racer: Racer, { slow, fast, own }: Operations, machine: Machine): number {
  const ms = (operations: number): number => (operations * machine.operationNs) / 1e6;
  const hashing = (name: Machine['slowFunction']): number => (HASHES.has(name) ? machine.hashFactor : 1);
  const slowMs = ms(slow) * hashing(machine.slowFunction);
  switch (racer) {
    case 'slow':
      return slowMs;
    case 'fast':
      return ms(fast) * hashing(machine.fastFunction);
    case 'micro':
      return slowMs / machine.microFactor;
    case 'parallel':
      return slowMs / machine.workers + machine.startMs;
    case 'own':
      return ms(own);
  }
}
