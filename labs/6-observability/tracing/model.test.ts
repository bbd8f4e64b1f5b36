// The model: going back is exact, nobody is lost, twins meet the same traffic, spans tell what really happened, and lost
// contexts, clocks and samplers do to them what they should.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOtlp } from '#src/algorithms/tracing/otlp.ts';
import { checkAction } from '#src/sim/actions.ts';
import { anyActions, anySettings } from '#src/sim/testing/any-run.ts';
import { expectExactReturn } from '#src/sim/testing/lab-machines.ts';
import { exportOtlp } from './export.ts';
import { lab } from './lab.ts';
import { RECORD } from './records.ts';
import { SERVICES, SITE_COUNT, SITES, service } from './services.ts';
import { machineOf, stateOf } from './testing/runs.ts';

const defaults = Object.fromEntries(lab.parameters.map((parameter) => [parameter.name, parameter.default]));

const anyAct = fc.oneof(
  fc.record({ action: fc.constant('slow'), service: fc.nat(7), factor: fc.constantFrom(0.2, 3, 20) }),
  fc.record({ action: fc.constant('fail'), service: fc.nat(7), percent: fc.constantFrom(20, 100) }),
  fc.record({ action: fc.constant('lose'), service: fc.constantFrom(1, 2, 3, 4, 7) }),
  fc.record({ action: fc.constant('restore'), service: fc.nat(7) }),
  fc.record({ action: fc.constant('set'), name: fc.constant('arrivalRatePerS'), value: fc.constantFrom(5, 80, 200) }),
);
const anySetup = fc.record({
  sampling: fc.constantFrom('all', 'head', 'each-service', 'tail'),
  samplePercent: fc.constantFrom(0, 20, 100),
  clockSkewMs: fc.constantFrom(0, -60, 90),
  decisionWaitMs: fc.constantFrom(5, 300),
  placesPerService: fc.constantFrom(1, 8),
  errorPercent: fc.constantFrom(1, 30),
  hiddenFault: fc.boolean(),
});
const timed = fc.array(
  fc.tuple(fc.nat(4000), anyAct).map(([at, action]) => ({ at, ...action })),
  { maxLength: 6 },
);

it('goes back exactly', () => {
  expectExactReturn({ machineOf, setups: anySetup, actions: anyAct, horizon: 3000, numRuns: 25 });
});

it('stands whatever the manifest allows', () => {
  const property = fc.property(anySettings(lab), anyActions(lab, 1500), fc.nat(), (changes, actions, seed) => {
    const machine = machineOf(changes, { seed, actions, until: 1500 });
    machine.advanceTo(1500);
    const { requests, failed, spans } = machine.metrics();
    expect(requests).toBeGreaterThanOrEqual(failed as number);
    expect(spans).toBeGreaterThanOrEqual(0);
    machine.snapshot();
  });
  fc.assert(property, { numRuns: 60 });
});

it('loses nobody, and counts each span once', () => {
  const property = fc.property(anySetup, timed, (setup, actions) => {
    const machine = machineOf(setup, { actions, until: 5000 });
    const open = new Map<number, number>();
    machine.advanceTo(5000);
    const state = stateOf(machine);
    expect(state.settled + state.requests.size).toBe(state.sent);
    const { log } = machine;
    for (let index = 0; index < log.length; index += 1) {
      const key = log.subjectAt(index) * SITE_COUNT + log.objectAt(index);
      if (log.kindAt(index) === RECORD.spanBegan) open.set(key, (open.get(key) ?? 0) + 1);
      if (log.kindAt(index) === RECORD.spanEnded) open.set(key, (open.get(key) ?? 0) - 1);
    }
    for (const count of open.values()) expect([0, 1]).toContain(count);
    expect([...open.values()].filter((count) => count === 1).length).toBe(
      [...state.requests.values()].reduce(
        (sum, { begunMs, endedMs }) =>
          sum + [...begunMs].filter((at, site) => at >= 0 && !((endedMs[site] ?? 0) >= 0)).length,
        0,
      ),
    );
    for (const { busy, queue } of state.services) {
      expect(busy).toBeGreaterThanOrEqual(0);
      expect(busy).toBeLessThanOrEqual(setup.placesPerService);
      if (queue.length > 0) expect(busy).toBe(setup.placesPerService);
    }
    const held = [...state.requests.values()].flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.held, 0);
    expect(state.bufferedSpans).toBe(held);
    expect(state.storedSpans).toBeLessThanOrEqual(state.recordedSpans);
  });
  fc.assert(property, { numRuns: 40 });
});

