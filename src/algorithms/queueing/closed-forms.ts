// Queueing theory in closed form. Rates are per unit of time and times in that unit, whichever it is; arrivals are Poisson,
// all queues are first come first served and without limit unless said otherwise. A load of 1 or more has no steady state:
// times and numbers are then Infinity. Bad input throws RangeError. Source, where none is named: Kleinrock, Queueing
// Systems I, 1975; Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013.
import { checkAtLeast, checkCount, checkPositive, checkQuantile } from './checks.ts';

/**
 * Probability that an arrival finds all `servers` busy and is lost: M/M/c/c (Erlang 1917), by the recurrence
 * B(0) = 1, B(k) = aB(k−1) / (k + aB(k−1)), which neither overflows nor cancels.
 * @param offeredLoad arrival rate ÷ service rate, in erlang: busy servers if there were enough; may exceed `servers`
 */
export function erlangB(offeredLoad: number, servers: number): number {
  checkAtLeast('offeredLoad', offeredLoad, 0);
  checkCount('servers', servers);
  let blocking = 1;
  for (let count = 1; count <= servers; count += 1) {
    blocking = (offeredLoad * blocking) / (count + offeredLoad * blocking);
  }
  return blocking;
}

/** Probability that an arrival has to wait: M/M/c (Erlang 1917). 1 where the load is 1 or more. */
export function erlangC(offeredLoad: number, servers: number): number {
  const blocking = erlangB(offeredLoad, servers);
  const load = offeredLoad / servers;
  return load >= 1 ? 1 : blocking / (1 - load * (1 - blocking));
}

export interface SteadyState {
  /** Offered load per server; the busy share of a server while below 1. */
  readonly utilisation: number;
  readonly waitProbability: number;
  readonly meanWait: number;
  /** Wait and service. */
  readonly meanResponse: number;
  readonly meanWaiting: number;
  readonly meanInSystem: number;
}

/** Little's law (1961) makes the rest of the two means. */
function steadyState(
  arrivalRate: number,
  meanService: number,
  known: { readonly utilisation: number; readonly waitProbability: number; readonly meanWait: number },
): SteadyState {
  const meanResponse = known.meanWait + meanService;
  return {
    ...known,
    meanResponse,
    meanWaiting: arrivalRate * known.meanWait,
    meanInSystem: arrivalRate * meanResponse,
  };
}

function checkRates(arrivalRate: number, serviceRate: number): void {
  checkAtLeast('arrivalRate', arrivalRate, 0);
  checkPositive('serviceRate', serviceRate);
}

/** M/M/c: exponential service, one queue before `servers` servers of `serviceRate` each. */
export function mmc(arrivalRate: number, serviceRate: number, servers: number): SteadyState {
  checkRates(arrivalRate, serviceRate);
  const waitProbability = erlangC(arrivalRate / serviceRate, servers);
  const spareRate = servers * serviceRate - arrivalRate;
  const meanWait = spareRate > 0 ? waitProbability / spareRate : Number.POSITIVE_INFINITY;
  const utilisation = arrivalRate / (servers * serviceRate);
  return steadyState(arrivalRate, 1 / serviceRate, { utilisation, waitProbability, meanWait });
}

/** M/M/1. */
export const mm1 = (arrivalRate: number, serviceRate: number): SteadyState => mmc(arrivalRate, serviceRate, 1);

/** Probability that an M/M/c is empty; 0 where the load is 1 or more. */
export function mmcEmptyProbability(arrivalRate: number, serviceRate: number, servers: number): number {
  checkRates(arrivalRate, serviceRate);
  checkCount('servers', servers);
  const offeredLoad = arrivalRate / serviceRate;
  if (offeredLoad >= servers) return 0;
  let term = 1;
  let sum = 0;
  for (let count = 0; count < servers; count += 1) {
    sum += term;
    term *= offeredLoad / (count + 1);
  }
  return 1 / (sum + term / (1 - offeredLoad / servers));
}

