// The run as a whole: it goes back as exactly as forward, agrees with the naive recomputation, and adds up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SettingsFault } from '#src/algorithms/policy-fault.ts';
import { expectSaid, faultOf } from '#src/algorithms/testing/faults.ts';
import { type NaiveEvent, naively } from '#src/algorithms/windows/testing/naive.ts';
import { problems as problemsEn } from '#src/sim/problems.en.ts';
import { problems as problemsRu } from '#src/sim/problems.ru.ts';
import { anyActions, anySettings } from '#src/sim/testing/any-run.ts';
import { everythingOf, expectExactReturn, labMachines } from '#src/sim/testing/lab-machines.ts';
import { createText } from '#src/view/text/text.ts';
import { onEvent as plausible } from './exercises/plausible/solution.ts';
import type { EventTable } from './input.ts';
import { lab } from './lab.ts';
import { messages as en } from './messages.en.ts';
import { messages as ru } from './messages.ru.ts';
import { model } from './model.ts';
import { type Params, windowSpecOf } from './parameters.ts';
import { RECORD } from './records.ts';
import { createRun } from './simulation.ts';
import { drained, machineOf, stateOf } from './testing/runs.ts';
import { delayAgainstCompleteness } from './trade-off.ts';

interface Listed {
  readonly windows: readonly {
    readonly key: string;
    readonly startMs: number;
    readonly endMs: number;
    readonly count: number;
    readonly value: number;
  }[];
  readonly lateDropped: number;
}
const resultOf = (machine: ReturnType<typeof machineOf>): Listed => machine.result() as unknown as Listed;

function tableOf(events: readonly NaiveEvent[]): EventTable {
  return {
    key: Int32Array.from(events, ({ key }) => key),
    value: Float64Array.from(events, ({ value }) => value),
    timestampMs: Float64Array.from(events, ({ timestampMs }) => timestampMs),
    names: ['a', 'b', 'c'],
  };
}

const anyAction = fc.oneof(
  fc.record({ action: fc.constant('offline'), key: fc.nat(2), seconds: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ action: fc.constant('setClock'), key: fc.nat(2), seconds: fc.constantFrom(-60, 0, 90) }),
  fc.record({
    action: fc.constant('set'),
    name: fc.constant('watermarkDelayMs'),
    value: fc.constantFrom(0, 700, 9000),
  }),
  fc.record({
    action: fc.constant('set'),
    name: fc.constant('filter'),
    value: fc.constantFrom('none', 'positive', 'no-future'),
  }),
);
const anySetup = fc.record({
  window: fc.constantFrom('tumbling', 'sliding', 'session'),
  sizeMs: fc.constantFrom(3000, 10_000),
  slideMs: fc.constantFrom(1000, 4000),
  gapMs: fc.constantFrom(500, 2000),
  watermarkDelayMs: fc.constantFrom(0, 2000),
  allowedLatenessMs: fc.constantFrom(0, 15_000),
  aggregate: fc.constantFrom('count', 'sum', 'avg', 'min', 'max'),
  rules: fc.constantFrom('flink', 'beam', 'kafka'),
  traffic: fc.constantFrom('steady', 'bursts', 'regular'),
  multiplyBy: fc.constantFrom(1, 2),
});

describe('going back', () => {
  it('leads to the same log, samples, snapshot and state as going straight there', () => {
    expectExactReturn({ machineOf, setups: anySetup, actions: anyAction, horizon: 1200, numRuns: 30 });
  });

  it('replays a student’s filter from its start on a fresh instance', () => {
    const policy = () => {
      let seen = 0;
      return {
        onEvent: (event: ArrivingEvent) => {
          seen += 1;
          return seen % 7 === 0 ? undefined : { ...event, key: seen % 5 === 0 ? 'every-fifth' : event.key };
        },
      };
    };
    const machine = machineOf({ filter: 'own-code' }, { policy, checkpoints: false });
    machine.seek(800);
    const there = everythingOf(machine);
    machine.seek(90);
    machine.stepBack();
    machine.seek(800);
    expect(everythingOf(machine)).toEqual(there);
    expect(machine.snapshot().keyCount).toBe(4);
  });
});

