// The caches that come with the lab. They are written as generators: an async function would wait on promises of the
// language's own, which know nothing of simulated time.
import type { Tools, User, UserChanges } from './api.ts';
import type { Make } from './code.ts';
import type { CacheName } from './parameters.ts';

interface Traits {
  readonly hasCache: boolean;
  readonly hasTtl: boolean;
  readonly isSingleFlight: boolean;
  /** Lives on without L2, and does not wait for it long. */
  readonly isResilient: boolean;
}

const TRAITS: Readonly<Record<CacheName, Traits>> = {
  none: { hasCache: false, hasTtl: false, isSingleFlight: false, isResilient: false },
  'cache-aside': { hasCache: true, hasTtl: false, isSingleFlight: false, isResilient: false },
  ttl: { hasCache: true, hasTtl: true, isSingleFlight: false, isResilient: false },
  'single-flight': { hasCache: true, hasTtl: true, isSingleFlight: true, isResilient: false },
  resilient: { hasCache: true, hasTtl: true, isSingleFlight: true, isResilient: true },
};

export interface Lifetimes {
  readonly l1TtlMs: number;
  readonly l2TtlMs: number;
}

/** A resilient cache waits no longer for L2. */
const L2_PATIENCE_MS = 50;

type Steps<Value> = Generator<PromiseLike<unknown>, Value, unknown>;

/** Runs a generator as an async function runs: each `yield` waits. */
function go<Value>(Simulated: PromiseConstructor, steps: Steps<Value>): Promise<Value> {
  return new Simulated((resolve, reject) => {
    const next = (move: () => IteratorResult<PromiseLike<unknown>, Value>): void => {
      try {
        const { done, value } = move();
        if (done === true) resolve(value);
        else
          void Simulated.resolve(value).then(
            (given) => next(() => steps.next(given)),
            (reason: unknown) => next(() => steps.throw(reason)),
          );
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    next(() => steps.next());
  });
}

const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

export function makeCache(name: CacheName, Simulated: PromiseConstructor, lifetimes: Lifetimes): Make {
  const { hasCache, hasTtl, isSingleFlight, isResilient } = TRAITS[name];
  const l1Ttl = hasTtl ? lifetimes.l1TtlMs : undefined;
  const l2Ttl = hasTtl ? lifetimes.l2TtlMs : undefined;

  return ({ l1, l2, clock, service }: Tools) => {
    const underWay = new Map<string, Promise<unknown>>();

    /** What L2 says; nothing where it does not say it soon. */
    const ask = <Value>(answer: Promise<Value>): Promise<Value | undefined> => {
      if (!isResilient) return answer;
      const tooLate = clock.sleep(L2_PATIENCE_MS).then(() => undefined);
      return Simulated.race([answer.catch(() => undefined), tooLate]);
    };

    const keep = (key: string, value: unknown): void => {
      if (l1Ttl === 0) return;
      // The naive one forgets that memory ends.
      if (hasTtl) {
        l1.delete(key);
        for (const oldest of l1.keys().slice(0, Math.max(0, l1.size - l1.capacity + 1))) l1.delete(oldest);
      }
      l1.set(key, value, l1Ttl);
    };

    function* load(key: string, fetch: () => Promise<unknown>): Steps<unknown> {
      const shared = yield ask(l2.get(key));
      if (shared !== undefined) {
        keep(key, shared);
        return shared;
      }
      const value = yield fetch();
      if (isResilient) void l2.set(key, value, l2Ttl).catch(() => undefined);
      else yield l2.set(key, value, l2Ttl);
      keep(key, value);
      return value;
    }

    function* read(key: string, fetch: () => Promise<unknown>): Steps<unknown> {
      const local = l1.get(key);
      if (local !== undefined) return copyOf(local);
      if (!isSingleFlight) return copyOf(yield go(Simulated, load(key, fetch)));
      let loading = underWay.get(key);
      if (loading === undefined) {
        loading = go(Simulated, load(key, fetch)).finally(() => underWay.delete(key));
        underWay.set(key, loading);
      }
      return copyOf(yield loading);
    }

    function* update(id: string, changes: UserChanges): Steps<User> {
      const user = (yield service.updateUser(id, changes)) as User;
      for (const key of [`user:${id}`, `friends:${id}`]) {
        yield ask(l2.delete(key));
        l1.delete(key);
      }
      return user;
    }

    if (!hasCache) return service;
    return {
      getUserById: (id: string) =>
        go(
          Simulated,
          read(`user:${id}`, () => service.getUserById(id)),
        ),
      getUserFriends: (id: string) =>
        go(
          Simulated,
          read(`friends:${id}`, () => service.getUserFriends(id)),
        ),
      updateUser: (id: string, changes: UserChanges) => go(Simulated, update(id, changes)),
    };
  };
}
