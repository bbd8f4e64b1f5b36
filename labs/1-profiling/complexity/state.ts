// Everything that changes during a run: plain data.
import type { Work } from './functions/work.ts';
import type { Params } from './parameters.ts';

/** A step of a function over the short list: bit i is set where it looks at the element in place i. */
export type Step = number;

export interface State {
  measured: number;
  readonly sizes: number[];
  readonly slow: Work[];
  readonly fast: Work[];
  /** Operations, as far as the student's code came. */
  readonly own: number[];
  right: number;
  wrong: number;
  /** Size at which the student's code was stopped; NaN where it was not. */
  stoppedAt: number;
  /** A standard normal number for each racer, one row a size: the clock's noise. */
  readonly noise: number[][];
  /** What both functions do to a list of 16. */
  readonly steps: { readonly slow: Step[]; readonly fast: Step[] };
  measure: Params['measure'];
}
