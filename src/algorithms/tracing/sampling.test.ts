// Which traces are kept, and what can be said of those that were not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightedQuantile, weightedShare } from './estimate.ts';
import { traceIdFrom } from './ids.ts';
import { decideAtTail, keepsAtHead, keepsByRatio } from './sampling.ts';

const anyTrace = fc.tuple(fc.integer(), fc.integer()).map(([one, other]) => traceIdFrom(one, other, 0));

describe('by the trace id', () => {
  it('keeps at a higher ratio what it keeps at a lower one', () => {
    fc.assert(
      fc.property(
        anyTrace,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (id, one, other) => {
          const [low, high] = [Math.min(one, other), Math.max(one, other)];
          if (keepsByRatio(id, low)) expect(keepsByRatio(id, high)).toBe(true);
          expect(keepsByRatio(id, 1)).toBe(true);
          expect(keepsByRatio(id, 0)).toBe(false);
        },
      ),
    );
  });
  it('looks at the last eight bytes, as the libraries do', () => {
    const id = (tail: string): string => `${'f'.repeat(16)}${tail}`;
    expect(keepsByRatio(id('7fffffffffffffff'), 0.5)).toBe(true);
    expect(keepsByRatio(id('8000000000000000'), 0.5)).toBe(false);
    expect(keepsByRatio(id('0000000000000001'), 0.000001)).toBe(true);
  });
  it.each([0.01, 0.1, 0.5])('keeps a share of %d', (ratio) => {
    const count = 40_000;
    let kept = 0;
    for (let index = 0; index < count; index += 1) if (keepsByRatio(traceIdFrom(index, 99, 0), ratio)) kept += 1;
    // Five standard deviations.
    expect(Math.abs(kept - ratio * count)).toBeLessThan(5 * Math.sqrt(count * ratio * (1 - ratio)));
  });
  it('follows the parent where there is one', () => {
    fc.assert(
      fc.property(anyTrace, fc.boolean(), (id, parent) => {
        expect(keepsAtHead(id, parent, 0.5)).toBe(parent);
        expect(keepsAtHead(id, undefined, 0.5)).toBe(keepsByRatio(id, 0.5));
      }),
    );
  });
});

it('at the tail errors come first, then what was slow, then the rate', () => {
  const policy = { keepErrors: true, slowMs: 200, ratio: 0 };
  const seen = { traceId: traceIdFrom(1, 2, 0), hasError: false, durationMs: 10 };
  expect(decideAtTail({ ...seen, hasError: true, durationMs: 500 }, policy)).toBe('error');
  expect(decideAtTail({ ...seen, durationMs: 200 }, policy)).toBe('slow');
  expect(decideAtTail({ ...seen, durationMs: 199 }, policy)).toBe('dropped');
  expect(decideAtTail(seen, { ...policy, ratio: 1 })).toBe('rate');
  expect(decideAtTail({ ...seen, hasError: true }, { ...policy, keepErrors: false })).toBe('dropped');
});

describe('weights of one over the chance', () => {
  it('give the share back on average, and its spread: every sample there can be', () => {
    // Six requests, two of which failed; each is kept with the chance of its kind. All 64 samples, with their chances.
    const all = [
      { failed: true, chance: 1 },
      { failed: true, chance: 0.5 },
      { failed: false, chance: 0.5 },
      { failed: false, chance: 0.25 },
      { failed: false, chance: 0.5 },
      { failed: false, chance: 0.25 },
    ];
    let [failedMean, totalMean] = [0, 0];
    for (let sample = 0; sample < 64; sample += 1) {
      let chance = 1;
      let [failed, total] = [0, 0];
      for (const [index, each] of all.entries()) {
        const isKept = ((sample >> index) & 1) === 1;
        chance *= isKept ? each.chance : 1 - each.chance;
        if (!isKept) continue;
        const { share } = weightedShare([
          { chance: each.chance, failed: Number(each.failed), succeeded: Number(!each.failed) },
        ]);
        failed += share / each.chance;
        total += 1 / each.chance;
      }
      failedMean += chance * failed;
      totalMean += chance * total;
    }
    expect(failedMean).toBeCloseTo(2, 12);
    expect(totalMean).toBeCloseTo(6, 12);
  });
  it('know how far they may be off: as often as said', () => {
    let state = 12345;
    const uniform = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const runs = 600;
    let inside = 0;
    for (let run = 0; run < runs; run += 1) {
      const kept = { failed: 0, succeeded: 0 };
      for (let request = 0; request < 3000; request += 1)
        if (uniform() < 0.2) kept[request % 20 === 0 ? 'failed' : 'succeeded'] += 1;
      const { share, standardError } = weightedShare([{ chance: 0.2, ...kept }]);
      if (Math.abs(share - 0.05) <= 1.96 * standardError) inside += 1;
    }
    expect(inside / runs).toBeGreaterThan(0.92);
    expect(inside / runs).toBeLessThan(0.98);
  });
  it('are sure where everything was kept', () => {
    expect(weightedShare([{ chance: 1, failed: 3, succeeded: 7 }])).toEqual({ share: 0.3, standardError: 0 });
    expect(weightedShare([]).share).toBeNaN();
  });
  it('find the quantile of all', () => {
    const kept = [
      { value: 300, weight: 1 },
      { value: 10, weight: 50 },
      { value: 20, weight: 49 },
    ];
    expect([0.5, 0.51, 0.99, 1].map((quantile) => weightedQuantile(kept, quantile))).toEqual([10, 20, 20, 300]);
    expect(weightedQuantile([], 0.5)).toBeNaN();
  });
});
