// Analyses beside a run: computed apart from it, kept while their grounds hold, dropped and ended when they do not.
import { describe, expect, it, vi } from 'vitest';
import type { ParameterValues } from '../../contract/model.ts';
import type { RunSpec } from '../../contract/run.ts';
import { type Bridge, type HostCalls, WorkerEnded } from '../../worker/bridge.ts';
import { loadLab } from '../../worker/labs.ts';
import { Analyses, type AnalysisState } from './analyses.ts';
import { Session } from './session.ts';
import { nearBridge, noPrograms } from './testing/near-bridge.ts';

const spec: RunSpec = { lab: 'any', params: { size: 10, keys: 50 }, seed: 3, actions: [] };
const over = (params: ParameterValues, seed = 3) => ({
  spec: { ...spec, params: { ...spec.params, ...params }, seed },
});
const NO_FILES: readonly File[] = [];
const grounds = { spec, files: NO_FILES };

/** A worker whose answer to `analyse` comes when the test says so; closing it fails what is under way, and only once. */
function fakeBridge() {
  const answer = { resolve: (_data: unknown): void => undefined, reject: (_error: Error): void => undefined };
  const promise = new Promise<unknown>((resolve, reject) => Object.assign(answer, { resolve, reject }));
  const analyse = vi.fn(() => promise);
  const reading = {
    openInput: () => Promise.resolve('reading-1'),
    nextInputFile: vi.fn(() => Promise.resolve()),
    pushInput: vi.fn(() => Promise.resolve(undefined)),
    endInput: () => Promise.resolve({ ok: true, input: 'input-1', summary: { key: 'x' } }),
  };
  let closed = 0;
  const bridge: Bridge = {
    calls: { analyse, ...reading } as unknown as HostCalls,
    ended: new Promise(() => undefined),
    close() {
      closed += 1;
      if (closed > 1) throw new Error('closed twice');
      answer.reject(new WorkerEnded({ kind: 'terminated' }));
    },
  };
  return { bridge, answer, analyse, reading, closed: () => closed };
}

function setUp() {
  const workers: ReturnType<typeof fakeBridge>[] = [];
  let states: Readonly<Record<string, AnalysisState>> = {};
  const analyses = new Analyses(
    () => {
      const worker = fakeBridge();
      workers.push(worker);
      return worker.bridge;
    },
    (next) => {
      states = next;
    },
  );
  return { analyses, workers, state: (name = 'curves') => states[name] };
}

describe('an analysis', () => {
  it('is computing, then ready, and its worker is closed', async () => {
    const { analyses, workers, state } = setUp();
    const done = analyses.start({ name: 'curves' }, { spec: { ...spec, code: 'own' }, files: [] });
    expect(state()).toEqual({ status: 'computing' });
    workers[0]?.answer.resolve([1, 2]);
    await done;
    expect(state()).toEqual({ status: 'ready', data: [1, 2] });
    expect(workers[0]?.closed()).toBe(1);
    // Without the student's code, which has no place in a worker of ours.
    expect(workers[0]?.analyse).toHaveBeenCalledWith('curves', spec, { seed: 3 }, undefined);
  });

  it('says why it failed', async () => {
    const { analyses, workers, state } = setUp();
    const done = analyses.start({ name: 'curves' }, grounds);
    workers[0]?.answer.reject(new Error('too large'));
    await done;
    expect(state()).toEqual({ status: 'failed', problem: { kind: 'fault', message: 'too large' } });
    const again = analyses.start({ name: 'curves' }, grounds);
    workers[1]?.answer.reject(new WorkerEnded({ kind: 'error', message: 'gone' }));
    await again;
    expect(state()).toMatchObject({ status: 'failed', problem: { kind: 'worker' } });
  });

  it('is given up when it is cancelled, and is nothing afterwards', async () => {
    const { analyses, workers, state } = setUp();
    const done = analyses.start({ name: 'curves' }, grounds);
    analyses.cancel('curves');
    await done;
    expect(state()).toBeUndefined();
    expect(workers[0]?.closed()).toBe(1);
  });

  it('begun anew forgets the one before', async () => {
    const { analyses, workers, state } = setUp();
    const first = analyses.start({ name: 'curves' }, grounds);
    const second = analyses.start({ name: 'curves' }, grounds);
    workers[1]?.answer.resolve('second');
    await Promise.all([first, second]);
    expect(state()).toEqual({ status: 'ready', data: 'second' });
    expect(workers.map((worker) => worker.closed())).toEqual([1, 1]);
  });

  it('reads the opened files into its worker', async () => {
    const { analyses, workers } = setUp();
    const files = [new File(['a\nb\n'], 'trace.txt')];
    const done = analyses.start({ name: 'curves' }, { spec, files });
    workers[0]?.answer.resolve('of the file');
    await done;
    expect(workers[0]?.reading.nextInputFile).toHaveBeenCalledWith('reading-1', 'trace.txt');
    expect(workers[0]?.reading.pushInput).toHaveBeenCalledWith('reading-1', expect.any(Uint8Array));
    expect(workers[0]?.analyse).toHaveBeenCalledWith('curves', spec, { seed: 3 }, 'input-1');
  });
});

