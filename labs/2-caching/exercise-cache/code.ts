// The code of the instances, whoever wrote it: asked by clients, answered by L2, service and clock. Each time it runs is a
// turn; within one no time passes.
import { ForeignPromise, isForeignPromise, TooManyJobs } from '#src/algorithms/promises/jobs.ts';
import { describeValue, isObjectAtHand } from '#src/algorithms/student-value.ts';
import type { PromiseJobs } from '#src/contract/promise-jobs.ts';
import {
  CALL,
  CALLS,
  type CallNumber,
  L2_OPERATION,
  type L2_OPERATIONS,
  type L2Operation,
  type Tools,
  type UserChanges,
} from './api.ts';
import { FAULT } from './faults.ts';
import type { Request } from './state.ts';

/** What code can do to the world. A request is named by its number: whom it is done for. */
export interface Port {
  readonly capacity: number;
  nowMs(): number;
  l1Get(instance: number, key: string): unknown;
  l1Keys(instance: number): string[];
  l1Set(instance: number, key: string, value: unknown, ttlMs: number): void;
  l1Delete(instance: number, key: string): void;
  /** @returns the number of the call, which `Code.settle` answers */
  l2(call: Origin, operation: L2Operation, key: string, json: string | undefined, ttlMs: number): number;
  service(call: Origin, what: CallNumber, user: string, changes: UserChanges | undefined): number;
  sleep(call: Origin, ms: number): number;
  /** @param json undefined where the answer is nothing that JSON can write down */
  answer(request: number, json: string | undefined): void;
  reject(request: number, message: string): void;
  unhandled(instance: number, message: string): void;
}

export interface Origin {
  readonly instance: number;
  /** −1: nobody, at the start of an instance. */
  readonly request: number;
}

export interface Code {
  /** A process begins, with nothing left of the one before it. */
  start(instance: number): void;
  ask(instance: number, request: Request): void;
  settle(instance: number, call: number, isRejected: boolean, value: unknown): void;
}

type Methods = Readonly<Record<string, unknown>>;
/** Makes the objects that clients call. */
export type Make = (tools: Tools) => unknown;

