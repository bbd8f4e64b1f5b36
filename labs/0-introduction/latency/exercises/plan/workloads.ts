// The logs that plans are judged on, and their targets. None is so near its target that a definition could decide.
import { RandomStream, streamWords } from '#src/sim/random.ts';
import type { Logged } from './queue.ts';

export interface Workload {
  readonly name: 'even' | 'poisson' | 'bunched' | 'longOnes' | 'rush' | 'strict' | 'idle' | 'hopeless';
  readonly log: readonly Logged[];
  readonly target: { readonly percent: number; readonly responseMs: number };
}

type Make = (random: RandomStream) => readonly Logged[];

const workload = (name: Workload['name'], percent: number, responseMs: number, make: Make): Workload => ({
  name,
  log: make(new RandomStream(streamWords(1, `plan-${name}`))),
  target: { percent, responseMs },
});

/** So many requests, each the gap after the one before. */
function arriving(count: number, gapMs: (index: number) => number, serviceMs: () => number): readonly Logged[] {
  let arrivedMs = 0;
  return Array.from({ length: count }, (_, index) => {
    arrivedMs += gapMs(index);
    return { arrivedMs, serviceMs: serviceMs() };
  });
}

export const WORKLOADS: readonly Workload[] = [
  workload('even', 95, 100, () =>
    arriving(
      1000,
      () => 10,
      () => 35,
    ),
  ),
  workload('poisson', 95, 120, (random) =>
    arriving(
      4000,
      () => random.exponential(10),
      () => random.exponential(30),
    ),
  ),
  // Twenty at once, then nothing for a while: the mean load is that of a calm day.
  workload('bunched', 95, 60, (random) =>
    arriving(
      2000,
      (index) => (index % 20 === 0 ? 1000 : 0),
      () => 10 + 10 * random.uniform(),
    ),
  ),
  workload('longOnes', 90, 150, (random) =>
    arriving(
      3000,
      () => random.exponential(20),
      () => (random.bernoulli(0.03) ? 1500 : 15),
    ),
  ),
  // A quiet log with a rush in it.
  workload('rush', 95, 200, (random) =>
    arriving(
      3000,
      (index) => random.exponential(index >= 1000 && index < 2000 ? 5 : 60),
      () => random.exponential(40),
    ),
  ),
  workload('strict', 99.5, 250, (random) =>
    arriving(
      4000,
      () => random.exponential(10),
      () => random.exponential(30),
    ),
  ),
  workload('idle', 95, 50, (random) =>
    arriving(
      500,
      () => 400 + random.exponential(200),
      () => 12,
    ),
  ),
  // One request in ten takes longer by itself than the target allows.
  workload('hopeless', 95, 100, (random) =>
    arriving(
      1000,
      () => random.exponential(30),
      () => (random.bernoulli(0.1) ? 300 : 20),
    ),
  ),
];
