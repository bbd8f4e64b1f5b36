// The grader of least connections: whoever counts up and down is right, however; whoever forgets one of them is not.

import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
import { cheapest, dice, healthyOf, picking, type ShownServer, useless } from '../../testing/grading.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

/** Least connections over counts that `sent` and `over` keep, or fail to keep. */
const counting =
  (
    sent: (counts: Map<number, number>, server: number) => void,
    over?: (counts: Map<number, number>, server: number) => void,
  ): Make =>
  () => {
    const counts = new Map<number, number>();
    return {
      pick(servers: readonly ShownServer[]) {
        const chosen = cheapest(servers, (server) => counts.get(server.index) ?? 0);
        sent(counts, chosen);
        return chosen;
      },
      ...(over === undefined ? {} : { release: (server: number) => over(counts, server) }),
    };
  };
const add = (by: number) => (counts: Map<number, number>, server: number) =>
  void counts.set(server, (counts.get(server) ?? 0) + by);

const right = {
  solution: await freshModule(solutionText),
  'a map of counts': counting(add(1), add(-1)),
  'counts that go down when sent, and the most wins': () => {
    const free = new Map<number, number>();
    return {
      pick(servers: readonly ShownServer[]) {
        const chosen = cheapest(servers, (server) => -(free.get(server.index) ?? 0));
        add(-1)(free, chosen);
        return chosen;
      },
      release: (server: number) => add(1)(free, server),
    };
  },
  'a fresh policy by create(), ties by chance': () => ({
    create() {
      const uniform = dice();
      const counts = new Map<number, number>();
      return {
        pick(servers: readonly ShownServer[]) {
          const chosen = cheapest(servers, (server) => (counts.get(server.index) ?? 0) + uniform() / 2);
          add(1)(counts, chosen);
          return chosen;
        },
        release: (server: number) => add(-1)(counts, server),
      };
    },
  }),
  'lists of those under way, the last server of equals': () => {
    const underWay: number[][] = [];
    return {
      pick(servers: readonly ShownServer[], request: { readonly id: number }) {
        const [best] = healthyOf(servers)
          .toReversed()
          .toSorted((one, other) => (underWay[one.index]?.length ?? 0) - (underWay[other.index]?.length ?? 0));
        if (best === undefined) return -1;
        underWay[best.index] = [...(underWay[best.index] ?? []), request.id];
        return best.index;
      },
      release: (server: number) => void underWay[server]?.pop(),
    };
  },
};

const wrong = {
  starter: await freshModule(starterText),
  'only up': counting(add(1)),
  'only down': counting(() => undefined, add(-1)),
  'down twice': counting(add(1), add(-2)),
  'down for answers alone': () => {
    const { pick, release } = counting(add(1), add(-1))();
    return { pick, done: release };
  },
  'back to zero when one is over': counting(add(1), (counts, server) => void counts.set(server, 0)),
  'the busiest': () => {
    const counts = new Map<number, number>();
    return {
      pick(servers: readonly ShownServer[]) {
        const chosen = cheapest(servers, (server) => -(counts.get(server.index) ?? 0));
        add(1)(counts, chosen);
        return chosen;
      },
      release: (server: number) => add(-1)(counts, server),
    };
  },
  'blind to health': () => {
    const counts = new Map<number, number>();
    return {
      pick(servers: readonly ShownServer[]) {
        const all = servers.map((server) => ({ ...server, healthy: true }));
        const chosen = cheapest(all, (server) => counts.get(server.index) ?? 0);
        add(1)(counts, chosen);
        return chosen;
      },
      release: (server: number) => add(-1)(counts, server),
    };
  },
  'round robin': picking(() => {
    let turn = 0;
    return (servers) => healthyOf(servers)[turn++ % healthyOf(servers).length]?.index ?? -1;
  }),
  'always the first': picking(() => (servers) => healthyOf(servers)[0]?.index ?? -1),
  'the better of two by chance': () => {
    const counts = new Map<number, number>();
    const uniform = dice();
    return {
      pick(servers: readonly ShownServer[]) {
        const healthy = healthyOf(servers);
        const two = [0, 1].flatMap(() => healthy[Math.floor(uniform() * healthy.length)] ?? []);
        const chosen = cheapest(two, (server) => counts.get(server.index) ?? 0);
        add(1)(counts, chosen);
        return chosen;
      },
      release: (server: number) => add(-1)(counts, server),
    };
  },
};

describeGrader('least connections', exercise, { en, ru }, { right, wrong, useless });
