// The steps as a student meets them: no task is given away, each is within reach, and the prediction has one right answer.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { StudentServer } from '#src/algorithms/balancing/student-balancer.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import { pick as solution } from './exercises/pick/solution.ts';
import { pick as starter } from './exercises/pick/starter.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';

const goals = labGoals(lab, model);
const under = (algorithm: string): Play => ({ set: { algorithm } });

const FLAWS = [
  { see: 'see-pile-up', mend: 'keep-count', exercise: 'least-connections' },
  { see: 'see-bursts', mend: 'no-bursts', exercise: 'smooth-weights' },
  { see: 'see-skipped', mend: 'fair-turns', exercise: 'next-healthy' },
] as const;

async function textsOf(exercise: string) {
  const [flawed, mended] = await Promise.all(
    ['starter', 'solution'].map((name) =>
      readFile(new URL(`exercises/${exercise}/${name}.ts`, import.meta.url), 'utf8').then(freshModule),
    ),
  );
  if (flawed === undefined || mended === undefined) throw new Error('two texts are wanted');
  return { starter: flawed, solution: mended };
}

describe('tasks', () => {
  it.each(goals.taskIds.filter((id) => id !== 'watch-even'))(
    '%s is not met by running the scenario as it is',
    async (id) => {
      expect(await goals.meets(id)).toBe(false);
    },
  );

  it('slow-one and p99-explodes are met by slowing one server down', async () => {
    const slowed: Play = { actions: [{ at: 10_000, action: 'slow', server: 2, factor: 4 }], until: 25_000 };
    expect(await goals.meets('slow-one', slowed)).toBe(true);
    expect(await goals.meets('p99-explodes', slowed)).toBe(true);
  });

  it.each([
    ['tame-slow', 'least-connections', true],
    ['tame-slow', 'power-of-two-choices', true],
    ['tame-slow', 'peak-ewma', true],
    ['tame-slow', 'random', false],
    ['tame-slow', 'smooth-weighted-round-robin', false],
    ['use-weights', 'weighted-round-robin', true],
    ['use-weights', 'smooth-weighted-round-robin', true],
    ['shorten-queue', 'power-of-two-choices', true],
    ['shorten-queue', 'least-connections', true],
    ['shorten-queue', 'round-robin', false],
  ])('%s under %s: %s', async (task, algorithm, met) => {
    expect(await goals.meets(task, under(algorithm))).toBe(met);
  });

  it('tame-slow is met by a fork just before the slowdown', async () => {
    const change = { at: 9500, action: 'set', name: 'algorithm', value: 'least-connections' };
    expect(await goals.meets('tame-slow', { actions: [change] })).toBe(true);
  });

  it.each([{ retries: 1 }, { healthChecks: 'passive' }, { healthCheckEveryMs: 250 }])(
    'survive-crash is met by %o',
    async (set) => {
      expect(await goals.meets('survive-crash', { set })).toBe(true);
    },
  );

  it.each(FLAWS)('$see is met by the flaw of $exercise, $mend by mending it', async ({ see, mend, exercise }) => {
    const { starter: flawed, solution: mended } = await textsOf(exercise);
    const own = (code: () => NonNullable<Play['code']>): Play => ({ set: { algorithm: 'own-code' }, code: code() });
    expect(await goals.meets(see, own(flawed))).toBe(true);
    expect(await goals.meets(mend, own(flawed))).toBe(false);
    expect(await goals.meets(see, own(mended))).toBe(false);
    expect(await goals.meets(mend, own(mended))).toBe(true);
  });

  it('own-code-runs is met by the solution and not by the starter', async () => {
    const own = (pick: unknown): Play => ({ set: { algorithm: 'own-code' }, code: { pick } });
    expect(await goals.meets('own-code-runs', own(solution))).toBe(true);
    expect(await goals.meets('own-code-runs', own(starter))).toBe(false);
  });
});

it('the prediction has one right answer', async () => {
  expect(await goals.rightAnswers('failures-after-crash')).toEqual(['many']);
});

/** Sends to the server where the request is likely to be done first: what a request alone takes there is learnt. */
function expectedDelay() {
  const depths: number[][] = [];
  const aloneMs: number[] = [];
  return {
    pick(servers: readonly StudentServer[]): number {
      const cost = ({ index, weight, activeConnections }: StudentServer): number =>
        (activeConnections + 1) * (aloneMs[index] ?? 50 / weight);
      const [best] = servers.filter(({ healthy }) => healthy).sort((one, other) => cost(one) - cost(other));
      if (best === undefined) return -1;
      depths[best.index] ??= [];
      depths[best.index]?.push(best.activeConnections + 1);
      return best.index;
    },
    done(server: number, responseMs: number): void {
      const ownMs = responseMs / (depths[server]?.shift() ?? 1);
      aloneMs[server] = (aloneMs[server] ?? ownMs) * 0.9 + ownMs * 0.1;
    },
  };
}

describe('the unlucky minute', () => {
  const { par } = lab.challenges[0].score;

  it('is not won by choosing from the list', async () => {
    for (const { value } of lab.parameters[0].values)
      if (value !== 'own-code') expect(await goals.score('unlucky-minute', under(value)), value).not.toBeLessThan(par);
  });

  it('is won by code that learns how long a request takes where', async () => {
    const code = expectedDelay();
    const play = { ...under('own-code'), code };
    expect(await goals.score('unlucky-minute', play)).toBeLessThan(par);
  });
});
