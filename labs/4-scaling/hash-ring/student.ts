// A student's own code decides where keys belong: either a whole placement, `create(hash)`, or only the lookup on the
// lab's ring, `locate(ring, hash)`. Each answer is checked before it counts.
import { fnv1a32OfText, mix32 } from '#src/algorithms/hashing/fnv1a.ts';
import { type Ring, ringOf } from '#src/algorithms/hashing/ring.ts';
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, isObjectAtHand, isPromiseLike, valueCode } from '#src/algorithms/student-value.ts';
import { countReads, plainCopy, type ReadCounter } from './counted.ts';
import type { Uncounted } from './placements.ts';
import type { Era } from './state.ts';
import type { Workload } from './workload.ts';

type Exports = Readonly<Record<string, unknown>>;

/** A point of the ring as the student's code sees it: its hash's first 32 bits, and the node it belongs to. */
export interface StudentPoint {
  readonly hash: number;
  readonly node: string;
}

/** The hash that a student's placement is given: 32 bits, every one of them as good as the others. */
export const studentHash = (text: string): number => mix32(fnv1a32OfText(text));

type Answer = 'owner(key)' | 'locate(ring, hash)';

/**
 * The node that was answered.
 * @param about the key, or where there is none the hash, that was asked for
 * @throws PolicyFault when it is not one of `nodes`
 */
export function checkedNode(call: Answer, answer: unknown, about: string, nodes: ReadonlySet<string>): string {
  if (typeof answer === 'string' && nodes.has(answer)) return answer;
  const args = { call, about, given: valueCode(answer) };
  const rule = `${about}: ${call} must return the name of a node that is there;`;
  if (answer === undefined)
    throw new PolicyFault({ key: 'fault.answer.nothing', args }, `${rule} it returned nothing.`);
  if (isPromiseLike(answer))
    throw new PolicyFault(
      { key: 'fault.answer.promise', args },
      `${rule} it returned a promise: it must not be async.`,
    );
  throw new PolicyFault({ key: 'fault.answer.notANode', args }, `${rule} it returned ${describeValue(answer)}.`);
}

export interface OwnPlacement {
  add(node: string): void;
  remove(node: string): void;
  owner(key: string): unknown;
}

const METHODS = ['add', 'remove', 'owner'] as const;

const hasMethods = (made: object): made is OwnPlacement =>
  METHODS.every((method) => typeof Reflect.get(made, method) === 'function');

/** @throws PolicyFault when `create` is no function or returns no placement */
export function createOwnPlacement(create: unknown, hash: (text: string) => number): OwnPlacement {
  const rule = 'create(hash) must return an object with add, remove and owner;';
  if (typeof create !== 'function')
    throw new PolicyFault(
      { key: 'fault.placement.notExported', args: { given: valueCode(create) } },
      `Your code must export a function create(hash), or locate(ring, hash); create is ${describeValue(create)}.`,
    );
  const made = (create as (hash: (text: string) => number) => unknown)(hash);
  if (!isObjectAtHand(made))
    throw new PolicyFault(
      { key: 'fault.placement.noObject', args: { given: valueCode(made) } },
      `${rule} it returned ${describeValue(made)}.`,
    );
  if (hasMethods(made)) return made;
  const method = METHODS.find((name) => typeof Reflect.get(made, name) !== 'function') ?? 'owner';
  throw new PolicyFault({ key: 'fault.placement.noMethod', args: { method } }, `${rule} ${method} is not a function.`);
}

export interface StudentPlacement {
  /** Called once an era, in order. */
  place(era: Era, names: readonly string[]): Uncounted;
}

/** Throws what the student's code throws, or PolicyFault. */
export function createStudentPlacement(exports: Exports, workload: Workload): StudentPlacement {
  return exports['locate'] === undefined ? wholePlacement(exports, workload) : lookupAlone(exports, workload);
}

/** The owner of every key, by asking; `ask` answers with what `call` did, and how many steps it took. */
function askForAll(
  { members }: Era,
  names: readonly string[],
  { keyCount, nameOf }: Workload,
  call: Answer,
  ask: (key: number) => readonly [answer: unknown, steps: number],
): Uncounted {
  const numbers = new Map(members.map((node) => [names[node] ?? '', node]));
  const nodes = new Set(numbers.keys());
  const owners = new Int32Array(keyCount).fill(-1);
  const steps = new Float64Array(keyCount);
  for (let key = 0; key < keyCount && members.length > 0; key += 1) {
    const [answer, taken] = ask(key);
    owners[key] = numbers.get(checkedNode(call, answer, nameOf(key), nodes)) ?? -1;
    steps[key] = taken;
  }
  return { owners, steps };
}

function wholePlacement(exports: Exports, workload: Workload): StudentPlacement {
  let hashes = 0;
  const own = createOwnPlacement(exports['create'], (text: unknown) => {
    hashes += 1;
    return studentHash(String(text));
  });
  let there: readonly number[] = [];
  return {
    place(era, names) {
      const { members } = era;
      for (const node of there) if (!members.includes(node)) own.remove(names[node] ?? '');
      for (const node of members) if (!there.includes(node)) own.add(names[node] ?? '');
      there = members;
      return askForAll(era, names, workload, 'owner(key)', (key) => {
        hashes = 0;
        const answer = own.owner(workload.nameOf(key));
        return [answer, hashes];
      });
    },
  };
}

const studentPoints = (ring: Ring, names: readonly string[]): readonly StudentPoint[] =>
  Array.from(ring.owners, (owner, point) => ({ hash: ring.words[0][point] as number, node: names[owner] ?? '' }));

export interface StudentLookup {
  build(points: readonly StudentPoint[]): unknown;
  locate(ring: unknown, hash: number): unknown;
}

/** @throws PolicyFault when there is no `locate` */
export function lookupOf(exports: Exports): StudentLookup {
  const { locate, build } = exports;
  if (typeof locate !== 'function')
    throw new PolicyFault(
      { key: 'fault.locate.notExported', args: { given: valueCode(locate) } },
      `Your code must export a function locate(ring, hash); locate is ${describeValue(locate)}.`,
    );
  return {
    build: typeof build === 'function' ? (build as StudentLookup['build']) : (points) => points,
    locate: locate as StudentLookup['locate'],
  };
}

function lookupAlone(exports: Exports, workload: Workload): StudentPlacement {
  const { build, locate } = lookupOf(exports);
  return {
    place(era, names) {
      const { members, virtualNodes } = era;
      const ring = ringOf(
        members.map((node) => names[node] ?? ''),
        virtualNodes,
        members,
      );
      const counter: ReadCounter = { reads: 0 };
      const built = countReads(plainCopy(build(studentPoints(ring, names))), counter);
      const found = askForAll(era, names, workload, 'locate(ring, hash)', (key) => {
        counter.reads = 0;
        const answer = locate(built, workload.hashes[key * 4] as number);
        return [answer, counter.reads];
      });
      return { ...found, ring };
    },
  };
}
