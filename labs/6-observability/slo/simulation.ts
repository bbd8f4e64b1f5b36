// The run of this lab: a minute a tick. Requests come, some are bad, the counters are read, the rules are evaluated, and
// who is called mends what is broken.

import { binomialQuantile, poissonQuantile } from '#src/algorithms/slo/chance.ts';
import { countMinute, countsOfWindow } from '#src/algorithms/slo/counters.ts';
import type { ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { badOf, createAlerting, incidentOf } from './alerts.ts';
import {
  budgetLeftPercent,
  isSignificant,
  MINUTES_PER_HOUR,
  metricsOf,
  resultOf,
  sampleInto,
  settleFiring,
  settleIncident,
} from './figures.ts';
import { BAD_DEPLOY, DAY_MS, DEPLOY_MINUTES, MINUTE_MS, type Params } from './parameters.ts';
import { RECORD } from './records.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import {
  createState,
  type Firing,
  INCIDENT_KINDS,
  type Incident,
  type IncidentKind,
  isActive,
  type State,
} from './state.ts';
import { presentRatios, ratiosOf, requestsPerMinute } from './traffic.ts';
import { describeRecord, explain } from './why.ts';

const EVENT = { minute: 0, deploy: 1, end: 2, repair: 3 } as const;

/** Of incidents that are over, and of firings that are: so many are remembered. */
const MOST_REMEMBERED = 300;

