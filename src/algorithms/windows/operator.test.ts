// Every result is that of a naive recomputation, and memory is that of the open windows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWindowOperator, watermarkBehind } from './operator.ts';
import { drive } from './testing/drive.ts';
import { type NaiveEvent, type NaiveSetting, naively, sessionsOf } from './testing/naive.ts';
import { popTimer, pushTimer } from './timers.ts';
import type { OpenWindow, SessionRules, Timer, WindowSpec, WindowsState } from './types.ts';

const anyMs = fc.integer({ min: 1, max: 30 });
const anyWindow: fc.Arbitrary<WindowSpec> = fc.oneof(
  fc.record({ kind: fc.constant('tumbling' as const), sizeMs: anyMs, offsetMs: fc.integer({ min: -9, max: 9 }) }),
  fc.record({ kind: fc.constant('sliding' as const), sizeMs: anyMs, slideMs: anyMs }),
  fc.record({
    kind: fc.constant('session' as const),
    gapMs: anyMs,
    rules: fc.constantFrom('flink' as const, 'beam' as const, 'kafka' as const),
  }),
);
const anySetting: fc.Arbitrary<NaiveSetting> = fc.record({
  window: anyWindow,
  watermarkDelayMs: fc.constantFrom(0, 1, 5, 20, 1000),
  allowedLatenessMs: fc.constantFrom(0, 1, 7, 40, 1000),
  aggregate: fc.constantFrom('count' as const, 'sum' as const, 'avg' as const, 'min' as const, 'max' as const),
});
/** Whole values, so that sums do not depend on their order. Time goes on, with a good deal of disorder. */
const anyEvents: fc.Arbitrary<readonly NaiveEvent[]> = fc
  .array(
    fc.record({
      key: fc.nat(2),
      value: fc.integer({ min: -50, max: 50 }),
      step: fc.integer({ min: -1, max: 9 }),
      back: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(60) }),
    }),
    { maxLength: 60 },
  )
  .map((drawn) => {
    let now = -40;
    return drawn.map(({ key, value, step, back }) => {
      now += step;
      return { key, value, timestampMs: now - back };
    });
  });

