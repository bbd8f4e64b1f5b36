// The circle as numbers: places and shares of it, who owns what, ribbons, the lens, and what moves when.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '#src/contract/run.ts';
import { machineOf } from '../testing/runs.ts';
import { arcsOfNode, eachArc } from './band.ts';
import { flowsOf } from './flows.ts';
import {
  angleOf,
  arcPath,
  clockwise,
  hopPath,
  keyRadius,
  pointAfter,
  pointAt,
  probesOf,
  scannedFor,
  sectorsOf,
  shareAt,
} from './geometry.ts';
import { layCircle } from './layout.ts';
import { fitNames, lensOf } from './lens.ts';
import { changeMotion, searchDone } from './motion.ts';
import { watchMs } from './watch.ts';
import { comparedBy } from './way.ts';
import { spokesOf } from './wheel.ts';

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const circle = layCircle({ x: 0, y: 0, width: 400, height: 400 });

describe('the circle', () => {
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
    expect(clockwise(0.9, 0.2)).toBeCloseTo(0.3);
    expect(arcPath(circle, 100, 0.9, 0.2)).toContain(' 0 0 1 ');
    expect(arcPath(circle, 100, 0.2, 0.9)).toContain(' 0 1 1 ');
  });

  it('finds the first point at or after a share as looking at all of them does, by a logarithm of probes', () => {
    fc.assert(
      fc.property(fc.array(share, { maxLength: 60 }), share, (shares, at) => {
        const points = [...shares].sort((one, other) => one - other);
        const found = points.findIndex((point) => point >= at);
        expect(pointAfter(points, at)).toBe(points.length === 0 ? -1 : Math.max(0, found));
        expect(scannedFor(points, at)).toBe(found < 0 ? points.length : found + 1);
        expect(probesOf(points, at).length).toBeLessThanOrEqual(Math.ceil(Math.log2(points.length + 1)));
      }),
    );
  });

  it('is parted by sectors in order, as wide as their weights', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 1, maxLength: 200 }), (weights) => {
        const sectors = sectorsOf(weights);
        expect(sectors).toHaveLength(weights.length);
        let at = 0;
        for (const { from, to } of sectors) {
          expect(from).toBeGreaterThanOrEqual(at - 1e-9);
          expect(to).toBeGreaterThanOrEqual(from);
          at = from;
        }
        expect(at).toBeLessThanOrEqual(1 + 1e-3);
      }),
    );
    expect(sectorsOf([1])).toEqual([{ from: 0, to: 1 }]);
  });

  it('leaves the middle free where something swings round it', () => {
    const hop = { from: 0.1, fromRadius: 90, to: 0.6, toRadius: 90, depth: 40, clockwise: true };
    for (const [, x, y] of hopPath(circle, hop).matchAll(/(-?[\d.]+) (-?[\d.]+)/g)) {
      expect(Math.hypot(Number(x) - circle.x, Number(y) - circle.y)).toBeGreaterThan(49);
    }
  });
});

const join = [{ at: 100, action: 'join' }];
const snapshotAt = (moment: number, settings: Readonly<Record<string, unknown>>, actions: readonly Action[] = []) => {
  const machine = machineOf(settings, { actions });
  machine.seek(moment);
  return machine.snapshot();
};

describe('arcs', () => {
  it('cover the circle once, and each key lies on one of its node', () => {
    const { ring, keys, nodes } = snapshotAt(50, { virtualNodes: 20 });
    let sum = 0;
    eachArc(ring, (from, to) => {
      expect(to).toBeGreaterThanOrEqual(from);
      sum += to - from;
    });
    expect(sum).toBeCloseTo(1);
    const arcs = new Map(nodes.map(({ id }) => [id, arcsOfNode(ring, id)]));
    keys.at.forEach((at, key) => {
      const own = arcs.get(keys.owner[key] as number) ?? [];
      const isOn = own.some(({ from, to }) => (at > from && at <= to) || (at - 1 > from && at - 1 <= to));
      expect(isOn).toBe(true);
    });
  });
});

