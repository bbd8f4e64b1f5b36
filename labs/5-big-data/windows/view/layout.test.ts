// The picture's places: everything is inside, nothing overlaps, and the present is in sight.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineOf } from '../testing/runs.ts';
import { axisTicks, layStage, rowOf, rowsOf, shownSpan, timeScale } from './layout.ts';

describe('layStage', () => {
  it('keeps its parts apart and inside, from a phone to a wide screen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 1400 }),
        fc.integer({ min: 240, max: 900 }),
        fc.integer({ min: 1, max: 4 }),
        (width, height, lanes) => {
          const layout = layStage(width, height, lanes);
          expect(layout.planeTop).toBeGreaterThan(layout.sentenceY);
          expect(layout.planeBottom).toBeGreaterThan(layout.planeTop);
          expect(layout.axisY).toBeLessThanOrEqual(layout.lanes[0]?.y ?? 0);
          expect(layout.planeBottom - 6 - (layout.rows - 1) * layout.rowPitch).toBeGreaterThanOrEqual(
            layout.planeTop - 6,
          );
          for (const [index, { y, height: laneHeight }] of layout.lanes.entries()) {
            const next = layout.lanes[index + 1];
            expect(y + laneHeight).toBeLessThanOrEqual((next?.y ?? height) + 1e-9);
          }
          expect(layout.left).toBeLessThan(layout.right);
        },
      ),
    );
  });
});

describe('the shown event time', () => {
  it.each([{}, { window: 'session', traffic: 'bursts' }, { window: 'sliding', slideMs: 1000 }, { eventsPerS: 1000 }])(
    'holds the newest event and the watermark, %o',
    (settings) => {
      const machine = machineOf(settings);
      for (const moment of [1, 30, 200, 700]) {
        machine.seek(moment);
        const snapshot = machine.snapshot();
        const { fromMs, toMs } = shownSpan(snapshot);
        expect(snapshot.newestMs).toBeGreaterThanOrEqual(fromMs);
        expect(snapshot.newestMs).toBeLessThanOrEqual(toMs);
        if (moment >= 200) expect(snapshot.watermarkMs).toBeGreaterThanOrEqual(fromMs);
      }
    },
  );

  it('widens for a heap of old events, and not for a single one', () => {
    const actions = [{ at: 300, action: 'offline', key: 1, seconds: 60 }];
    const machine = machineOf({}, { actions });
    const widthAt = (moment: number): number => {
      machine.seek(moment);
      const { fromMs, toMs } = shownSpan(machine.snapshot());
      return toMs - fromMs;
    };
    const usual = widthAt(290);
    const widths = Array.from({ length: 40 }, (_, index) => widthAt(460 + 10 * index));
    expect(Math.max(...widths)).toBeGreaterThan(1.4 * usual);
    expect(widthAt(1200)).toBe(usual);
  });
});

describe('the axis', () => {
  it('has round moments inside, never too close together', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 2e12 }),
        fc.integer({ min: 5, max: 1e9 }),
        fc.integer({ min: 200, max: 1200 }),
        (fromMs, length, width) => {
          const span = { fromMs, toMs: fromMs + length };
          const ticks = axisTicks(span, 0, width, 80);
          const { toX } = timeScale({ left: 0, right: width }, span);
          ticks.forEach((tick, index) => {
            expect(tick).toBeGreaterThanOrEqual(span.fromMs);
            expect(tick).toBeLessThanOrEqual(span.toMs);
            const before = ticks[index - 1];
            if (before !== undefined) expect(toX(tick) - toX(before)).toBeGreaterThanOrEqual(79.9);
          });
        },
      ),
    );
  });
});

it('windows that overlap stand in different rows', () => {
  const settings = { window: 'sliding', sizeMs: 12, slideMs: 5 } as const;
  const rows = rowsOf(settings);
  expect(rows).toBe(3);
  const row = (start: number): number => rowOf(start, 5, rows);
  for (let start = -50; start <= 50; start += 5)
    for (const other of [start + 5, start + 10]) expect(row(start)).not.toBe(row(other));
  expect(rowsOf({ window: 'sliding', sizeMs: 3, slideMs: 10 })).toBe(1);
  expect(rowsOf({ window: 'session', sizeMs: 3, slideMs: 1 })).toBe(1);
});
