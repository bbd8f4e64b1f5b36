// Cache-aside in two levels: short in memory, longer in L2, one load of a thing at a time, and L2 is help, no condition.

const L1_TTL_MS = 1_000;
const L2_TTL_MS = 30_000;
const L2_PATIENCE_MS = 50;

const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

export function create({ l1, l2, clock, service }: CacheTools) {
  const loads = new Map<string, Promise<unknown>>();

  /** What L2 says; undefined where it fails, or does not answer soon. */
  const soon = (answer: Promise<unknown>): Promise<unknown> =>
    Promise.race([answer.catch(() => undefined), clock.sleep(L2_PATIENCE_MS).then(() => undefined)]);

  function keep(key: string, value: unknown): void {
    l1.delete(key);
    for (const oldest of l1.keys()) {
      if (l1.size < l1.capacity) break;
      l1.delete(oldest);
    }
    l1.set(key, value, L1_TTL_MS);
  }

  async function load(key: string, fetch: () => Promise<unknown>): Promise<unknown> {
    let value = await soon(l2.get(key));
    if (value === undefined) {
      value = await fetch();
      // Nobody needs to wait for this.
      l2.set(key, value, L2_TTL_MS).catch(() => undefined);
    }
    keep(key, value);
    return value;
  }

  async function read<Value>(key: string, fetch: () => Promise<Value>): Promise<Value> {
    const local = l1.get(key);
    if (local !== undefined) return copy(local as Value);
    let loading = loads.get(key);
    if (loading === undefined) {
      // Taken out however it ends: an error is not kept.
      loading = load(key, fetch).finally(() => loads.delete(key));
      loads.set(key, loading);
    }
    return copy((await loading) as Value);
  }

  return {
    getUserById: (id: string) => read(`user:${id}`, () => service.getUserById(id)),
    getUserFriends: (id: string) => read(`friends:${id}`, () => service.getUserFriends(id)),

    async updateUser(id: string, changes: UserChanges): Promise<CachedUser> {
      // First the truth, then its copies: deleted earlier, they would be filled with the old value meanwhile.
      const user = await service.updateUser(id, changes);
      const keys = [`user:${id}`, `friends:${id}`];
      await Promise.all(keys.map((key) => soon(l2.delete(key))));
      for (const key of keys) l1.delete(key);
      return user;
    },
  };
}
