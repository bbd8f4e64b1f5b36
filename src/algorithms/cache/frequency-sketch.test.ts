// The sketch against exact counts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSketch, estimate, record } from './frequency-sketch.ts';

describe('the frequency sketch', () => {
  it('never counts too low before it ages, and stops at 15', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 150 }), fc.integer(), (keys, seed) => {
        // 16 blocks age after 160 additions: not reached here.
        const sketch = createSketch(16, seed);
        const counts = new Map<number, number>();
        for (const key of keys) {
          record(sketch, key);
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        for (const [key, count] of counts) {
          expect(estimate(sketch, key)).toBeGreaterThanOrEqual(Math.min(15, count));
          expect(estimate(sketch, key)).toBeLessThanOrEqual(15);
        }
      }),
    );
  });

  it('is nearly exact when it is roomy', () => {
    const sketch = createSketch(4096, 3);
    const keys = Array.from({ length: 600 }, (_, key) => key);
    for (const key of keys) for (let time = 0; time <= key % 9; time += 1) record(sketch, key);
    const wrong = keys.filter((key) => estimate(sketch, key) !== (key % 9) + 1);
    expect(wrong.length).toBeLessThanOrEqual(3);
    expect(estimate(sketch, 999_999)).toBe(0);
  });

  it('halves every count after ten additions a block, and lets go of what odd counts lose', () => {
    // Two blocks, so the twentieth addition ages; no key may reach 15, where nothing is added any more.
    const sketch = createSketch(2, 0);
    expect(sketch.period).toBe(20);
    for (let time = 0; time < 9; time += 1) record(sketch, 1);
    expect(estimate(sketch, 1)).toBe(9);
    let others = 0;
    while (sketch.additions < 19) {
      record(sketch, 100);
      others += 1;
    }
    expect(others).toBe(10);
    const before = [estimate(sketch, 1), estimate(sketch, 100)];
    record(sketch, 100);
    expect(estimate(sketch, 1)).toBe(Math.floor((before[0] as number) / 2));
    expect(estimate(sketch, 100)).toBe(Math.floor(((before[1] as number) + 1) / 2));
    expect(sketch.additions).toBeLessThanOrEqual(10);
    expect(sketch.additions).toBeGreaterThanOrEqual(9);
  });

  it('counts nothing more for a key at 15', () => {
    const sketch = createSketch(1024, 1);
    for (let time = 0; time < 100; time += 1) record(sketch, 5);
    expect(estimate(sketch, 5)).toBe(15);
    expect(sketch.additions).toBe(15);
  });

  it('places keys by its seed', () => {
    const [one, two] = [createSketch(64, 1), createSketch(64, 2)];
    for (let key = 0; key < 50; key += 1) {
      record(one, key);
      record(two, key);
    }
    expect(one.words).not.toEqual(two.words);
  });
});
