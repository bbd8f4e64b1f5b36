// Which answers the stage shows: those that most pairs of the maps went into, so that a wrong mean is seen where it parts.
import { describe, expect, it } from 'vitest';
import { foremostOf } from './answers.ts';
import { map, reduce } from './exercises/mean/starter.ts';
import { machineOf } from './testing/runs.ts';

function shown(settings: Readonly<Record<string, unknown>>, policy?: () => unknown) {
  const machine = machineOf(settings, { until: 1e6, ...(policy === undefined ? {} : { policy }) });
  machine.advanceTo(Number.POSITIVE_INFINITY);
  return machine.snapshot().answers.map(({ key, value }) => `${key} ${value}`);
}

describe('the answers on the stage', () => {
  it('part where a mean of means is not the mean', () => {
    const means = (combiner: boolean) => shown({ job: 'own-code', combiner }, () => ({ map, reduce })).slice(0, 4);
    const [right, wrong] = [means(false), means(true)];
    expect(right.map((line) => line.charAt(0))).toEqual(wrong.map((line) => line.charAt(0)));
    expect(right.filter((line, index) => line !== wrong[index])).not.toEqual([]);
  });

  it('are the largest counts, with a combiner and without', () => {
    const counted = shown({});
    expect(shown({ combiner: true })).toEqual(counted);
    const sizes = counted.map((line) => Number(line.split(' ')[1]));
    expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
  });

  it('are the largest where a reduce names its answers anew, and no more than fit', () => {
    const answers = Array.from({ length: 30 }, (_, index) => [`k${index}`, (index * 7) % 30] as const);
    const foremost = foremostOf(answers, () => 0).map(({ value }) => value);
    expect(foremost).toEqual(Array.from({ length: 16 }, (_, index) => 29 - index));
  });
});
