// The run as a whole: it goes back as exactly as forward, its twins meet the same traffic, it adds up, and its alerts fire
// and fall silent when the closed forms say so.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SettingsFault } from '#src/algorithms/policy-fault.ts';
import { countsOf } from '#src/algorithms/slo/counters.ts';
import { ALERTINGS, detectionMinutes, resetMinutes, rulesOf } from '#src/algorithms/slo/rules.ts';
import { expectSaid, faultOf } from '#src/algorithms/testing/faults.ts';
import type { Action } from '#src/contract/run.ts';
import { levelOfEach, meanConfidence } from '#src/sim/confidence.ts';
import { anyActions, anySettings } from '#src/sim/testing/any-run.ts';
import { everythingOf, expectExactReturn } from '#src/sim/testing/lab-machines.ts';
import { lab } from './lab.ts';
import { messages as en } from './messages.en.ts';
import { messages as ru } from './messages.ru.ts';
import { RECORD } from './records.ts';
import { machineOf, stateOf } from './testing/runs.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

const outage = (at: number, percent: number, minutes: number): Action => ({
  ...{ at, action: 'outage', service: 0, percent, minutes },
});

const anyAction = fc.oneof(
  fc.record({
    ...{ action: fc.constant('outage'), service: fc.constant(0) },
    ...{ percent: fc.constantFrom(0.5, 10, 100), minutes: fc.constantFrom(1, 45, 200) },
  }),
  fc.record({
    ...{ action: fc.constant('leak'), service: fc.constant(0) },
    ...{ percent: fc.constantFrom(1, 20), hours: fc.constantFrom(1, 6) },
  }),
  fc.record({
    ...{ action: fc.constant('slowdown'), service: fc.constant(0) },
    ...{ factor: fc.constantFrom(1.5, 5), minutes: fc.constantFrom(10, 90) },
  }),
  fc.record({ action: fc.constant('deploy'), service: fc.constant(0) }),
  fc.constantFrom(
    { action: 'set', name: 'errorPercent', value: 1 },
    { action: 'set', name: 'probesPerS', value: 3 },
    { action: 'set', name: 'deploysPerDay', value: 24 },
    { action: 'set', name: 'freezeBelowPercent', value: 90 },
  ),
);
const anySetup = fc.record({
  sli: fc.constantFrom('availability', 'latency'),
  alerting: fc.constantFrom(...ALERTINGS, 'own-rules'),
  windowDays: fc.constantFrom(1, 2, 7),
  targetPercent: fc.constantFrom(90, 99.9),
  errorPercent: fc.constantFrom(0, 0.3),
  requestsPerS: fc.constantFrom(0.01, 5, 400),
  deploysPerDay: fc.constantFrom(0, 30),
  repairMinutes: fc.constantFrom(0, 10),
});

describe('going back', () => {
  it('leads to the same log, samples, snapshot and state as going straight there', () => {
    expectExactReturn({ machineOf, setups: anySetup, actions: anyAction, horizon: DAY, numRuns: 15 });
  });

  it('replays a student’s code from its start on a fresh instance', () => {
    const policy = () => {
      let calls = 0;
      return {
        alert: (now: { burnRate: (minutes: number) => number }) => {
          calls += 1;
          return calls % 100 === 0 || now.burnRate(60) > 14 ? 'page' : 'none';
        },
      };
    };
    const machine = machineOf({ alerting: 'own-code', windowDays: 2 }, { policy, checkpoints: false });
    machine.seek(10 * HOUR);
    const there = everythingOf(machine);
    machine.seek(HOUR);
    machine.stepBack();
    machine.seek(10 * HOUR);
    expect(everythingOf(machine)).toEqual(there);
    expect(machine.recordsOfKind(RECORD.fired)).toBeGreaterThan(0);
  });
});

describe('twins', () => {
  it.each([...ALERTINGS])('meet the same requests and the same errors under %s', (alerting) => {
    const actions = [outage(HOUR, 20, 40)];
    const reference = machineOf({ windowDays: 2 }, { actions });
    const twin = machineOf({ windowDays: 2, alerting }, { actions });
    for (const machine of [reference, twin]) machine.advanceTo(4 * HOUR);
    expect(stateOf(twin).counters).toEqual(stateOf(reference).counters);
  });

  it('meet the same requests and the same luck with deploys, whoever repairs what', () => {
    const settings = { windowDays: 2, deploysPerDay: 20, badDeployPercent: 30 };
    const [alone, answered] = [0, 15].map((repairMinutes) => {
      const machine = machineOf({ ...settings, repairMinutes });
      machine.advanceTo(20 * HOUR);
      return stateOf(machine);
    });
    expect(answered?.counters.minuteReadings.total).toEqual(alone?.counters.minuteReadings.total);
    expect(answered?.counters.minuteReadings.failed).not.toEqual(alone?.counters.minuteReadings.failed);
    expect(answered?.incidents.map(({ kind }) => kind)).toEqual(alone?.incidents.map(({ kind }) => kind));
  });

  it('meet no fewer errors when there is more to go wrong', () => {
    const failedOf = (errorPercent: number): number => {
      const machine = machineOf({ errorPercent, windowDays: 2 });
      machine.advanceTo(6 * HOUR);
      return countsOf(stateOf(machine).counters, 360).failed;
    };
    expect(failedOf(0.5)).toBeGreaterThan(failedOf(0.4));
  });
});