/** P(wait > time) of M/M/c: C·exp(−(cμ − λ)t); 1 where the load is 1 or more. */
export function mmcWaitTail(arrivalRate: number, serviceRate: number, servers: number, time: number): number {
  checkRates(arrivalRate, serviceRate);
  checkAtLeast('time', time, 0);
  const waitProbability = erlangC(arrivalRate / serviceRate, servers);
  return waitProbability * Math.exp(-Math.max(0, servers * serviceRate - arrivalRate) * time);
}

/**
 * Quantile of the waiting time of M/M/c; 0 where that many do not wait at all.
 * @param quantile from 0 to below 1: 0.99 for the 99th percentile
 */
export function mmcWaitQuantile(arrivalRate: number, serviceRate: number, servers: number, quantile: number): number {
  checkRates(arrivalRate, serviceRate);
  checkQuantile(quantile);
  const waitProbability = erlangC(arrivalRate / serviceRate, servers);
  const spareRate = servers * serviceRate - arrivalRate;
  if (spareRate <= 0) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.log(waitProbability / (1 - quantile)) / spareRate);
}

/** P(response > time) of M/M/1, which is exponential with rate μ − λ; 1 where the load is 1 or more. */
export function mm1ResponseTail(arrivalRate: number, serviceRate: number, time: number): number {
  checkRates(arrivalRate, serviceRate);
  checkAtLeast('time', time, 0);
  return Math.exp(-Math.max(0, serviceRate - arrivalRate) * time);
}

/** Quantile of the response time of M/M/1. */
export function mm1ResponseQuantile(arrivalRate: number, serviceRate: number, quantile: number): number {
  checkRates(arrivalRate, serviceRate);
  checkQuantile(quantile);
  if (arrivalRate >= serviceRate) return Number.POSITIVE_INFINITY;
  return -Math.log1p(-quantile) / (serviceRate - arrivalRate);
}

/**
 * P(response > time) of M/M/c: the service alone, or with probability C the service and a wait that is exponential with
 * rate cμ − λ; 1 where the load is 1 or more.
 */
export function mmcResponseTail(arrivalRate: number, serviceRate: number, servers: number, time: number): number {
  checkRates(arrivalRate, serviceRate);
  checkAtLeast('time', time, 0);
  const waitProbability = erlangC(arrivalRate / serviceRate, servers);
  const spareRate = servers * serviceRate - arrivalRate;
  if (spareRate <= 0) return 1;
  // The tail of the sum of two exponential times, written so that nearly equal rates do not cancel.
  const slow = Math.min(serviceRate, spareRate);
  const gap = Math.abs(serviceRate - spareRate);
  const both = Math.exp(-slow * time) * (1 + slow * (gap === 0 ? time : -Math.expm1(-gap * time) / gap));
  return (1 - waitProbability) * Math.exp(-serviceRate * time) + waitProbability * both;
}

/** Quantile of the response time of M/M/c, by bisection of its tail to the last bit. */
export function mmcResponseQuantile(
  arrivalRate: number,
  serviceRate: number,
  servers: number,
  quantile: number,
): number {
  checkQuantile(quantile);
  const tail = (time: number): number => mmcResponseTail(arrivalRate, serviceRate, servers, time);
  if (tail(0) <= 1 - quantile) return 0;
  if (arrivalRate >= servers * serviceRate) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = 1 / serviceRate;
  while (tail(high) > 1 - quantile) high *= 2;
  for (let middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (tail(middle) > 1 - quantile) low = middle;
    else high = middle;
  }
  return high;
}

export interface LimitedQueue {
  /** Share of arrivals that find no place and are lost. */
  readonly blockingProbability: number;
  /** Served arrivals per unit of time. */
  readonly throughput: number;
  readonly utilisation: number;
  readonly meanInSystem: number;
  /** Of those let in. */
  readonly meanResponse: number;
}

