// How sure the mean of one run is, although neighbours in it resemble each other: the method of batch means (Law,
// Simulation Modeling and Analysis, 2015, section 9.5.3), as plain data that lives in a model's state.
import { type Interval, meanConfidence } from './confidence.ts';

/** Batches are joined in pairs when there are this many, so that memory stays and batches grow with the run. */
const MOST = 128;
/** Fewer means say too little about their own spread. */
const FEWEST = 16;
/** Means of neighbouring batches that are more alike than this for their number are not independent (one-sided 10 %). */
const ALIKE = 1.2816;

export interface Batches {
  /** Values in a full batch. */
  size: number;
  /** Full batches. */
  full: number;
  readonly means: Float64Array;
  /** The batch that is being filled. */
  sum: number;
  count: number;
}

export const createBatches = (): Batches => ({ size: 1, full: 0, means: new Float64Array(MOST), sum: 0, count: 0 });

export function addToBatches(batches: Batches, value: number): void {
  batches.sum += value;
  batches.count += 1;
  if (batches.count < batches.size) return;
  batches.means[batches.full] = batches.sum / batches.size;
  batches.full += 1;
  batches.sum = 0;
  batches.count = 0;
  if (batches.full < MOST) return;
  joinPairs(batches.means, MOST);
  batches.full = MOST / 2;
  batches.size *= 2;
}

/** The first half of `means` becomes the means of neighbours. */
function joinPairs(means: Float64Array, count: number): void {
  for (let pair = 0; 2 * pair + 1 < count; pair += 1) {
    means[pair] = ((means[2 * pair] as number) + (means[2 * pair + 1] as number)) / 2;
  }
}

/** Correlation of neighbours. */
function neighbourCorrelation(means: readonly number[]): number {
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  let together = 0;
  let squares = 0;
  means.forEach((value, index) => {
    squares += (value - mean) ** 2;
    if (index > 0) together += (value - mean) * ((means[index - 1] as number) - mean);
  });
  return squares === 0 ? 0 : together / squares;
}

/**
 * Confidence interval of the long-run mean, from batches so long that they no longer resemble their neighbours;
 * undefined where the run is too short for that.
 */
export function batchInterval(batches: Batches, level: number): Interval | undefined {
  const means = batches.means.slice(0, batches.full);
  for (let count = means.length; count >= FEWEST; count = Math.floor(count / 2)) {
    const each = Array.from(means.subarray(0, count));
    if (neighbourCorrelation(each) < ALIKE / Math.sqrt(count)) return meanConfidence(each, level);
    joinPairs(means, count);
  }
  return undefined;
}
