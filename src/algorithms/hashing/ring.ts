// A ring of hashes (Karger and others, 1997): every node stands at many points of a circle of 128-bit numbers, the MD5 of
// `node:0`, `node:1` …, and a key belongs to the first point at or after its own MD5, going round. Rings are values: a node
// that joins or leaves gives a new one by one pass over the points.
import { createMd5Number } from './md5.ts';
import { comparisonsTo, firstPointFrom } from './sorted-points.ts';

/** Points in columns, rising; a point is a number of 128 bits in four words, the highest first. */
interface Points {
  readonly count: number;
  readonly words: readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  /** Which of its node's points each is, from 0. */
  readonly replicas: Uint16Array;
}

export interface Ring extends Points {
  /** The node of each point, by the number it was added with. */
  readonly owners: Int32Array;
  /** For each value of the highest bits the first point that has it or more, and the number of points at the end. */
  readonly table: Uint32Array;
  /** So many of the highest word's bits are left out of the table's index. */
  readonly tableShift: number;
}

/** More points than this for one node are not asked for. */
export const MOST_VIRTUAL_NODES = 65_535;

const FEWEST_TABLE_BITS = 4;
const MOST_TABLE_BITS = 16;

const newWords = (count: number): Points['words'] => [
  new Uint32Array(count),
  new Uint32Array(count),
  new Uint32Array(count),
  new Uint32Array(count),
];

