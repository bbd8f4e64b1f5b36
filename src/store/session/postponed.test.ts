// A run with work left at its planned end goes on until that is done: played, sought, in a link.
import { describe, expect, it, vi } from 'vitest';
import type { ParameterValues } from '../../contract/model.ts';
import { loadLab } from '../../worker/labs.ts';
import { Session } from './session.ts';
import { nearBridge, noPrograms } from './testing/near-bridge.ts';

const { manifest } = await loadLab('mapreduce');
/** 24 s are planned for it. */
const SCENARIO = 'usual';

async function begun(changes: ParameterValues) {
  let picture: ((nowMs: number) => void) | undefined;
  const session = new Session(manifest, {
    ...noPrograms,
    openTrusted: () => nearBridge(),
    openConfined: () => Promise.reject(new Error('no code here')),
    nextPicture: (callback) => {
      picture = callback;
      return () => (picture = undefined);
    },
  });
  await session.begin({ scenario: SCENARIO, changes });
  const run = () => {
    const lane = session.state.lanes.find(({ id }) => id === session.state.active);
    return { ...lane, makespanMs: lane?.frame?.metrics['makespanMs'] ?? Number.NaN };
  };
  /** Plays to the end at 16 times the speed, a picture after another. */
  const play = async (): Promise<void> => {
    session.setSpeed(16);
    session.play();
    for (let nowMs = 0; session.state.playing; nowMs += 100) {
      picture?.(nowMs);
      await vi.waitFor(() => expect(session.activeRun?.lane.busy).toBe(false));
    }
  };
  return { session, run, play };
}

const LONG = { job: 'inverted-index', networkMbPerS: 10 };

describe('a run with work left at its planned end', () => {
  it('is played on to the end of its work', async () => {
    const { run, play } = await begun(LONG);
    await play();
    const { time, until, ended, makespanMs } = run();
    expect(ended).toBe(true);
    expect(makespanMs).toBeGreaterThan(40_000);
    expect(time).toBe(makespanMs);
    expect(until).toBeGreaterThanOrEqual(makespanMs);
  });

  it('goes there at once where its end is asked for, and goes back as exactly', async () => {
    const { session, run } = await begun(LONG);
    await session.seek(run().until ?? 0);
    const { makespanMs, frontier, ended } = run();
    expect({ ended, frontier }).toEqual({ ended: true, frontier: makespanMs });
    await session.seek(24_000);
    expect(run()).toMatchObject({ time: 24_000, ended: false, makespanMs: Number.NaN });
  });

  it('comes back from its link at a moment beyond', async () => {
    const { session, run } = await begun(LONG);
    await session.seek(30_000);
    expect(run()).toMatchObject({ time: 30_000, until: 36_000 });
    const other = await begun({});
    expect(await other.session.openLink((await session.link()) ?? '')).toBe(true);
    expect(other.run()).toMatchObject({ time: 30_000, until: 36_000, ended: false });
  });

  it('is planned anew with another job', async () => {
    const { session, run } = await begun(LONG);
    await session.seek(Number.POSITIVE_INFINITY);
    await session.setParameter('networkMbPerS', 1000);
    expect(run()).toMatchObject({ time: 0, until: 24_000 });
  });
});

describe('a run without work left', () => {
  it('ends where it was planned', async () => {
    const { run, play } = await begun({});
    await play();
    expect(run()).toMatchObject({ time: 24_000, until: 24_000, ended: true });
  });

  it('does so, too, where nobody is left to do the work', async () => {
    const { session, run } = await begun({});
    await session.seek(2000);
    for (const node of [0, 1, 2, 3]) await session.act({ action: 'kill', node });
    await session.seek(24_000);
    expect(run()).toMatchObject({ time: 24_000, until: 24_000, ended: true, makespanMs: Number.NaN });
  });
});
