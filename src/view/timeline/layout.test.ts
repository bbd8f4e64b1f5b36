// The timeline's geometry: exact scales, lanes that never overlap, labels that never collide.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assignLanes,
  branchPath,
  densityPath,
  fitText,
  placeLabels,
  textWidth,
  tickDigits,
  timeTicks,
  trackScale,
} from './layout.ts';

describe('trackScale', () => {
  it('goes from end to end and back', () => {
    const scale = trackScale(30_000, 620, 10);
    expect([scale.toX(0), scale.toX(15_000), scale.toX(30_000)]).toEqual([10, 310, 610]);
    expect([scale.toTime(-5), scale.toTime(310), scale.toTime(9999)]).toEqual([0, 15_000, 30_000]);
    expect(scale.toX(-1)).toBe(10);
    expect(scale.toX(99_999)).toBe(610);
  });
  it('is its own inverse within the track', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 1e7 }), (share, until) => {
        const scale = trackScale(until, 700, 8);
        expect(scale.toTime(scale.toX(share * until))).toBeCloseTo(share * until, 3);
      }),
    );
  });
  it('survives an empty run and no width', () => {
    expect(Number.isFinite(trackScale(0, 0, 8).toX(5))).toBe(true);
  });
});

describe('timeTicks', () => {
  it('takes round moments of the clock', () => {
    expect(timeTicks(60_000, 600, 'ms')).toEqual({
      step: 10_000,
      times: [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000],
    });
    expect(timeTicks(60_000, 340, 'ms').step).toBe(15_000);
    expect(timeTicks(30 * 86_400_000, 600, 'ms').step).toBe(5 * 86_400_000);
    expect(timeTicks(100_000, 600, 'requests').step).toBe(20_000);
    expect(timeTicks(3, 600, 'requests').times).toEqual([0, 1, 2, 3]);
    expect(timeTicks(0, 600, 'ms').times).toEqual([]);
  });
  it('keeps the spacing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e8 }), fc.integer({ min: 100, max: 2000 }), (until, width) => {
        const { step, times } = timeTicks(until, width, 'ms');
        expect((step / until) * width).toBeGreaterThanOrEqual(Math.min(84, 84) - 1e-6);
        expect(times.length).toBeLessThanOrEqual(width / 84 + 1);
      }),
    );
  });
  it('shows as many decimals as the step needs', () => {
    expect([2000, 500, 20, 5].map(tickDigits)).toEqual([0, 1, 2, 3]);
  });
});

describe('assignLanes', () => {
  it('runs earlier forks outside the later ones, and shares a lane where nothing meets', () => {
    const lanes = assignLanes([
      { id: 'twin', from: 0, to: 300 },
      { id: 'early', from: 20, to: 60 },
      { id: 'late', from: 120, to: 200 },
    ]);
    expect(Object.fromEntries(lanes)).toEqual({ twin: 1, early: 0, late: 0 });
  });
  it('never lets a curve cross the line of another branch', () => {
    const extent = fc.record({ from: fc.integer({ min: 0, max: 500 }), length: fc.integer({ min: 1, max: 300 }) });
    fc.assert(
      fc.property(fc.array(extent, { maxLength: 12 }), (given) => {
        const extents = given.map(({ from, length }, index) => ({ id: String(index), from, to: from + length }));
        const lanes = assignLanes(extents);
        for (const rising of extents) {
          for (const level of extents) {
            const crosses = level.from < rising.from && level.to > rising.from;
            if (crosses) expect(lanes.get(level.id)).toBeGreaterThan(lanes.get(rising.id) ?? 0);
          }
        }
      }),
    );
  });
  it('never lets two branches share a place', () => {
    const extent = fc.record({ from: fc.integer({ min: 0, max: 500 }), length: fc.integer({ min: 1, max: 300 }) });
    fc.assert(
      fc.property(fc.array(extent, { maxLength: 12 }), (given) => {
        const extents = given.map(({ from, length }, index) => ({ id: String(index), from, to: from + length }));
        const lanes = assignLanes(extents);
        for (const a of extents) {
          for (const b of extents) {
            if (a.id < b.id && lanes.get(a.id) === lanes.get(b.id))
              expect(a.to + 8 <= b.from || b.to + 8 <= a.from).toBe(true);
          }
        }
      }),
    );
  });
});

describe('placeLabels', () => {
  it('writes right of the point, left of it at the end, and below what is in the way', () => {
    const placed = placeLabels(
      [
        { id: 'a', x: 10, width: 50, priority: 0 },
        { id: 'b', x: 20, width: 50, priority: 0 },
        { id: 'c', x: 195, width: 50, priority: 0 },
      ],
      { left: 0, right: 200 },
      2,
    );
    expect(placed).toEqual([
      { id: 'a', x: 15, row: 0 },
      { id: 'b', x: 25, row: 1 },
      { id: 'c', x: 140, row: 0 },
    ]);
  });
  it('lets the important one speak where there is no room for both', () => {
    const both = [
      { id: 'minor', x: 10, width: 80, priority: 0 },
      { id: 'major', x: 12, width: 80, priority: 1 },
    ];
    expect(placeLabels(both, { left: 0, right: 100 }, 1).map(({ id }) => id)).toEqual(['major']);
  });
  it('never overlaps and never leaves the track', () => {
    const request = fc.record({ x: fc.integer({ min: 0, max: 400 }), width: fc.integer({ min: 5, max: 120 }) });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 20 }), (given) => {
        const requests = given.map((each, index) => ({ ...each, id: String(index), priority: index % 3 }));
        const placed = placeLabels(requests, { left: 0, right: 400 }, 2).map((label) => ({
          ...label,
          to: label.x + (requests[Number(label.id)]?.width ?? 0),
        }));
        for (const a of placed) {
          expect(a.x >= 0 && a.to <= 400).toBe(true);
          for (const b of placed) if (a.id < b.id && a.row === b.row) expect(a.to <= b.x || b.to <= a.x).toBe(true);
        }
      }),
    );
  });
});

describe('shapes', () => {
  it('bends a short branch within its length', () => {
    expect(branchPath(100, 300, 60, 24)).toEqual({ path: 'M100 60C118 60 118 24 140 24H300', bendX: 140 });
    expect(branchPath(100, 110, 60, 24).bendX).toBe(110);
    expect(branchPath(100, 100, 60, 24).bendX).toBe(106);
  });
  it('scales the area to its maximum and skips what is no number', () => {
    expect(densityPath([0, 2, 1], 0, 100, 50, 20)).toBe('M0 50L0 50L50 30L100 40L100 50Z');
    expect(densityPath([Number.NaN, 4], 0, 10, 50, 20)).toBe('M0 50L0 50L10 30L10 50Z');
    expect(densityPath([0, 0], 0, 10, 50, 20)).toBe('');
    expect(densityPath([], 0, 10, 50, 20)).toBe('');
  });
  it('cuts a text to its place', () => {
    expect(fitText('short', 10, 100)).toBe('short');
    const cut = fitText('a rather long outcome', 10, 60);
    expect(cut.endsWith('…')).toBe(true);
    expect(textWidth(cut, 10)).toBeLessThanOrEqual(60);
    expect(fitText('anything', 10, 12)).toBe('');
  });
});
