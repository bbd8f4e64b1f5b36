// A lab's work on workers that are hosts in this thread: what is shown of it, what ends it, and what is said when it fails.
import { describe, expect, it } from 'vitest';
import type { RunSpec } from '../../contract/run.ts';
import { defaultsOf } from '../../sim/parameters.ts';
import { type Bridge, WorkerEnded } from '../../worker/bridge.ts';
import { loadLab } from '../../worker/labs.ts';
import type { StudentRealm } from '../../worker/room.ts';
import { firstDifference, type JobRun, JobRuns } from './job-run.ts';
import type { StudentCode } from './state.ts';
import { nearBridge } from './testing/near-bridge.ts';

const { manifest } = await loadLab('mapreduce');

const specOf = (changes: Partial<RunSpec> = {}, params = {}): RunSpec => ({
  ...{ lab: 'mapreduce', seed: 1, actions: [] },
  params: { ...defaultsOf(manifest.parameters), ...params },
  ...changes,
});

const COURSE = { text: 'documents', mappers: 3, reducers: 2 };
const NO_FILES: readonly File[] = [];
const CODE: StudentCode = { source: 'own', script: 'own' };

/** What is pending when such a worker is closed rejects, as with a real one. */
function mortal(inner: Bridge): Bridge {
  let end: (reason: WorkerEnded) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  ended.catch(() => undefined);
  const calls = new Proxy(inner.calls, {
    get: (target, name) => {
      const call = Reflect.get(target, name) as (...given: unknown[]) => Promise<unknown>;
      return (...given: unknown[]) => Promise.race([ended, call(...given)]);
    },
  });
  return { calls, ended: new Promise(() => undefined), close: () => end(new WorkerEnded({ kind: 'terminated' })) };
}

const realmOf = (exports: Readonly<Record<string, unknown>>): StudentRealm => ({
  instantiate: () => exports,
  enter: () => undefined,
  takeConsole: () => ({ lines: [], omitted: 0 }),
});

function setUp(exports: Readonly<Record<string, unknown>> = {}, poolSize = 3) {
  const shown: (JobRun | undefined)[] = [];
  let opened = 0;
  let nowMs = 0;
  const runs = new JobRuns(
    {
      openTrusted: () => {
        opened += 1;
        return mortal(nearBridge());
      },
      openConfined: () => {
        opened += 1;
        return Promise.resolve(mortal(nearBridge({ student: realmOf(exports) })));
      },
      poolSize,
      nowMs: () => (nowMs += 1),
      afterMs: () => Promise.resolve(),
    },
    (run) => {
      shown.push(run);
    },
  );
  return { runs, shown, last: () => shown.at(-1), opened: () => opened };
}

describe('a job on real workers', () => {
  it('is done on one, then on all, comes to the same as the plan, and says how long it took', async () => {
    const { runs, last, shown } = setUp();
    await runs.start({ spec: specOf({}, COURSE), files: NO_FILES, code: undefined });
    expect(last()).toMatchObject({
      status: 'done',
      rounds: [
        { name: 'one', workers: 1, tasks: [3, 2] },
        { name: 'all', workers: 3, tasks: [3, 2] },
      ],
      verdict: { answers: 5, planned: { same: true } },
    });
    expect(last()?.verdict?.top.slice(0, 2)).toEqual([
      ['hello', '3'],
      ['world', '3'],
    ]);
    expect(last()?.rounds.every(({ tookMs = 0 }) => tookMs > 0)).toBe(true);
    expect(shown[0]).toEqual({ status: 'running', rounds: [] });
  });

  it('meets the plan’s trouble in a round of its own, and still comes to the same', async () => {
    const actions = [
      { at: 100, action: 'slow', node: 1, factor: 3 },
      { at: 200, action: 'kill', node: 3 },
    ];
    const { runs, last } = setUp();
    const params = { text: 'generated', words: 2000, mappers: 12, speculative: true };
    await runs.start({ spec: specOf({ actions }, params), files: NO_FILES, code: undefined });
    const trouble = last()?.rounds[2];
    expect(trouble).toMatchObject({ name: 'trouble', workers: 3 });
    expect(trouble?.attempts.filter(({ end }) => end === 'lost').length).toBeGreaterThan(0);
    expect(last()?.verdict?.parted).toBeUndefined();
    expect(last()?.verdict?.planned).toEqual({ same: true, name: '' });
  });

  it('reads opened files', async () => {
    const { runs, last } = setUp();
    const files = [new File(['b a\nb'], 'a.txt')];
    await runs.start({ spec: specOf(), files, code: undefined });
    expect(last()?.verdict).toMatchObject({
      answers: 2,
      top: [
        ['b', '2'],
        ['a', '1'],
      ],
      planned: { same: true },
    });
  });

  it('runs the student’s code, and says where it came to different answers', async () => {
    let calls = 0;
    const map = (line: string, emit: (key: string, value: number) => void) => {
      calls += 1;
      emit(line, calls);
    };
    const { runs, last } = setUp({ map, reduce: (_: string, values: readonly number[]) => values[0] });
    const spec = specOf({ code: 'own' }, { job: 'own-code' });
    await runs.start({ spec, files: NO_FILES, code: CODE });
    expect(last()).toMatchObject({ status: 'done', verdict: { parted: { round: 'all' }, planned: { same: false } } });
  });

  it('stops at what the code throws, in its words', async () => {
    const { runs, last } = setUp({
      map: () => {
        throw new Error('no such luck');
      },
      reduce: () => 0,
    });
    await runs.start({ spec: specOf({ code: 'own' }, { job: 'own-code' }), files: NO_FILES, code: CODE });
    expect(last()).toMatchObject({ status: 'failed', problem: { message: 'no such luck' } });
  });

  it('is forgotten when what it was made of has changed, and not before', async () => {
    const { runs, last } = setUp();
    const grounds = { spec: specOf(), files: NO_FILES, code: undefined };
    await runs.start(grounds);
    runs.keep({ ...grounds, spec: structuredClone(grounds.spec) });
    expect(last()).toMatchObject({ status: 'done' });
    runs.keep({ ...grounds, spec: specOf({ seed: 2 }) });
    expect(last()).toBeUndefined();
  });

  it('ends with its workers when it is given up, and tells nothing afterwards', async () => {
    const { runs, last } = setUp();
    const going = runs.start({ spec: specOf(), files: NO_FILES, code: undefined });
    runs.cancel();
    await going;
    expect(last()).toBeUndefined();
  });
});

it.each([
  [{ a: 1 }, { a: 1 }, undefined],
  [{ a: 1, b: [1] }, { b: [1], a: 1 }, undefined],
  [{ a: 1 }, { a: '1' }, 'a'],
  [{ a: 1, c: 2 }, { a: 1, b: 2 }, 'b'],
  [{ a: [1, 2] }, { a: [2, 1] }, 'a'],
])('the first difference of %o and %o is %s', (one, other, name) => {
  expect(firstDifference(one, other)).toBe(name);
});
