// The registry of policies.
import { type ArcState, arc } from './arc.ts';
import { type BeladyState, belady } from './belady.ts';
import { type ClockState, clock } from './clock.ts';
import { type FifoState, fifo } from './fifo.ts';
import { type LfuState, lfu } from './lfu.ts';
import { type LruState, lru } from './lru.ts';
import type { CachePolicy, PolicyName } from './policy.ts';
import { type S3FifoState, s3fifo } from './s3fifo.ts';
import { type SieveState, sieve } from './sieve.ts';
import { type WTinyLfuState, wtinylfu } from './w-tinylfu.ts';

/** The state that each policy works on. */
export interface PolicyStates {
  readonly fifo: FifoState;
  readonly lru: LruState;
  readonly lfu: LfuState;
  readonly clock: ClockState;
  readonly sieve: SieveState;
  readonly s3fifo: S3FifoState;
  readonly arc: ArcState;
  readonly wtinylfu: WTinyLfuState;
  readonly belady: BeladyState;
}

/**
 * Every policy by name. With a name known only at run time, take `const policy: CachePolicy = policies[name]` and
 * give it no states but its own.
 */
export const policies: { readonly [Name in PolicyName]: CachePolicy<PolicyStates[Name]> } = {
  fifo,
  lru,
  lfu,
  clock,
  sieve,
  s3fifo,
  arc,
  wtinylfu,
  belady,
};
