// A student's own pick(servers, request) behind the balancer interface. The objects handed over are made once and
// refreshed before each call, so that a call costs no allocation; the truth stays in the table, which they never see.
import { PolicyFault } from '../policy-fault.ts';
import { describeValue, isObjectAtHand, isPromiseLike, valueCode } from '../student-value.ts';
import type { BalancedRequest, Balancer, ServerTable } from './balancer.ts';
import { observeLatency } from './peak-ewma.ts';

/** What the student's code sees of a server. Writing to it changes nothing: it is refreshed before each call. */
export interface StudentServer {
  index: number;
  name: string;
  weight: number;
  /** Requests sent there and not yet answered. */
  activeConnections: number;
  /** What the balancer believes; the truth may be otherwise. */
  healthy: boolean;
  /** Peak-sensitive latency estimate as of the server's latest answer, ms; 0 before the first. */
  latencyEwmaMs: number;
}

type Pick = (servers: readonly StudentServer[], request: BalancedRequest) => unknown;
type Done = (server: number, responseMs: number) => unknown;
type Release = (server: number) => unknown;
type Create = () => unknown;
type Exports = Readonly<Record<string, unknown>>;

export interface StudentBalancer extends Balancer<null> {
  /** The servers chosen since `create`, in order: what `createReplayBalancer` takes. */
  choices(): Int32Array;
}

/** The student's functions. They are called bare, as they would be from a module. */
interface StudentPolicy {
  readonly pick: Pick;
  readonly done: Done | undefined;
  readonly release: Release | undefined;
}

function policyOf(holder: object, holds: 'module' | 'created'): StudentPolicy {
  const pick: unknown = Reflect.get(holder, 'pick');
  const done: unknown = Reflect.get(holder, 'done');
  const release: unknown = Reflect.get(holder, 'release');
  if (typeof pick !== 'function') {
    const args = { given: valueCode(pick) };
    const rest = `a function pick(servers, request); pick is ${describeValue(pick)}.`;
    throw holds === 'module'
      ? new PolicyFault({ key: 'fault.pick.notExported', args }, `Your code must export ${rest}`)
      : new PolicyFault({ key: 'fault.pick.notCreated', args }, `create() must return an object with ${rest}`);
  }
  return {
    pick: pick as Pick,
    done: typeof done === 'function' ? (done as Done) : undefined,
    release: typeof release === 'function' ? (release as Release) : undefined,
  };
}

/** A fresh policy: what `create()` returns where there is one, else the module's own functions. */
function freshPolicy(exports: Exports): StudentPolicy {
  const create = exports['create'];
  if (typeof create !== 'function') return policyOf(exports, 'module');
  const made = (create as Create)();
  if (!isObjectAtHand(made)) {
    throw new PolicyFault(
      { key: 'fault.pick.noObject', args: { given: valueCode(made) } },
      `create() must return an object with a function pick(servers, request); it returned ${describeValue(made)}.`,
    );
  }
  return policyOf(made, 'created');
}

/** An index of the table; −1 only while no server is eligible, as every balancer says it. */
function isChoice(servers: ServerTable, chosen: unknown): chosen is number {
  if (typeof chosen !== 'number' || !Number.isInteger(chosen) || chosen >= servers.count) return false;
  return chosen >= 0 || (chosen === -1 && !servers.eligible.includes(1));
}

const indicesOf = (servers: ServerTable): string => `0 … ${servers.count - 1}`;

const ONLY_WHEN_NONE = ', which is right only while no server is healthy';

function pickFault(servers: ServerTable, chosen: unknown, request: number): PolicyFault {
  const allowed = indicesOf(servers);
  const given = describeValue(chosen);
  const args = { request, allowed, given: valueCode(chosen) };
  const rule = `request ${request}: what pick returns must be the index of a server (${allowed})`;
  if (chosen === undefined)
    return new PolicyFault({ key: 'fault.pick.nothing', args }, `${rule}; nothing was returned.`);
  if (isPromiseLike(chosen))
    return new PolicyFault(
      { key: 'fault.pick.promise', args },
      `${rule}; a promise was returned: pick must not be async.`,
    );
  if (typeof chosen !== 'number')
    return new PolicyFault({ key: 'fault.pick.notANumber', args }, `${rule}; it is ${given}, which is no number.`);
  if (chosen === -1) return new PolicyFault({ key: 'fault.pick.nobody', args }, `${rule}; it is -1${ONLY_WHEN_NONE}.`);
  return new PolicyFault({ key: 'fault.pick.notAnIndex', args }, `${rule}; it is ${given}.`);
}

function recordFault(servers: ServerTable, chosen: number | undefined, choice: number): PolicyFault {
  if (chosen === undefined)
    return new PolicyFault(
      { key: 'fault.choices.end', args: { count: choice } },
      `The record ends after ${choice} choices.`,
    );
  const allowed = indicesOf(servers);
  return new PolicyFault(
    { key: 'fault.choices.notAnIndex', args: { choice, allowed, given: valueCode(chosen) } },
    `Choice ${choice} of the record must be the index of a server (${allowed}); it is ${chosen}${chosen === -1 ? ONLY_WHEN_NONE : ''}.`,
  );
}

