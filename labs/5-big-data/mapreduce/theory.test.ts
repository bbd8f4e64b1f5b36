// Against theory and exhaustive search: bounds of the map phase, and the partition against values that Java gives.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#src/algorithms/text/utf8.ts';
import { compareKeys, partitionOf, utf8Length } from './pairs.ts';
import { machineOf, stateOf } from './testing/runs.ts';

/** The shortest time in which workers can do jobs, by trying every way. */
function shortest(jobs: readonly number[], workers: number): number {
  let best = Number.POSITIVE_INFINITY;
  const loads = new Array<number>(workers).fill(0);
  const place = (at: number): void => {
    const longest = Math.max(...loads);
    if (longest >= best) return;
    const job = jobs[at];
    if (job === undefined) {
      best = longest;
      return;
    }
    for (let worker = 0; worker < workers; worker += 1) {
      loads[worker] = (loads[worker] ?? 0) + job;
      place(at + 1);
      loads[worker] = (loads[worker] ?? 0) - job;
      // Empty workers are alike.
      if (loads[worker] === 0) break;
    }
  };
  place(0);
  return best;
}

function mapPhase(settings: Readonly<Record<string, unknown>>, seed: number) {
  const machine = machineOf(settings, { until: 5_000_000, seed });
  machine.advanceTo(Number.POSITIVE_INFINITY);
  const took = stateOf(machine)
    .attempts.filter(({ kind }) => kind === 'map')
    .map(({ startMs, endMs }) => endMs - startMs);
  return { took, mapMs: Number(machine.metrics()['mapMs']) };
}

describe('the map phase', () => {
  const anyCluster = fc.record({
    mappers: fc.integer({ min: 1, max: 40 }),
    nodes: fc.integer({ min: 1, max: 5 }),
    slotsPerNode: fc.integer({ min: 1, max: 3 }),
    words: fc.integer({ min: 20, max: 900 }),
    zipfExponent: fc.constantFrom(0, 1, 2),
  });

  it('lies between all work over all slots and Graham’s bound', () => {
    fc.assert(
      fc.property(anyCluster, fc.nat(50), (cluster, seed) => {
        const { took, mapMs } = mapPhase(cluster, seed);
        const slots = cluster.nodes * cluster.slotsPerNode;
        const work = took.reduce((sum, each) => sum + each, 0) / slots;
        const longest = Math.max(...took);
        expect(mapMs).toBeGreaterThanOrEqual(Math.max(work, longest) - 1e-6);
        expect(mapMs).toBeLessThanOrEqual(work + (1 - 1 / slots) * longest + 1e-6);
      }),
      { numRuns: 150 },
    );
  });

  it('takes at most (2 − 1/m) times the best of all ways, for small jobs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 2, max: 3 }),
        fc.nat(50),
        (mappers, nodes, seed) => {
          // One line is a split: they differ much.
          const { took, mapMs } = mapPhase({ mappers, nodes, slotsPerNode: 1, words: 70 }, seed);
          const best = shortest(took, nodes);
          expect(mapMs).toBeGreaterThanOrEqual(best - 1e-6);
          expect(mapMs).toBeLessThanOrEqual((2 - 1 / nodes) * best + 1e-6);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('keys', () => {
  it('are parted by Java’s hash of their bytes', () => {
    // Arrays.hashCode of {1, 2, 3} is 30817, of no bytes 1.
    expect(partitionOf('\u0001\u0002\u0003', 0x7fffffff)).toBe(30_817);
    expect(partitionOf('', 1000)).toBe(1);
    // Bytes are signed: é is −61, −87, and (31 + −61) × 31 − 87 = −1017, without its sign bit.
    expect(partitionOf('é', 2 ** 31)).toBe(-1017 + 2 ** 31);
  });

  it('stand in the order of their UTF-8 bytes, and have as many', () => {
    const bytesOrder = (one: string, other: string): number =>
      Math.sign(Buffer.compare(Buffer.from(one), Buffer.from(other)));
    const anyText = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '￿', '𝄞', '\t'), maxLength: 5 });
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(Math.sign(compareKeys(one, other))).toBe(bytesOrder(one, other));
        expect(utf8Length(one)).toBe(encodeUtf8(one).length);
      }),
    );
  });
});
