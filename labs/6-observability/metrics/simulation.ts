// The run of this lab: requests come to a fleet, each server counts what it serves, and Prometheus reads all of them now and then.
import { bucketIndex, cumulativeBuckets } from '#src/algorithms/metrics/quantile.ts';
import { add, observe, observeAt } from '#src/algorithms/metrics/registry.ts';
import type { ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { metricsOf, phaseErrorPercent, type RunFacts, readCounters, sampleInto, summedCounts } from './figures.ts';
import { createOwnEstimate } from './own-estimate.ts';
import { boundsOf, FAILING, type Params, USER_LABELS, USERS } from './parameters.ts';
import { RECORD } from './records.ts';
import { resultOf } from './result.ts';
import { readServer, requestsOf } from './scraping.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import {
  bucketCounts,
  CELLS,
  createState,
  freshUsers,
  instrumentsOf,
  keepObservation,
  type Server,
  type State,
  startRegistry,
  type Underway,
  type UserLabel,
} from './state.ts';
import { expectedOf } from './theory.ts';
import { drawSeconds, TRAFFIC_KINDS, type Traffic } from './traffic.ts';
import { describeRecord, explain } from './why.ts';

const EVENT = { arrival: 0, departure: 1, scrape: 2, estimate: 3 } as const;

/** A student's code is asked so often. */
const ESTIMATE_MS = 1000;

