// Queueing theory in closed form. Rates are per unit of time and times in that unit; all queues are first come first served
// and without limit unless said otherwise. A load of 1 or more has no steady state: Infinity.

const check = (name: string, value: number, least: number): void => {
  if (!(value >= least)) throw new RangeError(`${name} must be at least ${least}, not ${value}`);
};

/** Probability that an arrival finds all `servers` busy and is lost: M/M/c/c, Erlang 1917, by the stable recurrence. */
export function erlangB(offeredLoad: number, servers: number): number {
  check('offeredLoad', offeredLoad, 0);
  check('servers', servers, 1);
  let blocking = 1;
  for (let count = 1; count <= servers; count += 1) blocking = (offeredLoad * blocking) / (count + offeredLoad * blocking);
  return blocking;
}

/** Probability that an arrival has to wait: M/M/c. 1 where the load is 1 or more. */
export function erlangC(offeredLoad: number, servers: number): number {
  const load = offeredLoad / servers;
  if (load >= 1) return 1;
  const blocking = erlangB(offeredLoad, servers);
  return blocking / (1 - load * (1 - blocking));
}

export interface SteadyState {
  readonly utilisation: number;
  readonly waitProbability: number;
  readonly meanWait: number;
  readonly meanResponse: number;
  readonly meanWaiting: number;
  readonly meanInSystem: number;
}

/** M/M/c: Poisson arrivals, exponential service, one queue. */
export function mmc(arrivalRate: number, serviceRate: number, servers: number): SteadyState {
  check('arrivalRate', arrivalRate, 0);
  check('serviceRate', serviceRate, Number.MIN_VALUE);
  const utilisation = arrivalRate / (servers * serviceRate);
  const waitProbability = erlangC(arrivalRate / serviceRate, servers);
  const meanWait = utilisation >= 1 ? Number.POSITIVE_INFINITY : waitProbability / (servers * serviceRate - arrivalRate);
  const meanResponse = meanWait + 1 / serviceRate;
  return { utilisation, waitProbability, meanWait, meanResponse, meanWaiting: arrivalRate * meanWait, meanInSystem: arrivalRate * meanResponse };
}

/** Quantile of the waiting time of M/M/c: P(wait > t) = C · exp(−(cμ − λ)t). */
export function mmcWaitQuantile(arrivalRate: number, serviceRate: number, servers: number, quantile: number): number {
  const waitProbability = erlangC(arrivalRate / serviceRate, servers);
  if (arrivalRate >= servers * serviceRate) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.log(waitProbability / (1 - quantile)) / (servers * serviceRate - arrivalRate));
}

/** Quantile of the response time of M/M/1, which is exponential with rate μ − λ. */
export function mm1ResponseQuantile(arrivalRate: number, serviceRate: number, quantile: number): number {
  return arrivalRate >= serviceRate ? Number.POSITIVE_INFINITY : -Math.log(1 - quantile) / (serviceRate - arrivalRate);
}

/** M/M/1/K: at most `places` in the system, the one in service included. Any load has a steady state. */
export function mm1k(arrivalRate: number, serviceRate: number, places: number) {
  const load = arrivalRate / serviceRate;
  const states = Array.from({ length: places + 1 }, (_, count) => load ** count);
  const total = states.reduce((sum, weight) => sum + weight, 0);
  const blockingProbability = (states[places] as number) / total;
  const meanInSystem = states.reduce((sum, weight, count) => sum + count * weight, 0) / total;
  const throughput = arrivalRate * (1 - blockingProbability);
  return { blockingProbability, meanInSystem, throughput, meanResponse: meanInSystem / throughput };
}

/**
 * Mean wait of M/G/1 by Pollaczek and Khinchine: λ E[S²] / (2 (1 − ρ)).
 * @param squaredVariation variance of the service time over its squared mean: 1 exponential, 0 constant
 */
export function mg1MeanWait(arrivalRate: number, meanService: number, squaredVariation: number): number {
  const load = arrivalRate * meanService;
  if (load >= 1) return Number.POSITIVE_INFINITY;
  return (load * meanService * (1 + squaredVariation)) / (2 * (1 - load));
}

/** Mean wait of M/D/1: half that of M/M/1. */
export const md1MeanWait = (arrivalRate: number, serviceTime: number): number => mg1MeanWait(arrivalRate, serviceTime, 0);

/**
 * Mean time in the system, in service times, when each arrival joins the shorter of `choices` random queues of infinitely
 * many servers: Vvedenskaya, Dobrushin and Karpelevich 1996; Mitzenmacher 2001.
 */
export function supermarketMeanTime(load: number, choices: number): number {
  if (load >= 1) return Number.POSITIVE_INFINITY;
  if (choices === 1) return 1 / (1 - load);
  let sum = 0;
  for (let index = 1; index < 64; index += 1) {
    const term = load ** ((choices ** index - choices) / (choices - 1));
    sum += term;
    if (term < 1e-18) break;
  }
  return sum;
}

/** Amdahl 1967: speed-up on `processors` when a share `parallel` (0 to 1) of the work can be divided. */
export const amdahlSpeedUp = (parallel: number, processors: number): number => 1 / (1 - parallel + parallel / processors);

/** Gustafson 1988: the same for work that grows with the machine. */
export const gustafsonSpeedUp = (parallel: number, processors: number): number => 1 - parallel + parallel * processors;

/** Gunther's Universal Scalability Law: relative capacity with contention `sigma` and coherency cost `kappa`. */
export const uslCapacity = (sigma: number, kappa: number, processors: number): number =>
  processors / (1 + sigma * (processors - 1) + kappa * processors * (processors - 1));
