// Pairs of keys and values, grouped by key, and the order and partition of keys. A pair's size is that of its line under
// Hadoop Streaming: key, tab, value in JSON, end of line.
import { encodeUtf8 } from '#src/algorithms/text/utf8.ts';

/** UTF-8 bytes of a text, without making them. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    // Each half of a pair of surrogates stands for two of its four bytes.
    length += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return length;
}

const valueLength = (value: unknown): number =>
  typeof value === 'number' ? String(value).length : utf8Length(JSON.stringify(value));

export interface Group {
  readonly values: unknown[];
  bytes: number;
}

/** A growing collection of pairs. */
export interface Pairs {
  count: number;
  bytes: number;
  readonly groups: Map<string, Group>;
}

export const createPairs = (): Pairs => ({ count: 0, bytes: 0, groups: new Map() });

const SEPARATORS = 2;

export function addPair(pairs: Pairs, key: string, value: unknown): void {
  let group = pairs.groups.get(key);
  if (group === undefined) {
    group = { values: [], bytes: 0 };
    pairs.groups.set(key, group);
  }
  group.values.push(value);
  const bytes = utf8Length(key) + SEPARATORS + valueLength(value);
  group.bytes += bytes;
  pairs.count += 1;
  pairs.bytes += bytes;
}

/** Adds whole groups of other pairs. */
export function addGroup(pairs: Pairs, key: string, { values, bytes }: Group): void {
  const group = pairs.groups.get(key);
  if (group === undefined) pairs.groups.set(key, { values: [...values], bytes });
  else {
    for (const value of values) group.values.push(value);
    group.bytes += bytes;
  }
  pairs.count += values.length;
  pairs.bytes += bytes;
}

/** By code points, which is the order of their UTF-8 bytes: `LC_ALL=C sort`. */
export function compareKeys(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  for (let at = 0; at < most; at += 1) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (a === b) continue;
    const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xe000;
    // Surrogates stand for points above all others.
    return isHigh(a) === isHigh(b) ? a - b : isHigh(a) ? 1 : -1;
  }
  return one.length - other.length;
}

/**
 * The partition of a key: Hadoop's HashPartitioner over the hash of a Text, which begins with 1 and takes each byte of its
 * UTF-8 as 31 × hash + byte, bytes signed.
 */
export function partitionOf(key: string, partitions: number): number {
  let hash = 1;
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    if (unit >= 0x80) return remainder(hashOfBytes(encodeUtf8(key)), partitions);
    hash = (Math.imul(hash, 31) + unit) | 0;
  }
  return remainder(hash, partitions);
}

function hashOfBytes(bytes: Uint8Array): number {
  let hash = 1;
  for (const byte of bytes) hash = (Math.imul(hash, 31) + ((byte << 24) >> 24)) | 0;
  return hash;
}

const remainder = (hash: number, partitions: number): number => (hash & 0x7fffffff) % partitions;
