// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** "95% of answers within 150 ms." */
interface LatencyObjective {
  /** An answer that took so long, or less, was in time. */
  readonly thresholdMs: number;
  readonly targetPercent: number;
}

interface Compliance {
  /** What was measured, to be compared with the target. */
  readonly sliPercent: number;
  readonly isCompliant: boolean;
}
