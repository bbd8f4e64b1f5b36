// Grades a placement by what it does when nodes come and go. Its answers are recorded in the student's realm; here they
// are held against each other: who moved, from where and to where.
import type { Check, Exercise, StudentExports } from '#src/contract/exercise.ts';
import { checkedNode, createOwnPlacement, studentHash } from '../../student.ts';

const KEYS: readonly string[] = Array.from({ length: 2000 }, (_, key) => `user:${key}`);

type Change = { readonly add: string } | { readonly remove: string };

/** What happens to the nodes; the owners of all keys are asked for after each stage. */
interface Case {
  readonly name: 'same' | 'balance' | 'join' | 'leave' | 'return' | 'alone';
  readonly stages: readonly (readonly Change[])[];
}

const named = (...names: readonly string[]): readonly Change[] => names.map((add) => ({ add }));
const FIVE = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'] as const;

const CASES: readonly Case[] = [
  { name: 'same', stages: [named(...FIVE), []] },
  { name: 'balance', stages: [named(...FIVE, 'zeta', 'eta', 'theta')] },
  { name: 'join', stages: [named('alpha', 'beta', 'gamma'), named('delta'), named('epsilon'), named('zeta')] },
  {
    name: 'leave',
    stages: [named(...FIVE, 'zeta'), [{ remove: 'beta' }], [{ remove: 'zeta' }], [{ remove: 'alpha' }]],
  },
  { name: 'return', stages: [named(...FIVE), [{ remove: 'gamma' }], [{ add: 'gamma' }]] },
  { name: 'alone', stages: [named('alpha'), named('beta'), [{ remove: 'alpha' }]] },
];

/** The largest over the mean that a node may have: a ring of 40 points a node keeps it, one of a few points does not. */
const MOST_OVER_MEAN = 1.4;
/** A node that joins must get at least this share of what would be fair. */
const LEAST_OF_FAIR = 0.55;

const apply = (nodes: readonly string[], change: Change): readonly string[] =>
  'add' in change ? [...nodes, change.add] : nodes.filter((node) => node !== change.remove);

/** The nodes after each stage. */
function nodesOf({ stages }: Case): readonly (readonly string[])[] {
  let nodes: readonly string[] = [];
  return stages.map((stage) => {
    for (const change of stage) nodes = apply(nodes, change);
    return nodes;
  });
}

/** Keys in an order of the stage's own: an answer must not depend on what was asked before. */
const orderOf = (stage: number): readonly number[] =>
  KEYS.map((_, index) => (stage % 2 === 0 ? index : KEYS.length - 1 - index));

/** Owners of all keys after each stage, as indices of the stage's nodes. */
function driveCase(each: Case, instantiate: () => StudentExports): readonly (readonly number[])[] {
  const fresh = () => createOwnPlacement(instantiate()['create'], (text: unknown) => studentHash(String(text)));
  let placement = fresh();
  const nodes = nodesOf(each);
  return each.stages.map((stage, index) => {
    // A second one that never saw the first must say the same.
    if (each.name === 'same' && index === 1) {
      placement = fresh();
      for (const node of [...FIVE].reverse()) placement.add(node);
    }
    for (const change of stage) {
      if ('add' in change) placement.add(change.add);
      else placement.remove(change.remove);
    }
    const there = nodes[index] ?? [];
    const names = new Set(there);
    const owners = new Array<number>(KEYS.length).fill(-1);
    for (const key of orderOf(index)) {
      const name = KEYS[key] ?? '';
      owners[key] = there.indexOf(checkedNode('owner(key)', placement.owner(name), name, names));
    }
    return owners;
  });
}

/** Names of owners by stage and key, or undefined where the transcript is none. */
function ownersOf(each: Case, transcript: unknown, index: number): readonly (readonly string[])[] | undefined {
  const given: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  if (!Array.isArray(given) || given.length !== each.stages.length) return undefined;
  const stages: readonly unknown[] = given;
  const named = nodesOf(each).map((nodes, stage) => {
    const owners = stages[stage];
    if (!Array.isArray(owners) || owners.length !== KEYS.length) return undefined;
    const names = owners.map((owner: unknown) => (typeof owner === 'number' ? nodes[owner] : undefined));
    return names.every((name) => name !== undefined) ? names : undefined;
  });
  return named.every((owners) => owners !== undefined) ? named : undefined;
}

interface Share {
  readonly node: string;
  readonly keys: number;
}

