// Lets a student's own policy run a cache. The adapter alone knows what is cached; the student's object is told of
// hits and insertions and is asked for victims, and each answer is checked before anything changes.
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

export type PolicyFaultCode = 'no-policy' | 'missing-method' | 'undefined' | 'promise' | 'not-a-key' | 'not-cached';

/** The student's policy broke the rules. What its own code throws passes through unchanged. */
export class PolicyFault extends Error {
  override readonly name = 'PolicyFault';
  readonly code: PolicyFaultCode;
  /** What was returned, in words: `17`, `"a"`, `a promise`; the method's name when one is missing. */
  readonly given: string;
  /** Index of the request that met the fault; -1 while the policy was being created. */
  readonly requestIndex: number;

  constructor(code: PolicyFaultCode, given: string, requestIndex: number, allowed: string) {
    super(explain(code, given, requestIndex, allowed));
    this.code = code;
    this.given = given;
    this.requestIndex = requestIndex;
  }
}

function explain(code: PolicyFaultCode, given: string, requestIndex: number, allowed: string): string {
  const answer = `request ${requestIndex + 1}: evict() must return ${allowed}`;
  switch (code) {
    case 'no-policy':
      return `create(capacity) must return an object with onHit, onInsert and evict; it returned ${given}`;
    case 'missing-method':
      return `create(capacity) must return an object with onHit, onInsert and evict; ${given} is not a function`;
    case 'undefined':
      return `${answer}; it returned nothing`;
    case 'promise':
      return `${answer}; it returned a promise: evict() must not be async`;
    case 'not-a-key':
      return `${answer}; it returned ${given}, which is no key of this trace`;
    case 'not-cached':
      return `${answer}; it returned ${given}, which is not cached now`;
  }
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

const longestGiven = 60;

/** Names a value without running any code of its own. */
function inWords(value: unknown): string {
  switch (typeof value) {
    case 'string': {
      const text = JSON.stringify(value);
      return text.length > longestGiven ? `${text.slice(0, longestGiven)}…` : text;
    }
    case 'number':
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'bigint':
      return 'a bigint';
    case 'symbol':
      return 'a symbol';
    case 'function':
      return 'a function';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? 'an array' : 'an object';
  }
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function isStudentPolicy(made: object): made is StudentPolicy {
  return ['onHit', 'onInsert', 'evict'].every((method) => typeof Reflect.get(made, method) === 'function');
}

function createPolicy(create: (capacity: number) => unknown, capacity: number): StudentPolicy {
  const made = create(capacity);
  if (typeof made !== 'object' || made === null || isThenable(made)) {
    throw new PolicyFault('no-policy', isThenable(made) ? 'a promise' : inWords(made), -1, '');
  }
  if (isStudentPolicy(made)) return made;
  const missing = ['onHit', 'onInsert', 'evict'].find((method) => typeof Reflect.get(made, method) !== 'function');
  throw new PolicyFault('missing-method', missing ?? 'evict', -1, '');
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
 * Runs a cache by the policy that `create(capacity)` returns. Throws RangeError on a bad setup, and PolicyFault when
 * what `create` returns is no policy.
 */
export function createStudentCache(create: (capacity: number) => unknown, setup: StudentCacheSetup): StudentCache {
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
    const allowed = `a cached key (a ${names === undefined ? 'number' : 'string'} that onInsert was given)`;
    const answer: unknown = policy.evict();
    const refuse = (code: PolicyFaultCode): PolicyFault =>
      new PolicyFault(code, code === 'promise' ? 'a promise' : inWords(answer), requestIndex, allowed);
    if (answer === undefined) throw refuse('undefined');
    if (isThenable(answer)) throw refuse('promise');
    const victim = fromStudent(answer);
    if (victim < 0) throw refuse('not-a-key');
    if (!isCached(state, victim)) throw refuse('not-cached');
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
