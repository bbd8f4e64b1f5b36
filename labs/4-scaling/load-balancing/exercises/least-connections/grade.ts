// Grades least connections by replaying the student's choices in our own model, which counts what is under way at each
// server: every request must have gone where the fewest were. Ties are theirs to break.
import type { Balancer } from '#src/algorithms/balancing/balancer.ts';
import { createReplayBalancer } from '#src/algorithms/balancing/student-balancer.ts';
import { phraseOfFault } from '#src/algorithms/policy-fault.ts';
import type { Check, Exercise } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import { choicesOf, driveTraffic, runTraffic, type Traffic } from '../traffic.ts';
import { serverName } from '../turns.ts';

interface Case extends Traffic {
  readonly name: 'even' | 'slow' | 'dead' | 'cut';
  /** What the student may have overlooked when all goes well until the first action. */
  readonly hint: 'count' | 'refused' | 'timedOut';
}

const CASES: readonly Case[] = [
  { name: 'even', hint: 'count', seed: 11, params: { servers: 3, arrivalRatePerS: 55 }, actions: [] },
  {
    name: 'slow',
    hint: 'count',
    seed: 12,
    params: { servers: 3, arrivalRatePerS: 42 },
    actions: [{ at: 5000, action: 'slow', server: 1, factor: 4 }],
  },
  {
    name: 'dead',
    hint: 'refused',
    seed: 13,
    params: { servers: 4, arrivalRatePerS: 55, healthChecks: 'active' },
    actions: [
      { at: 5000, action: 'kill', server: 0 },
      { at: 14_000, action: 'restore', server: 0 },
    ],
  },
  {
    name: 'cut',
    hint: 'timedOut',
    seed: 14,
    params: { servers: 3, arrivalRatePerS: 35, timeoutMs: 1000, healthChecks: 'active' },
    actions: [
      { at: 4000, action: 'cut', server: 2 },
      { at: 9000, action: 'restore', server: 2 },
    ],
  },
];

/** A request that went to a busier server than it had to. */
interface Busier {
  readonly request: number;
  readonly timeMs: number;
  readonly chosen: number;
  readonly active: number;
  readonly other: number;
  readonly otherActive: number;
}

interface Audit {
  choices: number;
  /** Requests that went to a server that was out. */
  unhealthy: number;
  busier: number;
  firstUnhealthy?: { readonly request: number; readonly chosen: number };
  firstBusier?: Busier;
}

/** Repeats the recorded choices, and looks at each as it is made. */
function auditing(choices: readonly number[], audit: Audit): Balancer<unknown> {
  const replay = createReplayBalancer(choices) as Balancer<unknown>;
  return {
    ...replay,
    pick(state, servers, request, uniform) {
      const chosen = replay.pick(state, servers, request, uniform);
      if (chosen < 0) return chosen;
      audit.choices += 1;
      if (servers.eligible[chosen] !== 1) {
        audit.unhealthy += 1;
        audit.firstUnhealthy ??= { request: request.id, chosen };
        return chosen;
      }
      let least = chosen;
      for (let server = 0; server < servers.count; server += 1)
        if (servers.eligible[server] === 1 && activeAt(servers.active, server) < activeAt(servers.active, least))
          least = server;
      if (least !== chosen) {
        audit.busier += 1;
        audit.firstBusier ??= {
          request: request.id,
          timeMs: request.timeMs,
          chosen,
          active: activeAt(servers.active, chosen),
          other: least,
          otherActive: activeAt(servers.active, least),
        };
      }
      return chosen;
    },
  };
}

const wentWellBefore = ({ actions }: Case, timeMs: number): boolean => (actions[0]?.at ?? 0) < timeMs;

const activeAt = (active: Int32Array, server: number): number => active[server] ?? 0;

const requestName = (request: number): string => `r-${request}`;

/** What the student's choices come to in our own run; a phrase where they cannot be repeated. */
function auditOf(each: Case, choices: readonly number[]): Audit | Phrase {
  const audit: Audit = { choices: 0, unhealthy: 0, busier: 0 };
  try {
    runTraffic(each, 'own-code', auditing(choices, audit));
    return audit;
  } catch (error) {
    return phraseOfFault(error);
  }
}

function faultOf(each: Case, { choices, unhealthy, busier, firstUnhealthy, firstBusier }: Audit): Phrase | undefined {
  if (firstUnhealthy !== undefined) {
    const { request, chosen } = firstUnhealthy;
    const args = { count: unhealthy, request: requestName(request), server: serverName(chosen) };
    return { key: 'grade.unhealthy', args };
  }
  if (firstBusier === undefined) return undefined;
  const { request, chosen, active, other, otherActive, timeMs } = firstBusier;
  const args = {
    wrong: busier,
    count: choices,
    request: requestName(request),
    server: serverName(chosen),
    active,
    other: serverName(other),
    otherActive,
  };
  return { key: `grade.connections.${wentWellBefore(each, timeMs) ? each.hint : 'count'}`, args };
}

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name: Phrase = { key: `grade.connections.${each.name}` };
  const choices = choicesOf(transcript, index);
  if (choices === undefined) return { name, passed: false, message: { key: 'grade.noChoices' } };
  const audit = auditOf(each, choices);
  if ('key' in audit) return { name, passed: false, message: audit };
  const fault = faultOf(each, audit);
  if (fault !== undefined) return { name, passed: false, message: fault };
  return { name, passed: true, message: { key: 'grade.connections.good', args: { count: audit.choices } } };
}

export const exercise: Exercise = {
  entry: [{ name: 'pick', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveTraffic(instantiate, each)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
