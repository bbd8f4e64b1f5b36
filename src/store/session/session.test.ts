// A session over hosts in this thread: runs in different workers are told apart, links are restored before one's eyes and
// made only where they can be read again, and "why?" follows the run.
import { describe, expect, it, vi } from 'vitest';
import { sourceOf } from '../../sandbox/program/any-trace.ts';
import { compileProgram } from '../../sandbox/program/compile.ts';
import { bundleRecorder, recordInVm } from '../../sandbox/program/testing/recorder.ts';
import { problems as english } from '../../sim/problems.en.ts';
import { problems as russian } from '../../sim/problems.ru.ts';
import { loadLab } from '../../worker/labs.ts';
import { encodeExperiment } from '../../worker/link.ts';
import type { SessionDependencies } from './run-control.ts';
import { Session } from './session.ts';
import { nearBridge, noPrograms } from './testing/near-bridge.ts';

const { manifest, model } = await loadLab('load-balancing');
const script = 'whatever';

function sessionOf(over: Partial<SessionDependencies> = {}) {
  let picture: ((nowMs: number) => void) | undefined;
  const session = new Session(manifest, {
    ...noPrograms,
    openTrusted: () => nearBridge(),
    // The student's code always picks the last server.
    openConfined: () =>
      Promise.resolve(
        nearBridge({
          student: {
            instantiate: () => ({ pick: (servers: readonly unknown[]) => servers.length - 1 }),
            enter: () => undefined,
            takeConsole: () => ({ lines: [], omitted: 0 }),
          },
        }),
      ),
    nextPicture: (callback) => {
      picture = callback;
      return () => (picture = undefined);
    },
    ...over,
  });
  const active = () => session.state.lanes.find((lane) => lane.id === session.state.active);
  /** Plays for as many pictures, 100 ms apart, from `nowMs` on. */
  const play = async (pictures: number, nowMs = 0): Promise<void> => {
    session.play();
    for (let count = 0; count < pictures; count += 1) {
      picture?.(nowMs + count * 100);
      await vi.waitFor(() => expect(session.activeRun?.lane.busy).toBe(false));
    }
  };
  return { session, active, play };
}

describe('play, pressed while a run is beginning', () => {
  it('plays it once it is there', async () => {
    const { session } = sessionOf();
    await session.begin();
    const again = session.reset();
    session.play();
    expect(session.state.playing).toBe(false);
    await again;
    expect(session.state.playing).toBe(true);
  });

  it('is taken back by pause', async () => {
    const { session } = sessionOf();
    await session.begin();
    const again = session.reset();
    session.play();
    session.pause();
    await again;
    expect(session.state.playing).toBe(false);
  });
});

it('says where to hand over one’s code before it is put in charge', async () => {
  const { session, active } = sessionOf();
  await session.begin();
  const before = active()?.spec.params;
  await session.setParameter('algorithm', 'own-code');
  expect(session.state.problem).toMatchObject({ kind: 'value', phrase: { key: 'parameter.noCode' } });
  expect(active()?.spec.params).toEqual(before);
  session.dispose();
});

const shared = (over: object = {}) => ({
  v: 1 as const,
  lab: manifest.id,
  modelVersion: model.version,
  active: 0,
  time: 9000,
  runs: [{ role: 'main' as const, params: {}, seed: 4, actions: [], until: manifest.clock.until, ...over }],
});

describe('the first difference', () => {
  it('is told of two runs in different workers', async () => {
    const { session, active } = sessionOf();
    await session.begin();
    await session.takeCode({ source: 'export const pick = …', script });
    await session.seek(5000);
    await session.addTwin({ algorithm: 'round-robin' });
    const own = session.state.active;
    const twin = session.state.lanes.at(-1);
    expect([active()?.spec.code, twin?.spec.code]).toEqual(['export const pick = …', undefined]);
    expect(twin?.difference?.against).toBe(own);
    expect(twin?.difference?.one).toBeDefined();
    expect(twin?.difference?.other).not.toEqual(twin?.difference?.one);
    const time = twin?.difference?.time ?? Number.NaN;
    expect(time).toBeLessThan(5000);

    // The records before it are the same, the ones at it are not.
    session.activate(twin?.id ?? '');
    await vi.waitFor(() => expect(session.state.lanes[0]?.difference?.time).toBe(time));
    session.dispose();
  });

  it('is where an action parts them, also where it comes after many records, and not before', async () => {
    const { session } = sessionOf();
    await session.begin({ changes: { arrivalRatePerS: 1000, servers: 40 } });
    await session.seek(20_000);
    await session.fork();
    const [first] = session.state.lanes;
    const fork = session.state.active;
    await session.act({ action: 'kill', server: 0 });
    expect(session.state.lanes.find((lane) => lane.id === first?.id)?.difference).toBeUndefined();
    await session.seek(20_500);
    const seen = session.state.lanes.find((lane) => lane.id === first?.id)?.difference;
    expect(seen).toMatchObject({ against: fork, time: 20_000 });
    // It is still known where the runs went back.
    await session.seek(100);
    expect(session.state.lanes.find((lane) => lane.id === first?.id)?.difference).toEqual(seen);
    session.dispose();
  });

  it('is none of runs that are the same, or that have merely not come so far', async () => {
    const { session } = sessionOf();
    await session.begin();
    await session.seek(9000);
    await session.fork();
    await session.activeRun?.lane.go({ to: 2000 });
    await session.step();
    expect(session.state.lanes.map((lane) => lane.difference)).toEqual([undefined, undefined]);
    session.dispose();
  });
});

