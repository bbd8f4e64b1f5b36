// The run as a whole: it goes back as exactly as forward, loses nobody, tells each response as the sum of its parts, and
// Little's law holds on every run.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '#src/contract/run.ts';
import { expectExactReturn } from '#src/sim/testing/lab-machines.ts';
import { lab } from './lab.ts';
import { RECORD } from './records.ts';
import { drained, machineOf, stateOf } from './testing/runs.ts';

const anySetup = fc.record({
  arrivalRatePerS: fc.constantFrom(20, 90, 150, 600),
  serviceRatePerS: fc.constantFrom(50, 100),
  servers: fc.constantFrom(1, 2, 7),
  serviceDistribution: fc.constantFrom('exponential', 'deterministic', 'lognormal'),
  networkLatencyMs: fc.constantFrom(0, 30, 500),
  warmUpMs: fc.constantFrom(0, 1500),
  contention: fc.constantFrom(0, 0.1),
});
const server = fc.nat(0);
const anyAction = fc.oneof(
  fc.record({ action: fc.constant('slow'), server, factor: fc.constantFrom(0.5, 1, 3) }),
  fc.record({ action: fc.constant('pause'), server, durationMs: fc.constantFrom(10, 400, 3000) }),
  fc.record({ action: fc.constant('burst'), clients: fc.constant(0), count: fc.constantFrom(1, 40) }),
  fc.record({ action: fc.constant('set'), name: fc.constant('arrivalRatePerS'), value: fc.constantFrom(1, 80, 300) }),
  fc.record({ action: fc.constant('set'), name: fc.constant('serviceRatePerS'), value: fc.constantFrom(20, 200) }),
  fc.record({ action: fc.constant('set'), name: fc.constant('servers'), value: fc.constantFrom(1, 3, 12) }),
);
const anyActions = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 5500 }), anyAction), { maxLength: 6 })
  .map((list): readonly Action[] => list.map(([at, action]) => ({ ...action, at })));

/** Every request's moments, read from the log. */
function storiesOf(machine: ReturnType<typeof machineOf>) {
  const { log } = machine;
  const stories = new Map<number, Map<number, { readonly time: number; readonly value: number }>>();
  for (let index = 0; index < log.length; index += 1) {
    const kind = log.kindAt(index);
    if (kind > RECORD.answered) continue;
    const story = stories.get(log.subjectAt(index)) ?? new Map();
    expect(story.has(kind)).toBe(false);
    story.set(kind, { time: log.timeAt(index), value: log.valueAt(index) });
    stories.set(log.subjectAt(index), story);
  }
  return [...stories.values()];
}

describe('going back', () => {
  it('leads to the same log, samples, snapshot and state as going straight there', () => {
    expectExactReturn({ machineOf, setups: anySetup, actions: anyAction, horizon: 6000 });
  });
});

describe('the charts of the last five seconds', () => {
  it.each([50, 3000])('count every answer and its time at %i a second', (arrivalRatePerS) => {
    const machine = machineOf({ arrivalRatePerS, servers: 40, networkLatencyMs: 20 }, { seed: 2, until: 12_000 });
    machine.advanceTo(12_000);
    const { log } = machine;
    const answers = Array.from({ length: log.length }, (_, index) => index).filter(
      (index) => log.kindAt(index) === RECORD.answered && log.timeAt(index) > 7000,
    );
    const meanMs = answers.reduce((sum, index) => sum + log.valueAt(index), 0) / answers.length;
    expect(machine.latestSample(lab.series.findIndex(({ name }) => name === 'throughputPerS'))).toBeCloseTo(
      answers.length / 5,
      9,
    );
    expect(machine.latestSample(lab.series.findIndex(({ name }) => name === 'meanResponseMs'))).toBeCloseTo(meanMs, 6);
    const { wireMs, waitMs, serviceMs } = machine.snapshot().parts ?? { wireMs: 0, waitMs: 0, serviceMs: 0 };
    expect(wireMs + waitMs + serviceMs).toBeCloseTo(meanMs, 6);
  });
});

