// What the balancer believes of its servers, and how it learns: active probes, or the fate of real requests.
import type { Simulation } from '../../../src/contract/model.ts';
import { RECORD } from './records.ts';
import type { Params } from './simulation.ts';
import { CONDITION, type State } from './state.ts';

/** HAProxy's defaults: `fall 3`, `rise 2`. */
const FALL = 3;
const RISE = 2;
/** nginx's defaults: `max_fails=1 fail_timeout=10s`. */
const SUSPENSION_MS = 10_000;

export interface Health {
  start(): void;
  probe(state: State): void;
  probed(state: State, server: number, succeeded: number): void;
  attemptFailed(state: State, server: number): void;
  /** Lets servers back in whose suspension is over; called before each choice. */
  refresh(state: State): void;
}

export function createHealth(params: Params, simulation: Simulation, events: { readonly probe: number; readonly probed: number }): Health {
  const believe = (state: State, server: number, healthy: 0 | 1): void => {
    if (state.servers.eligible[server] === healthy) return;
    state.servers.eligible[server] = healthy;
    simulation.record(RECORD.believed, server, -1, healthy);
  };
  return {
    start() {
      if (params.healthChecks === 'active') simulation.schedule(params.healthCheckEveryMs, events.probe);
    },
    probe(state) {
      const { servers } = state;
      for (let server = 0; server < servers.count; server += 1) {
        const reachable = servers.condition[server] !== CONDITION.cutOff;
        const delayMs = reachable ? 2 * params.serverDelayMs : params.healthCheckEveryMs / 2;
        simulation.schedule(delayMs, events.probed, server, servers.condition[server] === CONDITION.up ? 1 : 0);
      }
      simulation.schedule(params.healthCheckEveryMs, events.probe);
    },
    probed(state, server, succeeded) {
      const { probeFailures, probeSuccesses } = state.servers;
      probeFailures[server] = succeeded === 1 ? 0 : (probeFailures[server] as number) + 1;
      probeSuccesses[server] = succeeded === 1 ? (probeSuccesses[server] as number) + 1 : 0;
      if ((probeFailures[server] as number) >= FALL) believe(state, server, 0);
      else if ((probeSuccesses[server] as number) >= RISE) believe(state, server, 1);
    },
    attemptFailed(state, server) {
      if (params.healthChecks !== 'passive') return;
      state.servers.suspendedUntilMs[server] = simulation.time + SUSPENSION_MS;
      believe(state, server, 0);
    },
    refresh(state) {
      if (params.healthChecks !== 'passive') return;
      const { servers } = state;
      for (let server = 0; server < servers.count; server += 1) {
        if (servers.eligible[server] === 0 && simulation.time >= (servers.suspendedUntilMs[server] as number)) believe(state, server, 1);
      }
    },
  };
}
