// What a window adds up of its events. Two parts of a session join without looking at their events again.
import type { Aggregate, OpenWindow } from './types.ts';

type Sums = Pick<OpenWindow, 'count' | 'sum' | 'min' | 'max'>;

export function addValue(sums: Sums, value: number): void {
  sums.count += 1;
  sums.sum += value;
  if (value < sums.min) sums.min = value;
  if (value > sums.max) sums.max = value;
}

export function addSums(sums: Sums, other: Sums): void {
  sums.count += other.count;
  sums.sum += other.sum;
  if (other.min < sums.min) sums.min = other.min;
  if (other.max > sums.max) sums.max = other.max;
}

/** The aggregate of at least one event. */
export function aggregateOf(aggregate: Aggregate, { count, sum, min, max }: Sums): number {
  switch (aggregate) {
    case 'count':
      return count;
    case 'sum':
      return sum;
    case 'avg':
      return sum / count;
    case 'min':
      return min;
    case 'max':
      return max;
  }
}
