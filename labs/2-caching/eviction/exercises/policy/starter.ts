// Decide who leaves a full cache. `create` is called once and returns your policy.
// First in, first out, as it stands: it never looks at who is asked for again.

export function create(_capacity: number): EvictionPolicy {
  const queue: Key[] = [];
  return {
    onHit(_key) {},
    onInsert(key) {
      queue.push(key);
    },
    evict() {
      const oldest = queue.shift();
      if (oldest === undefined) throw new Error('nothing is cached');
      return oldest;
    },
  };
}
