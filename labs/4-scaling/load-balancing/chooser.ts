// Asks whichever algorithm is in charge at this moment for a server. Its state travels in the run's state, so that going
// back across a change of algorithm finds the one of that time again.
import { type Balancer, type BalancerName, balancers } from '#src/algorithms/balancing/balancer.ts';
import { createStudentBalancer } from '#src/algorithms/balancing/student-balancer.ts';
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import type { Setup, Simulation } from '#src/contract/model.ts';
import type { Clients } from './clients.ts';
import type { RequestTrace } from './input.ts';
import { MOST_RETRIES } from './pool.ts';
import type { State } from './state.ts';

/** A balancer of ours that takes the place of a student's module (a replay). A class, which no module can pose as. */
export class ReadyBalancer {
  readonly balancer: Balancer<unknown>;
  constructor(balancer: Balancer<unknown>) {
    this.balancer = balancer;
  }
}

/** `Setup.policy` of this lab: the exports of a student's module, or what takes their place. */
export type Policy = Readonly<Record<string, unknown>> | ReadyBalancer;

export interface Chooser {
  /** Makes the state of the algorithm that `state.algorithm` names. */
  begin(state: State): void;
  /** The server for this attempt; −1 when no server is left. Servers that this request has tried are passed over. */
  pick(state: State, slot: number): number;
  observe(state: State, server: number, responseMs: number): void;
  /** A request is under way there no more, however it ended. */
  released(state: State, server: number): void;
  serversChanged(state: State): void;
}

function ownBalancer(setup: Setup): Balancer<unknown> {
  const policy = setup.policy as Policy | undefined;
  if (policy === undefined)
    throw new PolicyFault(
      { key: 'fault.noCode' },
      'algorithm own-code needs your code: write pick(servers, request) and run it',
    );
  return policy instanceof ReadyBalancer ? policy.balancer : createStudentBalancer(policy);
}

export function createChooser(setup: Setup, simulation: Simulation, clients: Clients): Chooser {
  const trace = setup.input as RequestTrace | undefined;
  const random = simulation.random('policy');
  const uniform = (): number => random.uniform();
  let own: Balancer<unknown> | undefined;
  const balancerOf = (state: State): Balancer<unknown> => {
    if (state.algorithm !== 'own-code') return balancers[state.algorithm as BalancerName];
    own ??= ownBalancer(setup);
    return own;
  };

  /** Hides the servers that this request has tried from the algorithm; returns them, so that they can be shown again. */
  const hideTried = (state: State, slot: number): readonly number[] => {
    const { pool, servers } = state;
    const hidden: number[] = [];
    for (let attempt = 0; attempt < (pool.attempt[slot] as number); attempt += 1) {
      const server = pool.tried[slot * MOST_RETRIES + attempt] as number;
      if (servers.eligible[server] !== 1) continue;
      servers.eligible[server] = 0;
      hidden.push(server);
    }
    return hidden;
  };

  return {
    begin(state) {
      state.balancer = balancerOf(state).create(state.servers);
    },
    pick(state, slot) {
      const { pool, servers } = state;
      const id = pool.request[slot] as number;
      const client = pool.client[slot] as number;
      const request = {
        id,
        timeMs: simulation.time,
        clientIp: clients.ipOf(client),
        key: trace?.key?.[id] ?? clients.keyOf(client),
      };
      const hidden = (pool.attempt[slot] as number) === 0 ? [] : hideTried(state, slot);
      const server = balancerOf(state).pick(state.balancer, servers, request, uniform);
      for (const each of hidden) servers.eligible[each] = 1;
      return server;
    },
    observe(state, server, responseMs) {
      balancerOf(state).observe?.(state.balancer, state.servers, server, responseMs, simulation.time);
    },
    released(state, server) {
      balancerOf(state).released?.(state.balancer, state.servers, server);
    },
    serversChanged(state) {
      balancerOf(state).serversChanged?.(state.balancer, state.servers);
    },
  };
}
