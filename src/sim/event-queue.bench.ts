// The event queue against flatqueue under the hold model: take the next event, put one back a random time later.
import FlatQueue from 'flatqueue';
import type { BenchRow } from '../../scripts/lib/bench-table.ts';
import { inMillions, sideBySide, unitsPerSecond } from '../../scripts/lib/side-by-side.ts';
import { EventQueue } from './event-queue.ts';
import { RandomStream, streamWords } from './random.ts';

const HOLDS = 400_000;
const GAPS = 1 << 16;

const random = new RandomStream(streamWords(1, 'bench'));
const gaps = Float64Array.from({ length: GAPS }, () => random.exponential(1));
const gapAt = (index: number): number => gaps[index & (GAPS - 1)] as number;

/** Holds a second. The queue is filled before the clock runs. */
function ours(pending: number): number {
  const queue = new EventQueue();
  for (let index = 0; index < pending; index += 1) queue.push(gapAt(index), 1, index, 0);
  return unitsPerSecond(HOLDS, () => {
    for (let index = 0; index < HOLDS; index += 1) {
      queue.pop();
      queue.push(queue.time + gapAt(index), 1, queue.a, 0);
    }
  });
}

function flat(pending: number): number {
  const queue = new FlatQueue<number>();
  for (let index = 0; index < pending; index += 1) queue.push(index, gapAt(index));
  return unitsPerSecond(HOLDS, () => {
    for (let index = 0; index < HOLDS; index += 1) {
      const time = queue.peekValue() as number;
      const item = queue.pop() as number;
      queue.push(item, time + gapAt(index));
    }
  });
}

export async function benchEventQueue(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const pending of [1000, 100_000]) {
    const compared = await sideBySide(
      () => ours(pending),
      () => flat(pending),
    );
    rows.push({
      name: `event queue over flatqueue, ${pending.toLocaleString('en-US')} pending`,
      ratio: compared.ratio,
      atLeast: 0.6,
      details: inMillions(compared, 'holds'),
    });
  }
  return rows;
}
