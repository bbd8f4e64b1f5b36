// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

interface Reading {
  /** When it happened, in milliseconds. Readings do not come in this order. */
  readonly timestampMs: number;
  readonly value: number;
}

/** What `create` returns. */
interface LastMinute {
  add(reading: Reading): void;
  /** The average of the readings that are less than `sizeMs` older than the newest one. */
  average(): number;
}
