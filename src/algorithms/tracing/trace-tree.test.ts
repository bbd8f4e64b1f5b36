// Spans put together: every span has one place, whatever is amiss with them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, spanOf } from './testing/programs.ts';
import { extentOf, growForest } from './trace-tree.ts';

describe('growForest', () => {
  it('tells roots, orphans, twins, circles and spans that end too early', () => {
    const spans = [
      spanOf({ spanId: idOf(0), startNs: 5, endNs: 9 }),
      spanOf({ spanId: idOf(1), parentSpanId: idOf(0) }),
      spanOf({ spanId: idOf(1), parentSpanId: idOf(0) }),
      spanOf({ spanId: idOf(2), parentSpanId: idOf(77), endNs: -1 }),
      spanOf({ spanId: idOf(3), parentSpanId: idOf(4), startNs: 2 }),
      spanOf({ spanId: idOf(4), parentSpanId: idOf(3), startNs: 1 }),
      spanOf({ spanId: idOf(5), parentSpanId: idOf(5) }),
    ];
    const forest = growForest(spans);
    expect(forest.amiss).toEqual({ duplicate: 1, orphan: 1, circle: 2, negative: 3, severalRoots: 1 });
    expect([...forest.parent]).toEqual([-1, 0, 0, -1, 5, -1, -1]);
    expect(forest.traces).toHaveLength(1);
    expect(forest.traces[0]?.roots).toEqual([0, 3, 6, 5]);
    expect(forest.isOrphan(0)).toBe(false);
    expect(forest.isOrphan(3)).toBe(true);
  });
  it('compares ids in any case, and keeps traces apart', () => {
    const spans = [
      spanOf({ traceId: 'A'.repeat(32), spanId: 'EEE19B7EC3C1B173' }),
      spanOf({ spanId: 'eee19b7ec3c1b174', parentSpanId: 'eee19b7ec3c1b173' }),
      spanOf({ traceId: 'b'.repeat(32), spanId: idOf(1), parentSpanId: 'eee19b7ec3c1b173' }),
    ];
    const forest = growForest(spans);
    expect([...forest.parent]).toEqual([-1, 0, -1]);
    expect(forest.traces.map(({ spans: members }) => members)).toEqual([[0, 1], [2]]);
  });
  it('reaches every span from a root, once', () => {
    const anySpans = fc.array(fc.tuple(fc.nat(15), fc.nat(15), fc.nat(9)), { maxLength: 16 });
    fc.assert(
      fc.property(anySpans, (given) => {
        const spans = given.map(([id, parent, startNs]) =>
          spanOf({ spanId: idOf(id), parentSpanId: parent === 0 ? '' : idOf(parent), startNs, endNs: startNs }),
        );
        const { traces, children } = growForest(spans);
        const reached: number[] = [];
        const walk = (span: number): void => {
          reached.push(span);
          expect(reached.length).toBeLessThanOrEqual(spans.length);
          for (const child of children[span] ?? []) walk(child);
        };
        for (const { roots } of traces) for (const root of roots) walk(root);
        expect(reached.sort((one, other) => one - other)).toEqual(spans.map((_, index) => index));
      }),
    );
  });
  it('knows how far a trace reaches', () => {
    const spans = [
      spanOf({ spanId: idOf(0), startNs: 4, endNs: 6 }),
      spanOf({ spanId: idOf(1), startNs: 5, endNs: 19 }),
    ];
    expect(extentOf(spans, [0, 1])).toEqual({ startNs: 4, endNs: 19 });
  });
});