describe('grounds', () => {
  const kept = async (of: readonly string[] | undefined, next: Partial<typeof grounds> | undefined) => {
    const { analyses, workers, state } = setUp();
    const done = analyses.start({ name: 'curves', of }, grounds);
    analyses.keep(next === undefined ? undefined : { ...grounds, ...next });
    workers[0]?.answer.resolve('data');
    await done;
    return state() !== undefined;
  };
  it('that stay the same keep it, and so do parameters it does not depend on', async () => {
    expect(await kept(undefined, {})).toBe(true);
    expect(await kept(['keys'], over({ size: 99 }))).toBe(true);
  });
  it('that change drop it: parameter, seed, files, the run itself', async () => {
    expect(await kept(undefined, over({ size: 99 }))).toBe(false);
    expect(await kept(['keys'], over({ keys: 51 }))).toBe(false);
    expect(await kept(['keys'], over({}, 4))).toBe(false);
    expect(await kept(['keys'], { files: [new File([], 'other')] })).toBe(false);
    expect(await kept(['keys'], undefined)).toBe(false);
  });
});

describe('a session', () => {
  it('computes for the run on the stage, and drops it with the next other traffic', async () => {
    const { manifest } = await loadLab('eviction');
    const session = new Session(manifest, {
      ...noPrograms,
      openTrusted: nearBridge,
      openConfined: () => Promise.reject(new Error('no code here')),
      nextPicture: () => () => undefined,
    });
    await session.begin({ changes: { requests: 2000, keys: 50, capacity: 10 } });
    const request = { name: 'missRatioCurves', of: ['keys', 'requests', 'trace'] };
    await session.analyse(request);
    const state = session.state.analyses['missRatioCurves'];
    expect(state).toMatchObject({ status: 'ready', data: { requests: 2000 } });
    await session.setParameter('capacity', 20);
    expect(session.state.analyses['missRatioCurves']).toBe(state);
    await session.setParameter('keys', 60);
    expect(session.state.analyses).toEqual({});
    await session.analyse({ name: 'no such thing' });
    expect(session.state.analyses['no such thing']?.status).toBe('failed');
    session.dispose();
  });

  it('sets what is changed at the end of the run from its start, with what was set on the way', async () => {
    const { manifest } = await loadLab('load-balancing');
    const session = new Session(manifest, {
      ...noPrograms,
      openTrusted: nearBridge,
      openConfined: () => Promise.reject(new Error('no code here')),
      nextPicture: () => () => undefined,
    });
    await session.begin();
    const lane = () => session.state.lanes.find((each) => each.id === session.state.active);
    await session.seek(500);
    await session.setParameter('arrivalRatePerS', 12);
    await session.setParameter('serviceTimeMs', 50);
    expect([lane()?.time, lane()?.spec.actions.length]).toEqual([500, 2]);
    await session.seek(Number.POSITIVE_INFINITY);
    await session.setParameter('serviceTimeMs', 60);
    expect([lane()?.time, lane()?.spec.actions.length]).toEqual([0, 0]);
    expect(lane()?.spec.params).toMatchObject({ arrivalRatePerS: 12, serviceTimeMs: 60 });
    session.dispose();
  });

  it('keeps opened files for a scenario that is chosen, and closes them for one that has its own traffic', async () => {
    const { manifest } = await loadLab('eviction');
    const session = new Session(manifest, {
      ...noPrograms,
      openTrusted: nearBridge,
      openConfined: () => Promise.reject(new Error('no code here')),
      nextPicture: () => () => undefined,
    });
    await session.begin();
    await session.openFiles([new File(['a\nb\na\n'], 'three.csv')]);
    const until = () => session.state.lanes[0]?.until;
    await session.begin({ scenario: 'loop' });
    expect([session.state.input?.name, until()]).toEqual(['three.csv', 3]);
    await session.begin({ scenario: 'loop', ownTraffic: true });
    expect([session.state.input, until()]).toEqual([undefined, 20_000]);
    session.dispose();
  });
});
