// Rows come out in the order in which they went in, also after the room has grown and gone round.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellOf, createRing, dropRow, pushRow, setCell } from './ring.ts';

it('is a list, first in, first out', () => {
  const move = fc.oneof({ weight: 3, arbitrary: fc.nat(1000) }, { weight: 2, arbitrary: fc.constant(undefined) });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 600 }), (moves) => {
      const ring = createRing(3);
      const list: [number, number, number][] = [];
      for (const value of moves) {
        if (value !== undefined) {
          pushRow(ring, value, -1, value + 2);
          setCell(ring, ring.end - 1, 1, value + 1);
          list.push([value, value + 1, value + 2]);
        } else if (list.length > 0) {
          dropRow(ring);
          list.shift();
        }
      }
      expect(ring.end - ring.first).toBe(list.length);
      list.forEach((row, index) => {
        expect([0, 1, 2].map((column) => cellOf(ring, ring.first + index, column))).toEqual(row);
      });
    }),
  );
});
