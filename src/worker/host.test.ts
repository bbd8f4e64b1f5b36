// The host over a real lab: frames, steps, goals, differences, and a student's code beside it.
import { describe, expect, it } from 'vitest';
import type { ParameterValues } from '../contract/model.ts';
import type { Action, RunSpec } from '../contract/run.ts';
import { defaultsOf } from '../sim/parameters.ts';
import { Host } from './host.ts';
import { loadLab } from './labs.ts';
import type { HostOptions, StudentWorld } from './room.ts';

const LAB = 'load-balancing';
const { manifest } = await loadLab(LAB);
const spec = (over: ParameterValues = {}, actions: readonly Action[] = [], seed = 3): RunSpec => ({
  lab: LAB,
  params: { ...defaultsOf(manifest.parameters), ...over },
  seed,
  actions,
});
const to = (time: number, sinceSample = 0) => ({
  target: { to: time },
  budgetMs: Number.POSITIVE_INFINITY,
  sinceSample,
});
const hostOf = (over: Partial<HostOptions> = {}) => new Host({ loadLab, nowMs: () => 0, ...over });

async function opened(runs: Readonly<Record<string, RunSpec>>, host = hostOf()): Promise<Host> {
  for (const [id, each] of Object.entries(runs)) await host.open(id, each, { until: 20_000 });
  return host;
}

/** A student whose module picks the same server every time, and tells what it saw of chance and time. */
function fakeStudent(pick: () => unknown) {
  const worlds: StudentWorld[] = [];
  return {
    worlds,
    instantiate: () => ({ pick }),
    enter: (world: StudentWorld) => void worlds.push(world),
    takeConsole: () => ({ lines: [{ level: 'log' as const, text: 'hello' }], omitted: 0 }),
  };
}

describe('frames', () => {
  it('come to the moment asked for, and are the same however it was reached', async () => {
    const host = await opened({ straight: spec(), winding: spec() });
    const straight = host.frame('straight', to(7000));
    for (const time of [12_000, 300, 15_000]) host.frame('winding', to(time));
    const winding = host.frame('winding', to(7000));
    expect(straight.time).toBe(7000);
    expect(straight.samples.rows).toBeGreaterThan(0);
    expect({ ...winding, frontier: 0 }).toEqual({ ...straight, frontier: 0 });
    expect(winding.frontier).toBe(15_000);
  });

  it('bring only the samples that the page does not have', async () => {
    const host = await opened({ main: spec() });
    const { samples } = host.frame('main', to(10_000));
    const later = host.frame('main', to(12_000, samples.rows)).samples;
    expect(later.first).toBe(samples.rows);
    const whole = host.frame('main', to(12_000)).samples;
    expect([...samples.values, ...later.values]).toEqual([...whole.values]);
  });

  it('step by one event, there and back', async () => {
    const host = await opened({ main: spec() });
    const before = host.frame('main', to(3000));
    const step = host.frame('main', { target: { by: 'step' }, budgetMs: 0, sinceSample: 0 });
    expect(step.events).toBe(before.events + 1);
    const back = host.frame('main', { target: { by: 'step-back' }, budgetMs: 0, sinceSample: 0 });
    expect(back.events).toBe(before.events);
  });

  it('return early when the budget is used up, and go on from there', async () => {
    let nowMs = 0;
    const host = hostOf({ nowMs: () => (nowMs += 1) });
    await host.open('main', spec({ arrivalRatePerS: 1000, servers: 50 }), { until: 60_000 });
    const request = { target: { to: 60_000 }, budgetMs: 3, sinceSample: 0 };
    let frame = host.frame('main', request);
    expect(frame.time).toBeLessThan(60_000);
    for (let calls = 0; frame.time < 60_000 && calls < 10_000; calls += 1) frame = host.frame('main', request);
    expect(frame.time).toBe(60_000);
    expect(frame.ended).toBe(true);
  });

  it('say when the log is full, and go on', async () => {
    const host = hostOf();
    await host.open('main', spec(), { until: 20_000, mostRecords: 100 });
    expect(host.frame('main', to(1)).logFullAt).toBeUndefined();
    const full = host.frame('main', to(15_000));
    expect([host.recordCount('main'), full.time, full.logFullAt]).toEqual([
      100,
      15_000,
      host.records('main', 99, 100)[0]?.time,
    ]);
    expect(host.frame('main', to(1)).logFullAt).toBeUndefined();
  });

  it('are of runs that are open', async () => {
    const host = await opened({ main: spec() });
    host.close('main');
    expect(() => host.frame('main', to(1))).toThrow('no run main is open');
  });
});

describe('actions', () => {
  it('taken live give the run that they give when they were planned', async () => {
    const host = await opened({ live: spec(), planned: spec({}, [{ at: 4000, action: 'kill', server: 1 }]) });
    host.frame('live', to(4000));
    const { actions } = host.act('live', { action: 'kill', server: 1 }, 0);
    expect(actions).toEqual([{ at: 4000, action: 'kill', server: 1 }]);
    host.frame('live', to(15_000));
    host.frame('planned', to(15_000));
    expect(host.recordCount('live')).toBe(host.recordCount('planned'));
    const records = (id: string) => host.recordColumns(id, 0, 1_000_000);
    expect(records('live')).toEqual(records('planned'));
  });

  it('on what is not there are told with their place in what was given', async () => {
    const nowhere = { at: 700, action: 'kill', server: 9 };
    const actions = [{ ...nowhere, at: 900 }, { at: 100, action: 'kill', server: 0 }, nowhere];
    const host = await opened({ one: spec({}, actions) });
    expect(() => host.frame('one', to(800))).toThrow(expect.objectContaining({ name: 'ImpossibleAction', entry: 2 }));
    const live = await opened({ one: spec() });
    live.frame('one', to(800));
    expect(() => live.act('one', { action: 'kill', server: 9 }, 0)).toThrow(
      expect.objectContaining({ name: 'ImpossibleAction', entry: undefined }),
    );
  });
});

