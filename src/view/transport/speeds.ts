// Speeds of play, as multiples of the lab's own rate: rates of 1, 2 or 5 times a power of ten keep the figures round.
import type { ClockUnit } from '../../contract/manifest.ts';
import type { Text } from '../text/text.ts';
import type { ViewKey } from '../words.ts';

export const SPEEDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100] as const;

/** The next speed of the list above or below; an end of it stays. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const ordered = direction > 0 ? SPEEDS : [...SPEEDS].reverse();
  return ordered.find((each) => (direction > 0 ? each > speed * 1.001 : each < speed * 0.999)) ?? speed;
}

/** Against real time where the clock is one: "0.2×"; else how much passes in a second: "20/s". */
export function speedWords(
  text: Text<ViewKey>,
  { unit, rate }: { readonly unit: ClockUnit; readonly rate: number },
  speed: number,
): string {
  return unit === 'ms' ? text.unit((speed * rate) / 1000, '×') : text.say('transport.rate', { rate: speed * rate });
}
