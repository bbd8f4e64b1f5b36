// The order of replies does not depend on who is quicker.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from './pool.ts';

describe('inOrder', () => {
  it('takes every reply in order, as soon as it is due, and stops at the first failure in that order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.option(fc.nat(11)),
        async (scheduler, count, size, bad) => {
          const taken: number[] = [];
          const work = async (index: number): Promise<number> => {
            await scheduler.schedule(Promise.resolve(), `job ${index}`);
            if (index === bad) throw new Error(`job ${index} failed`);
            return index * 10;
          };
          const all = inOrder(
            count,
            Array.from({ length: size }, () => work),
            (value, index) => {
              expect(value).toBe(index * 10);
              taken.push(index);
            },
          );
          const outcome = await scheduler.waitFor(
            all.then(
              () => 'done',
              (error: unknown) => String(error),
            ),
          );
          const fails = bad !== null && bad < count;
          expect(outcome).toBe(fails ? `Error: job ${bad} failed` : 'done');
          expect(taken).toEqual(Array.from({ length: fails ? bad : count }, (_, index) => index));
        },
      ),
    );
  });
});
