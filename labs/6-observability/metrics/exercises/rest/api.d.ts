// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** A line of a histogram: how many observations were at most `le`; Infinity is +Inf. */
interface HistogramBucket {
  readonly le: number;
  readonly count: number;
}

interface BucketHistogram {
  observe(value: number): void;
  /** By rising bounds, cumulative. */
  buckets(): readonly HistogramBucket[];
}