describe('what a change moved', () => {
  it('goes to the newcomer on a ring, and everywhere by modulo', () => {
    const ring = snapshotAt(101, { method: 'ring' }, join).change;
    expect(new Set(ring.flows.to)).toEqual(new Set([3]));
    const modulo = snapshotAt(101, { method: 'modulo' }, join).change;
    expect(new Set(modulo.flows.to)).toEqual(new Set([0, 1, 2, 3]));
    for (const { flows, moved, isMoved } of [ring, modulo]) {
      expect(flows.keys.reduce((sum, keys) => sum + keys, 0)).toBe(moved);
      expect(isMoved.reduce((sum, each) => sum + each, 0)).toBe(moved);
    }
  });

  it('shows the arcs of a node that left: its share of the circle', () => {
    const before = snapshotAt(99, { virtualNodes: 5 });
    const after = snapshotAt(101, { virtualNodes: 5 }, [{ at: 100, action: 'remove', node: 1 }]);
    const { from, to } = after.change.gone;
    const lost = from.reduce((sum, start, arc) => sum + (to[arc] as number) - start, 0);
    expect(lost).toBeCloseTo(before.nodes[1]?.share ?? Number.NaN);
    expect(after.change.flows.from.every((node) => node === 1)).toBe(true);
  });

  it('becomes ribbons that stay on their nodes and do not overlap', () => {
    for (const method of ['ring', 'modulo', 'jump', 'rendezvous'])
      for (const action of [{ action: 'join' }, { action: 'remove', node: 0 }]) {
        const snapshot = snapshotAt(101, { method }, [{ at: 100, ...action }]);
        const spokes = spokesOf(snapshot, 1);
        const flows = flowsOf(snapshot, spokes);
        expect(flows.reduce((sum, { keys }) => sum + keys, 0)).toBe(snapshot.change.moved);
        const ends = flows.flatMap(({ from, to, source, target }) => [
          { id: from, ...source },
          { id: to, ...target },
        ]);
        for (const [at, end] of ends.entries()) {
          const spoke = spokes.find(({ id }) => id === end.id);
          expect(end.from).toBeGreaterThanOrEqual((spoke?.from ?? 2) - 1e-9);
          expect(end.to).toBeLessThanOrEqual((spoke?.to ?? -1) + 1e-9);
          for (const other of ends.slice(at + 1))
            expect(end.to <= other.from + 1e-9 || other.to <= end.from + 1e-9).toBe(true);
        }
      }
  });

  it('is seen in full at the change, comes to rest, and fades with the clock alone', () => {
    expect(changeMotion(undefined, false)).toEqual({ lift: 0, flows: 0 });
    expect(changeMotion(0, false)).toEqual({ lift: 1, flows: 1 });
    expect(changeMotion(10_000, false)).toEqual({ lift: 0, flows: 0 });
    expect(changeMotion(0, true).lift).toBe(0);
    fc.assert(
      fc.property(fc.nat(600), fc.nat(600), (one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        expect(changeMotion(early, false).lift).toBeGreaterThanOrEqual(changeMotion(late, false).lift);
        expect(changeMotion(early, false).flows).toBeGreaterThanOrEqual(changeMotion(late, false).flows);
      }),
    );
  });
});

describe('a search', () => {
  it('goes on between two lookups where one can see it, and is over at each', () => {
    expect(searchDone(17, 10, true, false)).toBe(1);
    expect(searchDone(17.3, 10, true, false)).toBeCloseTo(0.4);
    expect(searchDone(17.9, 10, true, false)).toBe(1);
    for (const done of [searchDone(17.3, 100, true, false), searchDone(17.3, 10, false, false)]) expect(done).toBe(1);
    expect(searchDone(17.3, 10, true, true)).toBe(1);
  });

  it('looks at as many points as the lookup is charged with', () => {
    for (const lookup of ['scan', 'binary'])
      for (const moment of [1, 7, 40]) {
        const settings = { lookup, virtualNodes: 30 };
        const machine = machineOf(settings);
        const stepsAt = (at: number): number => {
          machine.seek(at);
          const { stepsPerLookup = 0 } = machine.metrics();
          return at === 0 ? 0 : at * stepsPerLookup;
        };
        const steps = stepsAt(moment) - stepsAt(moment - 1);
        expect(comparedBy(snapshotAt(moment, settings), 1)).toHaveLength(Math.round(steps));
      }
    expect(comparedBy(snapshotAt(7, { lookup: 'scan' }), 0.5).length).toBe(
      Math.ceil(comparedBy(snapshotAt(7, { lookup: 'scan' }), 1).length / 2),
    );
  });
});

describe('a single step', () => {
  it('is watched for longer the more it compares, and not at all where there is nothing to see', () => {
    const msAt = (settings: Readonly<Record<string, unknown>>): number => watchMs(snapshotAt(7, settings));
    expect(msAt({ method: 'modulo' })).toBe(0);
    expect(msAt({ lookup: 'table' })).toBe(0);
    expect(msAt({ lookup: 'binary' })).toBeGreaterThan(0);
    expect(msAt({ lookup: 'scan', virtualNodes: 1000 })).toBeGreaterThan(msAt({ lookup: 'scan', virtualNodes: 60 }));
    expect(msAt({ lookup: 'scan', virtualNodes: 1000 })).toBeLessThanOrEqual(1500);
  });
});

describe('the lens', () => {
  it('holds the key, the point it belongs to, and arcs from end to end', () => {
    for (const virtualNodes of [1, 10, 150])
      for (let moment = 1; moment < 60; moment += 7) {
        const snapshot = snapshotAt(moment, { virtualNodes });
        const lens = lensOf(snapshot);
        expect(lens).toBeDefined();
        if (lens === undefined) return;
        expect(lens.targetAt).toBeGreaterThanOrEqual(lens.keyAt);
        expect(lens.targetAt).toBeLessThanOrEqual(1);
        const target = lens.points.find(({ at }) => at >= lens.keyAt - 1e-9);
        expect(target?.at).toBeCloseTo(lens.targetAt);
        expect(target?.node).toBe(snapshot.last?.node);
        expect(lens.points.at(-1)?.at).toBeGreaterThan(1);
        lens.points.slice(1).forEach(({ at }, index) => {
          expect(at).toBeGreaterThanOrEqual((lens.points[index] as { readonly at: number }).at);
        });
      }
  });

  it('names points as long as their names do not touch', () => {
    const anyName = fc.record({ x: fc.integer({ min: 0, max: 400 }), words: fc.string({ maxLength: 16 }) });
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 20 }), (names) => {
        const kept = fitNames(names, 6.3, 400);
        const ends = kept
          .map(({ x, words }) => [x - (words.length * 6.3) / 2, x + (words.length * 6.3) / 2] as const)
          .sort(([one], [other]) => one - other);
        ends.forEach(([from, to], index) => {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(Math.min(400, ends[index + 1]?.[0] ?? 400));
        });
      }),
    );
  });
});
