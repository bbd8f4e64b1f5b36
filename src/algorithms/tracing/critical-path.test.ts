// The critical path: against every way through random programs, and what must hold of any spans at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criticalPathOf, lengthsOf } from './critical-path.ts';
import type { TracedSpan } from './span.ts';
import { anyProgram, countWays, idOf, longestWays, spanOf, spansOf } from './testing/programs.ts';
import { growForest } from './trace-tree.ts';

const pathOf = (spans: readonly TracedSpan[], root = 0) => criticalPathOf(spans, growForest(spans).children, root);

/** Spans as `name: [parent, start, end]`, in order. */
function made(given: Readonly<Record<string, readonly [string, number, number, TracedSpan['kind']?]>>) {
  const names = Object.keys(given);
  const spans = Object.entries(given).map(([name, [parent, startNs, endNs, kind]], index) =>
    spanOf({
      ...{ spanId: idOf(index), name, startNs, endNs, parentSpanId: parent === '' ? '' : idOf(names.indexOf(parent)) },
      ...(kind === undefined ? {} : { kind }),
    }),
  );
  const { sections, spans: through } = pathOf(spans);
  return {
    sections: sections.map(({ span, fromNs, toNs }) => `${names[span] ?? ''} ${fromNs}-${toNs}`),
    through: through.map((span) => names[span]),
  };
}

describe('small cases', () => {
  it.each<[string, Parameters<typeof made>[0], string, string]>([
    ['one span', { a: ['', 0, 10] }, 'a 0-10', 'a'],
    ['a chain', { a: ['', 0, 10], b: ['a', 2, 9], c: ['b', 3, 7] }, 'a 0-2, b 2-3, c 3-7, b 7-9, a 9-10', 'a b c'],
    [
      'one call after another',
      { a: ['', 0, 10], b: ['a', 1, 4], c: ['a', 5, 9] },
      'a 0-1, b 1-4, a 4-5, c 5-9, a 9-10',
      'a b c',
    ],
    ['calls that touch', { a: ['', 0, 10], b: ['a', 0, 4], c: ['a', 4, 10] }, 'b 0-4, c 4-10', 'a b c'],
    ['side by side', { a: ['', 0, 10], b: ['a', 1, 5], c: ['a', 1, 9] }, 'a 0-1, c 1-9, a 9-10', 'a c'],
    ['a child that outlives its parent', { a: ['', 0, 10], b: ['a', 6, 20] }, 'a 0-6, b 6-10', 'a b'],
    ['a child that begins before its parent', { a: ['', 5, 10], b: ['a', 0, 8] }, 'b 5-8, a 8-10', 'a b'],
    ['a child wholly after its parent', { a: ['', 0, 10], b: ['a', 10, 20] }, 'a 0-10', 'a'],
    ['a child wholly before its parent', { a: ['', 10, 20], b: ['a', 0, 10] }, 'a 10-20', 'a'],
    ['a consumer and what is below it', { a: ['', 0, 10], b: ['a', 1, 9, 'consumer'], c: ['b', 2, 9] }, 'a 0-10', 'a'],
    ['a consumer that is the root', { a: ['', 0, 10, 'consumer'], b: ['a', 1, 9] }, 'a 0-1, b 1-9, a 9-10', 'a b'],
    ['no time at all', { a: ['', 3, 3], b: ['a', 3, 3] }, '', 'a b'],
    ['a span that ends before it begins', { a: ['', 0, 10], b: ['a', 8, 2] }, 'a 0-10', 'a'],
    ['skew inside skew', { a: ['', 0, 10], b: ['a', 4, 14], c: ['b', 0, 12] }, 'a 0-4, c 4-10', 'a b c'],
  ])('%s', (_name, given, sections, through) => {
    expect(made(given)).toEqual({ sections: sections === '' ? [] : sections.split(', '), through: through.split(' ') });
  });
});

it('is one of the longest ways through any program, with the work of each span on it', () => {
  fc.assert(
    fc.property(
      anyProgram.filter((program) => countWays(program) <= 300),
      (program) => {
        const spans = spansOf(program);
        const { sections, spans: through } = pathOf(spans);
        const lengths = lengthsOf(sections);
        const matches = longestWays(program).some(
          (way) =>
            [...way].every(([span, work]) => (lengths.get(span) ?? 0) === work) &&
            [...lengths.keys()].every((span) => way.has(span)) &&
            [...lengths.keys()].every((span) => through.includes(span)),
        );
        expect(matches, JSON.stringify(program)).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});

it('covers the root without gap or overlap, whatever the spans', () => {
  const anySpans = fc.array(fc.tuple(fc.nat(12), fc.nat(30), fc.nat(30), fc.boolean()), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(anySpans, (given) => {
      const spans = given.map(([parent, startNs, length, isConsumer], index) =>
        spanOf({
          ...{ spanId: idOf(index), startNs, endNs: startNs + length, kind: isConsumer ? 'consumer' : 'server' },
          parentSpanId: index === 0 ? '' : idOf(parent % index),
        }),
      );
      const { sections, spans: through } = pathOf(spans);
      const [root] = spans as [TracedSpan];
      let at = root.startNs;
      for (const { span, fromNs, toNs } of sections) {
        expect(fromNs).toBe(at);
        expect(toNs).toBeGreaterThan(fromNs);
        const { startNs, endNs } = spans[span] as TracedSpan;
        expect(fromNs).toBeGreaterThanOrEqual(startNs);
        expect(toNs).toBeLessThanOrEqual(endNs);
        expect(through).toContain(span);
        at = toNs;
      }
      expect(at).toBe(Math.max(root.startNs, root.endNs));
      expect(new Set(through).size).toBe(through.length);
      expect(through[0]).toBe(0);
    }),
    { numRuns: 500 },
  );
});

it('goes down a chain of thirty thousand spans', () => {
  const depth = 30_000;
  const spans = Array.from({ length: depth }, (_, index) =>
    spanOf({
      ...{
        spanId: idOf(index),
        parentSpanId: index === 0 ? '' : idOf(index - 1),
        startNs: index,
        endNs: 2 * depth - index,
      },
    }),
  );
  expect(pathOf(spans).sections).toHaveLength(2 * depth - 1);
});
