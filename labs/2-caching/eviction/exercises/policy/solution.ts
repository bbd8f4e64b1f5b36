// SIEVE: keys stay in order of insertion; a hit sets a mark; a hand walks from the oldest to the newest, clears marks as it
// passes and evicts the first key without one. Zhang and others, NSDI 2024.

interface Entry {
  readonly key: Key;
  visited: boolean;
  older: Entry | undefined;
  newer: Entry | undefined;
}

export function create(_capacity: number): EvictionPolicy {
  const entries = new Map<Key, Entry>();
  let oldest: Entry | undefined;
  let newest: Entry | undefined;
  let hand: Entry | undefined;

  const unlink = (entry: Entry): void => {
    if (entry.older === undefined) oldest = entry.newer;
    else entry.older.newer = entry.newer;
    if (entry.newer === undefined) newest = entry.older;
    else entry.newer.older = entry.older;
  };

  return {
    onHit(key) {
      const entry = entries.get(key);
      if (entry !== undefined) entry.visited = true;
    },
    onInsert(key) {
      const entry: Entry = { key, visited: false, older: newest, newer: undefined };
      if (newest === undefined) oldest = entry;
      else newest.newer = entry;
      newest = entry;
      entries.set(key, entry);
    },
    evict() {
      let candidate = hand ?? oldest;
      while (candidate?.visited === true) {
        candidate.visited = false;
        candidate = candidate.newer ?? oldest;
      }
      if (candidate === undefined) throw new Error('nothing is cached');
      hand = candidate.newer;
      unlink(candidate);
      entries.delete(candidate.key);
      return candidate.key;
    },
  };
}
