// What the balancer believes of its servers, and how it learns: active probes, or the fate of real requests.
import type { Simulation } from '#src/contract/model.ts';
import type { Params } from './parameters.ts';
import { BELIEF, RECORD } from './records.ts';
import { CONDITION, type State } from './state.ts';

/** HAProxy's defaults: `fall 3`, `rise 2`. */
const FALL = 3;
const RISE = 2;
/** nginx's default `fail_timeout=10s`; with its `max_fails=1` one failure is enough. */
const FAIL_TIMEOUT_MS = 10_000;

export interface Health {
  start(): void;
  probe(state: State): void;
  probed(state: State, server: number, succeeded: number): void;
  /** Before each choice: lets servers take part again whose time out is over. */
  refresh(state: State): void;
  /** A server was chosen, answered, or failed to. */
  chosen(state: State, server: number): void;
  answered(state: State, server: number): void;
  attemptFailed(state: State, server: number): void;
}

interface HealthContext {
  readonly params: Params;
  readonly simulation: Simulation;
  readonly events: { readonly probe: number; readonly probed: number };
  /** The set of servers that may be chosen is another one now. */
  changed(state: State): void;
}

export function createHealth({ params, simulation, events, changed }: HealthContext): Health {
  const isPassive = params.healthChecks === 'passive';

  const setEligible = (state: State, server: number, eligible: 0 | 1): void => {
    if (state.servers.eligible[server] === eligible) return;
    state.servers.eligible[server] = eligible;
    changed(state);
  };

  const believe = (state: State, server: number, belief: 0 | 1): void => {
    if (state.servers.eligible[server] === belief) return;
    simulation.record(RECORD.believed, server, -1, belief);
    setEligible(state, server, belief);
  };

  return {
    start() {
      if (params.healthChecks === 'active') simulation.schedule(params.healthCheckEveryMs, events.probe);
    },
    probe(state) {
      const { servers } = state;
      for (let server = 0; server < servers.count; server += 1) {
        const condition = servers.condition[server];
        const delayMs = condition === CONDITION.cutOff ? params.healthCheckEveryMs / 2 : 2 * params.serverDelayMs;
        simulation.schedule(delayMs, events.probed, server, condition === CONDITION.up ? 1 : 0);
      }
      simulation.schedule(params.healthCheckEveryMs, events.probe);
    },
    probed(state, server, succeeded) {
      const { probeFailures, probeSuccesses } = state.servers;
      probeFailures[server] = succeeded === 1 ? 0 : (probeFailures[server] as number) + 1;
      probeSuccesses[server] = succeeded === 1 ? (probeSuccesses[server] as number) + 1 : 0;
      if (probeFailures[server] >= FALL) believe(state, server, BELIEF.unhealthy);
      else if (probeSuccesses[server] >= RISE) believe(state, server, BELIEF.healthy);
    },
    refresh(state) {
      if (!isPassive) return;
      const { servers } = state;
      for (let server = 0; server < servers.count; server += 1) {
        const isOut = servers.eligible[server] === 0;
        if (isOut && simulation.time - (servers.checkedAtMs[server] as number) > FAIL_TIMEOUT_MS)
          setEligible(state, server, 1);
      }
    },
    chosen(state, server) {
      const { servers } = state;
      if (!isPassive || (servers.fails[server] as number) === 0 || servers.eligible[server] === 0) return;
      // As nginx: one request goes there; the others pass it by until that one has come back well.
      servers.checkedAtMs[server] = simulation.time;
      simulation.record(RECORD.believed, server, -1, BELIEF.onTrial);
      setEligible(state, server, 0);
    },
    answered(state, server) {
      const { servers } = state;
      if (!isPassive || (servers.fails[server] as number) === 0) return;
      // Answers to requests that were sent before the failure prove nothing.
      if ((servers.failedAtMs[server] as number) >= (servers.checkedAtMs[server] as number)) return;
      servers.fails[server] = 0;
      believe(state, server, BELIEF.healthy);
    },
    attemptFailed(state, server) {
      const { servers } = state;
      // nginx never takes out the only server it has.
      if (!isPassive || servers.count === 1) return;
      servers.fails[server] = 1;
      servers.failedAtMs[server] = simulation.time;
      servers.checkedAtMs[server] = simulation.time;
      believe(state, server, BELIEF.unhealthy);
    },
  };
}
