// A student's own pick(servers, request) behind the balancer interface. The objects handed over are made once and
// refreshed before each call, so that a call costs no allocation; the truth stays in the table, which they never see.
import { describeValue, PolicyFault } from '../policy-fault.ts';
import { observeLatency } from './peak-ewma.ts';
import type { Balancer, ServerTable } from './types.ts';

interface SeenServer {
  index: number;
  name: string;
  weight: number;
  activeConnections: number;
  healthy: boolean;
  latencyMs: number;
}

type Pick = (servers: readonly SeenServer[], request: { id: number; timeMs: number; clientIp: string; key: string }) => unknown;
type Done = (server: number, responseMs: number) => unknown;

/**
 * @param exports what the student's module exports: `pick(servers, request)`, and if they want it `done(server, responseMs)`
 * @throws PolicyFault when `pick` is no function, and from `pick` when it returns anything but the index of a server
 */
export function createStudentBalancer(exports: Readonly<Record<string, unknown>>): Balancer<null> {
  const pick = exports['pick'] as Pick;
  const done = exports['done'] as Done | undefined;
  if (typeof pick !== 'function') {
    throw new PolicyFault('missing', describeValue(pick), 'a function', `Your code must export a function pick(servers, request); there is ${describeValue(pick)}.`);
  }
  const seen: SeenServer[] = [];
  const request = { id: 0, timeMs: 0, clientIp: '', key: '' };
  const refresh = (servers: ServerTable): void => {
    seen.length = servers.count;
    for (let index = 0; index < servers.count; index += 1) {
      const server = (seen[index] ??= { index, name: '', weight: 1, activeConnections: 0, healthy: true, latencyMs: 0 });
      server.index = index;
      server.name = servers.names[index] as string;
      server.weight = servers.weights[index] as number;
      server.activeConnections = servers.active[index] as number;
      server.healthy = servers.eligible[index] === 1;
      server.latencyMs = servers.latencyEwmaMs[index] as number;
    }
  };
  return {
    name: 'own-code',
    create: () => null,
    pick(_state, servers, asked) {
      refresh(servers);
      request.id = asked.id;
      request.timeMs = asked.timeMs;
      request.clientIp = asked.clientIp;
      request.key = asked.key;
      const chosen = pick(seen, request);
      if (typeof chosen !== 'number' || !Number.isInteger(chosen) || chosen < 0 || chosen >= servers.count) {
        const given = describeValue(chosen);
        const allowed = `0 … ${servers.count - 1}`;
        throw new PolicyFault('not-a-server', given, allowed, `pick must return the index of a server (${allowed}); for request ${asked.id} it returned ${given}.`);
      }
      return chosen;
    },
    observe(_state, servers, server, responseMs, nowMs) {
      observeLatency(servers, server, responseMs, nowMs);
      done?.(server, responseMs);
    },
  };
}

/** Repeats recorded choices without the student's code, for a verdict outside their realm. */
export function createReplayBalancer(choices: ArrayLike<number>): Balancer<{ next: number }> {
  return {
    name: 'own-code',
    create: () => ({ next: 0 }),
    pick(state, servers) {
      const choice = choices[state.next];
      state.next += 1;
      if (choice === undefined || !Number.isInteger(choice) || choice < 0 || choice >= servers.count) {
        throw new PolicyFault('not-a-server', describeValue(choice), `0 … ${servers.count - 1}`, `Choice ${state.next - 1} is ${describeValue(choice)}, not the index of a server.`);
      }
      return choice;
    },
  };
}
