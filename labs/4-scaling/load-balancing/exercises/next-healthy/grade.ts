// Grades turns among the healthy servers by fairness: while two servers are both healthy, neither may get ahead of the
// other, whatever comes and goes beside them. Any order that keeps to this is right.
import type { Check, Exercise } from '#src/contract/exercise.ts';
import { driveTurns, isOut, misplacedTurn, type Phase, serverName, type TurnScript, turnsOf, walk } from '../turns.ts';

interface Case extends TurnScript {
  readonly name: 'steady' | 'outage' | 'flapping' | 'none';
}

/**
 * More turns that one of two healthy servers may have than the other over any stretch: 1 in strict order, 2 for orders
 * that change from round to round, nginx's among them. An index into the healthy servers comes to 4 and more here.
 */
const MOST_TURNS_AHEAD = 2;

const EQUAL = (count: number): readonly number[] => Array.from({ length: count }, () => 1);

/** Each of five servers goes out for a few requests, again and again, at every place of the round. */
const FLAPPING: readonly Phase[] = Array.from({ length: 40 }, (_, round): readonly Phase[] => [
  { requests: 5 + (round % 4) },
  { requests: 1 + ((Math.floor(round / 5) + (round % 5)) % 3), out: [round % 5] },
]).flat();

const CASES: readonly Case[] = [
  { name: 'steady', weights: EQUAL(4), phases: [{ requests: 40 }] },
  {
    name: 'outage',
    weights: EQUAL(4),
    phases: [
      { requests: 6 },
      { requests: 40, out: [2] },
      { requests: 41 },
      { requests: 38, out: [0] },
      { requests: 40 },
    ],
  },
  { name: 'flapping', weights: EQUAL(5), phases: FLAPPING },
  {
    name: 'none',
    weights: EQUAL(3),
    phases: [{ requests: 4 }, { requests: 5, out: [0, 1, 2] }, { requests: 7, out: [1] }, { requests: 9 }],
  },
];

interface Stretch {
  /** How many more turns `favoured` had than `other`. */
  readonly ahead: number;
  readonly favoured: number;
  readonly other: number;
  /** First and last request of the stretch, from 1. */
  readonly from: number;
  readonly to: number;
  readonly turns: number;
  readonly otherTurns: number;
}

const NO_STRETCH: Stretch = { ahead: 0, favoured: 0, other: 0, from: 0, to: 0, turns: 0, otherTurns: 0 };

/** The stretch in which `favoured` got furthest ahead of `other` while both were healthy. */
function worstStretch(script: TurnScript, choices: readonly number[], favoured: number, other: number): Stretch {
  let worst = NO_STRETCH;
  let from = 0;
  let turns = 0;
  let otherTurns = 0;
  for (const { index, phase, chosen } of walk(script, choices)) {
    const bothHealthy = !isOut(phase, favoured) && !isOut(phase, other);
    // A stretch in which the other is not behind is no beginning of a worse one.
    if (!bothHealthy || turns <= otherTurns) {
      from = index;
      turns = 0;
      otherTurns = 0;
    }
    if (!bothHealthy) continue;
    if (chosen === favoured) turns += 1;
    if (chosen === other) otherTurns += 1;
    const ahead = turns - otherTurns;
    if (ahead > worst.ahead) worst = { ahead, favoured, other, from: from + 1, to: index + 1, turns, otherTurns };
  }
  return worst;
}

function leastFair(script: TurnScript, choices: readonly number[]): Stretch {
  const servers = script.weights.map((_, server) => server);
  return servers
    .flatMap((favoured) =>
      servers.filter((other) => other !== favoured).map((other) => worstStretch(script, choices, favoured, other)),
    )
    .reduce((worst, stretch) => (stretch.ahead > worst.ahead ? stretch : worst), NO_STRETCH);
}

function judgeCase(each: Case, transcript: unknown, index: number): Check {
  const name = { key: `grade.turns.${each.name}` };
  const choices = turnsOf(transcript, index, each);
  if (choices === undefined) return { name, passed: false, message: { key: 'grade.noChoices' } };
  const misplaced = misplacedTurn(each, choices);
  if (misplaced !== undefined) return { name, passed: false, message: misplaced };
  const stretch = leastFair(each, choices);
  const args = { ...stretch, favoured: serverName(stretch.favoured), other: serverName(stretch.other) };
  if (stretch.ahead > MOST_TURNS_AHEAD) return { name, passed: false, message: { key: 'grade.turns.unfair', args } };
  return { name, passed: true, message: { key: 'grade.turns.good', args } };
}

export const exercise: Exercise = {
  entry: [{ name: 'pick', type: 'function' }],
  drive: (instantiate) => CASES.map((each) => driveTurns(instantiate, each)),
  judge: (transcript) => CASES.map((each, index) => judgeCase(each, transcript, index)),
};
