// @vitest-environment jsdom
// A power law is a straight line on the plane, drawn within it, and drawn again without remains.
import { select } from 'd3';
import { expect, it } from 'vitest';
import { fitPower } from '../../algorithms/growth/power-fit.ts';
import type { Group } from './handle.ts';
import { drawLogLog, type LogLogPlane, logScale } from './log-log.ts';

it('equal ratios are equal distances', () => {
  const at = logScale([10, 1000], 100, 300);
  expect([10, 100, 1000].map(at)).toEqual([100, expect.closeTo(200, 9), expect.closeTo(300, 9)]);
});

it('draws every point within its plane, and each curve once', () => {
  const root = select(document.createElementNS('http://www.w3.org/2000/svg', 'g')) as unknown as Group;
  const points = [16, 64, 256].map((n) => ({ n, cost: n * n }));
  const plane = (count: number): LogLogPlane => ({
    ...{
      x: 0,
      y: 0,
      width: 400,
      height: 300,
      sizes: [16, 256],
      costs: [10, 100_000],
      xWords: 'n',
      yWords: 'operations',
    },
    figure: String,
    curves: ['slow', 'fast'].slice(0, count).map((id) => ({
      ...{ id, name: id, note: '', hue: 'served' as const, ink: 'served-ink' as const, shape: 'circle' as const },
      ...{ points, fit: fitPower(points) },
    })),
  });
  drawLogLog(root, plane(2));
  drawLogLog(root, plane(1));
  expect(root.selectAll('g.curve').size()).toBe(1);
  const places = root
    .selectAll<SVGPathElement, unknown>('path.point')
    .nodes()
    .map((node) => (/\((\S+) (\S+)\)/.exec(node.getAttribute('transform') ?? '') ?? []).slice(1).map(Number));
  expect(places.length).toBe(3);
  for (const [x, y] of places) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(400);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(300);
  }
});
