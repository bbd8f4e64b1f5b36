// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** A point of the ring. */
interface RingPoint {
  /** A whole number from 0 to 4294967295. */
  readonly hash: number;
  /** The name of the node that stands here. */
  readonly node: string;
}
