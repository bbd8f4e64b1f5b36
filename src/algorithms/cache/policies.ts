// The registry of policies.
import { arc } from './arc.ts';
import { belady } from './belady.ts';
import { clock } from './clock.ts';
import { fifo } from './fifo.ts';
import { lfu } from './lfu.ts';
import { lru } from './lru.ts';
import { s3fifo } from './s3fifo.ts';
import { sieve } from './sieve.ts';

export { type PolicyName, policyNames } from './policy.ts';

export const policies = { fifo, lru, lfu, clock, sieve, s3fifo, arc, belady } as const;