describe('twins', () => {
  it('meet the same traffic, whatever is kept', () => {
    const runs = (['all', 'head', 'each-service', 'tail'] as const).map((sampling) => {
      const machine = machineOf({ sampling, overheadUs: 0 }, { until: 4000 });
      machine.advanceTo(4000);
      const { log } = machine;
      const answered: string[] = [];
      for (let index = 0; index < log.length; index += 1)
        if ([RECORD.sent, RECORD.answered, RECORD.failed].includes(log.kindAt(index) as 0))
          answered.push(`${log.timeAt(index)} ${log.subjectAt(index)}`);
      return answered;
    });
    expect(runs[0]?.length).toBeGreaterThan(250);
    for (const run of runs) expect(run).toEqual(runs[0]);
  });
});

describe('spans', () => {
  const seconds = (params: Readonly<Record<string, unknown>>, actions: Parameters<typeof machineOf>[1] = {}) => {
    const machine = machineOf(params, { until: 6000, ...actions });
    machine.advanceTo(6000);
    return { machine, state: stateOf(machine) };
  };

  it('lie inside one another when clocks agree, but for the mail', () => {
    const { state } = seconds({});
    for (const { view, spans } of state.shown) {
      expect(view.parts).toBe(1);
      const byId = new Map(spans.map((span) => [span.spanId, span]));
      for (const span of spans) {
        const above = byId.get(span.parentSpanId);
        if (above === undefined) continue;
        expect(span.startNs).toBeGreaterThanOrEqual(above.startNs);
        if (span.kind !== 'consumer') expect(span.endNs).toBeLessThanOrEqual(above.endNs);
      }
    }
  });

  it('have a critical path as long as the page took', () => {
    const property = fc.property(anySetup, timed, (setup, actions) => {
      const { state } = seconds(setup, { actions });
      for (const { view } of state.shown) {
        const sum = view.critical.reduce((total, { fromMs, toMs }) => total + toMs - fromMs, 0);
        expect(sum).toBeCloseTo(view.durationMs, 6);
        expect(view.rows.reduce((total, { criticalMs }) => total + criticalMs, 0)).toBeCloseTo(view.durationMs, 6);
      }
    });
    fc.assert(property, { numRuns: 25 });
  });

  it.each(['gateway', 'auth', 'users', 'orders', 'mailer'] as const)(
    'of a request make two traces where %s loses the context',
    (name) => {
      const { state, machine } = seconds({}, { actions: [{ at: 0, action: 'lose', service: service(name) }] });
      for (const { view, spans } of state.shown) {
        // A request that failed may not have come so far.
        if (!spans.some((span) => span.service === name)) continue;
        expect(view.parts).toBe(2);
        const [orphan] = view.rows.filter(({ root }) => root === 'orphan');
        expect(orphan?.service).toBe(name);
        expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(2);
      }
      expect(machine.metrics()['brokenPercent']).toBeGreaterThan(90);
    },
  );

  it('cannot lose a context that nobody sends', () => {
    const able = SERVICES.filter((name) => checkAction(lab, { at: 0, action: 'lose', service: service(name) }).ok);
    expect(able).toEqual(['gateway', 'auth', 'users', 'orders', 'mailer']);
    expect(() => machineOf({}).act({ action: 'slow', service: 8, factor: 2 })).toThrow(/there is no service 8/);
  });

  it('follow the clock of users alone', () => {
    const at = (clockSkewMs: number) => seconds({ clockSkewMs }).state.shown.at(-1)?.spans ?? [];
    const [right, skewed] = [at(0), at(70)];
    for (const [index, span] of right.entries())
      expect((skewed[index]?.startNs ?? 0) - span.startNs).toBe(span.service === 'users' ? 70e6 : 0);
  });

  it('carry the tracestate of who began the trace from service to service', () => {
    const { state } = seconds({ sampling: 'head', samplePercent: 50 }, {});
    const states = new Set(state.shown.flatMap(({ spans }) => spans.map(({ traceState }) => traceState)));
    expect([...states]).toEqual(['headroom=head:50']);
    const [file] = exportOtlp({ params: { ...defaults, sampling: 'tail' } }, { seed: 3, actions: [] });
    const read = readOtlp(file?.text ?? '');
    expect('message' in read ? [] : [...new Set(read.spans.map(({ traceState }) => traceState))]).toEqual([
      'headroom=tail',
    ]);
  });

  it('are all there or none under the head, and kept by the share that was asked for', () => {
    const machine = machineOf({ sampling: 'head', samplePercent: 25, arrivalRatePerS: 100 }, { until: 40_000 });
    machine.advanceTo(40_000);
    const { brokenPercent, keptPercent, storedPercent, recordedPercent } = machine.metrics();
    expect(brokenPercent).toBe(0);
    for (const share of [keptPercent, storedPercent, recordedPercent])
      expect(Math.abs((share as number) - 25)).toBeLessThan(4);
  });

  it('are whole as seldom as six coins fall alike where each service decides alone', () => {
    const machine = machineOf(
      { sampling: 'each-service', samplePercent: 50, errorPercent: 0, arrivalRatePerS: 100 },
      { until: 40_000 },
    );
    machine.advanceTo(40_000);
    // Of the traces of which something is kept, 1 in 63 has all six.
    expect(Math.abs(100 - (machine.metrics()['brokenPercent'] as number) - 100 / 63)).toBeLessThan(1);
  });
});

