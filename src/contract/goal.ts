// The closed algebra in which steps, challenges and predictions say what must come true.

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!=';

export type Goal =
  /** A metric of the run so far. */
  | { readonly is: 'metric'; readonly metric: string; readonly op: Comparison; readonly value: number }
  /** The latest sample of a series. */
  | { readonly is: 'series'; readonly series: string; readonly op: Comparison; readonly value: number }
  /** A parameter's present value. */
  | {
      readonly is: 'parameter';
      readonly parameter: string;
      readonly op: Comparison;
      readonly value: number | string | boolean;
    }
  /** The number of records of a kind. */
  | { readonly is: 'records'; readonly record: string; readonly op: Comparison; readonly value: number }
  /** The student did it; `where` narrows by fields of the action. */
  | {
      readonly is: 'action';
      readonly action: string;
      readonly where?: Readonly<Record<string, number | string | boolean>>;
    }
  /** The student did not do it. */
  | {
      readonly is: 'without';
      readonly action: string;
      readonly where?: Readonly<Record<string, number | string | boolean>>;
    }
  /** The run takes part of the student's own code. */
  | { readonly is: 'ownCode' }
  /** Simulated time has passed this moment. */
  | { readonly is: 'after'; readonly at: number }
  /** Holds at this or an earlier moment only. */
  | { readonly is: 'before'; readonly at: number; readonly goal: Goal }
  /** Holds without a break for this long. */
  | { readonly is: 'for'; readonly lasting: number; readonly goal: Goal }
  /** Comes true no later than this long after `since` did. */
  | { readonly is: 'within'; readonly lasting: number; readonly since: Goal; readonly goal: Goal }
  | { readonly is: 'and'; readonly goals: readonly Goal[] }
  | { readonly is: 'or'; readonly goals: readonly Goal[] }
  | { readonly is: 'not'; readonly goal: Goal }
  /** A condition that the model exports by name. */
  | { readonly is: 'probe'; readonly probe: string };
