// The machine against its promise: going back and forward again gives the same log, samples and snapshot.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model, Setup, Simulation } from '../contract/model.ts';
import type { Action } from '../contract/run.ts';
import { Machine } from './machine.ts';

interface State {
  waiting: number[];
  served: number;
  rate: number;
  sum: number;
}

/** One server and one queue; enough coincidences (integer times) to try equal times hard. */
const queueModel: Model<State, { waiting: number[]; served: number; sum: number }> = {
  version: 1,
  streams: ['arrivals', 'service'],
  records: [{ name: 'arrived' }, { name: 'served' }, { name: 'acted' }],
  create(_setup: Setup, simulation: Simulation) {
    const arrivals = simulation.random('arrivals');
    const service = simulation.random('service');
    const whole = (mean: number, stream: { exponential(mean: number): number }) => Math.round(stream.exponential(mean));
    return {
      start() {
        simulation.schedule(0, 0);
        return { waiting: [], served: 0, rate: 3, sum: 0 };
      },
      handle(state, kind, a) {
        if (kind === 0) {
          simulation.record(0, state.served + state.waiting.length);
          state.waiting.push(simulation.time);
          if (state.waiting.length === 1) simulation.schedule(whole(2, service), 1, simulation.time);
          simulation.schedule(whole(state.rate, arrivals), 0);
        } else {
          state.waiting.shift();
          state.served += 1;
          state.sum += simulation.time - a;
          simulation.record(1, state.served, 0, simulation.time - a);
          const next = state.waiting[0];
          if (next !== undefined) simulation.schedule(whole(2, service), 1, next);
        }
      },
      act(state, action) {
        state.rate = action['rate'] as number;
        simulation.record(2, 0, 0, state.rate);
        simulation.schedule(0, 0);
      },
      snapshot: (state) => ({ waiting: [...state.waiting], served: state.served, sum: state.sum }),
      metrics: (state) => ({ served: state.served }),
      sample(state, into) {
        into[0] = state.waiting.length;
        into[1] = state.served;
      },
      result: (state) => ({ served: state.served }),
    };
  },
};

const machineOf = (seed: number, options: { checkpoints?: boolean; actions?: readonly Action[] } = {}) =>
  new Machine(queueModel, () => ({ params: {} }), { seed, until: 3000, sampleEvery: 10, seriesCount: 2, ...options });

const pictureOf = (machine: ReturnType<typeof machineOf>) => ({
  time: machine.time,
  events: machine.events,
  snapshot: machine.snapshot(),
  samples: Array.from(machine.samplesFrom(0).values),
  log: Array.from({ length: machine.log.length }, (_, index) => [
    machine.log.timeAt(index),
    machine.log.kindAt(index),
    machine.log.subjectAt(index),
    machine.log.valueAt(index),
  ]),
  records: [0, 1, 2].map((kind) => machine.recordsOfKind(kind)),
});

type Move = { readonly move: 'seek'; readonly to: number } | { readonly move: 'step' } | { readonly move: 'back' };
const moves = fc.array(
  fc.oneof(
    fc.record({ move: fc.constant('seek' as const), to: fc.integer({ min: 0, max: 3100 }) }),
    fc.record({ move: fc.constant('step' as const) }),
    fc.record({ move: fc.constant('back' as const) }),
  ),
  { maxLength: 25 },
);
const wander = (machine: ReturnType<typeof machineOf>, path: readonly Move[]) => {
  for (const each of path) {
    if (each.move === 'seek') machine.seek(each.to);
    else if (each.move === 'step') machine.step();
    else machine.stepBack();
  }
};

