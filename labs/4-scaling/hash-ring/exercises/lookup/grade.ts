// Grades the lookup on a ring by what it answers and by what it reads. Rings are made here and grow sixteenfold from case
// to case; every lookup has a hash of its own, and each ring is built by one instance of the student's module and looked
// up in by another, so that nothing but what `build` returned is there to be read, and every read of it counts.
import { phraseOfFault } from '#src/algorithms/policy-fault.ts';
import type { Check, Exercise } from '#src/contract/exercise.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import { countReads, plainCopy, type ReadCounter } from '../../counted.ts';
import { checkedNode, lookupOf, type StudentPoint } from '../../student.ts';

interface Case {
  readonly name: 'owners' | 'round' | 'equal' | 'few' | 'more' | 'many';
  /** Whether what is read is judged, too. */
  readonly costs: boolean;
  rings(): readonly (readonly StudentPoint[])[];
  hashes(ring: readonly StudentPoint[], random: RandomStream): readonly number[];
}

const CIRCLE = 2 ** 32;
const LOOKUPS = 60;

const randomOf = (name: string): RandomStream => new RandomStream(streamWords(2024, `lookup-${name}`));

function anyRing(name: string, count: number, within = CIRCLE): readonly StudentPoint[] {
  const random = randomOf(name);
  const hashes = Array.from({ length: count }, () => random.integerBelow(within)).sort((one, other) => one - other);
  return hashes.map((hash) => ({ hash, node: `node_${random.integerBelow(12)}` }));
}

const anyHashes = (_ring: readonly StudentPoint[], random: RandomStream): readonly number[] =>
  Array.from({ length: LOOKUPS }, () => random.integerBelow(CIRCLE));

const CASES: readonly Case[] = [
  {
    name: 'owners',
    costs: false,
    rings: () => [1, 2, 3, 5, 8, 40].map((count) => anyRing(`owners-${count}`, count)),
    hashes: anyHashes,
  },
  {
    name: 'round',
    costs: false,
    rings: () => [2, 7, 30].map((count) => anyRing(`round-${count}`, count, CIRCLE / 2)),
    // Behind the last point, before the first, and at each point.
    hashes: (ring) => {
      const [first = 0, last = 0] = [ring[0]?.hash, ring.at(-1)?.hash];
      return [last + 1, CIRCLE - 1, 0, Math.max(0, first - 1), ...ring.map((point) => point.hash)];
    },
  },
  {
    name: 'equal',
    costs: false,
    rings: () =>
      [4, 25].map((count) => {
        const hashes = anyRing(`equal-${count}`, count).map(({ hash }) => hash);
        return hashes.flatMap((hash) => ['a', 'b', 'c'].map((end) => ({ hash, node: `node_${end}${hash % 5}` })));
      }),
    // Of equal points the first is first.
    hashes: (ring) => ring.flatMap(({ hash }) => [hash, Math.max(0, hash - 1), Math.min(CIRCLE - 1, hash + 1)]),
  },
  { name: 'few', costs: true, rings: () => [anyRing('few', 30)], hashes: anyHashes },
  { name: 'more', costs: true, rings: () => [anyRing('more', 480)], hashes: anyHashes },
  { name: 'many', costs: true, rings: () => [anyRing('many', 7680)], hashes: anyHashes },
];

/** Values that one lookup may read: a few for each halving of the ring, as binary search, a tree or a table does it. */
const allowedReads = (points: number): number => 4 * Math.ceil(Math.log2(points + 1)) + 12;

interface Lookup {
  readonly hash: number;
  readonly node: string;
  readonly reads: number;
}

/** The lookups of one case, ring by ring, in the student's realm. */
function driveCase(each: Case, instantiate: Parameters<Exercise['drive']>[0]): readonly (readonly Lookup[])[] {
  return each.rings().map((points) => {
    const nodes = new Set(points.map(({ node }) => node));
    const built = plainCopy(lookupOf(instantiate()).build(points.map((point) => ({ ...point }))));
    const counter: ReadCounter = { reads: 0 };
    const ring = countReads(built, counter);
    const { locate } = lookupOf(instantiate());
    return each.hashes(points, randomOf(`${each.name}-hashes`)).map((hash) => {
      counter.reads = 0;
      const answer = locate(ring, hash);
      const { reads } = counter;
      return { hash, node: checkedNode('locate(ring, hash)', answer, String(hash), nodes), reads };
    });
  });
}

/** By looking at every point. */
const ownerOf = (points: readonly StudentPoint[], hash: number): string =>
  (points.find((point) => hash <= point.hash) ?? points[0])?.node ?? '';

const isLookup = (given: unknown): given is Lookup => {
  if (typeof given !== 'object' || given === null) return false;
  const { hash, node, reads } = given as Partial<Record<keyof Lookup, unknown>>;
  return typeof hash === 'number' && typeof node === 'string' && Number.isSafeInteger(reads) && Number(reads) >= 1;
};

/** The lookups of one ring as they were asked for, or undefined. */
function lookupsOf(given: unknown, hashes: readonly number[]): readonly Lookup[] | undefined {
  if (!Array.isArray(given) || given.length !== hashes.length) return undefined;
  const lookups: readonly unknown[] = given;
  if (!lookups.every(isLookup)) return undefined;
  return lookups.every(({ hash }, index) => hash === hashes[index]) ? lookups : undefined;
}

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.lookup.${each.name}` };
  const given: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  const rings = each.rings();
  let count = 0;
  let worst: Lookup = { hash: 0, node: '', reads: 0 };
  for (const [place, points] of rings.entries()) {
    const hashes = each.hashes(points, randomOf(`${each.name}-hashes`));
    const lookups = lookupsOf(Array.isArray(given) ? given[place] : undefined, hashes);
    if (lookups === undefined) return { name, passed: false, message: { key: 'grade.lookup.none' } };
    const wrong = lookups.find(({ hash, node }) => node !== ownerOf(points, hash));
    if (wrong !== undefined) {
      const args = { points: points.length, hash: wrong.hash, given: wrong.node, wanted: ownerOf(points, wrong.hash) };
      const isBehind = wrong.hash > (points.at(-1)?.hash ?? 0);
      return {
        name,
        passed: false,
        message: isBehind ? { key: 'grade.lookup.notRound', args } : { key: 'grade.lookup.wrong', args },
      };
    }
    for (const lookup of lookups) if (lookup.reads > worst.reads) worst = lookup;
    count += lookups.length;
  }
  const points = rings[0]?.length ?? 0;
  const args = { lookups: count, points, reads: worst.reads, allowed: allowedReads(points) };
  if (!each.costs) return { name, passed: true, message: { key: 'grade.lookup.right', args } };
  if (worst.reads > args.allowed) return { name, passed: false, message: { key: 'grade.lookup.slow', args } };
  return { name, passed: true, message: { key: 'grade.lookup.good', args } };
}

export const exercise: Exercise = {
  entry: [{ name: 'locate', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveCase(each, instantiate)),
  judge: (transcript) =>
    CASES.map((each, index) => {
      try {
        return judgeCase(each, transcript, index);
      } catch (error) {
        return { name: { key: `grade.lookup.${each.name}` }, passed: false, message: phraseOfFault(error) };
      }
    }),
};
