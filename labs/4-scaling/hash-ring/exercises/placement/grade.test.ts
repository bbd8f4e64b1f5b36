// The grader of placements: whatever moves only what it must and spreads keys evenly is right.

import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

type Hash = (text: string) => number;

interface Placement {
  add(node: string): unknown;
  remove(node: string): unknown;
  owner(key: string): unknown;
}

const placing =
  (create: (hash: Hash) => unknown): Make =>
  () => ({ create });

/** A list of nodes, and an owner worked out from it. */
const byList = (owner: (key: string, nodes: readonly string[], hash: Hash) => unknown, isSorted = false): Make =>
  placing((hash): Placement => {
    let nodes: readonly string[] = [];
    return {
      add(node) {
        nodes = isSorted ? [...nodes, node].sort() : [...nodes, node];
      },
      remove(node) {
        nodes = nodes.filter((each) => each !== node);
      },
      owner: (key) => owner(key, nodes, hash),
    };
  });

const ring = (points: number, seed = (_node: string): string => ''): Make =>
  placing((hash): Placement => {
    let circle: readonly { readonly at: number; readonly node: string }[] = [];
    return {
      add(node) {
        const added = Array.from({ length: points }, (_, index) => ({
          at: hash(`${node}:${index}${seed(node)}`),
          node,
        }));
        circle = [...circle, ...added].sort((one, other) => one.at - other.at || (one.node < other.node ? -1 : 1));
      },
      remove(node) {
        circle = circle.filter((point) => point.node !== node);
      },
      owner(key) {
        const place = hash(key);
        return (circle.find(({ at }) => place <= at) ?? circle[0])?.node;
      },
    };
  });

/** By the highest weight, the first of equals. */
function heaviest(nodes: readonly string[], weight: (node: string) => number): string | undefined {
  return [...nodes].sort((one, other) => weight(other) - weight(one) || (one < other ? -1 : 1))[0];
}

const right = {
  solution: await freshModule(solutionText),
  'a ring of 200 points': ring(200),
  'rendezvous by the lowest': byList((key, nodes, hash) => heaviest(nodes, (node) => -hash(`${key}|${node}`))),
};

const wrong = {
  starter: [await freshModule(starterText), 'grade.placement.astrayOnJoin'],
  'the remainder over sorted nodes': [
    byList((key, nodes, hash) => nodes[hash(key) % nodes.length], true),
    'grade.placement.astrayOnJoin',
  ],
  'the order in which they came': [
    byList((key, nodes, hash) => nodes[hash(key) % nodes.length]),
    'grade.placement.changed',
  ],
  'a ring of one point': [ring(1), 'grade.placement.unbalanced'],
  'a ring that hashes no numbers': [
    byList((key, nodes, hash) => heaviest(nodes, (node) => -((hash(node) - hash(key) + 2 ** 32) % 2 ** 32))),
    'grade.placement.unbalanced',
  ],
  'all on the first': [byList((_key, nodes) => nodes[0], true), 'grade.placement.unbalanced'],
  'a memory that never moves a key': [
    placing((hash): Placement => {
      const nodes: string[] = [];
      const known = new Map<string, string>();
      return {
        add: (node) => nodes.push(node),
        remove(node) {
          nodes.splice(nodes.indexOf(node), 1);
          for (const [key, owner] of known) if (owner === node) known.delete(key);
        },
        owner(key) {
          const owner = known.get(key) ?? nodes[hash(key) % nodes.length] ?? '';
          known.set(key, owner);
          return owner;
        },
      };
    }),
    'grade.placement.neglected',
  ],
  'ranges that are cut anew': [
    byList((key, nodes, hash) => nodes[Math.floor((hash(key) / 2 ** 32) * nodes.length)], true),
    'grade.placement.astrayOnLeave',
  ],
  turns: [
    placing((): Placement => {
      const nodes: string[] = [];
      let turn = 0;
      return {
        add: (node) => nodes.push(node),
        remove: (node) => nodes.splice(nodes.indexOf(node), 1),
        owner: () => {
          turn += 1;
          return nodes[turn % nodes.length];
        },
      };
    }),
    'grade.placement.changed',
  ],
} as const;

const useless = {
  'an empty module': () => ({}),
  'something that is no function': () => ({ create: 3 }),
  'no object': placing(() => undefined),
  'a promise of one': placing(async () => ({})),
  'an object without owner': placing(() => ({ add: () => undefined, remove: () => undefined })),
  'an owner of nothing': byList(() => undefined),
  'an index instead of a name': byList(() => 0),
  'a promise of an owner': byList(async (_key, nodes) => nodes[0]),
  'a node that has left': placing((): Placement => {
    let first: string | undefined;
    return {
      add: (node) => {
        first ??= node;
      },
      remove: () => undefined,
      owner: () => first,
    };
  }),
};

/** Nodes and keys, with which sentences begin. */
const named = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'user:'];

const forged = [Array.from({ length: 6 }, () => Array.from({ length: 2000 }, () => null))];

describeGrader('placement', exercise, { en, ru }, { right, wrong, useless, forged, named });
