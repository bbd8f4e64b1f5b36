// The grader of smooth weights: any scheme that keeps each server near its due is right; bursts of any make are not.

import { describeGrader } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { cheapest, dice, healthyOf, picking, type ShownServer, useless } from '../../testing/grading.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

const total = (servers: readonly ShownServer[]): number => servers.reduce((sum, { weight }) => sum + weight, 0);
const keyOf = (servers: readonly ShownServer[]): string => servers.map(({ index }) => index).join();
const listOf = (servers: readonly ShownServer[]): number[] =>
  servers.flatMap(({ index, weight }) => Array.from({ length: weight }, () => index));

/** A deadline for each server, one weight-th after its last; a server that comes back begins anew. */
const earliestDeadline = (first: number) => () => {
  const due = new Map<number, number>();
  let now = 0;
  return (servers: readonly ShownServer[]) => {
    for (const { index, weight, healthy } of servers) {
      if (!healthy) due.delete(index);
      else if (!due.has(index)) due.set(index, now + first / weight);
    }
    const chosen = cheapest(servers, (server) => due.get(server.index) ?? 0);
    const server = servers[chosen];
    if (server === undefined) return -1;
    now = due.get(chosen) ?? 0;
    due.set(chosen, now + 1 / server.weight);
    return chosen;
  };
};

/** A cycle made anew for each set of healthy servers, dealt from its beginning. */
const dealing = (cycleOf: (healthy: readonly ShownServer[]) => readonly number[]) => () => {
  let key = '';
  let cycle: readonly number[] = [];
  let place = 0;
  return (servers: readonly ShownServer[]) => {
    const healthy = healthyOf(servers);
    if (keyOf(healthy) !== key || place >= cycle.length) {
      key = keyOf(healthy);
      cycle = cycleOf(healthy);
      place = 0;
    }
    place += 1;
    return cycle[place - 1] ?? -1;
  };
};

const right = {
  solution: await freshModule(solutionText),
  'earliest deadline first': picking(earliestDeadline(1)),
  'strides that begin half-way': picking(earliestDeadline(0.5)),
  'a cycle spread out beforehand': picking(
    dealing((healthy) =>
      healthy
        .flatMap(({ index, weight }) =>
          Array.from({ length: weight }, (_, turn) => ({ index, at: (turn + 0.5) / weight })),
        )
        .toSorted((one, other) => one.at - other.at)
        .map(({ index }) => index),
    ),
  ),
  'whoever is furthest behind its due': picking(() => {
    let key = '';
    let turn = 0;
    let had = new Map<number, number>();
    return (servers) => {
      const healthy = healthyOf(servers);
      if (keyOf(healthy) !== key) {
        key = keyOf(healthy);
        had = new Map();
        turn = 0;
      }
      turn += 1;
      const chosen = cheapest(healthy, ({ index, weight }) => (had.get(index) ?? 0) - (turn * weight) / total(healthy));
      had.set(chosen, (had.get(chosen) ?? 0) + 1);
      return chosen;
    };
  }),
};

const rounds = (healthy: readonly ShownServer[]): readonly number[] => {
  const most = Math.max(0, ...healthy.map(({ weight }) => weight));
  return Array.from({ length: most }, (_, round) =>
    healthy.filter(({ weight }) => weight > round).map(({ index }) => index),
  ).flat();
};

const wrong = {
  starter: await freshModule(starterText),
  'bursts, the lightest first': picking(dealing((healthy) => listOf(healthy.toReversed()))),
  'half of each burst, then the other half': picking(
    dealing((healthy) =>
      [Math.ceil, Math.floor].flatMap((round) =>
        listOf(healthy.map((server) => ({ ...server, weight: round(server.weight / 2) }))),
      ),
    ),
  ),
  'rounds that the light ones leave early': picking(dealing(rounds)),
  'rounds that the heavy ones begin alone': picking(dealing((healthy) => rounds(healthy).toReversed())),
  'a shuffled cycle': picking(() => {
    const uniform = dice();
    return dealing((healthy) =>
      listOf(healthy)
        .map((index) => ({ index, at: uniform() }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ index }) => index),
    )();
  }),
  'chance in proportion': picking(() => {
    const uniform = dice();
    return (servers) => {
      const list = listOf(healthyOf(servers));
      return list[Math.floor(uniform() * list.length)] ?? -1;
    };
  }),
  'turns without weights': picking(() => {
    let turn = 0;
    return (servers) => healthyOf(servers)[turn++ % healthyOf(servers).length]?.index ?? -1;
  }),
  'always the heaviest': picking(() => (servers) => cheapest(servers, ({ weight }) => -weight)),
  'smooth, but blind to health': picking(() => {
    const next = earliestDeadline(1)();
    return (servers) => next(servers.map((server) => ({ ...server, healthy: true })));
  }),
  'fewest turns for its weight since the beginning: who comes back catches up in a burst': picking(() => {
    const had = new Map<number, number>();
    return (servers) => {
      const chosen = cheapest(servers, ({ index, weight }) => (had.get(index) ?? 0) / weight);
      had.set(chosen, (had.get(chosen) ?? 0) + 1);
      return chosen;
    };
  }),
};

describeGrader('smooth weights', exercise, { en, ru }, { right, wrong, useless });
