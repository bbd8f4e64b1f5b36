// The operator against the cases that Flink, Beam and Kafka Streams test themselves with.
import { describe, expect, it } from 'vitest';
import { windowStart } from './assign.ts';
import { createWindowOperator } from './operator.ts';
import { drive } from './testing/drive.ts';
import { ABSENT_CASES, fixedSpec, rulesOf, type ScenarioResult, windowCases } from './testing/reference.ts';
import type { WindowListener, WindowSpec } from './types.ts';

const SUMS = { watermarkDelayMs: 1e9, allowedLatenessMs: 0, aggregate: 'count' } as const;

/** The spans of the windows that these timestamps fill, all on time, in order. */
function spansOf(window: WindowSpec, timestamps: readonly number[]) {
  const events = timestamps.map((timestampMs) => ({ key: 0, value: 1, timestampMs }));
  return drive(events, { window, ...SUMS }).results;
}

const inOrder = (rows: readonly ScenarioResult[]): readonly string[] => rows.map((row) => row.join(' ')).sort();

describe('windows as others test them', () => {
  const cases = windowCases;

  it('assignment: every case of Flink and Kafka Streams', (context) => {
    if (cases === undefined) return context.skip(ABSENT_CASES);
    expect(cases.assign.length).toBeGreaterThan(20);
    for (const each of cases.assign) {
      const spans = spansOf(fixedSpec(each), [each.ts]).map(({ startMs, endMs }) => [startMs, endMs]);
      expect(spans, JSON.stringify(each)).toEqual(each.windows);
    }
  });

  it('the start of a window, with offsets and before the epoch', (context) => {
    if (cases === undefined) return context.skip(ABSENT_CASES);
    for (const each of cases.window_start)
      expect(windowStart(each.ts, each.size, each.offset), JSON.stringify(each)).toBe(each.start);
  });

  it('sliding windows of Beam, those with gaps between them too', (context) => {
    if (cases === undefined) return context.skip(ABSENT_CASES);
    for (const each of cases.beam_sliding) {
      const found = spansOf(fixedSpec(each), each.timestamps);
      const wanted = each.expect.map(({ window: [startMs, endMs], timestamps }) => ({
        ...{ key: 0, startMs, endMs, count: timestamps.length, value: timestamps.length },
      }));
      expect(found, JSON.stringify(each)).toEqual(wanted);
    }
  });

  it('sessions of Beam and Kafka Streams, each by its own rules', (context) => {
    if (cases === undefined) return context.skip(ABSENT_CASES);
    for (const { gap, timestamps, expect: sessions, source } of cases.sessions) {
      const found = spansOf({ kind: 'session', gapMs: gap, rules: rulesOf(source) }, timestamps);
      const wanted = sessions.map(({ window: [startMs, endMs], timestamps: inside }) => ({
        ...{ key: 0, startMs, endMs, count: inside.length, value: inside.length },
      }));
      expect(found, source).toEqual(wanted);
    }
  });

  it('sessions of Flink: windows that touch are one', (context) => {
    const [touching] = cases?.flink_merge ?? [];
    if (touching === undefined) return context.skip(ABSENT_CASES);
    const starts = touching.windows.map(([start]) => start);
    const spans = spansOf({ kind: 'session', gapMs: 1, rules: 'flink' }, starts).map((each) => [
      each.startMs,
      each.endMs,
    ]);
    expect(spans).toEqual(touching.merged);
  });

  it.for(cases?.operator_scenarios.map(({ name }) => name) ?? ['scenarios of Flink’s operator'])(
    '%s',
    (name, context) => {
      const scenario = cases?.operator_scenarios.find((each) => each.name === name);
      if (scenario === undefined) return context.skip(ABSENT_CASES);
      const { kind, size = 0, slide = size, gap = 0 } = scenario.window;
      const window: WindowSpec =
        kind === 'session'
          ? { kind, gapMs: gap }
          : { kind: kind as 'tumbling' | 'sliding', sizeMs: size, slideMs: slide };
      const keys = [...new Set(scenario.steps.flatMap((step) => (step[0] === 'e' ? [step[1]] : [])))];
      const discarding = scenario.trigger.startsWith('Purging');
      let out: ScenarioResult[] = [];
      const fired: WindowListener['fired'] = (open) => {
        const session = kind === 'session' ? [open.startMs, open.endMs] : [];
        out.push([keys[open.key] ?? '', open.sum, open.endMs - 1, ...session]);
        // This one trigger of Flink's begins anew after each firing.
        if (discarding) open.sum = 0;
      };
      const nothing = (): void => undefined;
      const listener = { added: nothing, refused: nothing, merged: nothing, forgotten: nothing, fired };
      const operator = createWindowOperator({ window, allowedLatenessMs: scenario.allowed_lateness, listener });
      const state = operator.create();
      for (const step of scenario.steps) {
        out = [];
        if (step[0] === 'e') operator.add(state, keys.indexOf(step[1]), step[3], step[2]);
        else operator.advance(state, step[1]);
        const wanted = (step[0] === 'e' ? step[4] : step[2]) ?? [];
        expect(inOrder(out), JSON.stringify(step)).toEqual(inOrder(wanted));
      }
      expect(state.openCount).toBe(0);
      expect([...state.open]).toEqual([]);
    },
  );

  it('grace of Kafka Streams: which records are dropped', (context) => {
    if (cases === undefined) return context.skip(ABSENT_CASES);
    for (const { gap, grace, records, dropped } of cases.kafka_grace) {
      const names = [...new Set(records.map(([key]) => key))];
      const outcome = drive(
        records.map(([key, timestampMs]) => ({ key: names.indexOf(key), value: 1, timestampMs })),
        {
          window: { kind: 'session', gapMs: gap, rules: 'kafka' },
          watermarkDelayMs: 0,
          allowedLatenessMs: grace,
          aggregate: 'count',
        },
      );
      expect(outcome.dropped.map((index) => records[index]?.[0])).toEqual(dropped);
    }
  });
});
