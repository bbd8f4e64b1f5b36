// The picture's places: everything is inside, boxes do not overlap, and a chosen row can always be seen.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createText } from '#src/view/text/text.ts';
import { messages as en } from '../messages.en.ts';
import { messages as ru } from '../messages.ru.ts';
import { EDGES, SERVICES } from '../services.ts';
import { machineOf } from '../testing/runs.ts';
import { placeCrowd } from './crowd-places.ts';
import { columnsOf, layStage, ticksOf, windowStart } from './layout.ts';
import { presentWords, rowWords, serviceWords, shownTrace, traceWords } from './words.ts';

const anySize = fc.tuple(fc.integer({ min: 320, max: 1400 }), fc.integer({ min: 220, max: 900 }));

describe('columnsOf', () => {
  it('puts who is called after who calls', () => {
    expect(columnsOf(SERVICES.length, EDGES)).toEqual([0, 1, 2, 2, 2, 3, 3, 2]);
  });
  it('ends, whatever calls whom', () => {
    const anyEdges = fc.array(fc.record({ from: fc.nat(7), to: fc.nat(7) }), { maxLength: 20 });
    fc.assert(
      fc.property(anyEdges, (edges) => {
        for (const column of columnsOf(8, edges)) expect(column).toBeLessThan(8);
      }),
    );
  });
});

describe('layStage', () => {
  it('keeps everything inside, and boxes apart', () => {
    fc.assert(
      fc.property(anySize, fc.integer({ min: 1, max: 40 }), ([width, height], rows) => {
        const layout = layStage(width, height, SERVICES.length, EDGES, rows);
        const { services, strip, waterfall, footY } = layout;
        for (const [index, box] of services.entries()) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(width + 1e-9);
          expect(box.height).toBeGreaterThan(4);
          expect(box.y + box.height <= strip.y + 1e-9 || box.x + box.width < layout.left).toBe(true);
          for (const other of services.slice(index + 1)) {
            const isApart =
              box.x + box.width <= other.x + 1e-9 ||
              other.x + other.width <= box.x + 1e-9 ||
              box.y + box.height <= other.y + 1e-9 ||
              other.y + other.height <= box.y + 1e-9;
            expect(isApart).toBe(true);
          }
        }
        expect(waterfall.axisY).toBeGreaterThan(strip.y + strip.height);
        expect(waterfall.bars.width).toBeGreaterThan(60);
        expect(waterfall.bars.x).toBeGreaterThanOrEqual(waterfall.names.x + waterfall.names.width);
        const shown = Math.min(waterfall.rows, rows);
        expect(waterfall.names.y + shown * waterfall.rowHeight).toBeLessThanOrEqual(
          Math.max(footY + 8, waterfall.names.y + 23),
        );
      }),
    );
  });
  it('has room for all rows of a usual trace on a laptop', () => {
    expect(layStage(680, 540, SERVICES.length, EDGES, 10).waterfall.rows).toBeGreaterThanOrEqual(10);
  });
});

it('a chosen row is always in the window', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 40 }), fc.nat(399), (rows, room, at) => {
      const chosen = Math.min(at, rows - 1);
      const start = windowStart(rows, room, chosen);
      expect(start).toBeGreaterThanOrEqual(0);
      expect(chosen).toBeGreaterThanOrEqual(start);
      expect(chosen).toBeLessThan(start + room + (room < 2 ? 1 : 0));
    }),
  );
});

it('ticks are few, round and begin at 0', () => {
  expect(ticksOf(87, 6)).toEqual([0, 20, 40, 60, 80]);
  expect(ticksOf(0, 6)).toEqual([0]);
  for (const extent of [0.003, 1, 99, 12_345]) expect(ticksOf(extent, 6).length).toBeLessThanOrEqual(7);
});

describe('what the stage says', () => {
  const texts = [createText('en', [en], { strict: true }), createText('ru', [ru], { strict: true })];
  const machine = machineOf(
    { sampling: 'head', samplePercent: 40, errorPercent: 40 },
    {
      actions: [
        { at: 100, action: 'lose', service: 2 },
        { at: 100, action: 'slow', service: 3, factor: 3 },
        { at: 100, action: 'fail', service: 4, percent: 30 },
      ],
      until: 4000,
    },
  );
  machine.advanceTo(4000);
  const snapshot = machine.snapshot();
  it('is whole sentences, with every figure', () => {
    for (const text of texts) {
      const said = [
        presentWords(snapshot, text),
        ...snapshot.services.map((each) => serviceWords(each, text)),
        ...snapshot.traces.flatMap((trace) => [
          traceWords(trace, false, text),
          ...trace.rows.map((row) => rowWords(row, text)),
        ]),
      ];
      expect(said.length).toBeGreaterThan(30);
      for (const words of said) expect(words.replace('{id}', '')).not.toMatch(/[{}]|undefined|NaN/);
    }
  });
  it('is about the chosen trace, or that of a chosen span', () => {
    const [trace] = snapshot.traces;
    expect(shownTrace(snapshot, { kind: 'request', id: trace?.id ?? -1 })).toBe(trace);
    expect(shownTrace(snapshot, { kind: 'span', id: trace?.rows[1]?.id ?? -1 })).toBe(trace);
    expect(shownTrace(snapshot, { kind: 'service', id: 1 })).toBe(snapshot.traces[snapshot.featured]);
  });
  it('has every call on its link', () => {
    const layout = layStage(700, 540, snapshot.services.length, snapshot.edges, 10);
    const { dots, ids } = placeCrowd(snapshot, 4000, layout, false);
    expect(dots.count).toBe(ids.length);
    for (let index = 0; index < dots.count; index += 1) {
      expect(dots.x[index]).toBeGreaterThanOrEqual(0);
      expect(dots.x[index]).toBeLessThanOrEqual(700);
    }
  });
});
