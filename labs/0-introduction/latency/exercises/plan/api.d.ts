// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** One request that came. */
interface LoggedRequest {
  /** ms since the log began; the log is in this order. */
  readonly arrivedMs: number;
  /** How long a server works on it, whichever it is. */
  readonly serviceMs: number;
}

/** "95 % of all requests are answered within 200 ms." */
interface ResponseTarget {
  readonly percent: number;
  /** Wait and service together; one that took exactly so long is in time. */
  readonly responseMs: number;
}
