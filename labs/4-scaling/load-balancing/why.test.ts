// "Why?" has an answer at every moment of a request's life, its way to the balancer included.
import { expect, it } from 'vitest';
import { machineOf } from './testing/runs.ts';

it('says of every request on its way what has become of it so far', () => {
  const machine = machineOf({ arrivalRatePerS: 60 }, { seed: 42 });
  machine.advanceTo(2000);
  const { moving } = machine.snapshot();
  expect(moving.request.length).toBeGreaterThan(0);
  const answers = Array.from(moving.request, (id) => machine.why({ kind: 'request', id })?.causes ?? []);
  expect(answers.every((causes) => causes.length > 0)).toBe(true);
  expect(answers.flat().map(({ phrase }) => phrase.key)).toContain('why.sent');
});

it('says of a server when it was slowed down, and then what it has had to do', () => {
  const machine = machineOf(
    { servers: 2, arrivalRatePerS: 20, algorithm: 'round-robin' },
    { seed: 42, actions: [{ at: 1000, action: 'slow', server: 1, factor: 4 }] },
  );
  machine.advanceTo(2000);
  const [slowed, load] = machine.why({ kind: 'server', id: 1 })?.causes ?? [];
  expect(slowed).toMatchObject({ time: 1000, phrase: { key: 'record.slow' } });
  expect(load?.phrase).toMatchObject({ key: 'why.load', args: { ms: 160 } });
  const { chosen, sent } = load?.phrase.args ?? {};
  expect(Math.abs(2 * Number(chosen) - Number(sent))).toBeLessThanOrEqual(1);
});