describe('estimates', () => {
  it('are the truth where everything is kept', () => {
    const machine = machineOf({ sampling: 'all' }, { until: 20_000 });
    machine.advanceTo(20_000);
    expect(machine.metrics()).toMatchObject({ worstErrorPercent: 0, keptPercent: 100, keptFailedPercent: 100 });
  });
  it('come out right on average with weights, and not without: many minutes of a tail', () => {
    const runs = Array.from({ length: 12 }, (_, seed) => {
      const machine = machineOf(
        { sampling: 'tail', samplePercent: 10, errorPercent: 6 },
        { seed: seed + 1, until: 30_000, log: false },
      );
      machine.advanceTo(30_000);
      return machine.metrics();
    });
    const mean = (name: string): number =>
      runs.reduce((sum, metrics) => sum + (metrics[name] as number), 0) / runs.length;
    const [truth, plain, weighted] = [
      mean('failedPercent'),
      mean('estimatedFailedPercent'),
      mean('weightedFailedPercent'),
    ];
    expect(plain / truth).toBeGreaterThan(3);
    expect(Math.abs(weighted / truth - 1)).toBeLessThan(0.1);
    expect(mean('estimatedP99Ms') / mean('p99ResponseMs')).toBeGreaterThan(1.3);
    expect(Math.abs(mean('weightedP99Ms') / mean('p99ResponseMs') - 1)).toBeLessThan(0.06);
    for (const { keptFailedPercent } of runs) expect(keptFailedPercent).toBe(100);
  });
});

describe('why', () => {
  it('tells of a request the same when it is shown and when it is long gone', () => {
    const machine = machineOf({}, { until: 9000 });
    machine.advanceTo(1500);
    const id = stateOf(machine).shown[0]?.view.id ?? -1;
    const soon = machine.why({ kind: 'request', id });
    expect(soon?.causes.length).toBeGreaterThan(3);
    machine.advanceTo(9000);
    const late = machine.why({ kind: 'request', id });
    expect(late?.causes.map(({ phrase }) => phrase.key)).toEqual(soon?.causes.map(({ phrase }) => phrase.key));
    expect(machine.why({ kind: 'span', id: id * SITE_COUNT + 2 })?.title.key).toBe('why.title.span');
    expect(machine.why({ kind: 'request', id: 99_999 })).toBeUndefined();
  });
});

describe('the hand-over', () => {
  it('is read again, and holds the last kept traces of the run', () => {
    const [file] = exportOtlp(
      { params: { ...defaults, sampling: 'head', samplePercent: 50 } },
      { seed: 3, actions: [] },
    );
    const read = readOtlp(file?.text ?? '');
    if ('message' in read) throw new Error(read.message);
    expect(new Set(read.spans.map(({ traceId }) => traceId)).size).toBe(200);
    expect(new Set(read.spans.map((span) => span.service))).toEqual(
      new Set(SERVICES.filter((name) => name !== 'cache' && name !== 'db')),
    );
    expect(read.spans.some(({ name }) => name === SITES[5]?.name)).toBe(true);
  });
});
