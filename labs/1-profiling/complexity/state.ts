// Everything that changes during a run: plain data.
export interface State {
  measured: number;
  readonly sizes: number[];
  readonly slow: number[];
  readonly fast: number[];
  /** As far as the student's code came. */
  readonly own: number[];
  wrong: number;
  /** Size at which the student's code was stopped; NaN where it was not. */
  stoppedAt: number;
  /** The shortest list, whose pairs are drawn. */
  readonly shown: number[];
  inTime: boolean;
}
