// The event queue against a naive stable sort.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from './event-queue.ts';
import { RandomStream, streamWords } from './random.ts';

type Call = { readonly push: number } | 'pop' | 'save';
const calls = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ push: fc.integer({ min: 0, max: 20 }) }) },
    { weight: 2, arbitrary: fc.constant('pop' as const) },
    { weight: 1, arbitrary: fc.constant('save' as const) },
  ),
  {
    maxLength: 400,
  },
);

/** A few multiplications a name: order matters, so a swap of two equal times shows. */
const checksum = (order: readonly number[]): number => order.reduce((sum, item) => (Math.imul(sum, 31) + item) | 0, 7);

describe('EventQueue', () => {
  it('gives events in order of time, equal times first in first out, also across save and restore', () => {
    fc.assert(
      fc.property(calls, (script: readonly Call[]) => {
        let queue = new EventQueue();
        const naive: { time: number; sequence: number }[] = [];
        const popped: number[] = [];
        const expected: number[] = [];
        let pushed = 0;
        for (const call of script) {
          if (call === 'save') {
            const fresh = new EventQueue();
            fresh.restore(structuredClone(queue.save()));
            queue = fresh;
          } else if (call === 'pop') {
            naive.sort((one, other) => one.time - other.time || one.sequence - other.sequence);
            const next = naive.shift();
            expect(queue.pop()).toBe(next !== undefined);
            if (next !== undefined) {
              popped.push(queue.a);
              expected.push(next.sequence);
              expect(queue.time).toBe(next.time);
              expect(queue.b).toBe(-next.sequence);
              expect(queue.kind).toBe(next.sequence % 200);
            }
          } else {
            const sequence = pushed;
            pushed += 1;
            expect(queue.push(call.push, sequence % 200, sequence, -sequence)).toBe(sequence);
            naive.push({ time: call.push, sequence });
          }
          expect(queue.length).toBe(naive.length);
        }
        expect(checksum(popped)).toBe(checksum(expected));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps ten thousand equal times in order while it grows', () => {
    const queue = new EventQueue();
    for (let index = 0; index < 10_000; index += 1) queue.push(5, 1, index);
    for (let index = 0; index < 10_000; index += 1) {
      queue.pop();
      expect(queue.a).toBe(index);
    }
    expect(queue.pop()).toBe(false);
    expect(queue.peekTime()).toBe(Number.POSITIVE_INFINITY);
  });

  it('agrees with a sorted list while tens of thousands come and go, in bursts and far apart', () => {
    const random = new RandomStream(streamWords(3, 'queue'));
    // Delays of a few round milliseconds, so that many times are equal, beside timeouts far away.
    const delay = (): number => (random.bernoulli(0.2) ? 5000 : random.integerBelow(4000));
    const queue = new EventQueue();
    const pending: { time: number; sequence: number }[] = [];
    const order: number[] = [];
    for (let round = 0; round < 40; round += 1) {
      const [pushes, pops] = round < 20 ? [1500, 500] : [500, 1500];
      for (let index = 0; index < pushes; index += 1) {
        const time = queue.time + delay();
        pending.push({ time, sequence: queue.push(time, 1) });
      }
      for (let index = 0; index < pops; index += 1) {
        queue.pop();
        order.push(queue.time, queue.sequence);
      }
      if (round === 25) queue.restore(structuredClone(queue.save()));
    }
    expect(queue.length).toBe(0);
    // Each delay is at least 0, so that the order of leaving is the order of all.
    pending.sort((one, other) => one.time - other.time || one.sequence - other.sequence);
    expect(order).toEqual(pending.flatMap(({ time, sequence }) => [time, sequence]));
  });

  it('loses and doubles nothing, whatever number of events it is that no longer fits', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = new RandomStream(streamWords(seed, 'queue'));
      const times = Array.from({ length: 2050 + seed }, () => random.uniform());
      const queue = new EventQueue();
      for (const time of times) queue.push(time, 1);
      const popped = times.map(() => (queue.pop() ? queue.time : Number.NaN));
      expect(popped).toEqual(times.sort((one, other) => one - other));
    }
  });

  it('takes an event that never comes, last of all', () => {
    const queue = new EventQueue();
    for (const time of [Number.POSITIVE_INFINITY, 3, Number.POSITIVE_INFINITY, 1, 2]) queue.push(time, 7, time);
    const order = Array.from({ length: 5 }, () => (queue.pop() ? [queue.time, queue.sequence] : []));
    const never = Number.POSITIVE_INFINITY;
    expect(order).toEqual([
      [1, 3],
      [2, 4],
      [3, 1],
      [never, 0],
      [never, 2],
    ]);
    expect(queue.pop()).toBe(false);
  });

  it('begins anew when cleared', () => {
    const queue = new EventQueue();
    for (let index = 0; index < 200; index += 1) queue.push(index, 1);
    queue.clear();
    expect([queue.length, queue.pop(), queue.push(4, 2, 8)]).toEqual([0, false, 0]);
    expect([queue.pop(), queue.time, queue.a, queue.length]).toEqual([true, 4, 8, 0]);
  });

  it('refuses NaN in words', () => {
    expect(() => new EventQueue().push(Number.NaN, 0)).toThrow(/must be a number, not NaN/);
  });
});