describe('the end of a run', () => {
  const until = 100;
  const machineUnfinishedTo = (served: number) =>
    new Machine(
      {
        ...queueModel,
        create: (setup, simulation) => ({
          ...queueModel.create(setup, simulation),
          isUnfinished: (state) => state.served < served,
        }),
      },
      () => ({ params: {} }),
      { seed: 1, until, sampleEvery: 10, seriesCount: 2 },
    );

  it('is put off by half, in whole samples, while there is work left', () => {
    const machine = machineUnfinishedTo(60);
    const ends: number[] = [];
    while (!machine.ended) {
      machine.seek(Number.POSITIVE_INFINITY);
      ends.push(machine.time);
      machine.postponeEnd();
    }
    expect(ends).toEqual([100, 150, 230]);
    expect(machine.metrics()['served']).toBeGreaterThanOrEqual(60);
    machine.seek(120);
    expect({ ended: machine.ended, endAt: machine.endAt }).toEqual({ ended: false, endAt: 230 });
  });

  it('stays where it was said as long as nobody puts it off, or no work is left', () => {
    const machine = machineUnfinishedTo(1e9);
    machine.postponeEnd();
    expect(machine.endAt).toBe(until);
    machine.seek(Number.POSITIVE_INFINITY);
    expect({ ended: machine.ended, endAt: machine.endAt }).toEqual({ ended: true, endAt: until });
    const done = machineUnfinishedTo(0);
    done.seek(until);
    done.postponeEnd();
    expect(done.endAt).toBe(until);
  });
});

describe('Machine', () => {
  it('comes to the same moment however it got there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        moves,
        fc.integer({ min: 0, max: 3000 }),
        fc.boolean(),
        (seed, path, time, checkpoints) => {
          const wandered = machineOf(seed, { checkpoints });
          wander(wandered, path);
          wandered.seek(time);
          const straight = machineOf(seed);
          straight.seek(time);
          expect(pictureOf(wandered)).toEqual(pictureOf(straight));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('steps back exactly one event', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 1, max: 30 }),
        (seed, time, steps) => {
          const machine = machineOf(seed);
          machine.seek(time);
          machine.step();
          const before = pictureOf(machine);
          for (let count = 0; count < steps; count += 1) machine.step();
          for (let count = 0; count < steps; count += 1) machine.stepBack();
          expect(pictureOf(machine)).toEqual(before);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('replays actions taken live, also two at one moment, to the same log', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.array(
          fc.record({
            at: fc.integer({ min: 0, max: 500 }),
            rate: fc.integer({ min: 1, max: 9 }),
            twice: fc.boolean(),
          }),
          { maxLength: 6 },
        ),
        moves,
        (seed, deeds, path) => {
          const live = machineOf(seed);
          for (const deed of [...deeds].sort((one, other) => one.at - other.at)) {
            live.seek(deed.at);
            live.act({ action: 'set', rate: deed.rate });
            if (deed.twice) live.act({ action: 'set', rate: deed.rate + 1 });
          }
          live.seek(3000);
          const replayed = machineOf(seed, { actions: live.actions });
          wander(replayed, path);
          replayed.seek(3000);
          expect(pictureOf(replayed)).toEqual(pictureOf(live));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('drops the future that an action in the past undoes, and only that', () => {
    const machine = machineOf(7);
    machine.seek(2000);
    machine.seek(500);
    const before = pictureOf(machine).log;
    machine.act({ action: 'set', rate: 1 });
    expect(machine.frontier).toBe(500);
    machine.seek(600);
    expect(pictureOf(machine).log.slice(0, before.length)).toEqual(before);
  });

  it('keeps what was planned for later, and undoes what was done live there', () => {
    const planned = { at: 1000, action: 'set', rate: 9 };
    const machine = machineOf(7, { actions: [planned] });
    machine.seek(1500);
    machine.act({ action: 'set', rate: 3 });
    machine.seek(500);
    machine.act({ action: 'set', rate: 1 });
    const expected = [{ at: 500, action: 'set', rate: 1 }, planned];
    expect(machine.actions).toEqual(expected);
    machine.seek(3000);
    const straight = machineOf(7, { actions: expected });
    straight.seek(3000);
    expect(pictureOf(machine)).toEqual(pictureOf(straight));
  });

  it('stops when told and goes on from there', () => {
    const whole = machineOf(3);
    whole.seek(3000);
    const pieces = machineOf(3);
    let turns = 0;
    while (!pieces.seek(3000, () => false)) turns += 1;
    expect(turns).toBeGreaterThan(1);
    expect(pictureOf(pieces)).toEqual(pictureOf(whole));
  });

  it('refuses an event in the past', () => {
    const broken: typeof queueModel = {
      ...queueModel,
      create: (setup, simulation) => ({
        ...queueModel.create(setup, simulation),
        handle: () => simulation.schedule(-1, 0),
      }),
    };
    const machine = new Machine(broken, () => ({ params: {} }), { seed: 1, until: 10, sampleEvery: 1, seriesCount: 2 });
    expect(() => machine.step()).toThrow(/-1 from now/);
  });
});
