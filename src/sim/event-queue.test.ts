// The event queue against a naive stable sort.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from './event-queue.ts';

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
            const sequence = queue.push(call.push, 0, 0, 0);
            // Pushed again with its own number as payload, so that a mixed-up slot shows.
            naive.push({ time: call.push, sequence });
            const fresh = queue.save();
            const at = fresh.sequences.indexOf(sequence);
            fresh.as[at] = sequence;
            fresh.bs[at] = -sequence;
            fresh.kinds[at] = sequence % 200;
            queue.restore(fresh);
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

  it('refuses NaN in words', () => {
    expect(() => new EventQueue().push(Number.NaN, 0)).toThrow(/must be a number, not NaN/);
  });
});
