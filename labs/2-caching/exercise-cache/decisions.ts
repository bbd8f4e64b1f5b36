// What the code of a run did in each of its turns, as plain data: written down where a student's code runs, and done again
// elsewhere, in a world of our own that believes none of its figures.
import type { CallNumber, L2Operation, UserChanges } from './api.ts';
import type { Code, Port } from './code.ts';
import type { Request } from './state.ts';

export type Decision =
  | readonly ['l1Set', instance: number, key: string, ttlMs: number]
  | readonly ['l1Delete', instance: number, key: string]
  | readonly [
      'l2',
      instance: number,
      request: number,
      operation: number,
      key: string,
      json: string | undefined,
      ttlMs: number,
    ]
  | readonly [
      'service',
      instance: number,
      request: number,
      call: number,
      user: string,
      changes: UserChanges | undefined,
    ]
  | readonly ['sleep', instance: number, request: number, ms: number]
  | readonly ['answer', request: number, json: string | undefined]
  | readonly ['reject', request: number, message: string]
  | readonly ['unhandled', instance: number, message: string];

/** The same port, with each decision written down in the latest turn. */
export function recordingPort(port: Port, turns: Decision[][]): Port {
  const write = (decision: Decision): void => {
    turns.at(-1)?.push(decision);
  };
  return {
    ...port,
    l1Set(instance, key, value, ttlMs) {
      write(['l1Set', instance, key, ttlMs]);
      port.l1Set(instance, key, value, ttlMs);
    },
    l1Delete(instance, key) {
      write(['l1Delete', instance, key]);
      port.l1Delete(instance, key);
    },
    l2(origin, operation, key, json, ttlMs) {
      write(['l2', origin.instance, origin.request, operation, key, json, ttlMs]);
      return port.l2(origin, operation, key, json, ttlMs);
    },
    service(origin, call, user, changes) {
      write(['service', origin.instance, origin.request, call, user, changes]);
      return port.service(origin, call, user, changes);
    },
    sleep(origin, ms) {
      write(['sleep', origin.instance, origin.request, ms]);
      return port.sleep(origin, ms);
    },
    answer(request, json) {
      write(['answer', request, json]);
      port.answer(request, json);
    },
    reject(request, message) {
      write(['reject', request, message]);
      port.reject(request, message);
    },
    unhandled(instance, message) {
      write(['unhandled', instance, message]);
      port.unhandled(instance, message);
    },
  };
}

/** The same code; each of its turns begins a new list. */
export function recordingCode(code: Code, turns: Decision[][]): Code {
  return {
    start(instance) {
      turns.push([]);
      code.start(instance);
    },
    ask(instance, request) {
      turns.push([]);
      code.ask(instance, request);
    },
    settle(instance, call, isRejected, value) {
      turns.push([]);
      code.settle(instance, call, isRejected, value);
    },
  };
}

/** A transcript that no run of any code can have left. */
class BrokenTranscript extends Error {
  override readonly name = 'BrokenTranscript';
}

/** Stands where the exports of a student's module stand otherwise. */
export class Replay {
  readonly turns: unknown;
  constructor(turns: unknown) {
    this.turns = turns;
  }
}

const broken = (): never => {
  throw new BrokenTranscript('no code can have done this');
};
const text = (value: unknown): string => (typeof value === 'string' ? value : broken());
const maybeText = (value: unknown): string | undefined => (value === undefined ? undefined : text(value));
const whole = (value: unknown, from: number, to: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to ? value : broken();
const above = (value: unknown, least: number): number =>
  typeof value === 'number' && value >= least ? value : broken();

function changesOf(value: unknown): UserChanges | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : broken();
}

/** Does in each turn what was written down for it. */
export function createReplayedCode({ turns }: Replay, port: Port, instances: number): Code {
  const lists: readonly unknown[] = Array.isArray(turns) ? turns : broken();
  let next = 0;
  const turn = (): void => {
    const decisions = lists[next];
    next += 1;
    if (!Array.isArray(decisions)) broken();
    for (const decision of decisions as readonly unknown[])
      perform(Array.isArray(decision) ? (decision as readonly unknown[]) : broken());
  };
  const perform = (decision: readonly unknown[]): void => {
    const [is, first, second] = decision;
    switch (is) {
      case 'answer':
        port.answer(whole(first, 0, 1e9), maybeText(second));
        return;
      case 'reject':
        port.reject(whole(first, 0, 1e9), text(second));
        return;
    }
    const instance = whole(first, 0, instances - 1);
    switch (is) {
      case 'l1Set':
        port.l1Set(instance, text(second), null, above(decision[3], Number.MIN_VALUE));
        return;
      case 'l1Delete':
        port.l1Delete(instance, text(second));
        return;
      case 'unhandled':
        port.unhandled(instance, text(second));
        return;
    }
    const origin = { instance, request: whole(second, -1, 1e9) };
    switch (is) {
      case 'l2': {
        const operation = whole(decision[3], 0, 3) as L2Operation;
        port.l2(origin, operation, text(decision[4]), maybeText(decision[5]), above(decision[6], Number.MIN_VALUE));
        return;
      }
      case 'service':
        port.service(origin, whole(decision[3], 0, 2) as CallNumber, text(decision[4]), changesOf(decision[5]));
        return;
      case 'sleep':
        port.sleep(origin, above(decision[3], 0));
        return;
    }
    broken();
  };
  return { start: turn, ask: (_instance: number, _request: Request) => turn(), settle: turn };
}