describe('every run', () => {
  it('obeys Little’s law to rounding, whatever is set and done', () => {
    fc.assert(
      fc.property(anySetup, anyActions, fc.integer({ min: 1600, max: 6000 }), (setup, actions, until) => {
        const machine = machineOf(setup, { seed: 3, until: 10_000, actions });
        machine.advanceTo(until);
        const { meanInSystem, entriesPerS, meanStayMs } = machine.metrics();
        // Each stay as the log tells it: the other way to count the same area.
        const from = setup.warmUpMs;
        const stayMs = storiesOf(machine).reduce((sum, story) => {
          const came = story.get(RECORD.queued)?.time;
          const left = story.get(RECORD.finished)?.time ?? until;
          return came === undefined ? sum : sum + Math.max(0, left - Math.max(came, from));
        }, 0);
        expect(meanInSystem).toBeCloseTo(stayMs / (until - from), 8);
        if (!Number.isNaN(meanStayMs))
          expect(meanInSystem).toBeCloseTo(((entriesPerS as number) / 1000) * (meanStayMs as number), 8);
      }),
      { numRuns: 60 },
    );
  });

  it('answers each request once, and a response is wire, wait and service together', () => {
    fc.assert(
      fc.property(anySetup, anyActions, (setup, actions) => {
        const machine = machineOf({ ...setup, requests: 300 }, { seed: 4, until: 1e7, actions });
        machine.advanceTo(1e7);
        const stories = storiesOf(machine);
        expect(stories).toHaveLength(300);
        for (const story of stories) {
          const told = (kind: number): number => story.get(kind)?.value ?? Number.NaN;
          const parts = setup.networkLatencyMs + told(RECORD.started) + told(RECORD.finished);
          expect(told(RECORD.answered)).toBeCloseTo(parts, 6);
        }
        const { requests, answered } = machine.metrics();
        expect([requests, answered]).toEqual([300, 300]);
        expect(machine.ended).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('serves in the order of coming, and no server has two', () => {
    fc.assert(
      fc.property(anySetup, anyActions, (setup, actions) => {
        const machine = machineOf(setup, { seed: 5, until: 5000, actions });
        machine.advanceTo(5000);
        const { log } = machine;
        const busy = new Set<number>();
        let last = -1;
        for (let index = 0; index < log.length; index += 1) {
          if (log.kindAt(index) === RECORD.started) {
            expect(log.subjectAt(index)).toBe(last + 1);
            last += 1;
            expect(busy.has(log.objectAt(index))).toBe(false);
            busy.add(log.objectAt(index));
          } else if (log.kindAt(index) === RECORD.finished) busy.delete(log.objectAt(index));
        }
        expect(busy.size).toBe(stateOf(machine).busy);
      }),
      { numRuns: 40 },
    );
  });
});

describe('twins', () => {
  it('meet the same requests, whatever the servers, and after a burst', () => {
    const arrivals = (set: Readonly<Record<string, unknown>>, actions: readonly Action[] = []) => {
      const machine = machineOf(set, { until: 5000, actions });
      machine.advanceTo(5000);
      const { log } = machine;
      return Array.from({ length: log.length }, (_, index) => index)
        .filter((index) => log.kindAt(index) === RECORD.sent)
        .map((index) => log.timeAt(index));
    };
    const plain = arrivals({});
    expect(plain.length).toBeGreaterThan(200);
    expect(arrivals({ servers: 5, serviceRatePerS: 30, networkLatencyMs: 50 })).toEqual(plain);
    const burst = arrivals({}, [{ at: 1000, action: 'burst', clients: 0, count: 20 }]);
    expect(burst.filter((time) => time !== 1000)).toEqual(plain);
  });
});

describe('what is done', () => {
  it('stops a server for as long as asked, and the request in it ends that much later', () => {
    const run = (actions: readonly Action[]) => {
      const machine = machineOf(
        { arrivalRatePerS: 100, serviceRatePerS: 1, serviceDistribution: 'deterministic', requests: 2 },
        { until: 1e5, actions },
      );
      machine.advanceTo(1e5);
      return storiesOf(machine).map((story) => story.get(RECORD.finished)?.time ?? Number.NaN);
    };
    const plain = run([]);
    const paused = run([{ at: 500, action: 'pause', server: 0, durationMs: 700 }]);
    expect(paused).toEqual([expect.closeTo((plain[0] ?? 0) + 700, 6), expect.closeTo((plain[1] ?? 0) + 700, 6)]);
    const idle = run([{ at: 0.001, action: 'pause', server: 0, durationMs: 700 }]);
    expect(idle[0]).toBeCloseTo(1700.001, 6);
  });

  it('lets a server that is taken away finish, and gives the rest the queue', () => {
    const machine = machineOf({ servers: 4, arrivalRatePerS: 900 }, { until: 4000 });
    machine.advanceTo(1000);
    machine.act({ action: 'set', name: 'servers', value: 1 });
    expect(stateOf(machine).busy).toBe(4);
    expect(machine.snapshot().servers.filter(({ leaving }) => leaving)).toHaveLength(3);
    machine.advanceTo(3000);
    expect(stateOf(machine).busy).toBe(1);
    expect(machine.snapshot().servers).toHaveLength(1);
  });

  it('refuses a server that is not there, in words', () => {
    const machine = machineOf({ servers: 2 });
    expect(() => machine.act({ action: 'slow', server: 2, factor: 2 })).toThrow(
      'slow: there is no server 2; they are numbered from 0 to 1',
    );
    expect(() => machine.act({ action: 'burst', clients: 3, count: 2 })).toThrow('there are no clients 3');
  });
});

describe('without a steady state', () => {
  it('the queue grows as fast as arrivals exceed the capacity, and theory keeps silent', () => {
    const machine = machineOf({ arrivalRatePerS: 150 }, { until: 60_000, log: false });
    machine.advanceTo(60_000);
    const { meanInSystem, throughputPerS, utilisation } = machine.metrics();
    expect(stateOf(machine).reached - stateOf(machine).finished).toBeGreaterThan(2700);
    expect(stateOf(machine).reached - stateOf(machine).finished).toBeLessThan(3300);
    expect(meanInSystem).toBeGreaterThan(1000);
    expect(throughputPerS).toBeCloseTo(100, -1);
    expect(utilisation).toBeGreaterThan(0.99);
    expect(machine.theory()).toMatchObject({ meanResponseMs: Number.NaN, inSystem: Number.NaN, utilisation: 1 });
    expect(machine.snapshot().theory.checks).toEqual([]);
  });
});

it('ends by itself after so many requests', () => {
  const { ended, time } = drained({ requests: 50 });
  expect(ended).toBe(true);
  expect(time).toBeLessThan(5000);
});
