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