/** M/M/1/K: at most `places` in the system, the one in service included. Any load has a steady state. */
export function mm1k(arrivalRate: number, serviceRate: number, places: number): LimitedQueue {
  checkRates(arrivalRate, serviceRate);
  checkCount('places', places);
  const load = arrivalRate / serviceRate;
  // Weights of the states relative to the likeliest, which is the empty or the full one: none overflows.
  const ratio = Math.min(load, 1 / load);
  let weight = 1;
  let total = 0;
  let moment = 0;
  for (let away = 0; away <= places && weight > 0; away += 1) {
    total += weight;
    moment += away * weight;
    weight *= ratio;
  }
  const awayOnAverage = moment / total;
  const fromFull = load > 1;
  const blockingProbability = fromFull ? 1 / total : ratio ** places / total;
  const meanInSystem = fromFull ? places - awayOnAverage : awayOnAverage;
  const emptyProbability = fromFull ? ratio ** places / total : 1 / total;
  const throughput = serviceRate * (1 - emptyProbability);
  const meanResponse = arrivalRate === 0 ? 1 / serviceRate : meanInSystem / throughput;
  return { blockingProbability, throughput, utilisation: 1 - emptyProbability, meanInSystem, meanResponse };
}

/**
 * M/G/1 by Pollaczek (1930) and Khinchine (1932): mean wait λE[S²] / (2(1 − ρ)).
 * @param squaredVariation variance of the service time over its squared mean: 1 exponential, 0 constant
 */
export function mg1(arrivalRate: number, meanService: number, squaredVariation: number): SteadyState {
  checkAtLeast('arrivalRate', arrivalRate, 0);
  checkPositive('meanService', meanService);
  checkAtLeast('squaredVariation', squaredVariation, 0);
  const load = arrivalRate * meanService;
  const meanWait =
    load >= 1 ? Number.POSITIVE_INFINITY : (load * meanService * (1 + squaredVariation)) / (2 * (1 - load));
  return steadyState(arrivalRate, meanService, { utilisation: load, waitProbability: Math.min(1, load), meanWait });
}

/** Mean wait of M/G/1. */
export const mg1MeanWait = (arrivalRate: number, meanService: number, squaredVariation: number): number =>
  mg1(arrivalRate, meanService, squaredVariation).meanWait;

/** M/D/1, constant service time: half the mean wait of M/M/1. */
export const md1 = (arrivalRate: number, serviceTime: number): SteadyState => mg1(arrivalRate, serviceTime, 0);

/**
 * Share of the servers with at least `length` requests when each arrival joins the shortest of `choices` random queues of
 * infinitely many exponential servers: ρ^((d^i − 1)/(d − 1)). Vvedenskaya, Dobrushin and Karpelevich 1996; Mitzenmacher 2001.
 * @param load 0 to 1; at 1 or more every queue grows without limit, and the share is 1
 */
export function supermarketTail(load: number, choices: number, length: number): number {
  checkAtLeast('load', load, 0);
  checkCount('choices', choices);
  checkAtLeast('length', length, 0);
  if (load >= 1) return 1;
  return load ** (choices === 1 ? length : (choices ** length - 1) / (choices - 1));
}

/** Mean response time in that model, in mean service times. Infinity where the load is 1 or more. */
export function supermarketMeanTime(load: number, choices: number): number {
  checkAtLeast('load', load, 0);
  checkCount('choices', choices);
  if (load >= 1) return Number.POSITIVE_INFINITY;
  if (choices === 1) return 1 / (1 - load);
  let sum = 0;
  let term = 1;
  for (let index = 1; sum + term > sum; index += 1) {
    sum += term;
    term = load ** ((choices ** (index + 1) - choices) / (choices - 1));
  }
  return sum;
}

export {
  amdahlLimit,
  amdahlSpeedUp,
  gustafsonSpeedUp,
  uslCapacity,
  uslPeak,
} from './scaling-laws.ts';
