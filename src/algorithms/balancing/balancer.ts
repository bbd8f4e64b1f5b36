// How a balancer chooses: one interface, one plain-data state for each algorithm, so that a run can be copied and rewound.
import { consistentHash } from './consistent-hash.ts';
import { ipHash } from './ip-hash.ts';
import { leastConnections } from './least-connections.ts';
import { peakEwma } from './peak-ewma.ts';
import { powerOfTwoChoices, random } from './random.ts';
import { roundRobin, smoothWeightedRoundRobin } from './smooth-weighted.ts';
import type { Balancer } from './types.ts';
import { weightedRoundRobin } from './weighted-round-robin.ts';

export type { BalancedRequest, Balancer, ServerTable } from './types.ts';

/** Every algorithm by its name, with its state's type forgotten: a state goes only to the balancer that made it. */
export const balancers = {
  'round-robin': roundRobin as Balancer<unknown>,
  'weighted-round-robin': weightedRoundRobin as Balancer<unknown>,
  'smooth-weighted-round-robin': smoothWeightedRoundRobin as Balancer<unknown>,
  'least-connections': leastConnections as Balancer<unknown>,
  'ip-hash': ipHash as Balancer<unknown>,
  random: random as Balancer<unknown>,
  'power-of-two-choices': powerOfTwoChoices as Balancer<unknown>,
  'peak-ewma': peakEwma as Balancer<unknown>,
  'consistent-hash': consistentHash as Balancer<unknown>,
} as const satisfies Record<string, Balancer<unknown>>;

export type BalancerName = keyof typeof balancers;