describe('an incident against the closed forms', () => {
  const RULES = rulesOf('four-windows', 30);
  /** Steady traffic, so busy that chance does not show. */
  const STEADY = { alerting: 'four-windows', errorPercent: 0, dailySwingPercent: 0, requestsPerS: 100_000 };

  it.each([0.2, 0.5, 1.44, 2, 5, 10, 50, 100])('%d percent of requests fail', (percent) => {
    const lastsMinutes = 4600;
    const machine = machineOf(STEADY, { actions: [outage(HOUR, percent, lastsMinutes)], until: 12 * DAY });
    machine.advanceTo(12 * DAY);
    RULES.forEach((rule, index) => {
      const times = (kind: number): readonly number[] =>
        Array.from({ length: machine.log.length }, (_, at) => at)
          .filter((at) => machine.log.kindAt(at) === kind && machine.log.subjectAt(at) === index)
          .map((at) => machine.log.timeAt(at) / MINUTE);
      const detection = detectionMinutes(rule, percent / 100, 0.001);
      const reset = resetMinutes(rule, percent / 100, 0.001);
      // On the threshold itself chance decides.
      if (Math.abs(percent / 100 / (rule.burnRate * 0.001) - 1) < 0.01) return;
      if (detection === undefined || reset === undefined) {
        expect(times(RECORD.fired)).toEqual([]);
        return;
      }
      const [fired = Number.NaN] = times(RECORD.fired);
      expect(fired - 60).toBeGreaterThan(detection * 0.995 - 1);
      expect(fired - 60).toBeLessThan(detection * 1.005 + 1);
      const resolved = times(RECORD.resolved).at(-1) ?? Number.NaN;
      expect(resolved - 60 - lastsMinutes).toBeGreaterThan(reset * 0.995 - 1);
      expect(resolved - 60 - lastsMinutes).toBeLessThan(reset * 1.005 + 1.01);
    });
  });

  it('counts for the part of a minute in which it is there', () => {
    const machine = machineOf(STEADY, { actions: [outage(HOUR + 15_000, 40, 1)], until: 2 * HOUR });
    const ratioAfter = (minute: number): number => {
      machine.seek(minute * MINUTE);
      const { failed, total } = countsOf(stateOf(machine).counters, 1);
      return failed / total;
    };
    expect([60, 61, 62, 63].map(ratioAfter).map((ratio) => Math.round(100 * ratio))).toEqual([0, 30, 10, 0]);
  });

  it('spends of the budget what its burn rate says', () => {
    const machine = machineOf(STEADY, { actions: [outage(DAY, 1.44, 60)], until: 2 * DAY });
    machine.advanceTo(2 * DAY);
    expect(machine.metrics()['budgetLeftPercent']).toBeCloseTo(98, 1);
    expect(stateOf(machine).incidents[0]?.spentShare).toBeCloseTo(0.02, 3);
  });
});

describe('errors of all times', () => {
  const SEEDS = Array.from({ length: 12 }, (_, index) => 500 + index);
  const CASES = [
    { errorPercent: 0.05, requestsPerS: 20 },
    { errorPercent: 0.2, requestsPerS: 5 },
    { errorPercent: 2, requestsPerS: 0.5 },
  ];

  it.each(CASES)('$errorPercent % of $requestsPerS a second use up the budget as expected', (settings) => {
    const days = 3;
    const used = SEEDS.map((seed) => {
      const options = { seed, log: false, checkpoints: false, until: days * DAY };
      const machine = machineOf({ ...settings, windowDays: days }, options);
      machine.advanceTo(days * DAY);
      return 100 - (machine.metrics()['budgetLeftPercent'] ?? Number.NaN);
    });
    const { mean, low, high } = meanConfidence(used, levelOfEach(0.99, CASES.length));
    const expected = settings.errorPercent * 1000;
    expect(low).toBeLessThanOrEqual(expected);
    expect(high).toBeGreaterThanOrEqual(expected);
    expect(high - low).toBeLessThan(0.25 * mean);
  });
});

