// Numbers the distinct byte strings of a file in order of first appearance. Lines are looked up as bytes: a string
// is made once for each distinct key, not once for each line, which is what keeps a large file fast and small.
import { decodeUtf8 } from './utf8.ts';

export interface NameTable {
  readonly names: string[];
  /** The bytes of all names, one behind the other. */
  arena: Uint8Array;
  /** End of name i in the arena; it begins where name i - 1 ends. */
  ends: Int32Array;
  hashes: Int32Array;
  /** Open addressing: number of a name plus one, 0 for a free slot; the length is a power of two. */
  slots: Int32Array;
}

export function createNameTable(): NameTable {
  return {
    names: [],
    arena: new Uint8Array(1024),
    ends: new Int32Array(64),
    hashes: new Int32Array(64),
    slots: new Int32Array(128),
  };
}

/** FNV-1a, with its weak low bits mixed. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function isSame(table: NameTable, number: number, bytes: Uint8Array, start: number, end: number): boolean {
  const from = number === 0 ? 0 : (table.ends[number - 1] as number);
  if ((table.ends[number] as number) - from !== end - start) return false;
  for (let at = start; at < end; at += 1) {
    if (table.arena[from + at - start] !== bytes[at]) return false;
  }
  return true;
}

function grownInts(old: Int32Array): Int32Array {
  const grown = new Int32Array(old.length * 2);
  grown.set(old);
  return grown;
}

function rehash(table: NameTable): void {
  const slots = new Int32Array(table.slots.length * 2);
  for (let number = 0; number < table.names.length; number += 1) {
    let slot = (table.hashes[number] as number) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = number + 1;
  }
  table.slots = slots;
}

/** The number of the name in bytes[start … end), a new one when it is new; -1 when it isn't valid UTF-8. */
export function numberOf(table: NameTable, bytes: Uint8Array, start: number, end: number): number {
  const hash = hashOf(bytes, start, end);
  const mask = table.slots.length - 1;
  let slot = hash & mask;
  for (let entry = table.slots[slot] as number; entry !== 0; entry = table.slots[slot] as number) {
    if (table.hashes[entry - 1] === hash && isSame(table, entry - 1, bytes, start, end)) return entry - 1;
    slot = (slot + 1) & mask;
  }
  const name = decodeUtf8(bytes, start, end);
  if (name === undefined) return -1;
  const number = table.names.length;
  const from = number === 0 ? 0 : (table.ends[number - 1] as number);
  const to = from + end - start;
  if (to > table.arena.length) {
    const grown = new Uint8Array(Math.max(table.arena.length * 2, to));
    grown.set(table.arena);
    table.arena = grown;
  }
  table.arena.set(bytes.subarray(start, end), from);
  if (number === table.ends.length) {
    table.ends = grownInts(table.ends);
    table.hashes = grownInts(table.hashes);
  }
  table.ends[number] = to;
  table.hashes[number] = hash;
  table.names.push(name);
  table.slots[slot] = number + 1;
  if (table.names.length * 2 > table.slots.length) rehash(table);
  return number;
}