const sealedServer = (index: number): StudentServer =>
  Object.seal({ index, name: '', weight: 1, activeConnections: 0, healthy: true, latencyEwmaMs: 0 });

function refreshServer(seen: StudentServer, servers: ServerTable, index: number): void {
  seen.index = index;
  seen.name = servers.names[index] as string;
  seen.weight = servers.weights[index] as number;
  seen.activeConnections = servers.active[index] as number;
  seen.healthy = servers.eligible[index] === 1;
  seen.latencyEwmaMs = servers.latencyEwmaMs[index] as number;
}

/** What the student is shown, made once. Whatever they do to it is mended at the next call, even sorting or freezing it. */
function createView(): (servers: ServerTable) => readonly StudentServer[] {
  let own: StudentServer[] = [];
  let shown: StudentServer[] = [];
  const refresh = (servers: ServerTable): void => {
    let isWhole = shown.length === servers.count;
    for (let index = 0; index < servers.count; index += 1) {
      const server = own[index] as StudentServer;
      refreshServer(server, servers, index);
      isWhole = isWhole && shown[index] === server;
    }
    if (!isWhole) shown = own.slice();
  };
  const renew = (count: number): void => {
    own = Array.from({ length: count }, (_, index) => sealedServer(index));
  };
  return (servers) => {
    if (own.length !== servers.count) renew(servers.count);
    try {
      refresh(servers);
    } catch {
      // Frozen by the student: they cannot be refreshed, and new ones take their place.
      renew(servers.count);
      refresh(servers);
    }
    return shown;
  };
}

function refreshRequest(
  seen: { -readonly [Field in keyof BalancedRequest]: BalancedRequest[Field] },
  asked: BalancedRequest,
): void {
  seen.id = asked.id;
  seen.timeMs = asked.timeMs;
  seen.clientIp = asked.clientIp;
  seen.key = asked.key;
}

/** The request as the student is shown it, made once as the servers are. */
function createRequestView(): (asked: BalancedRequest) => BalancedRequest {
  const made = (): BalancedRequest => Object.seal({ id: 0, timeMs: 0, clientIp: '', key: '' });
  let shown = made();
  return (asked) => {
    try {
      refreshRequest(shown, asked);
    } catch {
      shown = made();
      refreshRequest(shown, asked);
    }
    return shown;
  };
}

/** A growing list of what was chosen. */
function createRecord() {
  let values = new Int32Array(256);
  let length = 0;
  return {
    clear(): void {
      length = 0;
    },
    add(value: number): void {
      if (length === values.length) {
        const grown = new Int32Array(length * 2);
        grown.set(values);
        values = grown;
      }
      values[length] = value;
      length += 1;
    },
    taken: (): Int32Array => values.slice(0, length),
  };
}

/**
 * Each `create` begins anew: with the policy that the student's `create()` returns, where they export one. What lives in
 * their closures is no part of the state, so a run with it can only be replayed from its start.
 * @param exports what the student's module exports: `pick(servers, request)` or `create()` that returns it, and if they
 *   want them `done(server, responseMs)` beside it, called with each answer, and `release(server)`, called whenever a
 *   request is under way there no more, however it ended
 * @throws PolicyFault when there is no `pick`, and from `pick` when it returns anything but the index of a server. An
 *   unhealthy server is a valid answer, and the student's mistake. What their own code throws passes through unchanged.
 */
export function createStudentBalancer(exports: Exports): StudentBalancer {
  let policy = freshPolicy(exports);
  let isFresh = true;
  const view = createView();
  const record = createRecord();
  const viewRequest = createRequestView();
  return {
    name: 'own-code',
    create() {
      if (!isFresh) policy = freshPolicy(exports);
      isFresh = false;
      record.clear();
      return null;
    },
    pick(_state, servers, asked) {
      const { pick } = policy;
      const chosen = pick(view(servers), viewRequest(asked));
      if (!isChoice(servers, chosen)) throw pickFault(servers, chosen, asked.id);
      record.add(chosen);
      // Minus zero is an index too.
      return chosen + 0;
    },
    observe(_state, servers, server, responseMs, nowMs) {
      observeLatency(servers, server, responseMs, nowMs);
      const { done } = policy;
      done?.(server, responseMs);
    },
    released(_state, _servers, server) {
      const { release } = policy;
      release?.(server);
    },
    choices: record.taken,
  };
}

/**
 * Repeats recorded choices without the student's code, for a verdict outside their realm.
 * @throws PolicyFault from `pick` when the record ends or holds anything but the index of a server
 */
export function createReplayBalancer(choices: ArrayLike<number>): Balancer<{ next: number }> {
  return {
    name: 'own-code',
    create: () => ({ next: 0 }),
    pick(state, servers) {
      const chosen = choices[state.next];
      if (!isChoice(servers, chosen)) throw recordFault(servers, chosen, state.next);
      state.next += 1;
      return chosen;
    },
    // The estimates are part of the run, whoever looks at them.
    observe: (_state, servers, server, responseMs, nowMs) => observeLatency(servers, server, responseMs, nowMs),
  };
}