export function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const bounds = boundsOf(params);
  const facts: RunFacts = { params, bounds };
  const ownEstimate = params.estimator === 'own-code' ? createOwnEstimate(setup.policy) : undefined;
  const arrivals = simulation.random('arrivals');
  const durations = simulation.random('durations');
  const choices = simulation.random('choices');

  const planArrival = (state: State, delayMs: number): void => {
    state.nextArrivalMs = simulation.time + delayMs;
    simulation.schedule(delayMs, EVENT.arrival, state.arrivalPlan);
  };

  const arrive = (state: State): void => {
    const id = state.arrived;
    state.arrived += 1;
    // What a request brings is drawn now, so that twins meet the same traffic.
    const seconds = drawSeconds(state.traffic, durations);
    const place = choices.integerBelow(state.servers.length);
    const failed = choices.bernoulli(FAILING);
    const user = choices.integerBelow(USERS);
    const server = state.servers[place] as Server;
    simulation.record(RECORD.arrived, id, place);
    add(instrumentsOf(server).inFlight, 1);
    // As the columns keep it: the truth and the buckets see the same number.
    const taken = Math.fround(seconds * server.slowdown);
    state.underway.set(id, { server: place, restarts: server.restarts, seconds: taken, failed, user });
    simulation.schedule(1000 * taken, EVENT.departure, id);
    planArrival(state, arrivals.exponential(1000 / state.requestsPerS));
  };

  const countUser = (server: Server, user: number): void => {
    if (server.byUser.length === 0) return;
    if (server.byUser[user] === 0) server.users += 1;
    server.byUser[user] = (server.byUser[user] as number) + 1;
  };

  const count = (state: State, server: Server, id: number, request: Underway): void => {
    const { seconds, failed, user, server: place } = request;
    const { requests, inFlight, duration, summary } = instrumentsOf(server);
    add(inFlight, -1);
    add(requests, 1, { code: failed ? '500' : '200' });
    observe(duration, seconds);
    observeAt(summary, simulation.time, seconds);
    countUser(server, user);
    const bucket = bucketIndex(bounds, seconds);
    const high = bounds[bucket];
    if (high !== undefined) {
      const low = bounds[bucket - 1] ?? 0;
      const cell = Math.min(CELLS - 1, Math.max(0, Math.ceil((CELLS * (seconds - low)) / (high - low)) - 1));
      server.cells[bucket * CELLS + cell] = (server.cells[bucket * CELLS + cell] as number) + 1;
    }
    keepObservation(state.observed, request, simulation.time, id);
    simulation.record(RECORD.observed, id, place, 1000 * seconds);
  };

  const depart = (state: State, id: number): void => {
    const request = state.underway.get(id);
    if (request === undefined) return;
    state.underway.delete(id);
    const server = state.servers[request.server] as Server;
    if (server.restarts === request.restarts) count(state, server, id, request);
    else simulation.record(RECORD.dropped, id, request.server);
  };

  const scrape = (state: State): void => {
    const now = simulation.time;
    state.lastScrapeMs = now;
    for (const [place, server] of state.servers.entries()) {
      server.scrapes = server.scrapes.filter(({ atMs }) => atMs >= now - 1000 * params.rangeS);
      if (server.scrapesToLose > 0) {
        server.scrapesToLose -= 1;
        server.lastScrape = 'lost';
        state.scrapesLost += 1;
        simulation.record(RECORD.scrapeLost, place, -1, requestsOf(server));
        continue;
      }
      const reading = readServer(server, now);
      server.scrapes.push(reading);
      server.read = reading.requests;
      server.lastScrape = 'read';
      state.scrapes += 1;
      simulation.record(RECORD.scraped, place, -1, reading.requests);
    }
    simulation.schedule(1000 * params.scrapeIntervalS, EVENT.scrape);
  };

  const estimate = (state: State): void => {
    if (ownEstimate === undefined) return;
    state.ownEstimate = ownEstimate(state.quantile, cumulativeBuckets(bounds, summedCounts(state, bounds)));
    simulation.schedule(ESTIMATE_MS, EVENT.estimate);
  };

  const restart = (state: State, place: number, server: Server): void => {
    const lost = requestsOf(server) - server.read;
    state.lostRequests += lost;
    state.mostLostRequests = Math.max(state.mostLostRequests, lost);
    state.restarts += 1;
    state.disturbed = true;
    server.registry = startRegistry(bounds);
    server.restarts += 1;
    server.cells.fill(0);
    server.phaseCounts.fill(0);
    server.byUser = freshUsers(state.userLabel);
    server.users = 0;
    server.read = 0;
    server.countsFrom = state.observed.count;
    simulation.record(RECORD.restarted, place, -1, lost);
  };

  /** From now on requests are of another kind; before the first one that makes no difference. */
  const disturb = (state: State): void => {
    state.disturbed ||= state.arrived > 0;
  };

  /** The kind of traffic changes: what was under the old one is judged by itself. */
  const setTraffic = (state: State, traffic: Traffic): void => {
    if (traffic === state.traffic) return;
    state.worstErrorPercent = Math.max(state.worstErrorPercent, phaseErrorPercent(state, facts));
    state.phaseFrom = state.observed.count;
    for (const server of state.servers) server.phaseCounts = bucketCounts(server).slice();
    state.traffic = traffic;
    disturb(state);
    simulation.record(RECORD.trafficSet, -1, -1, TRAFFIC_KINDS.indexOf(traffic));
  };

  const setRate = (state: State, ratePerS: number): void => {
    const leftMs = (state.nextArrivalMs - simulation.time) * (state.requestsPerS / ratePerS);
    state.requestsPerS = ratePerS;
    state.arrivalPlan += 1;
    planArrival(state, leftMs);
    simulation.record(RECORD.requestsSet, -1, -1, ratePerS);
  };

  const setUserLabel = (state: State, label: UserLabel): void => {
    if (label === state.userLabel) return;
    state.userLabel = label;
    state.usersFrom = state.observed.count;
    for (const server of state.servers) {
      server.byUser = freshUsers(label);
      server.users = 0;
    }
    simulation.record(RECORD.userLabelSet, -1, -1, USER_LABELS.indexOf(label));
  };

  const set = (state: State, name: unknown, value: unknown): void => {
    switch (name) {
      case 'traffic':
        setTraffic(state, value as Traffic);
        return;
      case 'requestsPerS':
        setRate(state, value as number);
        return;
      case 'userLabel':
        setUserLabel(state, value as UserLabel);
        return;
      default:
        state.quantile = value as number;
        if (ownEstimate !== undefined)
          state.ownEstimate = ownEstimate(state.quantile, cumulativeBuckets(bounds, summedCounts(state, bounds)));
        simulation.record(RECORD.quantileSet, -1, -1, value as number);
    }
  };

  const act = (state: State, action: Action): void => {
    if (action.action === 'set') {
      set(state, action['name'], action['value']);
      return;
    }
    const place = action['server'] as number;
    const server = state.servers[place];
    if (server === undefined)
      throw new ImpossibleAction(
        `there is no server ${String(place)}: they go from 0 to ${String(state.servers.length - 1)}`,
      );
    switch (action.action) {
      case 'restart':
        restart(state, place, server);
        return;
      case 'loseScrapes':
        server.scrapesToLose += action['count'] as number;
        return;
      default:
        // Holds for requests that come from now on.
        server.slowdown = action['factor'] as number;
        disturb(state);
        simulation.record(RECORD.slowed, place, -1, server.slowdown);
    }
  };

  return {
    start() {
      const state = createState(params, bounds, params.servers);
      planArrival(state, arrivals.exponential(1000 / state.requestsPerS));
      simulation.schedule(1000 * params.scrapeIntervalS, EVENT.scrape);
      estimate(state);
      return state;
    },
    handle(state, kind, a) {
      switch (kind) {
        case EVENT.arrival:
          if (a === state.arrivalPlan) arrive(state);
          return;
        case EVENT.departure:
          depart(state, a);
          return;
        case EVENT.scrape:
          scrape(state);
          return;
        default:
          estimate(state);
      }
    },
    act,
    snapshot: (state) => snapshotOf(state, facts, simulation.time),
    metrics: (state) => metricsOf(state, facts, simulation.time),
    sample: (state, into) => {
      sampleInto(state, facts, simulation.time, into);
    },
    result: (state) => resultOf(state, readCounters(state, facts).estimate, simulation.time),
    why: (state, log, subject) => explain(facts, state, log, subject),
    describe: (_state, log, index) => describeRecord(log, index),
    theory: (state) => {
      const { estimate: expected, truth } = expectedOf(state, facts);
      return Number.isNaN(truth) ? {} : { estimateMs: 1000 * expected, trueMs: 1000 * truth };
    },
  };
}
