// Speeds of play, as multiples of the lab's own rate: rates of 1, 2 or 5 times a power of ten keep the figures round.

export const SPEEDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100] as const;

/** The next speed of the list above or below; an end of it stays. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const ordered = direction > 0 ? SPEEDS : [...SPEEDS].reverse();
  return ordered.find((each) => (direction > 0 ? each > speed * 1.001 : each < speed * 0.999)) ?? speed;
}
