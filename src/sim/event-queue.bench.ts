// The event queue against flatqueue under the hold model: take the next event, put one back a random time later.
import FlatQueue from 'flatqueue';
import { EventQueue } from './event-queue.ts';
import { RandomStream, streamWords } from './random.ts';

const HOLDS = 400_000;
const ROUNDS = 7;

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] as number;

/** Ratios of operations a second, ours over flatqueue's, measured in turn. */
export function benchEventQueue() {
  const random = new RandomStream(streamWords(1, 'bench'));
  const gaps = Float64Array.from({ length: 1 << 16 }, () => random.exponential(1));
  const ours = (pending: number): number => {
    const queue = new EventQueue();
    for (let index = 0; index < pending; index += 1) queue.push(gaps[index & 0xffff] as number, 1, index, 0);
    const started = performance.now();
    for (let index = 0; index < HOLDS; index += 1) {
      queue.pop();
      queue.push(queue.time + (gaps[index & 0xffff] as number), 1, queue.a, 0);
    }
    return HOLDS / (performance.now() - started);
  };
  const theirs = (pending: number): number => {
    const queue = new FlatQueue<number>();
    for (let index = 0; index < pending; index += 1) queue.push(index, gaps[index & 0xffff] as number);
    const started = performance.now();
    for (let index = 0; index < HOLDS; index += 1) {
      const time = queue.peekValue() as number;
      const item = queue.pop() as number;
      queue.push(item, time + (gaps[index & 0xffff] as number));
    }
    return HOLDS / (performance.now() - started);
  };
  return [1000, 100_000].map((pending) => {
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) ratios.push(ours(pending) / theirs(pending));
    return { name: `event queue over flatqueue, ${pending} pending`, ratio: median(ratios), atLeast: 0.6 };
  });
}
