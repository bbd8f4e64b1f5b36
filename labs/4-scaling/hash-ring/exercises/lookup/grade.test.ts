// The grader of the lookup: any way that rules out many points with one look is right, whatever shape it is built into.

import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import type { StudentPoint } from '../../student.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

type Points = readonly StudentPoint[];
type Locate = (ring: Points, hash: number) => unknown;

const locating =
  (locate: Locate): Make =>
  () => ({ locate });
const built =
  <Built>(build: (points: Points) => Built, locate: (ring: Built, hash: number) => unknown): Make =>
  () => ({ build, locate });

/** The index of the first point of which `isAtOrAfter` holds. */
function firstIndex(ring: Points, isAtOrAfter: (point: StudentPoint) => boolean): number {
  let [low, high] = [0, ring.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAtOrAfter(ring[middle] as StudentPoint)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Tree {
  readonly point: StudentPoint;
  readonly before: Tree | null;
  readonly after: Tree | null;
}

function treeOf(points: Points): Tree | null {
  const middle = points.length >>> 1;
  const point = points[middle];
  if (point === undefined) return null;
  return { point, before: treeOf(points.slice(0, middle)), after: treeOf(points.slice(middle + 1)) };
}

const right = {
  solution: await freshModule(solutionText),
  'a search over hashes alone, with names in a column': built(
    (points) => ({ hashes: Float64Array.from(points, ({ hash }) => hash), nodes: points.map(({ node }) => node) }),
    ({ hashes, nodes }, hash) => {
      let [low, high] = [0, hashes.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((hashes[middle] as number) >= hash) high = middle;
        else low = middle + 1;
      }
      return nodes[low === hashes.length ? 0 : low];
    },
  ),
  'a tree': built(
    (points) => ({ root: treeOf(points), first: points[0] }),
    ({ root, first }, hash) => {
      let best = first;
      for (let tree = root; tree !== null; ) {
        if (tree.point.hash >= hash) {
          best = tree.point;
          tree = tree.before;
        } else tree = tree.after;
      }
      return best?.node;
    },
  ),
  'a table of the first twelve bits': built(
    (points) => ({
      points,
      slots: Array.from({ length: 4096 }, (_, slot) => firstIndex(points, ({ hash }) => hash >= slot * 2 ** 20)),
    }),
    ({ points, slots }, hash) => {
      let index = slots[Math.floor(hash / 2 ** 20)] as number;
      const { length } = points;
      while (index < length && (points[index] as StudentPoint).hash < hash) index += 1;
      return points[index === length ? 0 : index]?.node;
    },
  ),
};

const scan: Locate = (ring, hash) => (ring.find((point) => hash <= point.hash) ?? ring[0])?.node;

const wrong = {
  starter: [await freshModule(starterText), 'grade.lookup.slow'],
  'the course’s scan, written otherwise': [locating(scan), 'grade.lookup.slow'],
  'a scan from the back': [
    locating((ring, hash) => {
      let { node } = ring[0] as StudentPoint;
      for (let index = ring.length - 1; index >= 0; index -= 1) {
        const point = ring[index] as StudentPoint;
        if (point.hash < hash) return node;
        ({ node } = point);
      }
      return node;
    }),
    'grade.lookup.slow',
  ],
  'a copy that is searched': [
    locating((ring, hash) => {
      const copy = ring.map(({ hash: at, node }) => ({ hash: at, node }));
      return (copy[firstIndex(copy, (point) => point.hash >= hash)] ?? copy[0])?.node;
    }),
    'grade.lookup.slow',
  ],
  'no way round': [
    locating((ring, hash) => (ring[firstIndex(ring, (point) => point.hash >= hash)] ?? ring.at(-1))?.node),
    'grade.lookup.notRound',
  ],
  'strictly after': [
    locating((ring, hash) => (ring[firstIndex(ring, (point) => point.hash > hash)] ?? ring[0])?.node),
    'grade.lookup.wrong',
  ],
  'the point before': [
    locating((ring, hash) => ring.at(firstIndex(ring, (point) => point.hash >= hash) - 1)?.node),
    'grade.lookup.wrong',
  ],
  'compared as texts': [
    locating((ring, hash) => (ring[firstIndex(ring, (point) => String(point.hash) >= String(hash))] ?? ring[0])?.node),
    'grade.lookup.wrong',
  ],
  'sorted as texts, as sort does it untold': [
    built(
      (points) => {
        const order = points.map(({ hash }) => hash).sort();
        return order.map((hash) => points.find((point) => point.hash === hash) as StudentPoint);
      },
      (ring, hash) => (ring[firstIndex(ring, (point) => point.hash >= hash)] ?? ring[0])?.node,
    ),
    'grade.lookup.wrong',
  ],
  'any of equal points, as a search that stops at the first hit': [
    locating((ring, hash) => {
      let [low, high] = [0, ring.length - 1];
      while (low <= high) {
        const middle = (low + high) >>> 1;
        const point = ring[middle] as StudentPoint;
        if (point.hash === hash) return point.node;
        if (point.hash < hash) low = middle + 1;
        else high = middle - 1;
      }
      return (ring[low] ?? ring[0])?.node;
    }),
    'grade.lookup.wrong',
  ],
  'the remainder': [locating((ring, hash) => ring[hash % ring.length]?.node), 'grade.lookup.wrong'],
  'always the first': [locating((ring) => ring[0]?.node), 'grade.lookup.wrong'],
} as const;

const useless = {
  'an empty module': () => ({}),
  'something that is no function': () => ({ locate: 'binary' }),
  'an answer of nothing': locating(() => undefined),
  'a promise': locating(async (ring, hash) => scan(ring, hash)),
  'a point instead of its node': locating((ring) => ring[0]?.hash),
  'a node that is not there': locating(() => 'shard_99'),
  'a lookup that changes the ring': locating((ring, hash) => {
    (ring as StudentPoint[]).push({ hash, node: 'mine' });
    return ring[0]?.node;
  }),
  'a structure with functions': built(
    (points) => ({ find: () => points[0]?.node }),
    (ring) => ring.find(),
  ),
  'a map': built(
    (points) => new Map(points.map(({ hash, node }) => [hash, node])),
    (ring, hash) => ring.get(hash),
  ),
  'a structure that is too large': built(
    () => new Float64Array(500_000),
    () => 'node_1',
  ),
};

const forged = [
  Array.from({ length: 6 }, () => [[]]),
  Array.from({ length: 6 }, () => [Array.from({ length: 60 }, () => ({ hash: 0, node: 'node_1', reads: 1 }))]),
];

describeGrader('lookup', exercise, { en, ru }, { right, wrong, useless, forged });
