// A moment of a run as it is said aloud: "21.48 seconds", "12,000 requests".
import type { ClockUnit } from '../contract/manifest.ts';
import type { Text } from './text/text.ts';
import type { ViewKey } from './words.ts';

export function momentWords(text: Text<ViewKey>, time: number, unit: ClockUnit): string {
  if (unit !== 'ms') return text.unit(Math.round(time), unit, 0);
  const ms = Math.max(0, Math.round(time));
  return text.say('clock.words', { minutes: Math.floor(ms / 60_000), seconds: (ms % 60_000) / 1000 });
}
