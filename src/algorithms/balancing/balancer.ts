// How a balancer chooses: one interface, one plain-data state for each algorithm, so that a run can be copied and rewound.
import { consistentHash } from './consistent-hash.ts';
import { ipHash } from './ip-hash.ts';
import { leastConnections } from './least-connections.ts';
import { peakEwma } from './peak-ewma.ts';
import { powerOfTwoChoices, random } from './random.ts';
import { roundRobin, smoothWeightedRoundRobin } from './smooth-weighted.ts';
import type { Balancer, BalancerName } from './types.ts';
import { weightedRoundRobin } from './weighted-round-robin.ts';

export {
  type BalancedRequest,
  type Balancer,
  type BalancerName,
  createServerTable,
  type ServerTable,
} from './types.ts';

/** Every algorithm by its name, with its state's type forgotten: a state goes only to the balancer that made it. */
export const balancers: Readonly<Record<BalancerName, Balancer<unknown>>> = {
  'round-robin': roundRobin,
  'weighted-round-robin': weightedRoundRobin,
  'smooth-weighted-round-robin': smoothWeightedRoundRobin,
  'least-connections': leastConnections,
  'ip-hash': ipHash,
  random,
  'power-of-two-choices': powerOfTwoChoices,
  'peak-ewma': peakEwma,
  'consistent-hash': consistentHash,
};
