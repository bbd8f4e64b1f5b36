// Where each key belongs while the same nodes are there, by whichever method is in charge, and what it costs to find out.
// Nothing of it is state: it follows from the era. What was worked out is kept for a while, since neighbouring moments
// ask for the same.
import { jumpPath } from '#src/algorithms/hashing/jump.ts';
import { createMd5Number } from '#src/algorithms/hashing/md5.ts';
import { moduloOf } from '#src/algorithms/hashing/modulo.ts';
import { heaviest } from '#src/algorithms/hashing/rendezvous.ts';
import {
  comparisonsFor,
  emptyRing,
  joined,
  type Lookup,
  left,
  pointOf,
  type Ring,
} from '#src/algorithms/hashing/ring.ts';
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import type { Setup } from '#src/contract/model.ts';
import type { Era, State } from './state.ts';
import { createStudentPlacement, type StudentPlacement } from './student.ts';
import type { Workload } from './workload.ts';

export interface Placement {
  /** The node that each key belongs to, by number; −1 where there is none. */
  readonly owners: Int32Array;
  /** Keys that belong to each member of the era, in the members' order. Counted once: every sample asks for it. */
  readonly counts: Int32Array;
  /** Of a ring: its points name nodes by number. */
  readonly ring?: Ring;
  /** Of a ring: the point that each key belongs to. */
  readonly points?: Int32Array;
  /** What a lookup of each key takes, where no parameter changes it. */
  readonly steps?: Float64Array;
}

export type Uncounted = Omit<Placement, 'counts'>;

function counted(placement: Uncounted, members: readonly number[]): Placement {
  const place = new Map(members.map((node, index) => [node, index]));
  const counts = new Int32Array(members.length);
  for (const node of placement.owners) {
    const index = place.get(node);
    if (index !== undefined) counts[index] = (counts[index] as number) + 1;
  }
  return { ...placement, counts };
}

/** Of so many eras the placements are kept: twins of time rarely look further back. */
const MOST_KEPT = 8;

type History = Pick<State, 'eras' | 'names'>;

export interface Placements {
  /** The placement of an era, by its place in the history. Throws PolicyFault where a student's code answers wrong. */
  of(history: History, index: number): Placement;
  /** Points compared, nodes weighed or jumps made to find where a key belongs. */
  stepsOf(placement: Placement, lookup: Lookup, key: number): number;
}

interface KnownRing {
  readonly virtualNodes: number;
  readonly members: ReadonlySet<number>;
  readonly ring: Ring;
}

export function createPlacements(setup: Setup, workload: Workload): Placements {
  const { keyCount, hashes } = workload;
  const kept = new Map<string, Placement>();
  // Nearly every lookup is of the same era as the one before it.
  let latest: { readonly era: Era; readonly placement: Placement } | undefined;
  const own = createOwn(setup, workload);
  let known: KnownRing = { virtualNodes: 0, members: new Set(), ring: emptyRing() };

  /** From the ring that was built last: only the nodes that differ take part. */
  const ringOf = ({ members, virtualNodes }: Era, names: readonly string[]): Ring => {
    const wanted = new Set(members);
    const isNear = known.virtualNodes === virtualNodes;
    let ring = isNear ? known.ring : emptyRing();
    const there = isNear ? known.members : new Set<number>();
    for (const node of there) if (!wanted.has(node)) ring = left(ring, node);
    for (const node of members) if (!there.has(node)) ring = joined(ring, names[node] ?? '', node, virtualNodes);
    known = { virtualNodes, members: wanted, ring };
    return ring;
  };

  const onRing = (era: Era, names: readonly string[]): Uncounted => {
    const ring = ringOf(era, names);
    const points = new Int32Array(keyCount);
    const owners = new Int32Array(keyCount).fill(-1);
    for (let key = 0; key < keyCount; key += 1) {
      const point = pointOf(ring, hashes, key * 4);
      points[key] = point;
      if (point >= 0) owners[key] = ring.owners[point] as number;
    }
    return { owners, ring, points };
  };

  /** By a method that numbers its buckets; `bucketOf` gives the bucket and how many steps led to it. */
  const inBuckets = (era: Era, bucketOf: (key: number) => readonly [bucket: number, steps: number]): Uncounted => {
    const owners = new Int32Array(keyCount);
    const steps = new Float64Array(keyCount);
    for (let key = 0; key < keyCount; key += 1) {
      const [bucket, taken] = bucketOf(key);
      owners[key] = era.members[bucket] ?? -1;
      steps[key] = taken;
    }
    return { owners, steps };
  };

  const work = (era: Era, names: readonly string[]): Uncounted => {
    const count = era.members.length;
    switch (era.method) {
      case 'ring':
        return onRing(era, names);
      case 'modulo':
        return inBuckets(era, (key) => [moduloOf(hashes, key * 4, count), 1]);
      case 'jump':
        return inBuckets(era, (key) => {
          const path = jumpPath(hashes[key * 4] as number, hashes[key * 4 + 1] as number, count);
          return [path.at(-1) ?? -1, path.length];
        });
      case 'rendezvous': {
        const nodes = nodeHashes(era, names);
        return inBuckets(era, (key) => [heaviest(nodes, hashes, key * 4), count]);
      }
      case 'own-code':
        throw new Error('a student’s code is asked once an era, in order');
    }
  };

  return {
    of({ eras, names }, index) {
      const era = eras[index];
      if (era === undefined) throw new Error(`there is no era ${index}`);
      if (latest?.era === era) return latest.placement;
      if (era.method === 'own-code') return own(eras, index, names);
      const name = `${era.method} ${era.method === 'ring' ? era.virtualNodes : 0} ${era.members.join()}`;
      const placement = kept.get(name) ?? counted(work(era, names), era.members);
      kept.delete(name);
      kept.set(name, placement);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      latest = { era, placement };
      return placement;
    },
    stepsOf({ ring, points, steps }, lookup, key) {
      if (steps !== undefined) return steps[key] as number;
      return ring === undefined ? 0 : comparisonsFor(lookup, ring, points?.[key] ?? -1, hashes, key * 4);
    },
  };
}

/** MD5 of the members' names, four words each. */
export function nodeHashes({ members }: Pick<Era, 'members'>, names: readonly string[]): Uint32Array {
  const md5 = createMd5Number();
  const hashes = new Uint32Array(members.length * 4);
  members.forEach((node, index) => {
    md5(names[node] ?? '', hashes, index * 4);
  });
  return hashes;
}

/**
 * The placements of a student's code, era by era: it keeps state of its own, so that each era is asked for once, in
 * order, and remembered. A run with it is replayed from its start with a fresh one of these.
 */
function createOwn(setup: Setup, workload: Workload) {
  const remembered = new Map<number, Placement>();
  let placing: StudentPlacement | undefined;
  return (eras: readonly Era[], index: number, names: readonly string[]): Placement => {
    const known = remembered.get(index);
    if (known !== undefined) return known;
    const era = eras[index] as Era;
    if (setup.policy === undefined)
      throw new PolicyFault(
        { key: 'fault.noCode' },
        'method own-code needs your code: write create(hash), or build(points) and locate(ring, hash), and run it',
      );
    if (placing === undefined || eras[index - 1]?.method !== 'own-code')
      placing = createStudentPlacement(setup.policy as Readonly<Record<string, unknown>>, workload);
    const placement = counted(placing.place(era, names), era.members);
    remembered.set(index, placement);
    return placement;
  };
}
