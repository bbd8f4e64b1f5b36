// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** A number, or the name that an opened file gave. */
type Key = number | string;
interface EvictionPolicy {
  /** The key was asked for and is cached. */
  onHit(key: Key): void;
  /** The key was not cached and is now; evict() has made room before, if there was none. */
  onInsert(key: Key): void;
  /** The cache is full: return the cached key that leaves. It is gone when this returns. */
  evict(): Key;
}
