// Several doubly linked lists of keys in typed arrays. A key is in one list at most, so all lists share one pair of
// link arrays; each list has a sentinel slot after the last key, which makes it a ring and spares the end cases.

export interface KeyLists {
  readonly keyCount: number;
  /** Towards the back, the older end. */
  readonly next: Int32Array;
  /** Towards the front, the newer end. */
  readonly prev: Int32Array;
  /** Which list holds a key, counted from 1; 0 for none. */
  readonly where: Uint8Array;
  /** Length of each list; index 0 is unused. */
  readonly lengths: Int32Array;
}

/** Makes `listCount` empty lists, numbered from 1. */
export function createLists(keyCount: number, listCount: number): KeyLists {
  const slots = keyCount + listCount;
  const next = new Int32Array(slots);
  const prev = new Int32Array(slots);
  for (let sentinel = keyCount; sentinel < slots; sentinel += 1) {
    next[sentinel] = sentinel;
    prev[sentinel] = sentinel;
  }
  return { keyCount, next, prev, where: new Uint8Array(keyCount), lengths: new Int32Array(listCount + 1) };
}

/** The slot before the front and behind the back of a list. */
export function sentinelOf(lists: KeyLists, list: number): number {
  return lists.keyCount + list - 1;
}

export function lengthOf(lists: KeyLists, list: number): number {
  return lists.lengths[list] as number;
}

/** Puts a key that is in no list at the front. */
export function pushFront(lists: KeyLists, list: number, key: number): void {
  const { next, prev } = lists;
  const sentinel = lists.keyCount + list - 1;
  const first = next[sentinel] as number;
  next[key] = first;
  prev[key] = sentinel;
  prev[first] = key;
  next[sentinel] = key;
  lists.where[key] = list;
  lists.lengths[list] = (lists.lengths[list] as number) + 1;
}

/** Takes a key out of the list that holds it. */
export function unlink(lists: KeyLists, key: number): void {
  const { next, prev } = lists;
  const after = next[key] as number;
  const before = prev[key] as number;
  next[before] = after;
  prev[after] = before;
  const list = lists.where[key] as number;
  lists.where[key] = 0;
  lists.lengths[list] = (lists.lengths[list] as number) - 1;
}

export function moveToFront(lists: KeyLists, list: number, key: number): void {
  unlink(lists, key);
  pushFront(lists, list, key);
}

/** The oldest key of a list, or -1. */
export function backOf(lists: KeyLists, list: number): number {
  const key = lists.prev[lists.keyCount + list - 1] as number;
  return key < lists.keyCount ? key : -1;
}

/** Takes the oldest key out and returns it; -1 when the list is empty. */
export function popBack(lists: KeyLists, list: number): number {
  const key = backOf(lists, list);
  if (key >= 0) unlink(lists, key);
  return key;
}

/** The keys of a list, the oldest first. */
export function keysOf(lists: KeyLists, list: number): number[] {
  const keys: number[] = [];
  const sentinel = sentinelOf(lists, list);
  for (let key = lists.prev[sentinel] as number; key !== sentinel; key = lists.prev[key] as number) keys.push(key);
  return keys;
}
