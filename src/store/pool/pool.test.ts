import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkerEnded } from '../../worker/bridge.ts';
import { type Attempt, MOST_ATTEMPTS, NO_FAULTS, Pool, type PoolOptions, TaskGivenUp } from './pool.ts';

const square = (_stage: number, task: unknown): unknown => Number(task) ** 2;

/** A worker that ends like a real one: what is pending when it is closed never answers, but rejects. */
function fakeWorker(answer: (stage: number, task: unknown) => Promise<unknown>) {
  let end: (reason: WorkerEnded) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  ended.catch(() => undefined);
  return {
    perform: (stage: number, task: unknown) => Promise.race([ended, answer(stage, task)]),
    close: () => end(new WorkerEnded({ kind: 'terminated' })),
  };
}

function poolOf(changes: Partial<PoolOptions> = {}) {
  const attempts = new Map<number, Attempt>();
  let nowMs = 0;
  const pool = new Pool({
    size: 3,
    speculate: true,
    faults: NO_FAULTS,
    signal: new AbortController().signal,
    open: () => Promise.resolve(fakeWorker((stage, task) => Promise.resolve(square(stage, task)))),
    nowMs: () => (nowMs += 1),
    midst: () => Promise.resolve(),
    onAttempt: (attempt) => attempts.set(attempt.id, attempt),
    ...changes,
  });
  return { pool, attempts: () => [...attempts.values()] };
}

describe('a pool of workers', () => {
  it('gives the results in the order of the tasks, each counted once, in whatever order answers come and workers die', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 12 }),
        fc.uniqueArray(fc.record({ place: fc.nat(4), nth: fc.nat(3) }), {
          maxLength: MOST_ATTEMPTS - 1,
          selector: ({ place, nth }) => `${place} ${nth}`,
        }),
        fc.boolean(),
        async (scheduler, size, tasks, deaths, speculate) => {
          const { pool, attempts } = poolOf({
            size,
            speculate,
            faults: { deaths, timesOver: { 0: 2 } },
            open: () =>
              Promise.resolve(fakeWorker((stage, task) => scheduler.schedule(Promise.resolve(square(stage, task))))),
            midst: () => scheduler.schedule(Promise.resolve()),
          });
          const run = pool.run(0, tasks);
          const results = await scheduler.waitFor(run);
          expect(results).toEqual(tasks.map((task) => task ** 2));
          const done = attempts().filter(({ end }) => end === 'done');
          expect(done.map(({ task }) => task).sort((a, b) => a - b)).toEqual(tasks.map((_, index) => index));
          expect(attempts().every(({ end }) => end !== undefined)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('copies the task that is longest under way when nothing else is left, and stops the loser', async () => {
    let opened = 0;
    const { pool, attempts } = poolOf({
      size: 2,
      open: () => {
        opened += 1;
        const isFirst = opened === 1;
        return Promise.resolve(
          fakeWorker((stage, task) => (isFirst ? new Promise(() => undefined) : Promise.resolve(square(stage, task)))),
        );
      },
    });
    expect(await pool.run(0, [1, 2, 3])).toEqual([1, 4, 9]);
    expect(attempts().filter(({ task }) => task === 0)).toMatchObject([
      { place: 0, isCopy: false, end: 'beaten' },
      { place: 1, isCopy: true, end: 'done' },
    ]);
  });

  it('makes no copies where none are wanted', async () => {
    const { pool, attempts } = poolOf({ speculate: false });
    await pool.run(0, [1, 2]);
    expect(attempts().some(({ isCopy }) => isCopy)).toBe(false);
  });

  it('does a task over again in a fresh worker when the first ends in its midst', async () => {
    let opened = 0;
    const { pool, attempts } = poolOf({
      size: 1,
      open: () => {
        opened += 1;
        if (opened > 1) return Promise.resolve(fakeWorker((stage, task) => Promise.resolve(square(stage, task))));
        const dying = fakeWorker(() => {
          queueMicrotask(() => dying.close());
          return new Promise(() => undefined);
        });
        return Promise.resolve(dying);
      },
    });
    expect(await pool.run(0, [7])).toEqual([49]);
    expect(attempts().map(({ end }) => end)).toEqual(['lost', 'done']);
    expect(opened).toBe(2);
  });

  it('gives a task up that loses its worker again and again', async () => {
    const deaths = Array.from({ length: MOST_ATTEMPTS }, (_, nth) => ({ place: 0, nth }));
    const { pool } = poolOf({
      size: 1,
      faults: { deaths, timesOver: {} },
      open: () => Promise.resolve(fakeWorker(() => new Promise(() => undefined))),
    });
    await expect(pool.run(0, [1])).rejects.toBeInstanceOf(TaskGivenUp);
  });

  it('ends at once when a task throws, or its worker ends by itself', async () => {
    for (const thrown of [new Error('emit is not a function'), new WorkerEnded({ kind: 'out-of-memory-or-dead' })]) {
      const { pool, attempts } = poolOf({ open: () => Promise.resolve(fakeWorker(() => Promise.reject(thrown))) });
      await expect(pool.run(0, [1, 2, 3, 4, 5])).rejects.toBe(thrown);
      expect(attempts().length).toBeLessThanOrEqual(3);
    }
  });

  it('stops when told to, also while a worker opens', async () => {
    const abort = new AbortController();
    let open: () => void = () => undefined;
    const { pool } = poolOf({
      size: 1,
      signal: abort.signal,
      open: () =>
        new Promise((resolve) => {
          open = () => resolve(fakeWorker(() => new Promise(() => undefined)));
        }),
    });
    const run = pool.run(0, [1]);
    abort.abort(new Error('stopped'));
    open();
    await expect(run).rejects.toThrow('stopped');
    await expect(pool.run(1, [])).rejects.toThrow('stopped');
  });

  it('keeps its workers from stage to stage', async () => {
    let opened = 0;
    const { pool } = poolOf({
      speculate: false,
      open: () => {
        opened += 1;
        return Promise.resolve(fakeWorker((stage, task) => Promise.resolve(square(stage, task))));
      },
    });
    await pool.run(0, [1, 2, 3]);
    await pool.run(1, [4, 5, 6]);
    expect(opened).toBe(3);
  });
});
