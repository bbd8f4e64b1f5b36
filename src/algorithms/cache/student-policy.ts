// Lets a student's own policy run a cache. The adapter alone knows what is cached; the student's object is told of
// hits and insertions and is asked for victims, and each answer is checked before anything changes.
import { PolicyFault } from '../policy-fault.ts';
import { describeValue, isObjectAtHand, isPromiseLike, valueCode } from '../student-value.ts';
import type { Region } from './policy.ts';
import { createReplayState, evictKey, insertKey, isCached, type ReplayState, regionsOf } from './replay-policy.ts';

/**
 * What a student writes: `create(capacity)` returns one. Keys are the whole numbers 0 … keyCount - 1, or, when the
 * adapter was given the trace's names, those strings; `evict` answers in the same kind.
 */
export interface StudentPolicy<Key extends number | string = number | string> {
  onHit(key: Key): void;
  /** Called after the eviction that made room, if one was needed. */
  onInsert(key: Key): void;
  /** Called on a miss in a full cache; returns the cached key to be evicted. */
  evict(): Key;
}

export interface StudentCacheSetup {
  readonly capacity: number;
  readonly keyCount: number;
  /** Names of the keys; with them the student's policy sees names, without them numbers. */
  readonly names?: readonly string[];
}

export interface StudentCache {
  /** Plain data, the adapter's own; a clone of it cannot be run on, for the student's state is elsewhere. */
  readonly state: ReplayState;
  /** As `CachePolicy.access`; throws PolicyFault, leaving the cache as it was before the request. */
  access(key: number): boolean;
  contains(key: number): boolean;
  regions(): readonly Region[];
  /** The keys evicted so far, in order: what `createReplayPolicy` takes. */
  evictions(): Int32Array;
}

const METHODS = ['onHit', 'onInsert', 'evict'] as const;

const MUST_RETURN = 'create(capacity) must return an object with onHit, onInsert and evict';

function isStudentPolicy(made: object): made is StudentPolicy {
  return METHODS.every((method) => typeof Reflect.get(made, method) === 'function');
}

function createPolicy(create: unknown, capacity: number): StudentPolicy {
  if (typeof create !== 'function')
    throw new PolicyFault(
      { key: 'fault.create.notExported', args: { given: valueCode(create) } },
      `Your code must export a function create(capacity); create is ${describeValue(create)}.`,
    );
  const made = (create as (capacity: number) => unknown)(capacity);
  if (!isObjectAtHand(made))
    throw new PolicyFault(
      { key: 'fault.create.noObject', args: { given: valueCode(made) } },
      `${MUST_RETURN}; it returned ${describeValue(made)}.`,
    );
  if (isStudentPolicy(made)) return made;
  const method = METHODS.find((name) => typeof Reflect.get(made, name) !== 'function') ?? 'evict';
  throw new PolicyFault(
    { key: 'fault.create.noMethod', args: { method } },
    `${MUST_RETURN}; ${method} is not a function.`,
  );
}

function evictFault(
  answer: unknown,
  request: number,
  keys: 'number' | 'string',
  what: 'nothing' | 'promise' | 'notAKey' | 'notCached',
): PolicyFault {
  const args = { request, keys, given: valueCode(answer) };
  const given = describeValue(answer);
  const returned = {
    nothing: 'it returned nothing.',
    promise: 'it returned a promise: evict() must not be async.',
    notAKey: `it returned ${given}, which is no key of this trace.`,
    notCached: `it returned ${given}, which is not cached now.`,
  };
  return new PolicyFault(
    { key: `fault.evict.${what}`, args },
    `request ${request}: evict() must return a cached key (a ${keys} that onInsert was given); ${returned[what]}`,
  );
}

/** A growing list of evicted keys. */
interface Evictions {
  keys: Int32Array;
  length: number;
}

function note(evictions: Evictions, key: number): void {
  if (evictions.length === evictions.keys.length) {
    const grown = new Int32Array(evictions.length * 2);
    grown.set(evictions.keys);
    evictions.keys = grown;
  }
  evictions.keys[evictions.length] = key;
  evictions.length += 1;
}

/**
 * Runs a cache by the policy that `create(capacity)` returns.
 * @param create what the student's module exports by that name
 * @throws RangeError on a bad setup, and PolicyFault when `create` is no function or returns no policy
 */
export function createStudentCache(create: unknown, setup: StudentCacheSetup): StudentCache {
  const { capacity, names } = setup;
  const state = createReplayState(setup);
  const policy = createPolicy(create, capacity);
  const numbers = names === undefined ? undefined : new Map(names.map((name, key) => [name, key]));
  const evictions: Evictions = { keys: new Int32Array(256), length: 0 };
  let requestIndex = -1;

  const toStudent = (key: number): number | string => (names === undefined ? key : (names[key] ?? String(key)));
  const fromStudent = (answer: unknown): number => {
    if (numbers !== undefined) return typeof answer === 'string' ? (numbers.get(answer) ?? -1) : -1;
    return typeof answer === 'number' && Number.isInteger(answer) && answer < setup.keyCount ? answer : -1;
  };
  const askForVictim = (): number => {
    const answer: unknown = policy.evict();
    const refuse = (what: Parameters<typeof evictFault>[3]): PolicyFault =>
      evictFault(answer, requestIndex + 1, names === undefined ? 'number' : 'string', what);
    if (answer === undefined) throw refuse('nothing');
    if (isPromiseLike(answer)) throw refuse('promise');
    const victim = fromStudent(answer);
    if (victim < 0) throw refuse('notAKey');
    if (!isCached(state, victim)) throw refuse('notCached');
    return victim;
  };

  return {
    state,
    access(key) {
      requestIndex += 1;
      state.evicted = -1;
      if (isCached(state, key)) {
        policy.onHit(toStudent(key));
        return true;
      }
      if (state.size === capacity) {
        const victim = askForVictim();
        evictKey(state, victim);
        note(evictions, victim);
      }
      insertKey(state, key);
      policy.onInsert(toStudent(key));
      return false;
    },
    contains: (key) => isCached(state, key),
    regions: () => regionsOf(state),
    evictions: () => evictions.keys.slice(0, evictions.length),
  };
}