function sharesOf(owners: readonly string[], nodes: readonly string[]): readonly Share[] {
  return nodes.map((node) => ({ node, keys: owners.filter((owner) => owner === node).length }));
}

const largest = (shares: readonly Share[]): Share =>
  shares.reduce((most, share) => (share.keys > most.keys ? share : most), { node: '', keys: 0 });

type Verdict = Omit<Check, 'name'>;

const no = (message: Check['message']): Verdict => ({ passed: false, message });

/** No node has too much, at any stage. */
function unbalanced(owners: readonly string[], nodes: readonly string[]): Verdict | undefined {
  const mean = KEYS.length / nodes.length;
  const { node, keys } = largest(sharesOf(owners, nodes));
  if (keys <= MOST_OVER_MEAN * mean) return undefined;
  return no({ key: 'grade.placement.unbalanced', args: { node, keys, mean: Math.round(mean), nodes: nodes.length } });
}

/** From one stage to the next, only to the node that joined or only from the one that left. */
function astray([change]: readonly Change[], before: readonly string[], after: readonly string[]): Verdict | undefined {
  if (change === undefined) return undefined;
  const strays = KEYS.map((key, index) => ({ key, from: before[index] ?? '', to: after[index] ?? '' })).filter(
    ({ from, to }) => from !== to && ('add' in change ? to !== change.add : from !== change.remove),
  );
  const [first] = strays;
  if (first === undefined) return undefined;
  const node = 'add' in change ? change.add : change.remove;
  const args = { ...first, node, count: strays.length };
  return no(
    'add' in change ? { key: 'grade.placement.astrayOnJoin', args } : { key: 'grade.placement.astrayOnLeave', args },
  );
}

function neglected(
  [change]: readonly Change[],
  owners: readonly string[],
  nodes: readonly string[],
): Verdict | undefined {
  if (change === undefined || !('add' in change)) return undefined;
  const keys = owners.filter((owner) => owner === change.add).length;
  const fair = Math.round(KEYS.length / nodes.length);
  if (keys >= LEAST_OF_FAIR * fair) return undefined;
  return no({ key: 'grade.placement.neglected', args: { node: change.add, keys, fair } });
}

function changed(one: readonly string[], other: readonly string[]): Verdict | undefined {
  const index = KEYS.findIndex((_, key) => one[key] !== other[key]);
  if (index < 0) return undefined;
  const args = { key: KEYS[index] ?? '', first: one[index] ?? '', second: other[index] ?? '' };
  return no({ key: 'grade.placement.changed', args });
}

function judgeOwners(each: Case, owners: readonly (readonly string[])[]): Verdict {
  const nodes = nodesOf(each);
  const [first = [], second = []] = owners;
  const last = owners.at(-1) ?? [];
  const { node, keys } = largest(sharesOf(last, nodes.at(-1) ?? []));
  const good: Verdict = {
    passed: true,
    message: { key: `grade.placement.good.${each.name}`, args: { node, keys, all: KEYS.length } },
  };
  switch (each.name) {
    case 'same':
      return changed(first, second) ?? good;
    case 'balance':
      return unbalanced(first, nodes[0] ?? []) ?? good;
    case 'return':
      return astrayOf(each, owners) ?? changed(first, last) ?? good;
    case 'join':
    case 'leave':
    case 'alone':
      return astrayOf(each, owners) ?? good;
  }
}

/** The first stage after the first in which something went astray. */
function astrayOf(each: Case, owners: readonly (readonly string[])[]): Verdict | undefined {
  const nodes = nodesOf(each);
  for (const [stage, changes] of each.stages.entries()) {
    const [before = [], after = []] = [owners[stage - 1], owners[stage]];
    const found =
      (stage === 0 ? undefined : astray(changes, before, after)) ??
      (stage === 0 ? undefined : neglected(changes, after, nodes[stage] ?? [])) ??
      unbalanced(after, nodes[stage] ?? []);
    if (found !== undefined) return found;
  }
  return undefined;
}

export const exercise: Exercise = {
  entry: [{ name: 'create', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveCase(each, instantiate)),
  judge: (transcript) =>
    CASES.map((each, index): Check => {
      const name = { key: `grade.placement.${each.name}` };
      const owners = ownersOf(each, transcript, index);
      if (owners === undefined) return { name, ...no({ key: 'grade.placement.none' }) };
      return { name, ...judgeOwners(each, owners) };
    }),
};
