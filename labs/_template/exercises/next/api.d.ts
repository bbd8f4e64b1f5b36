// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** A request that waits. */
interface WaitingRequest {
  readonly id: number;
  /** How long the server will work on it at full speed, ms. */
  readonly workMs: number;
  /** When it came, ms. */
  readonly arrivedMs: number;
}
