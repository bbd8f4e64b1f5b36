// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** One request, as the host that served it wrote it down; ms on one clock. */
interface RequestTimes {
  /** The client sent it. */
  readonly sentMs: number;
  /** A server began to work on it. */
  readonly startedMs: number;
  /** The client had the answer. */
  readonly doneMs: number;
}

interface HostLog {
  readonly host: string;
  /** In no particular order; a host may have had none. */
  readonly requests: readonly RequestTimes[];
}

interface Report {
  readonly meanResponseMs: number;
  readonly p95ResponseMs: number;
}
