// The picture's places: all keys are shown or counted, inside their area, and nothing moves while a cache fills.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layRegions, layStage, nominalOf, type RegionCount, regionsHeight } from './layout.ts';

const area = { x: 10, y: 100, width: 640, height: 280 };
const region = (total: number, over: Partial<RegionCount> = {}): RegionCount => ({
  ...{
    name: 'queue',
    ghost: false,
    total,
    listed: Math.min(total, 140),
    listedFirst: total > 140 ? 100 : total,
    nominal: 100,
    before: 0,
    hand: -1,
  },
  ...over,
});
const lay = (regions: readonly RegionCount[], where = area, wish = 40) =>
  layRegions(regions, where, { compact: false, beside: false, wish });

describe('layStage', () => {
  it('keeps its parts apart and inside, from a phone to a wide screen', () => {
    const sizes = fc.record({ width: fc.integer({ min: 320, max: 1400 }), height: fc.integer({ min: 240, max: 900 }) });
    const wishes = fc.record({ keyLength: fc.nat(40), regionsHeight: fc.nat(900) });
    fc.assert(
      fc.property(sizes, wishes, ({ width, height }, wish) => {
        const { tape, regions, popular, margin } = layStage(width, height, wish);
        expect(tape.nowX - (tape.before + 0.5) * tape.pitch).toBeGreaterThanOrEqual(margin - 1e-9);
        expect(tape.nowX + (tape.after + 0.5) * tape.pitch).toBeLessThanOrEqual(width - margin + 1e-9);
        expect(regions.y).toBeGreaterThan(tape.victimY);
        expect(regions.y + regions.height).toBeLessThanOrEqual(popular.y);
        expect(popular.y + popular.height).toBeLessThan(height);
      }),
    );
  });
});

describe('layRegions', () => {
  it('shows or counts every key, each in a place of its own inside the area', () => {
    const counts = fc.array(fc.record({ total: fc.nat(3000), nominal: fc.integer({ min: 1, max: 3000 }) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(counts, fc.integer({ min: 300, max: 900 }), fc.nat(99), (given, width, hand) => {
        const regions = given.map(({ total, nominal }) => region(total, { nominal, hand: hand % Math.max(1, total) }));
        const { strips, cellWidth, cellHeight } = lay(regions, { ...area, width });
        const corners = strips.flatMap(({ placeAt, lead, first, last, gap, free }) =>
          Array.from({ length: lead + first + gap + last + free }, (_, place) => placeAt(place)),
        );
        expect(new Set(corners.map(String)).size).toBe(corners.length);
        for (const [x, y] of corners) {
          expect(x + cellWidth).toBeLessThanOrEqual(area.x + width + 1e-6);
          expect(y + cellHeight).toBeLessThanOrEqual(area.y + area.height + 1e-6);
        }
        strips.forEach(({ start, before, first, last, hidden }, index) => {
          expect(before + first + last + hidden).toBe(regions[index]?.total);
          expect(Math.min(start, before, first, last, hidden)).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  it('draws the free places of a cache that is filling, and moves nothing meanwhile', () => {
    const places = [0, 40, 100].map((total) => {
      const { strips, cellWidth } = lay([region(total)]);
      return { cellWidth, first: strips[0]?.placeAt(0), last: strips[0]?.placeAt(99), free: strips[0]?.free };
    });
    expect(places.map(({ free }) => free)).toEqual([100, 60, 0]);
    expect(new Set(places.map(({ free: _, ...rest }) => JSON.stringify(rest))).size).toBe(1);
  });

  it('shows both ends of a region that is too long', () => {
    const [strip] = lay([region(5000, { nominal: 5000 })]).strips;
    expect(strip?.first).toBeGreaterThan(60);
    expect(strip?.last).toBeGreaterThan(20);
    expect(strip?.hidden).toBe(5000 - (strip?.first ?? 0) - (strip?.last ?? 0));
  });

  it('keeps the hand in sight, and does not slide at every step of it', () => {
    const low = { ...area, height: 110 };
    const starts = Array.from({ length: 100 }, (_, hand) => {
      const [strip] = lay([region(100, { hand })], low).strips;
      if (strip === undefined) throw new Error('no strip');
      const { start, first, last, before } = strip;
      expect(before).toBe(start);
      expect(hand >= 100 - last || (hand >= start && hand < start + first)).toBe(true);
      return start;
    });
    expect(starts[0]).toBe(0);
    expect(Math.max(...starts)).toBeGreaterThan(0);
    expect(new Set(starts).size).toBeLessThan(8);
  });

  it('gives rows to what is cached before ghosts, and leaves them while they do', () => {
    const arc = (t1: number, t2: number): readonly RegionCount[] =>
      [t1, t2, t2, t1].map((total, index) => region(total, { ghost: index > 1, nominal: index > 1 ? 25 : 55 }));
    const tall = { ...area, height: 340 };
    const first = lay(arc(6, 94), tall);
    expect(first.strips.map(({ hidden }) => hidden).slice(0, 2)).toEqual([0, 0]);
    expect(first.strips[2]?.hidden).toBeGreaterThan(0);
    const perRow = 23;
    const again = (t1: number) =>
      layRegions(arc(t1, 100 - t1), tall, { compact: false, beside: false, wish: 40, rows: first.rows }).rows;
    expect(again(12)).toBe(first.rows);
    expect(again(3 * perRow)).not.toEqual(first.rows);
  });

  it('fits four regions into little height with their titles beside them', () => {
    const low = { ...area, height: 110 };
    const four = [6, 94, 94, 6].map((total, index) => region(total, { ghost: index > 1, nominal: 50 }));
    const { strips, cellHeight } = layRegions(four, low, { compact: true, beside: true, wish: 40 });
    expect(strips.every(({ placeAt }) => placeAt(0)[1] + cellHeight <= low.y + low.height)).toBe(true);
    expect(strips[0]?.placeAt(0)[0]).toBeGreaterThan(low.x + 100);
  });

  it('makes cells as large as the keys want and the area has', () => {
    expect(lay([region(5, { nominal: 5 })], area, 90).cellWidth).toBe(90);
    expect(lay([region(5, { nominal: 5 })], area, 400).cellWidth).toBeGreaterThanOrEqual(108);
    expect(lay([region(100)], { ...area, height: 120 }, 90).cellWidth).toBeLessThan(60);
    const large = lay([region(5000, { nominal: 5000 }), region(5000, { nominal: 5000, ghost: true })], area, 54);
    expect(large.cellWidth).toBeGreaterThanOrEqual(54);
  });
});

describe('regionsHeight', () => {
  it('is what the regions use when they are full', () => {
    const options = { compact: false, beside: false, wish: 40 };
    const few = regionsHeight([region(0, { nominal: 5 })], area, options);
    expect(few).toBeLessThan(100);
    expect(regionsHeight([region(0)], area, options)).toBeLessThanOrEqual(area.height);
    expect(regionsHeight([region(0)], area, options)).toBeGreaterThan(few);
  });
});

describe('nominalOf', () => {
  it('knows what a policy gives its regions, and gives the others the whole', () => {
    expect([nominalOf('small', 100), nominalOf('main', 100), nominalOf('queue', 100), nominalOf('window', 5)]).toEqual([
      10, 90, 100, 1,
    ]);
  });
});
