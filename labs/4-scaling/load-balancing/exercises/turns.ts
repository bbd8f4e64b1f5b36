// A script of turns: so many requests while these servers are out. Graders of turns drive a student's pick by it and walk
// through what it chose.
import { createServerTable } from '#src/algorithms/balancing/balancer.ts';
import { createStudentBalancer } from '#src/algorithms/balancing/student-balancer.ts';
import type { StudentExports } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';

/** So many requests during which these servers are out. */
export interface Phase {
  readonly requests: number;
  readonly out?: readonly number[];
}

export interface TurnScript {
  /** One a server. */
  readonly weights: readonly number[];
  readonly phases: readonly Phase[];
}

const requestsOf = ({ phases }: TurnScript): number => phases.reduce((sum, { requests }) => sum + requests, 0);

export const isOut = ({ out }: Phase, server: number): boolean => out?.includes(server) === true;

export const serverName = (server: number): string => `server-${server + 1}`;

/** Asks a fresh instance of the student's pick for each request of the script; their choices in order. */
export function driveTurns(instantiate: () => StudentExports, script: TurnScript): readonly number[] {
  const balancer = createStudentBalancer(instantiate());
  const servers = createServerTable(
    script.weights.map((_, server) => serverName(server)),
    script.weights,
  );
  const state = balancer.create(servers);
  const uniform = (): number => 0;
  let id = 0;
  for (const phase of script.phases) {
    for (let server = 0; server < servers.count; server += 1) servers.eligible[server] = isOut(phase, server) ? 0 : 1;
    for (let left = phase.requests; left > 0; left -= 1) {
      balancer.pick(state, servers, { id, timeMs: id * 10, clientIp: `10.0.0.${id % 200}`, key: `key-${id}` }, uniform);
      id += 1;
    }
  }
  return Array.from(balancer.choices());
}

/** One case's whole list of server indices (−1: none), or undefined: the transcript comes from the student's realm. */
export function turnsOf(transcript: unknown, index: number, script: TurnScript): readonly number[] | undefined {
  const given: unknown = Array.isArray(transcript) ? transcript[index] : undefined;
  if (!Array.isArray(given) || given.length !== requestsOf(script)) return undefined;
  const servers = script.weights.length;
  const isChoice = (choice: unknown): choice is number =>
    Number.isInteger(choice) && Number(choice) >= -1 && Number(choice) < servers;
  return given.every(isChoice) ? given : undefined;
}

/** A turn as the judges walk through them. */
export interface Turn {
  /** From 0. */
  readonly index: number;
  readonly phase: Phase;
  /** −1: none was chosen. */
  readonly chosen: number;
}

/** The turns of a list that `turnsOf` has checked, in order. */
export function* walk(script: TurnScript, choices: readonly number[]): Generator<Turn> {
  let index = 0;
  for (const phase of script.phases)
    for (let left = phase.requests; left > 0; left -= 1) {
      yield { index, phase, chosen: choices[index] ?? -1 };
      index += 1;
    }
}

/** What is wrong with the first turn that went to a server that was out, or to nobody although one was healthy. */
export function misplacedTurn(script: TurnScript, choices: readonly number[]): Phrase | undefined {
  for (const turn of walk(script, choices)) {
    const request = turn.index + 1;
    if (turn.chosen >= 0) {
      if (!isOut(turn.phase, turn.chosen)) continue;
      return { key: 'grade.misplaced', args: { request, server: serverName(turn.chosen) } };
    }
    if (script.weights.some((_, server) => !isOut(turn.phase, server)))
      return { key: 'grade.nobody', args: { request } };
  }
  return undefined;
}
