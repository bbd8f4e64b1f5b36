// The grader of turns among the healthy: any fair order is right; an index that a change of health moves is not.

import { describeGrader } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { cheapest, dice, healthyOf, picking, type ShownServer, useless } from '../../testing/grading.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

/** A round in some order; who is out when its turn comes is passed over. */
const inRounds = (order: (healthy: readonly ShownServer[]) => readonly ShownServer[]) => () => {
  let round: number[] = [];
  return (servers: readonly ShownServer[]) => {
    for (let tries = 0; tries < 2; tries += 1) {
      for (let server = round.shift(); server !== undefined; server = round.shift())
        if (servers[server]?.healthy === true) return server;
      round = order(healthyOf(servers)).map(({ index }) => index);
    }
    return -1;
  };
};

const right = {
  solution: await freshModule(solutionText),
  'least recently used': picking(() => {
    const last = new Map<number, number>();
    let now = 0;
    return (servers) => {
      const chosen = cheapest(servers, ({ index }) => last.get(index) ?? -1);
      last.set(chosen, now++);
      return chosen;
    };
  }),
  'a queue that the chosen one joins again': picking(() => {
    let queue: number[] | undefined;
    return (servers) => {
      queue ??= servers.map(({ index }) => index);
      const place = queue.findIndex((index) => servers[index]?.healthy === true);
      if (place < 0) return -1;
      const [chosen = -1] = queue.splice(place, 1);
      queue.push(chosen);
      return chosen;
    };
  }),
  "nginx's smooth turns with equal weights": picking(() => {
    const credit = new Map<number, number>();
    return (servers) => {
      const healthy = healthyOf(servers);
      for (const { index } of healthy) credit.set(index, (credit.get(index) ?? 0) + 1);
      const chosen = cheapest(healthy, ({ index }) => -(credit.get(index) ?? 0));
      credit.set(chosen, (credit.get(chosen) ?? 0) - healthy.length);
      return chosen;
    };
  }),
  rounds: picking(inRounds((healthy) => healthy)),
  'shuffled rounds': picking(() => {
    const uniform = dice();
    return inRounds((healthy) =>
      healthy
        .map((server) => ({ server, at: uniform() }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ server }) => server),
    )();
  }),
};

const wrong = {
  starter: await freshModule(starterText),
  'a count of requests over the healthy': picking(() => {
    let turn = 0;
    return (servers) => {
      const healthy = healthyOf(servers);
      turn += 1;
      return healthy[turn % healthy.length]?.index ?? -1;
    };
  }),
  'a place that begins anew when their number changes': picking(() => {
    let place = -1;
    let count = 0;
    return (servers) => {
      const healthy = healthyOf(servers);
      if (healthy.length !== count) place = -1;
      count = healthy.length;
      place = (place + 1) % count;
      return healthy[place]?.index ?? -1;
    };
  }),
  'a place that is cut to fit': picking(() => {
    let place = 0;
    return (servers) => {
      const healthy = healthyOf(servers);
      if (place >= healthy.length) place = 0;
      place += 1;
      return healthy[place - 1]?.index ?? -1;
    };
  }),
  backwards: picking(() => {
    let place = 0;
    return (servers) => {
      const healthy = healthyOf(servers);
      if (healthy.length === 0) return -1;
      place = (place - 1 + healthy.length) % healthy.length;
      return healthy[place]?.index ?? -1;
    };
  }),
  'the turns of who is out go to the one behind': picking(() => {
    let turn = -1;
    return (servers) => {
      turn += 1;
      for (let step = 0; step < servers.length; step += 1) {
        const server = servers[(turn + step) % servers.length];
        if (server?.healthy === true) return server.index;
      }
      return -1;
    };
  }),
  'fewest turns so far: who comes back has them all': picking(() => {
    const had = new Map<number, number>();
    return (servers) => {
      const chosen = cheapest(servers, ({ index }) => had.get(index) ?? 0);
      had.set(chosen, (had.get(chosen) ?? 0) + 1);
      return chosen;
    };
  }),
  chance: picking(() => {
    const uniform = dice();
    return (servers) => {
      const healthy = healthyOf(servers);
      return healthy[Math.floor(uniform() * healthy.length)]?.index ?? -1;
    };
  }),
  'blind to health': picking(() => {
    let turn = 0;
    return (servers) => turn++ % servers.length;
  }),
  'always the first': picking(() => (servers) => healthyOf(servers)[0]?.index ?? -1),
};

describeGrader('turns among the healthy', exercise, { en, ru }, { right, wrong, useless });