interface Waiting {
  readonly instance: number;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

const LONGEST_MESSAGE = 160;

function errorText(reason: unknown): string {
  if (!(reason instanceof Error)) return describeValue(reason);
  try {
    return `${reason.name}: ${reason.message}`.slice(0, LONGEST_MESSAGE);
  } catch {
    return 'Error';
  }
}

function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** What a client leaves in an answer that it changes. */
export const CLIENTS_MARK = 'by a client';

/** Clients do with an answer what they like: it is theirs. Frozen ones stay as they are. */
function changeAnswer(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  try {
    if (Array.isArray(value)) value.push(`added ${CLIENTS_MARK}`);
    else Reflect.set(value, 'name', `changed ${CLIENTS_MARK}`);
  } catch {
    // Frozen.
  }
}

/** The language's own errors: slips in the code, which its writer should see with their line. */
const isSlip = (reason: unknown): boolean =>
  [TypeError, ReferenceError, RangeError, SyntaxError].some((kind) => reason instanceof kind);
/** What the realm of a student's code does not have: it says so itself. */
const isRefused = (reason: unknown): boolean =>
  reason instanceof Error && Reflect.get(reason, 'code') === 'not-available-in-lab';

/** It begins with that word in every engine, and nothing else callable does. */
const isClass = (made: Make): boolean => /^class\b/.test(Function.prototype.toString.call(made));

function methodsOf(made: unknown): Methods {
  if (!isObjectAtHand(made)) throw FAULT.noObject(made);
  for (const method of CALLS) if (typeof Reflect.get(made, method) !== 'function') throw FAULT.noMethod(method);
  return made as Methods;
}

const keyOf = (call: string, given: unknown): string => {
  if (typeof given !== 'string') throw FAULT.key(call, given);
  return given;
};
function ttlOf(call: string, given: unknown): number {
  if (given === undefined) return Number.POSITIVE_INFINITY;
  if (typeof given !== 'number' || !(given > 0)) throw FAULT.ttl(call, given);
  return given;
}

/**
 * Code on the promises of the simulation, the student's or one that comes with the lab.
 * @param endsAtSlip whether the run ends where a client or nobody is told of a slip in the code, instead of going on
 */
export function createPromiseCode(jobs: PromiseJobs, port: Port, makeOf: () => Make, endsAtSlip: boolean): Code {
  const { Promise: Simulated } = jobs;
  const waiting = new Map<number, Waiting>();
  const instances: Methods[] = [];
  let isOpen = false;
  let fault: Error | undefined;

  /** What is wrong is told when the turn is over: the code itself might catch it. */
  const checked = <Value>(check: () => Value): Value => {
    try {
      // Nothing but a promise of the language's own comes here between two turns.
      if (!isOpen) throw FAULT.foreign();
      return check();
    } catch (error) {
      if (error instanceof Error) fault ??= error;
      throw error;
    }
  };
  const noteSlip = (reason: unknown): void => {
    if (reason instanceof ForeignPromise) fault ??= FAULT.foreign();
    else if (isRefused(reason) || (endsAtSlip && isSlip(reason))) fault ??= reason as Error;
  };
  const origin = (instance: number): Origin => ({
    instance,
    request: typeof jobs.context === 'number' ? jobs.context : -1,
  });
  const promised = (instance: number, call: number): Promise<unknown> =>
    new Simulated((resolve, reject) => {
      waiting.set(call, { instance, resolve, reject });
    });

  function toolsOf(instance: number): Tools {
    const l2 =
      (method: (typeof L2_OPERATIONS)[number]) =>
      (key: unknown, value?: unknown, ttlMs?: unknown): Promise<unknown> => {
        const name = `l2.${method}`;
        const hasValue = method === 'set' || method === 'setIfAbsent';
        return promised(
          instance,
          checked(() => {
            const json = hasValue ? jsonOf(value) : undefined;
            if (hasValue && json === undefined) throw FAULT.value(name, value);
            const ttl = hasValue ? ttlOf(name, ttlMs) : Number.POSITIVE_INFINITY;
            return port.l2(origin(instance), L2_OPERATION[method], keyOf(name, key), json, ttl);
          }),
        );
      };
    const service =
      (call: CallNumber) =>
      (id: unknown, given?: unknown): Promise<unknown> =>
        promised(
          instance,
          checked(() => {
            const name = `service.${CALLS[call]}`;
            const changes = call === CALL.update ? changesOf(given) : undefined;
            return port.service(origin(instance), call, keyOf(name, id), changes);
          }),
        );
    const l1 = {
      capacity: port.capacity,
      get size() {
        return port.l1Keys(instance).length;
      },
      get: (key: unknown) => checked(() => port.l1Get(instance, keyOf('l1.get', key))),
      set: (key: unknown, value: unknown, ttlMs?: unknown) => {
        checked(() => {
          if (value === undefined) throw FAULT.value('l1.set', value);
          port.l1Set(instance, keyOf('l1.set', key), value, ttlOf('l1.set', ttlMs));
        });
      },
      delete: (key: unknown) => {
        checked(() => port.l1Delete(instance, keyOf('l1.delete', key)));
      },
      keys: () => port.l1Keys(instance),
    };
    const sleep = (ms: unknown): Promise<unknown> =>
      promised(
        instance,
        checked(() => {
          if (typeof ms !== 'number' || !(ms >= 0 && ms < Number.POSITIVE_INFINITY)) throw FAULT.sleep(ms);
          return port.sleep(origin(instance), ms);
        }),
      );
    const tools = {
      l1: Object.freeze(l1),
      l2: Object.freeze({ get: l2('get'), set: l2('set'), delete: l2('delete'), setIfAbsent: l2('setIfAbsent') }),
      clock: Object.freeze({ now: () => port.nowMs(), sleep }),
      service: Object.freeze({
        getUserById: service(CALL.user),
        getUserFriends: service(CALL.friends),
        updateUser: service(CALL.update),
      }),
    };
    return Object.freeze(tools) as unknown as Tools;
  }

  function turn(instance: number, context: unknown, run: () => void): void {
    isOpen = true;
    jobs.context = context;
    try {
      run();
      jobs.drain();
    } catch (error) {
      throw error instanceof TooManyJobs ? FAULT.endless() : error;
    } finally {
      isOpen = false;
      jobs.context = undefined;
    }
    for (const reason of jobs.takeUnhandled()) {
      noteSlip(reason);
      port.unhandled(instance, errorText(reason));
    }
    if (fault !== undefined) throw fault;
  }

  const askNow = (instance: number, request: Request): void => {
    const rejected = (reason: unknown): void => {
      noteSlip(reason);
      port.reject(request.id, errorText(reason));
    };
    let given: unknown;
    try {
      const method = instances[instance]?.[CALLS[request.call]] as (...given: unknown[]) => unknown;
      const args = request.changes === undefined ? [request.user] : [request.user, copyOf(request.changes)];
      given = Reflect.apply(method, instances[instance], args);
    } catch (reason) {
      rejected(reason);
      return;
    }
    if (isForeignPromise(given)) throw FAULT.foreign();
    void Simulated.resolve(given).then((value) => {
      port.answer(request.id, jsonOf(value));
      changeAnswer(value);
    }, rejected);
  };

  return {
    start(instance) {
      for (const [call, { instance: whose }] of waiting) if (whose === instance) waiting.delete(call);
      turn(instance, undefined, () => {
        const make = makeOf();
        if (isClass(make)) throw FAULT.isClass();
        instances[instance] = methodsOf(make(toolsOf(instance)));
      });
    },
    ask(instance, request) {
      turn(instance, request.id, () => {
        askNow(instance, request);
      });
    },
    settle(instance, call, isRejected, value) {
      const one = waiting.get(call);
      waiting.delete(call);
      if (one === undefined) return;
      turn(instance, undefined, () => {
        if (isRejected) one.reject(value);
        else one.resolve(value);
      });
    },
  };
}

function changesOf(given: unknown): UserChanges {
  const json = jsonOf(given);
  const changes: unknown = json === undefined ? undefined : JSON.parse(json);
  if (typeof changes !== 'object' || changes === null || Array.isArray(changes)) throw FAULT.changes(given);
  return changes;
}

const copyOf = (changes: UserChanges): unknown => JSON.parse(JSON.stringify(changes));