describe('what the command line prints', () => {
  it('gives the budget, the burn rate and the times of a constant error ratio', () => {
    const machine = machineOf({ errorPercent: 2 }, { until: DAY });
    machine.advanceTo(DAY);
    const result = machine.result() as {
      readonly errorBudgetMinutes: number;
      readonly burnRate: number;
      readonly alerts: readonly Readonly<Record<string, unknown>>[];
    };
    expect(result.errorBudgetMinutes).toBe(43.2);
    expect(result.burnRate).toBe(20);
    expect(result.alerts.map(({ rule, fires }) => [rule, fires])).toEqual([
      ['page quick', true],
      ['page slow', true],
      ['ticket slow', true],
    ]);
    expect(result.alerts[0]?.['detectMinutes']).toBeCloseTo(43.2, 9);
    expect(result.alerts[0]?.['resetMinutes']).toBeCloseTo(1.4, 9);
    expect(Math.abs(Number(result.alerts[0]?.['firstFiredMinute']) - 44)).toBeLessThanOrEqual(2);
  });
});

describe('who is paged', () => {
  const settings = { windowDays: 7, dailySwingPercent: 0 };
  const actions = [outage(HOUR, 50, 600)];
  const lasted = (more: Readonly<Record<string, unknown>>): number => {
    const machine = machineOf({ ...settings, ...more }, { actions, until: DAY });
    machine.advanceTo(DAY);
    const [incident] = stateOf(machine).incidents;
    return ((incident?.endMs ?? Number.NaN) - HOUR) / MINUTE;
  };

  it('repairs it after the time it takes; nobody does where nobody answers', () => {
    expect(lasted({})).toBe(600);
    const repaired = lasted({ repairMinutes: 20 });
    expect(repaired).toBeGreaterThan(20);
    expect(repaired).toBeLessThan(30);
    expect(lasted({ repairMinutes: 20, alerting: 'own-rules', pagingRules: 0, ticketHours: 2 })).toBeGreaterThan(120);
  });

  it('can repair by hand what goes on, and nothing else', () => {
    const machine = machineOf(settings, { actions, until: DAY });
    machine.advanceTo(2 * HOUR);
    machine.act({ action: 'repair', incident: 0 });
    expect(stateOf(machine).incidents[0]?.repaired).toBe(true);
    expect(() => machine.act({ action: 'repair', incident: 0 })).toThrow('no incident 0');
    expect(() => machine.act({ action: 'outage', service: 1, percent: 5, minutes: 5 })).toThrow('no service 1');
  });
});

describe('settings and code that make no run', () => {
  it('are refused in words', () => {
    const make = () => machineOf({ alerting: 'own-rules', burnRates: [1, 2] });
    expect(make).toThrow(SettingsFault);
    expectSaid(faultOf(make), { en, ru });
  });

  it.each<readonly [string, unknown]>([
    ['no function', { alert: 3 }],
    ['a yes', { alert: () => true }],
    ['a promise', { alert: () => Promise.resolve('page') }],
    ['another word', { alert: () => 'wake' }],
    ['no window', { alert: (now: { burnRate: (minutes: unknown) => number }) => String(now.burnRate('1h')) }],
    ['a window without end', { alert: (now: { burnRate: (m: number) => number }) => String(now.burnRate(1e9)) }],
  ])('%s', (_name, policy) => {
    const run = () => {
      machineOf({ alerting: 'own-code' }, { policy: () => policy, checkpoints: false }).advanceTo(HOUR);
    };
    expectSaid(faultOf(run), { en, ru });
  });
});

it('any settings and any actions make a run without a figure that is not one', () => {
  const property = fc.property(anySettings(lab), anyActions(lab, 6 * HOUR), fc.nat(1000), (settings, actions, seed) => {
    // There is one service, and an incident may be over before somebody repairs it.
    const possible = actions.filter(({ action, service }) => action === 'set' || service === 0);
    const machine = machineOf({ ...settings, alerting: 'multi-window' }, { seed, actions: possible, until: 6 * HOUR });
    machine.advanceTo(6 * HOUR);
    for (const value of Object.values(machine.metrics())) expect(typeof value).toBe('number');
    const { firings, incidents } = stateOf(machine);
    for (const { firedMs, resolvedMs } of firings)
      if (!Number.isNaN(resolvedMs)) expect(resolvedMs).toBeGreaterThan(firedMs);
    for (const { spent } of incidents) expect(spent).toBeGreaterThanOrEqual(0);
    machine.snapshot();
    machine.result();
  });
  fc.assert(property, { numRuns: 40 });
});
