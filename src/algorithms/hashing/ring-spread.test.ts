// The law of the ring's spread, (n − 1)/(nv + 1) for arcs and (n − 1)/keys more for keys, against rings of many names.
import { describe, expect, it } from 'vitest';
import { createMd5Number } from './md5.ts';
import { pointOf, ringOf, sharesOf } from './ring.ts';
import { ringSquared, spreadOf } from './spread.ts';

const SETS = 400;
/** Six settings; each holds at this many standard errors with 99.97 %, all of them with 99.8 %. */
const STANDARD_ERRORS = 3.6;

const namesOf = (nodes: number, set: number): readonly string[] =>
  Array.from({ length: nodes }, (_, node) => `${set}/${node}`);

function meanAndError(values: readonly number[]): readonly [mean: number, error: number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return [mean, Math.sqrt(variance / values.length)];
}

describe('the squared spread over the mean', () => {
  it.each([
    [3, 1],
    [3, 20],
    [10, 10],
    [10, 100],
  ])('of the arcs of %d nodes with %d points', (nodes, virtualNodes) => {
    const squares = Array.from({ length: SETS }, (_, set) => {
      const shares = [...sharesOf(ringOf(namesOf(nodes, set), virtualNodes)).values()];
      return spreadOf(shares).stdDevOverMean ** 2;
    });
    const [mean, error] = meanAndError(squares);
    expect(Math.abs(mean - (nodes - 1) / (nodes * virtualNodes + 1))).toBeLessThan(STANDARD_ERRORS * error);
  });

  it.each([
    [4, 150],
    [8, 30],
  ])('of 300 keys on %d nodes with %d points', (nodes, virtualNodes) => {
    const md5 = createMd5Number();
    const keys = 300;
    const hash = new Uint32Array(4);
    const squares = Array.from({ length: SETS }, (_, set) => {
      const ring = ringOf(namesOf(nodes, set), virtualNodes);
      const counts = new Array<number>(nodes).fill(0);
      for (let key = 0; key < keys; key += 1) {
        md5(`${set}:${key}`, hash, 0);
        const owner = ring.owners[pointOf(ring, hash, 0)] as number;
        counts[owner] = (counts[owner] ?? 0) + 1;
      }
      return spreadOf(counts).stdDevOverMean ** 2;
    });
    const [mean, error] = meanAndError(squares);
    expect(Math.abs(mean - ringSquared(nodes, virtualNodes, keys))).toBeLessThan(STANDARD_ERRORS * error);
  });
});
