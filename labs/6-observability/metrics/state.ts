// Everything that changes during a run: plain data.
import {
  createRegistry,
  type HistogramMetric,
  histogramSeries,
  type Registry,
  register,
  type SummaryMetric,
  set,
  type ValueMetric,
} from '#src/algorithms/metrics/registry.ts';
import { USUAL_WINDOW } from '#src/algorithms/metrics/targeted-quantiles.ts';
import { COUNTER, GAUGE, HISTOGRAM, type Params, SUMMARY, SUMMARY_TARGETS, USERS } from './parameters.ts';
import type { Traffic } from './traffic.ts';

/** Which of the instruments has the user as a label. */
export type UserLabel = Params['userLabel'];

/** Into so many cells each bucket is parted for the true curve. */
export const CELLS = 8;

/** What Prometheus read of one server at a moment. */
export interface Scrape {
  readonly atMs: number;
  /** Of each bucket and all below it, +Inf last: what `le` means. */
  readonly cumulative: Float64Array;
  /** Requests counted, by status together. */
  readonly requests: number;
}

export interface Server {
  registry: Registry;
  slowdown: number;
  restarts: number;
  /** Since the restart: how many observations fell into each cell of each bucket. */
  readonly cells: Float64Array;
  /** Requests by each user, while they are counted; empty before. */
  byUser: Uint16Array;
  users: number;
  /** Place in the columns of all observations from which on the counters know them. */
  countsFrom: number;
  /** Of each bucket, when the present kind of traffic began. */
  phaseCounts: Float64Array;
  scrapes: Scrape[];
  /** Requests counted at the last reading since the restart. */
  read: number;
  scrapesToLose: number;
  lastScrape: 'none' | 'read' | 'lost';
}

/** A request that is being served. */
export interface Underway {
  readonly server: number;
  /** The server's restarts when it began: a restart drops it. */
  readonly restarts: number;
  readonly seconds: number;
  readonly failed: boolean;
  readonly user: number;
}

/** All that was observed, whatever became of the counters: the truth. */
export interface Observations {
  seconds: Float32Array;
  atMs: Float64Array;
  server: Uint8Array;
  request: Int32Array;
  user: Uint16Array;
  count: number;
}

export interface State {
  traffic: Traffic;
  requestsPerS: number;
  quantile: number;
  userLabel: UserLabel;
  /** Place in the observations from which on the users are told apart. */
  usersFrom: number;
  nextArrivalMs: number;
  /** Counts changes of the rate: an arrival that was planned under another rate is void. */
  arrivalPlan: number;
  arrived: number;
  readonly servers: Server[];
  readonly underway: Map<number, Underway>;
  readonly observed: Observations;
  /** Place in the observations at which the present kind of traffic began. */
  phaseFrom: number;
  /** Largest error of p50 and p99 under earlier kinds of traffic, in percent. */
  worstErrorPercent: number;
  /** Whether something other than the quantile was changed since the start. */
  disturbed: boolean;
  scrapes: number;
  scrapesLost: number;
  restarts: number;
  /** Observed, and gone with a restart before they were read. */
  lostRequests: number;
  /** The most of them at one restart. */
  mostLostRequests: number;
  lastScrapeMs: number;
  /** What a student's code answered last, in seconds. */
  ownEstimate: number;
}

export interface Instruments {
  readonly requests: ValueMetric;
  readonly inFlight: ValueMetric;
  readonly duration: HistogramMetric;
  readonly summary: SummaryMetric;
}

/** The instruments of a server's code, in a registry as it stands after a start. */
export function startRegistry(bounds: readonly number[]): Registry {
  const registry = createRegistry();
  register(registry, {
    type: 'counter',
    name: COUNTER,
    help: 'Requests served, by status code.',
    labelNames: ['code'],
  });
  set(register(registry, { type: 'gauge', name: GAUGE, help: 'Requests being served now.' }), 0);
  const duration = { type: 'histogram', name: HISTOGRAM, help: 'How long requests took, in buckets.', bounds } as const;
  histogramSeries(register(registry, duration));
  register(registry, {
    ...{ type: 'summary' as const, name: SUMMARY, help: 'How long requests took, as quantiles of this server.' },
    ...{ targets: SUMMARY_TARGETS, window: USUAL_WINDOW },
  });
  return registry;
}

export const instrumentsOf = ({ registry }: Server): Instruments => ({
  requests: registry.get(COUNTER) as ValueMetric,
  inFlight: registry.get(GAUGE) as ValueMetric,
  duration: registry.get(HISTOGRAM) as HistogramMetric,
  summary: registry.get(SUMMARY) as SummaryMetric,
});

/** Of each bucket alone. */
export const bucketCounts = (server: Server): Float64Array => histogramSeries(instrumentsOf(server).duration).counts;

export const freshUsers = (label: UserLabel): Uint16Array => new Uint16Array(label === 'none' ? 0 : USERS);

const createServer = (bounds: readonly number[], userLabel: UserLabel): Server => ({
  registry: startRegistry(bounds),
  ...{ slowdown: 1, restarts: 0, users: 0, countsFrom: 0, read: 0, scrapesToLose: 0, lastScrape: 'none' as const },
  cells: new Float64Array(bounds.length * CELLS),
  byUser: freshUsers(userLabel),
  phaseCounts: new Float64Array(bounds.length + 1),
  scrapes: [],
});

const FIRST_ROOM = 1024;

/** @param servers how many; none where a file is open */
export function createState(params: Params, bounds: readonly number[], servers: number): State {
  const { traffic, requestsPerS, quantile, userLabel } = params;
  return {
    ...{ traffic, requestsPerS, quantile, userLabel },
    ...{ usersFrom: 0, nextArrivalMs: 0, arrivalPlan: 0, arrived: 0 },
    servers: Array.from({ length: servers }, () => createServer(bounds, userLabel)),
    underway: new Map(),
    observed: {
      seconds: new Float32Array(FIRST_ROOM),
      atMs: new Float64Array(FIRST_ROOM),
      server: new Uint8Array(FIRST_ROOM),
      request: new Int32Array(FIRST_ROOM),
      user: new Uint16Array(FIRST_ROOM),
      count: 0,
    },
    ...{ phaseFrom: 0, worstErrorPercent: 0, disturbed: false },
    ...{ scrapes: 0, scrapesLost: 0, restarts: 0, lostRequests: 0, mostLostRequests: 0, lastScrapeMs: 0 },
    ownEstimate: Number.NaN,
  };
}

function grown({ seconds, atMs, server, request, user, count }: Observations): Observations {
  const room = 2 * seconds.length;
  const larger = {
    ...{ seconds: new Float32Array(room), atMs: new Float64Array(room) },
    ...{ server: new Uint8Array(room), request: new Int32Array(room), user: new Uint16Array(room), count },
  };
  larger.seconds.set(seconds);
  larger.atMs.set(atMs);
  larger.server.set(server);
  larger.request.set(request);
  larger.user.set(user);
  return larger;
}

export function keepObservation(
  observed: Observations,
  { seconds, server, user }: Pick<Underway, 'seconds' | 'server' | 'user'>,
  atMs: number,
  request: number,
): void {
  if (observed.count === observed.seconds.length) Object.assign(observed, grown(observed));
  const place = observed.count;
  observed.seconds[place] = seconds;
  observed.atMs[place] = atMs;
  observed.server[place] = server;
  observed.request[place] = request;
  observed.user[place] = user;
  observed.count += 1;
}