describe('a link', () => {
  it('shows its run from the first picture on, and says that it is being restored', async () => {
    let nowMs = 0;
    // Every look at the clock takes 5 ms: a late moment takes many frames.
    const { session } = sessionOf({ openTrusted: () => nearBridge({ nowMs: () => (nowMs += 5) }) });
    const seen: { readonly time: number | undefined; readonly restoring: number | undefined }[] = [];
    const busy = { params: { arrivalRatePerS: 1000, servers: 40 } };
    session.store.subscribe(({ lanes, active, restoring }) => {
      seen.push({ time: lanes.find((lane) => lane.id === active)?.time, restoring });
    });
    await session.openLink(encodeExperiment(shared(busy)));
    const onTheWay = seen.filter(({ time, restoring }) => restoring === 9000 && time !== undefined && time > 0);
    expect(onTheWay.length).toBeGreaterThan(3);
    expect(onTheWay[0]?.time).toBeLessThan(4500);
    expect(session.state.restoring).toBeUndefined();
    expect(session.state.lanes[0]?.time).toBe(9000);
    session.dispose();
  });

  it('meets no task by itself, nor in a fork: what was done in it before is not the reader’s doing', async () => {
    const { session } = sessionOf();
    await session.watch({
      'five-seconds': { is: 'after', at: 5000 },
      'ten-seconds': { is: 'after', at: 10_000 },
      killed: { is: 'action', action: 'kill' },
    });
    const met = (): readonly string[] =>
      Object.entries(session.state.goals).flatMap(([id, { at }]) => (at === undefined ? [] : [id]));
    const seen: string[] = [];
    const stop = session.store.subscribe(() => seen.push(...met()));
    const link = encodeExperiment(shared({ actions: [{ at: 100, action: 'kill', server: 0 }] }));
    await session.openLink(link);
    await session.fork();
    await session.seek(9500);
    expect(seen).toEqual([]);
    stop();
    await session.seek(11_000);
    expect(met()).toEqual(['ten-seconds']);
    await session.reset();
    await session.seek(6000);
    expect(met()).toEqual(['five-seconds']);
    session.dispose();
  });

  it('is left where the reader goes elsewhere meanwhile', async () => {
    let nowMs = 0;
    const { session, active } = sessionOf({ openTrusted: () => nearBridge({ nowMs: () => (nowMs += 5) }) });
    const opening = session.openLink(encodeExperiment(shared({ params: { arrivalRatePerS: 1000, servers: 40 } })));
    await vi.waitFor(() => expect(active()?.time).toBeGreaterThan(0));
    await session.seek(10);
    await opening;
    expect([active()?.time, session.state.restoring]).toEqual([10, undefined]);
    session.dispose();
  });

  it('to an action on what is not there says which one it is, and ends', async () => {
    const { session } = sessionOf();
    const nowhere = { at: 500, action: 'kill', server: 9 };
    await session.openLink(encodeExperiment(shared({ actions: [{ at: 100, action: 'kill', server: 0 }, nowhere] })));
    expect(session.state.problem).toEqual({ kind: 'impossible', entry: 1, action: nowhere });
    const older = { ...shared({ actions: [nowhere] }), modelVersion: 0 };
    await session.openLink(encodeExperiment(older));
    expect(session.state.problem).toMatchObject({ kind: 'impossible', entry: 0 });
    const wrong = [
      { at: 100, action: 'kill', server: 0 },
      { at: 5, action: 'sing' },
    ];
    await session.openLink(encodeExperiment(shared({ actions: wrong })));
    expect(session.state.problem).toMatchObject({ kind: 'value', entry: 1, phrase: { key: 'action.unknown' } });
    session.dispose();
  });

  it('is not made where its reader would refuse it', async () => {
    const { session } = sessionOf();
    await session.begin();
    const small = await session.link();
    expect(await session.openLink(small ?? '')).toBe(true);
    // What does not repeat cannot be deflated.
    let noise = '';
    for (let word = 1; noise.length < 90_000; word = (word * 48_271) % 2_147_483_647) noise += word.toString(36);
    await session.takeCode({ source: noise, script });
    expect(await session.link()).toBeUndefined();
    expect(session.state.problem).toMatchObject({ kind: 'value', phrase: { key: 'link.tooLarge' } });
    expect([english, russian].every((words) => 'link.tooLarge' in words)).toBe(true);
    session.dispose();
  });
});

