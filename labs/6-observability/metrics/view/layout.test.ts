// Where things stand: nothing overlaps, on a phone as well.
import { describe, expect, it } from 'vitest';
import { bucketScale, fallen, layPair, layStage, namedEvery, placeIn } from './layout.ts';

const SIZES = [
  [360, 300],
  [390, 420],
  [520, 400],
  [700, 520],
  [1100, 640],
] as const;

describe.each(SIZES)('at %i × %i', (width, height) => {
  it.each([0, 2, 3, 5])('%i servers, Prometheus and the plane keep apart and within the picture', (servers) => {
    const layout = layStage(width, height, servers);
    const { plane, prometheus } = layout;
    expect(layout.servers).toHaveLength(servers);
    let edge = 0;
    for (const box of layout.servers) {
      expect(box.x).toBeGreaterThanOrEqual(edge);
      expect(box.y).toBeGreaterThan(layout.wireY);
      expect(box.y + box.height).toBeLessThan(plane.y);
      edge = box.x + box.width;
    }
    expect(prometheus.x).toBeGreaterThan(edge);
    expect(prometheus.x + prometheus.width).toBeLessThanOrEqual(width);
    expect(plane.x + plane.width).toBeLessThanOrEqual(width);
    expect(plane.height).toBeGreaterThanOrEqual(40);
    expect(layout.boundsY).toBeLessThan(layout.gapY);
    expect(layout.gapY + 12).toBeLessThanOrEqual(height);
    expect(layout.sentence.y).toBeLessThan(layout.wireY);
  });
});

describe('buckets', () => {
  const box = { x: 100, y: 0, width: 400, height: 10 };
  it('are equally wide, and a value stands in its own by its share', () => {
    const scale = bucketScale(box, 3);
    expect([scale.left(0), scale.left(3), scale.each]).toEqual([100, 400, 100]);
    expect(scale.at(1, 0.5)).toBe(250);
    expect(scale.at(1, 7)).toBe(300);
  });
  it.each([
    [0.5, 0, 0.5],
    [1, 0, 1],
    [1.5, 1, 0.25],
    [3, 1, 1],
    [9, 2, 0.5],
  ])('%d is in bucket %i', (value, bucket, share) => {
    expect(placeIn([1, 3], value)).toEqual({ bucket, share });
  });
  it('negative bounds have no 0 below them', () => {
    expect(placeIn([-2, -1], -1.5)).toEqual({ bucket: 1, share: 0.5 });
  });
  it('all are named where there is room, else every so many', () => {
    expect(namedEvery(60, 5)).toBe(1);
    expect(namedEvery(20, 5)).toBe(3);
  });
});

describe('the words of estimate and truth', () => {
  const plane = { x: 40, y: 0, width: 340, height: 10 };
  it.each([
    [200, 260],
    [310, 346],
    [41, 42],
    [379, 380],
  ])('from %i and %i on keep apart and within the plane', (left, right) => {
    const { leftEnd, rightStart } = layPair(plane, { x: left, width: 100 }, { x: right, width: 90 });
    expect(leftEnd - 100).toBeGreaterThanOrEqual(40);
    expect(rightStart + 90).toBeLessThanOrEqual(380);
    expect(rightStart - leftEnd).toBeGreaterThanOrEqual(8);
  });
});

it('a request falls from its server to its bucket', () => {
  expect([fallen(0, 100), fallen(50, 100), fallen(100, 100), fallen(400, 100)]).toEqual([0, 0.5 ** 1.6, 1, 1]);
});