describe('goals', () => {
  it('are met at the sample that meets them, and watched from when they are set', async () => {
    const host = await opened({ main: spec() });
    host.watch('main', {
      early: { is: 'after', at: 2000 },
      killed: { is: 'action', action: 'kill' },
      some: { is: 'records', record: 'answered', op: '>', value: 0 },
    });
    const { goals } = host.frame('main', to(10_000));
    expect(goals['early']).toEqual({ met: true, at: 2000 });
    expect(goals['killed']).toEqual({ met: false });
    expect(goals['some']?.met).toBe(true);
    const { frame } = host.act('main', { action: 'kill', server: 0 }, 0);
    expect(frame.goals['killed']).toEqual({ met: true, at: 10_000 });
  });
});

describe('the log', () => {
  it('reads as records by name, up to the present', async () => {
    const host = await opened({ main: spec() });
    host.frame('main', to(2000));
    const count = host.recordCount('main');
    const records = host.records('main', 0, 1e9);
    expect(records.length).toBe(count);
    expect(records[0]?.record).toBe('sent');
    expect(
      records.every((record, index) => record.time <= 2000 && record.time >= (records[index - 1]?.time ?? 0)),
    ).toBe(true);
    host.frame('main', to(1000));
    expect(host.records('main', 0, 1e9)).toEqual(records.filter((record) => record.time <= 1000));
  });
});

describe('whole runs', () => {
  it('come to what frames come to', async () => {
    const host = await opened({ main: spec() });
    const frame = host.frame('main', to(20_000));
    const whole = await host.wholeRun(spec(), { until: 20_000 });
    expect(whole).toEqual({ untilMs: 20_000, metrics: frame.metrics, result: host.result('main') });
    expect([...(await host.samplesOf(spec(), { until: 20_000 }))]).toEqual([...frame.samples.values]);
  });

  it('give signs of life', async () => {
    let signs = 0;
    await hostOf({
      onProgress: () => {
        signs += 1;
      },
    }).wholeRun(spec(), { until: 20_000 });
    expect(signs).toBeGreaterThan(10);
  });
});

describe('input', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('feeds runs by its key', async () => {
    const host = hostOf();
    const reading = await host.openInput(LAB);
    host.nextInputFile(reading, 'a.csv');
    for (const piece of ['timeMs,clientIp\n0,10', '.0.0.1\n5,10.0.0.2\n'])
      expect(host.pushInput(reading, bytes(piece))).toBeUndefined();
    const read = host.endInput(reading);
    if (!read.ok) throw new Error(read.problem.message);
    const { metrics } = await host.wholeRun(spec(), { input: read.input });
    expect(metrics['requests']).toBe(2);
  });

  it('comes back as a problem when it cannot be read, and opens no run under a key that is not there', async () => {
    const host = hostOf();
    const reading = await host.openInput(LAB);
    host.nextInputFile(reading, 'a.csv');
    expect(host.pushInput(reading, bytes('timeMs,clientIp\n0,10.0.0.1\nx,10.0.0.2\n'))).toMatchObject({ line: 3 });
    expect(() => host.endInput(reading)).toThrow(reading);
    const empty = await host.openInput(LAB);
    host.nextInputFile(empty, 'b.csv');
    expect(host.endInput(empty)).toMatchObject({ ok: false });
    await expect(host.wholeRun(spec(), { input: 'input-9' })).rejects.toThrow('input-9');
  });
});

describe("a student's code", () => {
  const own = { ...spec({ algorithm: 'own-code' }), code: 'export function pick() { return 1 }' };

  it('takes part in the run, in a world of the run’s chance and time', async () => {
    const student = fakeStudent(() => 1);
    const { result } = await hostOf({ student }).wholeRun(own, { until: 5000 });
    expect(new Set(result['choices'] as Iterable<number>)).toEqual(new Set([1]));
    const [world] = student.worlds;
    expect(world?.nowMs()).toBe(5000);
    const first = world?.uniform() ?? Number.NaN;
    expect(first >= 0 && first < 1).toBe(true);
  });

  it('sees the same chance again when a run starts anew', async () => {
    const chances = async (): Promise<readonly number[]> => {
      const seen: number[] = [];
      const student = fakeStudent(() => {
        seen.push(student.worlds.at(-1)?.uniform() ?? Number.NaN);
        return 0;
      });
      await hostOf({ student }).wholeRun(own, { until: 2000 });
      return seen;
    };
    expect(await chances()).toEqual(await chances());
  });

  it('never runs where the host is not confined', async () => {
    await expect(hostOf().wholeRun(own, { until: 10 })).rejects.toThrow('confined');
    await expect(hostOf().driveExercise(LAB, 'none')).rejects.toThrow('no exercise none');
  });

  it('hands over what was printed', () => {
    expect(hostOf({ student: fakeStudent(() => 0) }).takeConsole()?.lines[0]?.text).toBe('hello');
    expect(hostOf().takeConsole()).toBeUndefined();
  });
});

describe('what is not there', () => {
  it('is told by name', async () => {
    await expect(hostOf().exportTo('floppy', spec())).rejects.toThrow('no export floppy');
    await expect(hostOf().analyse('tea-leaves', spec(), {})).rejects.toThrow('no analysis tea-leaves');
    await expect(loadLab('nowhere')).rejects.toThrow('no lab nowhere');
  });
});
