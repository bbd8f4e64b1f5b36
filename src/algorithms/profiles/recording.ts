// A program's run as a profiler saw it: which stack stood there, for how long, one after the other. The same shape for a
// run whose operations were counted and for a file of samples; all tables and pictures are made from it.

/** What a slice's cost is counted in. */
export type CostUnit = 'operations' | 'microseconds';

export interface RecordedFunction {
  readonly name: string;
  /** Empty for what stands in no file. */
  readonly url: string;
  /** From 1; 0 for what stands in no file. */
  readonly line: number;
}

/** Calling contexts as a tree in columns; context 0 is the root, and every parent stands before its children. */
export interface Contexts {
  /** Index of `functions`. */
  readonly function: Int32Array;
  /** −1 for the root. */
  readonly parent: Int32Array;
}

/** What ran, in order. */
export interface Slices {
  /** The innermost context. */
  readonly context: Int32Array;
  readonly cost: Float64Array;
  /** 1 where the slice begins with a call of its context's function. */
  readonly begun: Uint8Array;
}

export interface Recording {
  readonly unit: CostUnit;
  readonly functions: readonly RecordedFunction[];
  readonly contexts: Contexts;
  readonly slices: Slices;
  /** Whether calls were counted; samples count how often a stack was found instead. */
  readonly countsCalls: boolean;
  /** How often each context was hit, where whoever took the samples counted that too. */
  readonly hits?: Float64Array;
  /** Measured by the clock of one machine, ms by context; absent where nothing was measured beside the cost. */
  readonly selfTimeMs?: Float64Array;
}

export const ROOT = '(root)';
export const ANONYMOUS = '(anonymous)';

export const totalOf = ({ slices }: Recording): number => slices.cost.reduce((sum, cost) => sum + cost, 0);

/** How long a tick of a recording is: the shortest of 1, 2, 5, 10 … with which there are no more ticks than that. */
export interface Ticks {
  readonly size: number;
  readonly count: number;
}

const MOST_TICKS = 400;

/** @param total of a recording, or of the longer of two */
export function ticksOf(total: number, most = MOST_TICKS): Ticks {
  const wanted = Math.max(1, total / most);
  const power = 10 ** Math.floor(Math.log10(wanted) + 1e-12);
  const size = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= wanted - 1e-9) ?? 10 * power;
  return { size, count: Math.max(1, Math.ceil(total / size - 1e-9)) };
}
