// Two pictures that one run cannot give: response against load, and throughput against servers. Each point is a run of its
// own, at its seed, beside what theory says of it.
import { uslCapacity } from '#src/algorithms/queueing/scaling-laws.ts';
import type { Model, ParameterValues, Setup } from '#src/contract/model.ts';
import { runWhole } from '#src/sim/whole-run.ts';
import { meanServiceMs } from './flow.ts';
import { lab } from './lab.ts';
import type { Params } from './parameters.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';

type LatencyModel = Model<State, Snapshot>;

export interface LoadPoint {
  /** Offered load per server, below 1. */
  readonly load: number;
  readonly meanMs: number;
  readonly p99Ms: number;
  /** NaN where no closed form is known. */
  readonly theoryMeanMs: number;
  readonly theoryP99Ms: number;
}

export interface ServersPoint {
  readonly servers: number;
  readonly answeredPerS: number;
  readonly lawPerS: number;
  readonly idealPerS: number;
}

const LOADS: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95];
const SERVERS: readonly number[] = [1, 2, 3, 4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 64];
const SEED = 1;
/** The fuller the servers, the longer it takes until a figure settles. */
const requestsAt = (load: number): number => Math.round(12_000 / (1 - load));
const REQUESTS_BY_SERVERS = 6000;
/** More than the servers can do, so that throughput shows what they can. */
const OVERLOAD = 1.5;
/** Mean services that do not count. */
const WARM_UP_SERVICES = 200;

const runOf = (model: LatencyModel, params: ParameterValues) =>
  runWhole(lab, model, () => ({ params }), { seed: SEED, until: Number.POSITIVE_INFINITY });

export function responseByLoad(model: LatencyModel, setup: Setup): readonly LoadPoint[] {
  const params = setup.params as Params;
  const serviceMs = meanServiceMs(params, params.serviceRatePerS, params.servers);
  return LOADS.map((load) => {
    const run = runOf(model, {
      ...params,
      arrivalRatePerS: (load * params.servers * 1000) / serviceMs,
      requests: requestsAt(load),
      warmUpMs: WARM_UP_SERVICES * serviceMs,
    });
    const [metrics, theory] = [run.metrics(), run.theory()];
    return {
      load,
      meanMs: metrics['meanResponseMs'] ?? Number.NaN,
      p99Ms: metrics['p99ResponseMs'] ?? Number.NaN,
      theoryMeanMs: theory['meanResponseMs'] ?? Number.NaN,
      theoryP99Ms: theory['p99ResponseMs'] ?? Number.NaN,
    };
  });
}

export function throughputByServers(model: LatencyModel, setup: Setup): readonly ServersPoint[] {
  const params = setup.params as Params;
  return SERVERS.map((servers) => {
    const idealPerS = servers * params.serviceRatePerS;
    const lawPerS = params.serviceRatePerS * uslCapacity(params.contention, params.coherence, servers);
    const run = runOf(model, {
      ...params,
      servers,
      networkLatencyMs: 0,
      warmUpMs: 0,
      arrivalRatePerS: OVERLOAD * lawPerS,
      requests: REQUESTS_BY_SERVERS,
    });
    return { servers, answeredPerS: run.metrics()['throughputPerS'] ?? Number.NaN, lawPerS, idealPerS };
  });
}