export function createRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const { sli } = params;
  const alerting = createAlerting(setup);
  const { rules, budget } = alerting;
  const traffic = simulation.random('traffic');
  const failures = simulation.random('failures');
  const latencies = simulation.random('latencies');
  const deploys = simulation.random('deploys');

  const refreshRatio = (state: State): void => {
    const active = state.incidents.filter(isActive);
    const present = presentRatios(params, state.errorPercent, active, simulation.time);
    state.presentRatio = sli === 'availability' ? present.failed : present.slow;
  };

  const begin = (state: State, kind: IncidentKind, size: number, minutes: number): void => {
    const id = state.incidentCount;
    state.incidentCount += 1;
    const now = simulation.time;
    state.incidents.push({
      ...{ id, kind, size, startMs: now, plannedEndMs: now + minutes * MINUTE_MS, endMs: Number.NaN },
      ...{ repaired: false, repairMs: Number.POSITIVE_INFINITY, spent: 0, spentShare: 0 },
      ...{ firedMs: Number.NaN, isPaged: false, silentMs: Number.NaN },
    });
    simulation.record(RECORD.began, id, INCIDENT_KINDS.indexOf(kind), size);
    simulation.schedule(minutes * MINUTE_MS, EVENT.end, id);
    refreshRatio(state);
  };

  const findIncident = (state: State, id: number): Incident | undefined =>
    state.incidents.find((incident) => incident.id === id);

  const end = (state: State, id: number, repaired: boolean): void => {
    const incident = findIncident(state, id);
    if (incident === undefined || !isActive(incident)) return;
    incident.endMs = simulation.time;
    incident.repaired = repaired;
    simulation.record(RECORD.ended, id, repaired ? 1 : 0, 100 * incident.spentShare);
    refreshRatio(state);
  };

  /** What an incident spent is known one minute after its end: then its alerts are judged. */
  const judge = (state: State, incident: Incident): void => {
    const worth = isSignificant(params, incident) ? 'yes' : 'no';
    for (const firing of state.firings)
      if (firing.incident === incident.id && firing.worth === 'open') firing.worth = worth;
  };

  const forgetOld = (state: State): void => {
    while (state.firings.length > MOST_REMEMBERED && state.firings[0] !== undefined) {
      const [oldest] = state.firings;
      if (Number.isNaN(oldest.resolvedMs) || oldest.worth === 'open') break;
      settleFiring(state.settled, oldest);
      state.firings.shift();
    }
    while (state.incidents.length > MOST_REMEMBERED && state.incidents[0] !== undefined) {
      const [oldest] = state.incidents;
      // The longest window may still be about it.
      if (isActive(oldest) || simulation.time - oldest.endMs < 3 * DAY_MS) break;
      settleIncident(state.settled, params, oldest);
      state.incidents.shift();
    }
  };

  /** Counts the minute that is over now. */
  const count = (state: State): void => {
    const now = simulation.time;
    const concerned = state.incidents.filter((incident) => isActive(incident) || incident.endMs > now - MINUTE_MS);
    const ratios = ratiosOf(params, state.errorPercent, concerned, now);
    const expected = requestsPerMinute(params, now / MINUTE_MS - 1, state.probesPerS);
    const total = poissonQuantile(expected, traffic.uniform());
    const failed = binomialQuantile(total, ratios.failed, failures.uniform());
    const slow = binomialQuantile(total, ratios.slow, latencies.uniform());
    const counts = { total, failed, slow };
    countMinute(state.counters, counts);
    simulation.record(RECORD.counted, -1, badOf(counts, sli), total);
    const allowed = budget * countsOfWindow(state.counters).total;
    const by = sli === 'availability' ? ratios.failedBy : ratios.slowBy;
    for (const [index, incident] of concerned.entries()) {
      incident.spent += (by[index] ?? 0) * total;
      incident.spentShare = allowed === 0 ? 0 : incident.spent / allowed;
      if (!isActive(incident)) judge(state, incident);
    }
    // A leak grows: what is bad now is more than a minute ago.
    if (concerned.some(({ kind }) => kind === 'leak')) refreshRatio(state);
  };

  const fire = (state: State, rule: number): void => {
    const kind = rules[rule];
    if (kind === undefined) return;
    const now = simulation.time;
    const incident = incidentOf(state, kind, now);
    // What is over has been counted and judged by now.
    const isOver = incident === undefined || !isActive(incident);
    const isDue = incident === undefined ? state.presentRatio > budget : isSignificant(params, incident);
    const firing: Firing = {
      ...{ rule, severity: kind.severity, firedMs: now, resolvedMs: Number.NaN, incident: incident?.id ?? -1 },
      worth: isOver ? (isDue ? 'yes' : 'no') : 'open',
    };
    state.firings.push(firing);
    state.fired[rule] = (state.fired[rule] ?? 0) + 1;
    if (Number.isNaN(state.firstFiredMs[rule])) state.firstFiredMs[rule] = now;
    simulation.record(RECORD.fired, rule, firing.incident, burnOf(state, rule));
    if (incident === undefined) return;
    if (Number.isNaN(incident.firedMs)) incident.firedMs = now;
    if (kind.severity === 'page') incident.isPaged = true;
  };

  const burnOf = (state: State, rule: number): number => {
    const longMinutes = rules[rule]?.longMinutes ?? 0;
    return alerting.burnRate(state, longMinutes === 0 ? MINUTES_PER_HOUR : longMinutes);
  };

  const resolve = (state: State, rule: number): void => {
    const firing = state.firings.findLast((each) => each.rule === rule && Number.isNaN(each.resolvedMs));
    if (firing === undefined) return;
    firing.resolvedMs = simulation.time;
    simulation.record(RECORD.resolved, rule, firing.incident, (simulation.time - firing.firedMs) / MINUTE_MS);
    const incident = findIncident(state, firing.incident);
    // Who was paged waits for the pager to fall silent, not for the ticket.
    if (incident !== undefined && (firing.severity === 'page' || !incident.isPaged))
      incident.silentMs = simulation.time;
  };

  /** Who was called mends what goes on; a deploy is over before anybody could. */
  const answer = (state: State): void => {
    if (params.repairMinutes === 0) return;
    const firing = (severity: string): number =>
      rules.findIndex((rule, index) => rule.severity === severity && state.alerts[index]?.phase === 'firing');
    const calls = [
      { rule: firing('page'), minutes: params.repairMinutes },
      { rule: firing('ticket'), minutes: params.ticketHours * MINUTES_PER_HOUR },
    ];
    for (const { rule, minutes } of calls) {
      if (rule < 0) continue;
      for (const incident of state.incidents) {
        const repairMs = simulation.time + minutes * MINUTE_MS;
        if (!isActive(incident) || incident.kind === 'deploy' || incident.repairMs <= repairMs) continue;
        incident.repairMs = repairMs;
        simulation.record(RECORD.repairPlanned, incident.id, rule, minutes);
        simulation.schedule(minutes * MINUTE_MS, EVENT.repair, incident.id);
      }
    }
  };

  const evaluate = (state: State): void => {
    const minute = Math.round(simulation.time / MINUTE_MS);
    for (const [rule, next] of alerting.evaluate(state, minute).entries()) {
      const before = state.alerts[rule]?.phase;
      state.alerts[rule] = next;
      if (before === next.phase) continue;
      if (next.phase === 'pending') simulation.record(RECORD.pending, rule, -1, burnOf(state, rule));
      if (next.phase === 'firing') fire(state, rule);
      if (before === 'firing') resolve(state, rule);
    }
    answer(state);
  };

  const lookAtBudget = (state: State): void => {
    const left = budgetLeftPercent(state, budget, sli);
    if (left < 0 !== state.isBudgetGone) {
      state.isBudgetGone = left < 0;
      simulation.record(state.isBudgetGone ? RECORD.budgetGone : RECORD.budgetBack, -1);
    }
    const hours = Math.round(simulation.time / (MINUTES_PER_HOUR * MINUTE_MS));
    state.leftByHour[hours % state.leftByHour.length] = left;
    const counts = countsOfWindow(state.counters);
    const availability = 100 * (1 - counts.failed / counts.total);
    if (availability < params.slaPercent !== state.isSlaBroken) {
      state.isSlaBroken = !state.isSlaBroken;
      simulation.record(state.isSlaBroken ? RECORD.slaBroken : RECORD.slaKept, -1, -1, availability);
    }
  };

  const planDeploy = (state: State): void => {
    if (state.deploysPerDay > 0) simulation.schedule(DAY_MS / state.deploysPerDay, EVENT.deploy, state.deployPlan);
  };

  /** A deploy brings its luck along, whether it goes out or not: twins have the same. */
  const deploy = (state: State): void => {
    const isBad = deploys.uniform() < params.badDeployPercent / 100;
    const left = budgetLeftPercent(state, budget, sli);
    if (state.freezeBelowPercent > 0 && left < state.freezeBelowPercent) {
      state.deploysHeld += 1;
      simulation.record(RECORD.deployHeld, -1, -1, left);
      return;
    }
    state.deploys += 1;
    simulation.record(RECORD.deployed, -1, -1, state.deploys);
    if (isBad) begin(state, 'bad-deploy', BAD_DEPLOY.percent, BAD_DEPLOY.minutes);
    else begin(state, 'deploy', params.deployErrorPercent, DEPLOY_MINUTES);
  };

  const set = (state: State, name: unknown, value: number): void => {
    switch (name) {
      case 'errorPercent':
        state.errorPercent = value;
        simulation.record(RECORD.errorsSet, -1, -1, value);
        refreshRatio(state);
        return;
      case 'probesPerS':
        state.probesPerS = value;
        simulation.record(RECORD.probesSet, -1, -1, value);
        return;
      case 'freezeBelowPercent':
        state.freezeBelowPercent = value;
        simulation.record(RECORD.freezeSet, -1, -1, value);
        return;
      default:
        state.deploysPerDay = value;
        state.deployPlan += 1;
        simulation.record(RECORD.deploysSet, -1, -1, value);
        planDeploy(state);
    }
  };

  const act = (state: State, action: Action): void => {
    if (action.action === 'set') {
      set(state, action['name'], action['value'] as number);
      return;
    }
    if (action.action === 'repair') {
      const id = action['incident'] as number;
      const incident = findIncident(state, id);
      if (incident === undefined || !isActive(incident))
        throw new ImpossibleAction(`there is no incident ${id} that goes on`);
      end(state, id, true);
      return;
    }
    if (action['service'] !== 0)
      throw new ImpossibleAction(`there is no service ${String(action['service'])}: there is only 0`);
    const field = (name: string): number => action[name] as number;
    switch (action.action) {
      case 'outage':
        begin(state, 'outage', field('percent'), field('minutes'));
        return;
      case 'leak':
        begin(state, 'leak', field('percent'), field('hours') * MINUTES_PER_HOUR);
        return;
      case 'slowdown':
        begin(state, 'slowdown', field('factor'), field('minutes'));
        return;
      default:
        deploy(state);
    }
  };

  return {
    start() {
      const state = createState(params, rules.length);
      refreshRatio(state);
      simulation.schedule(MINUTE_MS, EVENT.minute);
      planDeploy(state);
      return state;
    },
    handle(state, kind, a) {
      switch (kind) {
        case EVENT.minute:
          count(state);
          evaluate(state);
          if (state.counters.minutes % MINUTES_PER_HOUR === 0) lookAtBudget(state);
          forgetOld(state);
          simulation.schedule(MINUTE_MS, EVENT.minute);
          return;
        case EVENT.deploy:
          if (a !== state.deployPlan) return;
          deploy(state);
          planDeploy(state);
          return;
        case EVENT.end:
          end(state, a, false);
          return;
        default:
          if ((findIncident(state, a)?.repairMs ?? Number.NaN) <= simulation.time) end(state, a, true);
      }
    },
    act,
    snapshot: (state) => snapshotOf(state, params, alerting, simulation.time),
    metrics: (state) => metricsOf(state, params, alerting),
    sample: (state, into) => {
      sampleInto(state, into, params, alerting);
    },
    result: (state) => resultOf(state, params, alerting),
    why: (state, log, subject) => explain({ params, alerting }, state, log, subject),
    describe: (_state, log, index) => describeRecord(rules, log, index),
    theory: (state) => ({ errorPercent: 100 * state.presentRatio }),
  };
}