describe('a file of events', () => {
  const anyMs = fc.integer({ min: 1, max: 40 });
  const anyEvents = fc
    .array(fc.record({ key: fc.nat(2), value: fc.integer({ min: -9, max: 9 }), step: fc.nat(9), back: fc.nat(50) }), {
      minLength: 1,
      maxLength: 50,
    })
    .map((drawn) => {
      let now = 0;
      return drawn.map(({ key, value, step, back }) => {
        now += step;
        return { key, value, timestampMs: now - (back > 30 ? back : 0) };
      });
    });
  const anySettings = fc.record({
    window: fc.constantFrom('tumbling', 'sliding', 'session'),
    sizeMs: anyMs,
    slideMs: anyMs,
    gapMs: anyMs,
    watermarkDelayMs: fc.constantFrom(0, 3, 20),
    allowedLatenessMs: fc.constantFrom(0, 2, 30),
    aggregate: fc.constantFrom('count', 'sum', 'avg', 'min', 'max'),
    rules: fc.constantFrom('flink', 'beam', 'kafka'),
  });

  it('gives the windows and the drops of a naive recomputation', () => {
    const property = fc.property(anyEvents, anySettings, (events, settings) => {
      const machine = drained(settings, { input: tableOf(events) });
      const { windows, lateDropped } = resultOf(machine);
      const params = settings as unknown as Params;
      const naive = naively(events, {
        ...{ window: windowSpecOf(params), aggregate: params.aggregate },
        ...{ watermarkDelayMs: params.watermarkDelayMs, allowedLatenessMs: params.allowedLatenessMs },
      });
      const wanted = naive.results.map((row) => ({ ...row, key: ['a', 'b', 'c'][row.key] }));
      expect(windows).toEqual(wanted);
      expect(lateDropped).toBe(naive.dropped.length);
      const { openWindows, events: arrived } = machine.metrics();
      expect({ openWindows, arrived }).toEqual({ openWindows: 0, arrived: events.length });
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('takes its rows in their order, one a tick, and ends with the last', () => {
    const events = [
      { key: 0, value: 1, timestampMs: 1000 },
      { key: 1, value: 2, timestampMs: 9000 },
      { key: 0, value: 4, timestampMs: 1500 },
    ];
    const machine = machineOf({ sizeMs: 5000, watermarkDelayMs: 0 }, { input: tableOf(events), until: 3 });
    machine.advanceTo(2);
    expect(resultOf(machine).windows).toEqual([{ key: 'a', startMs: 0, endMs: 5000, count: 1, value: 1 }]);
    machine.advanceTo(3);
    expect(resultOf(machine)).toEqual({
      windows: [
        { key: 'a', startMs: 0, endMs: 5000, count: 1, value: 1 },
        { key: 'b', startMs: 5000, endMs: 10_000, count: 1, value: 2 },
      ],
      lateDropped: 1,
    });
    expect(machine.ended).toBe(true);
    expect(machine.step()).toBe(false);
  });

  it('counts from midnight where its times are those of a calendar', () => {
    const events = [{ key: 0, value: 1, timestampMs: 1_790_000_000_000 }];
    const machine = machineOf({}, { input: tableOf(events) });
    machine.advanceTo(1);
    expect(machine.why({ kind: 'event', id: 0 })?.title.args?.['at']).toBe('14:13:20');
  });
});

describe('a run', () => {
  it('serves the same events whatever the windows: twins compare settings, not luck', () => {
    const arrivalsUnder = (settings: Readonly<Record<string, unknown>>): readonly string[] => {
      const machine = machineOf(settings);
      machine.advanceTo(600);
      const { log } = machine;
      const found: string[] = [];
      for (let index = 0; index < log.length; index += 1)
        if (log.kindAt(index) === RECORD.arrived)
          found.push(`${log.subjectAt(index)} ${log.objectAt(index)} ${log.valueAt(index)}`);
      return found;
    };
    const usual = arrivalsUnder({});
    expect(usual).toHaveLength(600);
    for (const settings of [{ window: 'session' }, { watermarkDelayMs: 0 }, { filter: 'positive' }, { multiplyBy: 3 }])
      expect(arrivalsUnder(settings)).toEqual(usual);
  });

  it('loses no event and counts none twice, whatever happens to phones', () => {
    const property = fc.property(
      anySetup,
      fc.array(fc.tuple(fc.nat(900), anyAction), { maxLength: 6 }),
      (setup, given) => {
        const actions = given.map(([at, action]) => ({ at, ...action }));
        const machine = machineOf(setup, { actions, until: 2000 });
        machine.advanceTo(2000);
        const { events, filtered, lateDropped, unassigned } = machine.metrics();
        expect(events).toBe(1500);
        expect(machine.time).toBe(1500);
        const { log } = machine;
        const arrived = new Set<number>();
        let inWindows = new Set<number>();
        for (let index = 0; index < log.length; index += 1) {
          if (log.kindAt(index) === RECORD.arrived) arrived.add(log.subjectAt(index));
          if (log.kindAt(index) === RECORD.added) inWindows = inWindows.add(log.objectAt(index));
        }
        expect(arrived.size).toBe(1500);
        expect(inWindows.size + Number(filtered) + Number(lateDropped) + Number(unassigned)).toBe(1500);
      },
    );
    fc.assert(property, { numRuns: 25 });
  });

  it('stands whatever its settings and actions allow', () => {
    const settings = anySettings(lab, {
      events: fc.integer({ min: 1, max: 400 }),
      slideMs: fc.constantFrom(1000, 3000),
      sizeMs: fc.constantFrom(1, 1000, 30_000),
      keys: fc.constantFrom(2, 50),
    });
    const property = fc.property(settings, anyActions(lab, 400), fc.nat(), (changes, actions, seed) => {
      const { events, filtered, lateDropped, firings, lateFirings, completeness } = drained(changes, {
        ...{ seed, actions },
      }).metrics();
      for (const count of [events, filtered, lateDropped, firings, lateFirings])
        expect(count).toBeGreaterThanOrEqual(0);
      expect(Number(lateFirings)).toBeLessThanOrEqual(Number(firings));
      if (!Number.isNaN(completeness)) expect(completeness).toBeLessThanOrEqual(1);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('holds back what an offline phone would send, and lets it come in order of time', () => {
    const machine = machineOf({}, { actions: [{ at: 100, action: 'offline', key: 1, seconds: 20 }] });
    machine.advanceTo(130);
    const { phones } = machine.snapshot();
    expect(phones[1]).toMatchObject({ name: 'phone-2', waiting: expect.any(Number) as number });
    expect(phones[1]?.waiting).toBeGreaterThan(3);
    machine.advanceTo(400);
    const { log } = machine;
    const online = Array.from({ length: log.length }, (_, index) => index).find(
      (index) => log.kindAt(index) === RECORD.online,
    );
    if (online === undefined) throw new Error('it never came back');
    expect(log.valueAt(online)).toBeGreaterThan(15);
    const stamps: number[] = [];
    for (let index = online; stamps.length < log.valueAt(online); index += 1)
      if (log.kindAt(index) === RECORD.arrived) {
        expect(log.objectAt(index)).toBe(1);
        stamps.push(log.valueAt(index));
      }
    expect(stamps).toEqual([...stamps].sort((one, other) => one - other));
  });

  it('shows what the watermark fires, at once and for the events that follow', () => {
    const events = [1000, 2000, 9000, 9100].map((timestampMs, key) => ({ key: key % 2, value: 1, timestampMs }));
    const machine = machineOf({ sizeMs: 5000, watermarkDelayMs: 0 }, { input: tableOf(events) });
    const seen = [2, 3, 4].map((moment) => {
      machine.advanceTo(moment);
      const { firedNow, windows } = machine.snapshot();
      return [firedNow, [...windows.firedAgo].sort()];
    });
    expect(seen[0]).toEqual([0, [-1, -1]]);
    expect(seen[1]).toEqual([2, [-1, 0, 0]]);
    machine.seek(3);
    expect([machine.snapshot().firedNow, [...machine.snapshot().windows.firedAgo].sort()]).toEqual(seen[1]);
  });

  it('never lets the watermark go back, whoever raises the delay or sets a clock', () => {
    const actions = [
      { at: 100, action: 'set', name: 'watermarkDelayMs', value: 30_000 },
      { at: 200, action: 'setClock', key: 0, seconds: 300 },
      { at: 300, action: 'setClock', key: 0, seconds: -300 },
      { at: 400, action: 'set', name: 'watermarkDelayMs', value: 0 },
    ];
    const machine = machineOf({}, { actions });
    let before = Number.NEGATIVE_INFINITY;
    for (let moment = 1; moment < 700; moment += 1) {
      machine.advanceTo(moment);
      const { watermarkMs } = stateOf(machine).windows;
      expect(watermarkMs).toBeGreaterThanOrEqual(before);
      before = watermarkMs;
    }
  });

  it('refuses a phone that is not there, and slides that are too short, in words', () => {
    const machine = machineOf({});
    expect(() => machine.act({ action: 'offline', key: 3, seconds: 5 })).toThrow(
      'offline needs a key from 0 to 2, not 3',
    );
    const fault = faultOf(() => machineOf({ window: 'sliding', sizeMs: 100_000, slideMs: 1 }));
    expect(fault).toBeInstanceOf(SettingsFault);
    expectSaid(fault, { en, ru });
  });
});

/** Entries of lists, maps and objects all the way down. */
function entriesIn(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value)) return (value as unknown as ArrayLike<unknown>).length;
  const parts = value instanceof Map ? [...value.values()] : Object.values(value);
  return parts.reduce<number>((sum, part) => sum + 1 + entriesIn(part, seen), 0);
}

describe('what a run remembers', () => {
  it.each([
    { window: 'tumbling' },
    { window: 'sliding', slideMs: 2000, allowedLatenessMs: 20_000 },
    { window: 'session', traffic: 'bursts' },
  ])(
    'is as much after forty thousand events as after ten thousand, but for the results that it lists, %o',
    (settings) => {
      const machine = machineOf({ ...settings, events: 50_000, keys: 40 }, { until: 50_000, log: false });
      const heldBetween = (from: number, to: number): number => {
        let most = 0;
        for (let moment = from; moment <= to; moment += 500) {
          machine.advanceTo(moment);
          const { results: _listed, ...rest } = stateOf(machine);
          most = Math.max(most, entriesIn(rest));
        }
        return most;
      };
      const early = heldBetween(5000, 10_000);
      expect(early).toBeGreaterThan(1000);
      expect(heldBetween(30_000, 40_000)).toBeLessThan(1.1 * early);
    },
  );
});

describe('more results than can be listed', () => {
  const few = labMachines(lab, { ...model, create: (setup, simulation) => createRun(setup, simulation, 5) });
  const settings = { sizeMs: 1000, watermarkDelayMs: 0 };
  const eventsOf = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ key: 0, value: 1, timestampMs: at * 1000 }));

  it('end the run in words, and as many as can be do not', () => {
    expect(few.drained(settings, { input: tableOf(eventsOf(5)) }).metrics()['firings']).toBe(5);
    const fault = faultOf(() => few.drained(settings, { input: tableOf(eventsOf(6)) }));
    expect(fault).toBeInstanceOf(SettingsFault);
    expectSaid(fault, { en, ru });
  });
});

describe('the chain', () => {
  it.each([
    ['none', {}, (value: number) => value, () => true],
    ['positive', { filter: 'positive', multiplyBy: 2 }, (value: number) => 2 * value, (value: number) => value > 0],
  ])('%s: what passes is what the windows get', (_name, settings, mapped, passes) => {
    const events = [-1, 0, 5, 7].map((value, index) => ({ key: 0, value, timestampMs: index }));
    const machine = drained({ sizeMs: 100, ...settings }, { input: tableOf(events) });
    const kept = [-1, 0, 5, 7].filter(passes).map(mapped);
    expect(resultOf(machine).windows[0]).toMatchObject({
      count: kept.length,
      value: kept.reduce((sum, value) => sum + value, 0),
    });
    expect(machine.metrics()['filtered']).toBe(4 - kept.length);
  });

  it('drops what comes from the future, and the watermark does not follow it', () => {
    const actions = [{ at: 300, action: 'setClock', key: 0, seconds: 120 }];
    const machine = drained({ filter: 'no-future' }, { actions });
    expect(machine.metrics()['filtered']).toBeGreaterThan(300);
    expect(machine.metrics()['lateDropped']).toBeLessThan(30);
    const own = drained({ filter: 'own-code' }, { actions, policy: () => ({ onEvent: plausible }) });
    expect(own.result()).toEqual(machine.result());
  });

  it('lets a student’s code stamp an event with its arrival', () => {
    const actions = [{ at: 300, action: 'setClock', key: 0, seconds: 120 }];
    const onEvent = (event: ArrivingEvent): ArrivingEvent => ({
      ...event,
      timestampMs: Math.min(event.timestampMs, event.arrivedMs),
    });
    const machine = drained({ filter: 'own-code' }, { actions, policy: () => ({ onEvent }) });
    expect(machine.metrics()['filtered']).toBe(0);
    expect(machine.metrics()['lateDropped']).toBeLessThan(30);
  });

  it('says what a student’s code answered that is no event', () => {
    const answers = [
      1,
      {},
      Promise.resolve(),
      { key: '', value: 1, timestampMs: 1 },
      { key: 'a', value: '1', timestampMs: 1 },
    ];
    for (const answer of answers)
      expectSaid(
        faultOf(() => drained({ filter: 'own-code' }, { policy: () => ({ onEvent: () => answer }) })),
        { en, ru },
      );
    expectSaid(
      faultOf(() => drained({ filter: 'own-code' }, { policy: () => ({}) })),
      { en, ru },
    );
    expect(faultOf(() => drained({ filter: 'own-code' })).phrase.key).toBe('fault.noCode');
  });
});

describe('why', () => {
  const texts = [
    createText('en', [en, problemsEn], { strict: true }),
    createText('ru', [ru, problemsRu], { strict: true }),
  ];

  it('answers for every event, window and phone, at any time, in both languages', () => {
    const property = fc.property(anySetup, fc.integer({ min: 1, max: 500 }), anyAction, (setup, moment, action) => {
      const machine = machineOf(setup, { actions: [{ at: Math.floor(moment / 2), ...action }] });
      machine.seek(moment);
      const { events, windows, phones } = machine.snapshot();
      const subjects = [
        ...Array.from(events.event, (id) => ({ kind: 'event', id })),
        ...Array.from(windows.id, (id) => ({ kind: 'window', id })),
        ...phones.map(({ key }) => ({ kind: 'key', id: key })),
      ];
      for (const subject of subjects) {
        const explanation = machine.why(subject);
        expect(explanation?.causes.length, JSON.stringify(subject)).toBeGreaterThan(0);
        for (const text of texts)
          for (const phrase of [explanation?.title, ...(explanation?.causes ?? []).map((cause) => cause.phrase)])
            expect(text.say(phrase ?? '')).not.toMatch(/[{}]|undefined|NaN|∞/);
      }
      for (let index = Math.max(0, machine.log.length - 60); index < machine.log.length; index += 1)
        for (const text of texts) expect(text.say(machine.describe(index) ?? '')).not.toMatch(/[{}]|undefined|NaN/);
    });
    fc.assert(property, { numRuns: 10 });
  });

  it('tells a window’s story: opened, fired, corrected, closed', () => {
    const events = [1000, 4000, 6000, 2000, 30_000].map((timestampMs) => ({ key: 0, value: 3, timestampMs }));
    const machine = machineOf(
      { sizeMs: 5000, watermarkDelayMs: 0, allowedLatenessMs: 5000 },
      { input: tableOf(events) },
    );
    machine.advanceTo(2);
    expect(machine.why({ kind: 'window', id: 0 })?.causes.map(({ phrase }) => phrase.key)).toEqual([
      'why.opened',
      'why.waits',
    ]);
    machine.advanceTo(5);
    const told = machine.why({ kind: 'window', id: 0 });
    expect(told?.title).toEqual({ key: 'why.title.window', args: { name: 'a', window: '0:00–0:05' } });
    expect(told?.causes.map(({ time, phrase }) => [time, phrase.key])).toEqual([
      [1, 'why.opened'],
      [3, 'why.fired'],
      [4, 'why.firedLate'],
      [5, 'why.forgotten'],
    ]);
    expect(machine.why({ kind: 'window', id: 99 })).toBeUndefined();
    expect(machine.why({ kind: 'server', id: 0 })).toBeUndefined();
  });

  it('tells why an event was dropped, and by how much', () => {
    const events = [1000, 30_000, 2000].map((timestampMs) => ({ key: 0, value: 3, timestampMs }));
    const machine = machineOf({ sizeMs: 5000, watermarkDelayMs: 0 }, { input: tableOf(events) });
    machine.advanceTo(3);
    const told = machine.why({ kind: 'event', id: 2 });
    expect(told?.causes.map(({ phrase }) => phrase.key)).toEqual(['why.arrived.behind', 'why.refused', 'why.dropped']);
    const missed = Number(told?.causes.at(-1)?.phrase.args?.['by']);
    const countWith = (allowedLatenessMs: number) =>
      drained({ sizeMs: 5000, watermarkDelayMs: 0, allowedLatenessMs }, { input: tableOf(events) }).metrics()[
        'lateDropped'
      ];
    expect(countWith(missed)).toBe(0);
    expect(countWith(missed - 1)).toBe(1);
  });
});

describe('delay against completeness', () => {
  it('waits longer and misses less, from nothing to everything', () => {
    const { params } = { params: { ...defaultParams() } };
    const { watermarkDelayMs, latencyMs, completeness } = delayAgainstCompleteness({ params }, { seed: 3 });
    expect(watermarkDelayMs.length).toBeGreaterThan(8);
    for (let at = 1; at < watermarkDelayMs.length; at += 1) {
      expect(completeness[at]).toBeGreaterThanOrEqual(completeness[at - 1] as number);
      if (Number.isFinite(latencyMs[at])) expect(latencyMs[at]).toBeGreaterThan(latencyMs[at - 1] as number);
    }
    expect(watermarkDelayMs[0]).toBe(0);
    expect(completeness.at(-1)).toBe(1);
  });

  it('is that of the run with the same seed', () => {
    const { watermarkDelayMs, latencyMs, completeness } = delayAgainstCompleteness(
      { params: defaultParams() },
      { seed: 5 },
    );
    const at = 4;
    const metrics = drained({ watermarkDelayMs: watermarkDelayMs[at] }, { seed: 5 }).metrics();
    expect(completeness[at]).toBeCloseTo(Number(metrics['completeness']), 12);
    expect(latencyMs[at]).toBeCloseTo(Number(metrics['meanLatencyMs']), 6);
  });
});

function defaultParams(): Params {
  return Object.fromEntries(lab.parameters.map(({ name, default: value }) => [name, value])) as unknown as Params;
}
