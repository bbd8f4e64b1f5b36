// Grades weighted turns: over a cycle each server has its weight in turns, and at no moment is one far ahead of or behind
// what its weight has earned by then. Any scheme that keeps to this is right, whatever its order.
import type { Check, Exercise } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import { driveTurns, isOut, misplacedTurn, serverName, type TurnScript, turnsOf, walk } from '../turns.ts';

interface Case extends TurnScript {
  readonly name: 'shares' | 'three' | 'large' | 'five' | 'outage';
}

/**
 * Turns that a server may be ahead or behind. nginx's scheme stays within 1 on these weights, earliest deadline first
 * within 1.9; a list with each server weight times in a row, or served in rounds, leaves them by 2.8 and more.
 */
const MOST_TURNS_ASTRAY = 2;

const CASES: readonly Case[] = [
  { name: 'shares', weights: [5, 1, 1], phases: [{ requests: 140 }] },
  { name: 'three', weights: [13, 5, 2], phases: [{ requests: 400 }] },
  // No common divisor: nothing to reduce the list by.
  { name: 'large', weights: [53, 31, 16], phases: [{ requests: 500 }] },
  { name: 'five', weights: [20, 11, 7, 3, 2], phases: [{ requests: 430 }] },
  {
    name: 'outage',
    weights: [24, 13, 8, 5],
    phases: [
      { requests: 200 },
      { requests: 90, out: [0] },
      { requests: 211 },
      { requests: 133, out: [2] },
      { requests: 55, out: [1, 2] },
      { requests: 300 },
    ],
  },
];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The first cycle in which some server had not exactly its weight in turns. */
function firstUnevenCycle({ weights }: TurnScript, choices: readonly number[]) {
  const length = sum(weights);
  for (let start = 0; start + length <= choices.length; start += length) {
    const cycle = choices.slice(start, start + length);
    const had = weights.map((_, server) => cycle.filter((choice) => choice === server).length);
    if (had.some((turns, server) => turns !== weights[server])) return { cycle: start / length + 1, had };
  }
  return undefined;
}

interface Astray {
  /** How far from what its weight had earned; the largest of all. */
  readonly by: number;
  readonly server: number;
  readonly request: number;
  readonly had: number;
  readonly due: number;
}

/** Where a server was furthest from its due. What is due is counted anew whenever the set of servers changes. */
function furthestAstray(script: TurnScript, choices: readonly number[]): Astray {
  const { weights } = script;
  let worst: Astray = { by: 0, server: 0, request: 0, had: 0, due: 0 };
  let phase: unknown;
  let had: number[] = [];
  let asked = 0;
  for (const turn of walk(script, choices)) {
    if (turn.phase !== phase) {
      phase = turn.phase;
      had = weights.map(() => 0);
      asked = 0;
    }
    asked += 1;
    had[turn.chosen] = (had[turn.chosen] ?? 0) + 1;
    const total = sum(weights.filter((_, server) => !isOut(turn.phase, server)));
    for (const [server, weight] of weights.entries()) {
      if (isOut(turn.phase, server)) continue;
      const due = (asked * weight) / total;
      const turns = had[server] ?? 0;
      const by = Math.abs(turns - due);
      if (by > worst.by) worst = { by, server, request: turn.index + 1, had: turns, due };
    }
  }
  return worst;
}

function longestRun(choices: readonly number[], server: number): number {
  let longest = 0;
  let run = 0;
  for (const choice of choices) {
    run = choice === server ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** The shares are all that so short a cycle can be held to: its burst is no worse than the order of some right schemes. */
function judgeShares(each: Case, choices: readonly number[]): Omit<Check, 'name'> {
  const weights = each.weights.join(', ');
  const uneven = firstUnevenCycle(each, choices);
  if (uneven === undefined) return { passed: true, message: { key: 'grade.smooth.even', args: { weights } } };
  const args = { cycle: uneven.cycle, had: uneven.had.join(', '), weights };
  return { passed: false, message: { key: 'grade.smooth.uneven', args } };
}

function judgeOrder(each: Case, choices: readonly number[]): Omit<Check, 'name'> {
  const { by, server, request, had, due } = furthestAstray(each, choices);
  if (by <= MOST_TURNS_ASTRAY) return { passed: true, message: { key: 'grade.smooth.good', args: { by } } };
  const args = { server: serverName(server), request, had, due, run: longestRun(choices, server) };
  return {
    passed: false,
    message: { key: each.name === 'outage' ? 'grade.smooth.astrayAfterOutage' : 'grade.smooth.astray', args },
  };
}

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name: Phrase = { key: `grade.smooth.${each.name}`, args: { weights: each.weights.join(', ') } };
  const choices = turnsOf(transcript, index, each);
  if (choices === undefined) return { name, passed: false, message: { key: 'grade.noChoices' } };
  const misplaced = misplacedTurn(each, choices);
  if (misplaced !== undefined) return { name, passed: false, message: misplaced };
  return { name, ...(each.name === 'shares' ? judgeShares(each, choices) : judgeOrder(each, choices)) };
}

export const exercise: Exercise = {
  entry: [{ name: 'pick', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveTurns(instantiate, each)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
