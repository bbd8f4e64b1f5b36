// Two contenders in turn: order, warm-up and medians. No clock is asked.
import { expect, test } from 'vitest';
import { inMillions, median, sideBySide } from './side-by-side.ts';

test('the median is the middle one, and the lower middle of an even number', () => {
  expect(median([5, 1, 9])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2);
  expect(median([])).toBeNaN();
});

test('rounds take turns in who begins, and the first one only warms up', async () => {
  const order: string[] = [];
  const speeds = { ours: [100, 2, 9, 4], peer: [1, 1, 3, 4] };
  const contender = (name: 'ours' | 'peer') => () => {
    order.push(name);
    return speeds[name].shift() ?? Number.NaN;
  };
  const compared = await sideBySide(contender('ours'), contender('peer'), 3);
  expect(order).toEqual(['ours', 'peer', 'peer', 'ours', 'ours', 'peer', 'peer', 'ours']);
  expect(compared).toEqual({ ratio: 2, range: [1, 3], ours: 4, peer: 3 });
});

test('figures in words keep two digits where they are small', () => {
  const compared = { ratio: 20, range: [18.21, 23.456], ours: 2_400_000, peer: 120_000 } as const;
  expect(inMillions(compared, 'events')).toBe('2.40 against 0.12 million events/s; rounds from 18.2 to 23.5');
});
