// The steps as a student meets them: no task is given away, each is within reach, and predictions have one right answer.
import { describe, expect, it } from 'vitest';
import { labGoals, type Play } from '#src/worker/testing/lab-goals.ts';
import { create as solution } from './exercises/policy/solution.ts';
import { create as starter } from './exercises/policy/starter.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';

const goals = labGoals(lab, model);
const under = (policy: string): Play => ({ set: { policy } });
const POLICIES = ['fifo', 'lru', 'lfu', 'clock', 'sieve', 's3fifo', 'arc', 'wtinylfu', 'belady'] as const;

/** The policies that meet a task, if chosen at the start. */
async function winnersOf(task: string): Promise<readonly string[]> {
  const met = await Promise.all(POLICIES.map((policy) => goals.meets(task, under(policy))));
  return POLICIES.filter((_, index) => met[index] === true);
}

describe('tasks', () => {
  it.each(goals.taskIds.filter((id) => id !== 'watch-hits' && id !== 'see-pollution'))(
    '%s is not met by running the scenario as it is',
    async (id) => {
      expect(await goals.meets(id)).toBe(false);
    },
  );

  it.each([
    ['watch-hits', POLICIES],
    ['beat-lru', ['lfu', 'sieve', 's3fifo', 'arc', 'wtinylfu']],
    ['see-pollution', POLICIES],
    ['resist-scan', ['lfu', 'sieve', 's3fifo', 'arc', 'wtinylfu']],
    ['escape-loop', ['s3fifo', 'wtinylfu']],
    ['forget', ['s3fifo', 'arc', 'wtinylfu']],
    ['near-optimum', ['lru', 'clock', 'sieve', 'arc']],
    ['own-policy', []],
  ])('%s is met by %s', async (task, winners) => {
    expect(await winnersOf(task)).toEqual(winners);
  });

  it('resist-scan asks for a policy that had time to learn', async () => {
    const late = (policy: string): Play => ({ actions: [{ at: 9900, action: 'set', name: 'policy', value: policy }] });
    expect(await goals.meets('resist-scan', late('sieve'))).toBe(false);
    expect(await goals.meets('resist-scan', late('arc'))).toBe(false);
  });

  it('own-policy is met by the solution and not by the starter', async () => {
    const own = (create: unknown): Play => ({ set: { policy: 'own-code' }, code: { create } });
    expect(await goals.meets('own-policy', own(solution))).toBe(true);
    expect(await goals.meets('own-policy', own(starter))).toBe(false);
  });
});

describe('predictions', () => {
  it.each([
    ['tenth', 'half'],
    ['loop-hits', 'none'],
  ])('%s has one right answer', async (id, right) => {
    expect(await goals.rightAnswers(id)).toEqual([right]);
  });
});

describe('the long day', () => {
  const PAR = 0.418;

  it('is not won by its first policy, nor by the one that shifting taste suggests', async () => {
    for (const policy of ['lru', 'sieve', 'wtinylfu', 'arc']) {
      expect(await goals.score('one-for-all', under(policy))).toBeGreaterThan(PAR);
    }
    expect(await goals.score('one-for-all', under('belady'))).toBeNaN();
  });

  it('is won by the right one', async () => {
    expect(await goals.score('one-for-all', under('s3fifo'))).toBeLessThan(PAR);
  });
});