/** Negative, 0 or positive, as point `one` of a stands before, at or behind point `other` of b. */
function compare(a: Points['words'], one: number, b: Points['words'], other: number): number {
  for (let word = 0; word < 4; word += 1) {
    const difference = ((a[word] as Uint32Array)[one] as number) - ((b[word] as Uint32Array)[other] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

function copyPoint(from: Points, at: number, to: Points, into: number): void {
  for (let word = 0; word < 4; word += 1)
    (to.words[word] as Uint32Array)[into] = (from.words[word] as Uint32Array)[at] as number;
  to.replicas[into] = from.replicas[at] as number;
}

/** The points of one node in their order on the circle. */
function pointsOf(node: string, virtualNodes: number): Points {
  const md5 = createMd5Number();
  const digests = new Uint32Array(virtualNodes * 4);
  for (let replica = 0; replica < virtualNodes; replica += 1) md5(`${node}:${replica}`, digests, replica * 4);
  const order = Array.from({ length: virtualNodes }, (_, replica) => replica).sort((one, other) => {
    for (let word = 0; word < 4; word += 1) {
      const difference = (digests[one * 4 + word] as number) - (digests[other * 4 + word] as number);
      if (difference !== 0) return difference;
    }
    return one - other;
  });
  const words = newWords(virtualNodes);
  order.forEach((replica, at) => {
    for (let word = 0; word < 4; word += 1) (words[word] as Uint32Array)[at] = digests[replica * 4 + word] as number;
  });
  return { count: virtualNodes, words, replicas: Uint16Array.from(order) };
}

/** About four slots of the table a point, so that most hold one point or none. */
function tableOf(highest: Uint32Array, count: number): Pick<Ring, 'table' | 'tableShift'> {
  const bits = Math.min(MOST_TABLE_BITS, Math.max(FEWEST_TABLE_BITS, Math.ceil(Math.log2(Math.max(1, count))) + 2));
  const tableShift = 32 - bits;
  const table = new Uint32Array(2 ** bits + 1);
  let point = 0;
  for (let slot = 0; slot < table.length; slot += 1) {
    while (point < count && (highest[point] as number) >>> tableShift < slot) point += 1;
    table[slot] = point;
  }
  return { table, tableShift };
}

export function emptyRing(): Ring {
  const words = newWords(0);
  return { count: 0, words, replicas: new Uint16Array(0), owners: new Int32Array(0), ...tableOf(words[0], 0) };
}

/**
 * The ring with one more node on it.
 * @param owner the number that its points will name
 * @param virtualNodes how many points it gets, from 1
 * @throws RangeError on a number of points out of range
 */
export function joined(ring: Ring, node: string, owner: number, virtualNodes: number): Ring {
  if (!Number.isInteger(virtualNodes) || virtualNodes < 1 || virtualNodes > MOST_VIRTUAL_NODES)
    throw new RangeError(`a node has from 1 to ${MOST_VIRTUAL_NODES} points, not ${virtualNodes}`);
  const added = pointsOf(node, virtualNodes);
  const count = ring.count + added.count;
  const merged: Points = { count, words: newWords(count), replicas: new Uint16Array(count) };
  const owners = new Int32Array(count);
  let old = 0;
  let fresh = 0;
  for (let at = 0; at < count; at += 1) {
    // Of equal points the one that was there first stays first.
    const takesOld = fresh === added.count || (old < ring.count && compare(ring.words, old, added.words, fresh) <= 0);
    if (takesOld) {
      copyPoint(ring, old, merged, at);
      owners[at] = ring.owners[old] as number;
      old += 1;
    } else {
      copyPoint(added, fresh, merged, at);
      owners[at] = owner;
      fresh += 1;
    }
  }
  return { ...merged, owners, ...tableOf(merged.words[0], count) };
}

/** The ring without the points of a node. */
export function left(ring: Ring, owner: number): Ring {
  let count = 0;
  for (const each of ring.owners) if (each !== owner) count += 1;
  const rest: Points = { count, words: newWords(count), replicas: new Uint16Array(count) };
  const owners = new Int32Array(count);
  let at = 0;
  for (let point = 0; point < ring.count; point += 1) {
    if (ring.owners[point] === owner) continue;
    copyPoint(ring, point, rest, at);
    owners[at] = ring.owners[point] as number;
    at += 1;
  }
  return { ...rest, owners, ...tableOf(rest.words[0], count) };
}

/** A ring of several nodes; node i is numbered `owners[i]`, or i. */
export function ringOf(nodes: readonly string[], virtualNodes: number, owners?: readonly number[]): Ring {
  let ring = emptyRing();
  nodes.forEach((node, index) => {
    ring = joined(ring, node, owners?.[index] ?? index, virtualNodes);
  });
  return ring;
}

/**
 * Index of the point that a hash belongs to: the first at or after it, the very first when there is none; −1 on an empty
 * ring. The table leads to a handful of points at most, whatever the size of the ring.
 * @param hash four words from `at` on, the highest first
 */
export function pointOf(ring: Ring, hash: Uint32Array, at: number): number {
  const { count, table, tableShift, words } = ring;
  if (count === 0) return -1;
  const highest = hash[at] as number;
  const slot = highest >>> tableShift;
  let point = firstPointFrom(words[0], highest, table[slot], table[slot + 1]);
  // Points that share the highest word are told apart by the other three.
  while (point < count && words[0][point] === highest && isBefore(ring, point, hash, at)) point += 1;
  return point === count ? 0 : point;
}

function isBefore({ words }: Ring, point: number, hash: Uint32Array, at: number): boolean {
  for (let word = 1; word < 4; word += 1) {
    const difference = ((words[word] as Uint32Array)[point] as number) - (hash[at + word] as number);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Ways to look for a point. All find the same one. */
export type Lookup = 'scan' | 'binary' | 'table';

/**
 * How many points a way of looking compares with a hash before it is at `point`.
 * @param point as `pointOf` gives it
 */
export function comparisonsFor(lookup: Lookup, ring: Ring, point: number, hash: Uint32Array, at: number): number {
  if (ring.count === 0) return 0;
  // Whoever went round has looked at all of them in vain.
  const wrapped = point === 0 && isBehindAll(ring, hash, at);
  const found = wrapped ? ring.count : point;
  switch (lookup) {
    case 'scan':
      return wrapped ? ring.count : point + 1;
    case 'binary':
      return comparisonsTo(found, 0, ring.count);
    case 'table': {
      const slot = (hash[at] as number) >>> ring.tableShift;
      return comparisonsTo(found, ring.table[slot] as number, ring.table[slot + 1] as number);
    }
  }
}

/** Whether no point is at or after the hash. */
export function isBehindAll(ring: Ring, hash: Uint32Array, at: number): boolean {
  const last = ring.count - 1;
  if (last < 0) return true;
  const highest = (ring.words[0][last] as number) - (hash[at] as number);
  return highest < 0 || (highest === 0 && isBefore(ring, last, hash, at));
}

/** A point or a hash as a share of the circle, from 0 to below 1. */
export const shareOfCircle = (highest: number, next: number): number => (highest + next / 2 ** 32) / 2 ** 32;

/** The share of the circle that each owner holds: the arcs that end at its points. */
export function sharesOf(ring: Ring): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  const { count, words, owners } = ring;
  const at = (point: number): number => shareOfCircle(words[0][point] as number, words[1][point] as number);
  for (let point = 0; point < count; point += 1) {
    const before = at((point + count - 1) % count);
    const arc = count === 1 ? 1 : (at(point) - before + 1) % 1;
    const owner = owners[point] as number;
    shares.set(owner, (shares.get(owner) ?? 0) + arc);
  }
  return shares;
}
