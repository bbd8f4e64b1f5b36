// Where things stand: nothing outside the picture, nothing over another, at any size and for any number of nodes; and the
// geometry of the circle.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleOf, arcPath, keyRadius, pointAfter, pointAt, probesOf, shareAt } from './geometry.ts';
import { layCircle, layRows, layStage } from './layout.ts';

const sizes = fc.record({
  width: fc.integer({ min: 320, max: 1600 }),
  height: fc.integer({ min: 220, max: 1000 }),
  nodes: fc.integer({ min: 0, max: 200 }),
});

describe('the stage', () => {
  it('keeps circle, rows and last lookups inside, and apart', () => {
    fc.assert(
      fc.property(sizes, ({ width, height, nodes }) => {
        const { circle, rows, trail, legendY, changeY } = layStage(width, height, nodes);
        // The way of a lookup lies beyond the band.
        const reach = circle.radius + 16;
        expect(circle.x - reach).toBeGreaterThanOrEqual(-2);
        expect(circle.x + reach).toBeLessThanOrEqual(width + 2);
        expect(circle.y - reach).toBeGreaterThanOrEqual(changeY - 10);
        expect(circle.keysTo).toBeGreaterThan(0);
        expect(circle.keysFrom).toBeGreaterThan(circle.keysTo);
        expect(rows).toHaveLength(nodes);
        for (const row of rows) {
          expect(row.width).toBeGreaterThan(0);
          expect(row.height).toBeGreaterThan(0);
          expect(row.x).toBeGreaterThanOrEqual(0);
          expect(row.x + row.width).toBeLessThanOrEqual(width + 0.01);
          expect(row.y + row.height).toBeLessThanOrEqual(legendY);
          const isBeside = row.x >= circle.x + circle.radius;
          expect(isBeside || row.y >= circle.y + circle.radius).toBe(true);
        }
        if (trail !== undefined) {
          expect(trail.y + trail.height).toBeLessThanOrEqual(legendY);
          for (const row of rows) expect(row.y + row.height).toBeLessThanOrEqual(trail.y);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('lets no row lie on another', () => {
    fc.assert(
      fc.property(sizes, ({ width, height, nodes }) => {
        const rows = layRows({ x: 5, y: 7, width, height }, nodes);
        const places = new Set(rows.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`));
        expect(places.size).toBe(nodes);
        const [first] = rows;
        if (first === undefined) return;
        const columns = [...new Set(rows.map(({ x }) => x))].sort((one, other) => one - other);
        columns.slice(1).forEach((x, index) => {
          expect(x - (columns[index] as number)).toBeGreaterThanOrEqual(first.width);
        });
      }),
    );
  });

  it('names nodes as long as there is room', () => {
    expect(layStage(720, 560, 20).rows.every(({ named }) => named)).toBe(true);
    expect(layStage(720, 560, 200).rows.some(({ named }) => named)).toBe(false);
  });
});

describe('the circle', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const circle = layCircle({ x: 0, y: 0, width: 400, height: 400 });

  it('begins at the top and runs clockwise', () => {
    expect(angleOf(0.25)).toBeCloseTo(0);
    expect(pointAt(circle, 100, 0)[1]).toBeCloseTo(circle.y - 100);
    expect(pointAt(circle, 100, 0.25)[0]).toBeCloseTo(circle.x + 100);
  });

  it('finds the share of a place again', () => {
    fc.assert(
      fc.property(share, (at) => {
        const [x, y] = pointAt(circle, 120, at);
        const apart = Math.abs(shareAt(circle, x, y) - at);
        expect(Math.min(apart, 1 - apart)).toBeLessThan(1e-9);
      }),
    );
  });

  it('keeps keys in their belt', () => {
    for (let key = 0; key < 2000; key += 1) {
      expect(keyRadius(circle, key)).toBeLessThanOrEqual(circle.keysFrom);
      expect(keyRadius(circle, key)).toBeGreaterThanOrEqual(circle.keysTo);
    }
  });

  it('goes on from the start where the end lies before it', () => {
    expect(arcPath(circle, 100, 0.9, 0.2)).toContain(' 0 0 1 ');
    expect(arcPath(circle, 100, 0.2, 0.9)).toContain(' 0 1 1 ');
  });

  it('finds the first point at or after a share as looking at all of them does, by a logarithm of probes', () => {
    fc.assert(
      fc.property(fc.array(share, { maxLength: 60 }), share, (shares, at) => {
        const points = [...shares].sort((one, other) => one - other);
        const found = points.findIndex((point) => point >= at);
        expect(pointAfter(points, at)).toBe(points.length === 0 ? -1 : Math.max(0, found));
        expect(probesOf(points, at).length).toBeLessThanOrEqual(Math.ceil(Math.log2(points.length + 1)));
      }),
    );
  });
});
