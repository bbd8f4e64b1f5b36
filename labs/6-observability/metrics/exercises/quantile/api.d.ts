// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** A bucket as Prometheus reads it: how many observations were at most `upperBound`; Infinity is +Inf. */
interface CumulativeBucket {
  readonly upperBound: number;
  readonly count: number;
}