describe('the operator agrees with a naive recomputation', () => {
  it('in every result and every event it drops', () => {
    fc.assert(
      fc.property(anyEvents, anySetting, (events, setting) => {
        const { results, dropped } = drive(events, setting);
        expect({ results, dropped }).toEqual(naively(events, setting));
      }),
      { numRuns: 3000 },
    );
  });

  it('on sessions, where nothing comes too late, with those of the sorted events', () => {
    fc.assert(
      fc.property(anyEvents, anyMs, fc.constantFrom('flink' as const, 'beam' as const), (events, gapMs, rules) => {
        const window = { kind: 'session', gapMs, rules } as const;
        const { results } = drive(events, { window, watermarkDelayMs: 0, allowedLatenessMs: 1e6, aggregate: 'sum' });
        const ofKeys = [0, 1, 2].flatMap((key) =>
          sessionsOf(
            events.filter((event) => event.key === key),
            gapMs,
            rules,
          ),
        );
        const wanted = ofKeys.map((session) => [
          session[0]?.key,
          session[0]?.timestampMs,
          (session.at(-1)?.timestampMs ?? 0) + gapMs,
          session.length,
        ]);
        const found = results.map(({ key, startMs, endMs, count }) => [key, startMs, endMs, count]);
        expect(found.map(String).sort()).toEqual(wanted.map(String).sort());
      }),
      { numRuns: 1000 },
    );
  });

  it('in every firing: once when the watermark passes the end, again for each late event', () => {
    const fixed = fc.record({ kind: fc.constant('sliding' as const), sizeMs: anyMs, slideMs: anyMs });
    fc.assert(
      fc.property(
        anyEvents,
        fixed,
        fc.constantFrom(0, 5, 20),
        fc.constantFrom(0, 10),
        (events, window, delay, late) => {
          const setting = { window, watermarkDelayMs: delay, allowedLatenessMs: late, aggregate: 'count' } as const;
          const firings = new Map<string, string[]>();
          const listener = {
            fired: (open: OpenWindow, isLate: boolean) => {
              const name = `${open.key} ${open.startMs}`;
              firings.set(name, [...(firings.get(name) ?? []), `${isLate ? 'late' : 'due'} ${open.count}`]);
            },
          };
          const { results } = drive(events, { ...setting, listener });
          for (const { key, startMs, endMs, count } of results) {
            let [onTime, watermark] = [0, Number.NEGATIVE_INFINITY];
            for (const event of events) {
              const inside = event.key === key && event.timestampMs >= startMs && event.timestampMs < endMs;
              if (inside && endMs - 1 > watermark) onTime += 1;
              watermark = Math.max(watermark, watermarkBehind(event.timestampMs, delay));
            }
            const due = onTime > 0 ? [`due ${onTime}`] : [];
            const again = Array.from({ length: count - onTime }, (_, index) => `late ${onTime + index + 1}`);
            expect(firings.get(`${key} ${startMs}`)).toEqual([...due, ...again]);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('what it remembers', () => {
  const SECOND = 1000;
  /** Two thousand keys, up to three seconds out of order. */
  function* stream(count: number): Generator<NaiveEvent> {
    let state = 1;
    const next = (bound: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * bound);
    };
    for (let index = 0; index < count; index += 1)
      yield { key: next(2000), value: 1, timestampMs: index * 5 - next(3 * SECOND) };
  }
  const heldBy = ({ open, openCount, timers }: WindowsState): number => {
    const listed = [...open.values()].reduce((sum, windows) => sum + windows.length, 0);
    expect(listed).toBe(openCount);
    return listed + timers.length + open.size;
  };

  it.each<readonly [string, WindowSpec]>([
    ['tumbling', { kind: 'tumbling', sizeMs: 5 * SECOND }],
    ['sliding', { kind: 'sliding', sizeMs: 6 * SECOND, slideMs: 2 * SECOND }],
    ['session', { kind: 'session', gapMs: 2 * SECOND }],
  ])('%s: as much after sixty thousand events as after fifteen thousand, and nothing at the end', (_kind, window) => {
    let early = 0;
    let later = 0;
    const { state, results } = drive(stream(60_000), {
      ...{ window, watermarkDelayMs: 2 * SECOND, allowedLatenessMs: SECOND, aggregate: 'sum' },
      after: (present, index) => {
        if (index % 500 !== 0) return;
        const held = heldBy(present);
        if (index > 5000 && index <= 15_000) early = Math.max(early, held);
        if (index > 15_000) later = Math.max(later, held);
      },
    });
    expect(results.length).toBeGreaterThan(12_000);
    expect(early).toBeGreaterThan(1000);
    expect(later).toBeLessThan(1.2 * early);
    expect(heldBy(state)).toBe(0);
  });

  it('survives being copied: a clone goes on as the original does', () => {
    fc.assert(
      fc.property(anyEvents, anySetting, fc.nat(60), (events, setting, cut) => {
        const told: string[] = [];
        const tell = (what: string) => (window: OpenWindow) => {
          told.push(`${what} ${window.id} ${window.startMs} ${window.endMs} ${window.count} ${window.sum}`);
        };
        const operator = createWindowOperator({
          ...{ window: setting.window, allowedLatenessMs: setting.allowedLatenessMs },
          listener: {
            ...{ added: tell('added'), fired: tell('fired'), merged: tell('merged'), forgotten: tell('forgotten') },
            refused() {},
          },
        });
        const run = (state: WindowsState, some: readonly NaiveEvent[]): readonly string[] => {
          told.length = 0;
          for (const { key, timestampMs, value } of some) {
            operator.add(state, key, timestampMs, value);
            operator.advance(state, watermarkBehind(timestampMs, setting.watermarkDelayMs));
          }
          operator.advance(state, Number.POSITIVE_INFINITY);
          return [...told];
        };
        const state = operator.create();
        for (const { key, timestampMs, value } of events.slice(0, cut)) {
          operator.add(state, key, timestampMs, value);
          operator.advance(state, watermarkBehind(timestampMs, setting.watermarkDelayMs));
        }
        const copy = structuredClone(state);
        expect(run(copy, events.slice(cut))).toEqual(run(state, events.slice(cut)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a session that several parts grow into', () => {
  const setting = { window: { kind: 'session', gapMs: 10 }, watermarkDelayMs: 0, aggregate: 'sum' } as const;
  const at = (timestampMs: number, value = 1): NaiveEvent => ({ key: 0, value, timestampMs });

  it('keeps the id of its oldest part, and replaces the results of both', () => {
    const merged: string[] = [];
    const listener = {
      merged: (into: OpenWindow, absorbed: OpenWindow) => merged.push(`${absorbed.id} into ${into.id}`),
    };
    const events = [at(0), at(15), at(60), at(8), at(80)];
    const { results } = drive(events, { ...setting, allowedLatenessMs: 1000, listener });
    expect(merged).toEqual(['1 into 0']);
    expect(results.map(({ startMs, endMs, value }) => [startMs, endMs, value])).toEqual([
      [0, 25, 3],
      [60, 70, 1],
      [80, 90, 1],
    ]);
  });

  it('saves a late event that joins it, but for Beam, which judges the event alone', () => {
    // The watermark is at 37: the event alone is over at 23, the session that it joins at 48.
    const events = [at(20), at(29), at(38), at(13), at(100)];
    const dropped = (rules: SessionRules) =>
      drive(events, { ...setting, window: { kind: 'session', gapMs: 10, rules }, allowedLatenessMs: 0 }).dropped;
    expect([dropped('flink'), dropped('beam')]).toEqual([[], [3]]);
  });

  it('waits for the watermark again when a late event carries it beyond', () => {
    const fired: string[] = [];
    const listener = {
      fired: (open: OpenWindow, late: boolean) => fired.push(`${late ? 'late' : 'due'} ${open.startMs}-${open.endMs}`),
    };
    drive([at(0), at(10), at(21), at(15), at(100)], { ...setting, allowedLatenessMs: 50, listener });
    expect(fired).toEqual(['due 0-20', 'due 0-31', 'due 100-110']);
  });
});

it('the timers come out by time, then by window', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20))), fc.nat(20), (drawn, bound) => {
      const heap: Timer[] = [];
      for (const [atMs, id] of drawn) pushTimer(heap, { atMs, window: { id } as OpenWindow });
      const taken: (readonly [number, number])[] = [];
      for (let timer = popTimer(heap, bound); timer !== undefined; timer = popTimer(heap, bound))
        taken.push([timer.atMs, timer.window.id]);
      const wanted = drawn.filter(([atMs]) => atMs <= bound).sort(([a, x], [b, y]) => a - b || x - y);
      expect(taken).toEqual(wanted);
      expect(heap).toHaveLength(drawn.length - wanted.length);
    }),
  );
});
