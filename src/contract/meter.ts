// Counted operations: what a student's code did, exactly and the same on every machine, beside how long it took there.

/** What ran, as a tree of calling contexts in columns; node 0 is whoever called the student's code. */
export interface Profile {
  readonly functions: readonly ProfiledFunction[];
  readonly nodes: {
    /** Index of `functions`; −1 for node 0. */
    readonly function: Int32Array;
    /** Index of a node before it; −1 for node 0. */
    readonly parent: Int32Array;
    readonly calls: Float64Array;
    /** Operations in the function itself, without the functions it called. */
    readonly selfOperations: Float64Array;
    /** Time of the same, in ms on the clock of this machine; zeros where there is no clock. */
    readonly selfTimeMs: Float64Array;
  };
  /** Lines of the student's source that ran, rising. */
  readonly lines: readonly ProfiledLine[];
}

export interface ProfiledFunction {
  /** Empty for a function without a name. */
  readonly name: string;
  /** From 1, of the student's source. */
  readonly line: number;
}

export interface ProfiledLine {
  readonly line: number;
  /** How often its statements were begun. */
  readonly hits: number;
  /** Its operations: its statements, and what the language's own functions did for them. */
  readonly operations: number;
}

export interface Measured<T> {
  readonly value: T;
  readonly operations: number;
  readonly profile: Profile;
}

/**
 * Counts what a student's code does. One operation is a statement begun, a turn of a loop, a call of a function of the
 * student's, or one element that a function of the language's own looks at, moves or makes (`includes` on a thousand
 * elements: a thousand; a sort without a comparator: n log₂ n; a look into a Map or a Set: one).
 */
export interface Meter {
  /**
   * @param most operations after which the code is stopped
   * @throws TooManyOperations, or what the call throws
   */
  measure<T>(call: () => T, most?: number): Measured<T>;
}

/** A student's code did more than it was allowed to. */
export class TooManyOperations extends Error {
  override readonly name = 'TooManyOperations';
  readonly most: number;
  constructor(most: number) {
    super(`the code was stopped after ${most} operations`);
    this.most = most;
  }
}
