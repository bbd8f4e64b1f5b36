// The keys of a run and the order in which they are looked up: drawn, or read from a file.
import { createMd5Number } from '#src/algorithms/hashing/md5.ts';
import { zipf } from '#src/algorithms/traces/generators.ts';
import type { RandomSource } from '#src/contract/model.ts';
import type { Params } from './parameters.ts';

/** What a file brought: its different keys in order of first appearance, and which of them each line is. */
export interface KeyFile {
  readonly names: readonly string[];
  readonly lookups: Int32Array;
}

export interface Workload {
  readonly keyCount: number;
  nameOf(key: number): string;
  /** MD5 of each key: four words, the highest first, from 4 × key on. */
  readonly hashes: Uint32Array;
  /** The keys that are looked up, in order. */
  readonly lookups: Int32Array;
}

/** @param random stream `keys`; drawn from only where lookups are generated */
export function createWorkload(params: Params, file: KeyFile | undefined, random: RandomSource): Workload {
  const keyCount = file?.names.length ?? params.keys;
  const nameOf = (key: number): string => file?.names[key] ?? `user:${key}`;
  const lookups = file?.lookups ?? zipf(() => random.uniform(), params.keys, params.skew, params.requests);
  const md5 = createMd5Number();
  const hashes = new Uint32Array(keyCount * 4);
  for (let key = 0; key < keyCount; key += 1) md5(nameOf(key), hashes, key * 4);
  return { keyCount, nameOf, hashes, lookups };
}
