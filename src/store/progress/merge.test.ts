// Merging must not care for order or repetition, or two tabs would disagree for ever.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRows } from './merge.ts';
import { keyOf, ROW_SCHEMAS, type Row, type RowKind, readRow } from './schema.ts';

const at = fc.integer({ min: 0, max: 4 });
const values: { readonly [Kind in RowKind]: fc.Arbitrary<unknown> } = {
  visit: fc.record({ at, step: fc.constantFrom(null, 'one', 'two') }),
  seen: fc.record({ at }),
  task: fc.record({ at, simulated: fc.constantFrom(null, 1, 2) }),
  prediction: fc.record(
    {
      at,
      score: fc.constantFrom(0, 0.5, 1),
      answer: fc.constantFrom(null, 'yes'),
      afterwards: fc.constant(true),
    },
    { requiredKeys: ['at', 'score', 'answer'] },
  ),
  score: fc.record({ at, value: fc.integer({ min: 0, max: 3 }), better: fc.constantFrom('lower', 'higher') }),
  exercise: fc.record({ at }),
  draft: fc.record({ at, source: fc.constantFrom('', 'a', 'b') }),
  hint: fc.record({ at, opened: fc.integer({ min: 0, max: 3 }) }),
  cleared: fc.record({ at }),
};

function rowOf(kind: RowKind): fc.Arbitrary<Row> {
  const own =
    kind === 'visit' || kind === 'cleared' ? { id: '', tab: '' } : { id: 'x', tab: kind === 'draft' ? 't' : '' };
  return values[kind].map((value) => ({ kind, lab: 'lab', ...own, value }) as Row);
}

describe.each(Object.keys(ROW_SCHEMAS) as RowKind[])('a row of kind %s', (kind) => {
  it('merges in any order to the same', () => {
    fc.assert(
      fc.property(rowOf(kind), rowOf(kind), rowOf(kind), (a, b, c) => {
        expect(mergeRows(a, b)).toEqual(mergeRows(b, a));
        expect(mergeRows(mergeRows(a, b), c)).toEqual(mergeRows(a, mergeRows(b, c)));
        expect(mergeRows(a, a)).toBe(a);
        expect(mergeRows(mergeRows(a, b), b)).toEqual(mergeRows(a, b));
      }),
    );
  });

  it('is read back from its key and value', () => {
    fc.assert(
      fc.property(rowOf(kind), (row) => {
        expect(readRow(keyOf(row), structuredClone(row.value))).toEqual({ row });
      }),
    );
  });

  it('is not read from a value of another shape', () => {
    fc.assert(
      fc.property(rowOf(kind), fc.anything(), (row, value) => {
        const reading = readRow(keyOf(row), value);
        // What is accepted has exactly the fields of its kind.
        if ('row' in reading) expect(Object.keys(reading.row.value).sort()).toEqual(Object.keys(row.value).sort());
      }),
    );
  });
});
