// Which buffers of a reply are handed over.
import { describe, expect, it } from 'vitest';
import { transferablesOf } from './transfer.ts';

describe('transferablesOf', () => {
  it('finds every buffer once, however deep it lies', () => {
    const shared = new ArrayBuffer(16);
    const own = new Float64Array(3);
    const reply = {
      samples: { values: own },
      views: [new Uint8Array(shared, 0, 4), { more: new Int16Array(shared, 4) }],
      none: null,
    };
    expect(new Set(transferablesOf(reply))).toEqual(new Set([own.buffer, shared]));
    expect(transferablesOf(reply).length).toBe(2);
  });

  it('finds nothing in plain values, and does not walk lists of them', () => {
    for (const plain of [undefined, null, 1, 'a', true, [1, 2, 3], { a: ['b'] }])
      expect(transferablesOf(plain)).toEqual([]);
  });

  it('leaves memory that is shared between threads where it is', () => {
    expect(transferablesOf({ values: new Float64Array(new SharedArrayBuffer(8)) })).toEqual([]);
  });

  it('lets a reply cross without a copy', () => {
    const reply = { values: Float64Array.of(1, 2) };
    const crossed = structuredClone(reply, { transfer: transferablesOf(reply) });
    expect([...crossed.values]).toEqual([1, 2]);
    expect(reply.values.length).toBe(0);
  });
});