describe('"why?"', () => {
  it('follows the run while it plays, at leisure, and is of the moment at which it pauses', async () => {
    const asked: number[] = [];
    const { session, active, play } = sessionOf({
      openTrusted: () =>
        nearBridge({}, (name) => {
          if (name === 'why') asked.push(active()?.time ?? Number.NaN);
        }),
    });
    await session.begin();
    await session.seek(1000);
    await session.select({ kind: 'server', id: 0 });
    expect(asked).toEqual([1000]);
    await play(60);
    // Six seconds: it was asked again, and not with each of the sixty pictures.
    const whilePlaying = asked.length - 1;
    expect(whilePlaying).toBeGreaterThanOrEqual(3);
    expect(whilePlaying).toBeLessThanOrEqual(5);
    session.pause();
    expect(asked.length).toBe(whilePlaying + 2);
    await session.step();
    expect(asked.length).toBeGreaterThan(whilePlaying + 2);
    session.dispose();
  });
});

it('a worker that is gone is told once, and nothing waits for it for ever', async () => {
  const { session } = sessionOf({
    openTrusted: () =>
      nearBridge({}, (name) => {
        if (name === 'frame') throw new Error('gone');
      }),
  });
  await session.begin();
  await session.seek(5000);
  expect(session.state.problem).toMatchObject({ kind: 'fault', message: 'gone' });
  session.dispose();
});

describe('a clock that counts requests', () => {
  it('runs as far as the number of requests says, in a twin and from a link as well', async () => {
    const eviction = await loadLab('eviction');
    const openSession = () =>
      new Session(eviction.manifest, {
        ...noPrograms,
        openTrusted: () => nearBridge(),
        openConfined: () => Promise.reject(new Error('no code here')),
        nextPicture: () => () => undefined,
      });
    const session = openSession();
    await session.begin();
    await session.setParameter('requests', 30_000);
    await session.seek(25_000);
    await session.addTwin({ requests: 40_000 });
    expect(session.state.lanes.map(({ until }) => until)).toEqual([30_000, 40_000]);
    expect(session.state.lanes[0]?.time).toBe(25_000);
    const link = await session.link();
    const other = openSession();
    expect(await other.openLink(link ?? '')).toBe(true);
    expect(other.state.lanes.map(({ until, time }) => [until, time])).toEqual([
      [30_000, 25_000],
      [40_000, 25_000],
    ]);
  });
});

describe('a lab of programs', () => {
  it('records a program once, feeds the run with its trace, and lets the student’s own take its place', async () => {
    const { manifest: programs } = await loadLab('event-loop');
    const recorder = await bundleRecorder();
    let recordings = 0;
    const session = new Session(programs, {
      openTrusted: () => nearBridge(),
      openConfined: () => Promise.reject(new Error('a program needs no such worker')),
      recordProgram: (program) => {
        recordings += 1;
        return Promise.resolve(recordInVm(recorder, sourceOf(program), 'a.js'));
      },
      nextPicture: () => () => undefined,
    });
    await session.begin({ scenario: 'order' });
    const [lane] = session.state.lanes;
    expect(lane?.until).toBe(17);
    await session.seek(17);
    expect(session.state.lanes[0]?.frame?.metrics['linesPrinted']).toBe(6);
    await session.reset();
    expect(recordings).toBe(1);
    const compiled = compileProgram("console.log('mine');", 'a.js');
    if (!compiled.ok) throw new Error('it compiles');
    await session.takeCode({ source: "console.log('mine');", script: '', program: compiled.program });
    expect(session.state.params['program']).toBe('own');
    await session.seek(100);
    expect(session.state.lanes[0]?.frame?.metrics['linesPrinted']).toBe(1);
    expect(recordings).toBe(2);
    const link = await session.link();
    // Code that comes with a link is shown, not run.
    expect(await session.openLink(link ?? '')).toBe(true);
    expect(session.state.params['program']).toBe('order');
    expect(session.state.linkedCode).toContain('mine');
  });
});
