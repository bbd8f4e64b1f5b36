// What the operations come to in time, under what was assumed of the machine. Pure.
import type { Params } from './parameters.ts';
import type { Racer } from './records.ts';

export interface Operations {
  readonly slow: number;
  readonly fast: number;
  /** NaN without the student's code. */
  readonly own: number;
}

type Machine = Pick<Params, 'operationNs' | 'hashFactor' | 'microFactor' | 'workers' | 'startMs'>;

/** Milliseconds. */
export function timeOf(racer: Racer, { slow, fast, own }: Operations, machine: Machine): number {
  const ms = (operations: number): number => (operations * machine.operationNs) / 1e6;
  switch (racer) {
    case 'slow':
      return ms(slow);
    case 'fast':
      return ms(fast) * machine.hashFactor;
    case 'micro':
      return ms(slow) / machine.microFactor;
    case 'parallel':
      return ms(slow) / machine.workers + machine.startMs;
    case 'own':
      return ms(own);
  }
}
