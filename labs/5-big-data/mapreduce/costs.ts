// What work costs on the simulated cluster. Sources stand in the lesson under "What this models"; times are those of a node
// at full speed.

/** Starting the process of a task. */
export const STARTUP_MS = 1000;
/** Reading a split and scanning it: 30 GB/s over 1764 workers in the grep of Dean and Ghemawat (2004, 5.2). */
const SCAN_MB_PER_S = 17;
/**
 * Sorting and spilling what a map gives out, both together: their sort reads 13 GB/s where it gives out what it reads
 * (5.3), so that a byte costs 1/7.6 − 1/17 of a second beyond the scan. Half of it is put down to each.
 */
const SORT_MB_PER_S = 27.5;
const SPILL_MB_PER_S = 27.5;
/** Reading what lies on a disk of the same node. */
export const DISK_MB_PER_S = 30;
/** Copies of each block of the input. */
export const REPLICAS = 3;
/** Reduce tasks are started when this share of the maps is done (`mapreduce.job.reduce.slowstart.completedmaps`). */
export const SLOW_START = 0.05;
/** Hadoop's rule for a copy: the task is so far behind the average progress, and has run for so long. */
export const BEHIND = 0.2;
export const COPY_AFTER_MS = 2000;
/** How often the master looks for tasks that are behind. */
export const LOOK_EVERY_MS = 500;

const seconds = (mb: number, mbPerS: number): number => (1000 * mb) / mbPerS;

export interface MapSize {
  readonly inMb: number;
  /** What the map function gave out, and what was left of it by the combiner. */
  readonly emittedMb: number;
  readonly outMb: number;
}

/** @param readMbPerS of the link over which the block comes; absent: it lies on the node */
export const mapWorkMs = ({ inMb, emittedMb, outMb }: MapSize, readMbPerS?: number): number =>
  STARTUP_MS +
  (readMbPerS === undefined ? 0 : seconds(inMb, readMbPerS)) +
  seconds(inMb, SCAN_MB_PER_S) +
  seconds(emittedMb, SORT_MB_PER_S) +
  seconds(outMb, SPILL_MB_PER_S);

/** Merging, reducing and writing, after everything was copied. */
export const reduceWorkMs = (inMb: number, outMb: number): number =>
  seconds(inMb, SCAN_MB_PER_S) + seconds(outMb, DISK_MB_PER_S);
