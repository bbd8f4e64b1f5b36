// A moment of a run as it is said aloud: "21.48 seconds", "12,000 requests", "12 days 4 hours 30 minutes".
import type { ClockUnit } from '../contract/manifest.ts';
import type { Text } from './text/text.ts';
import type { ViewKey } from './words.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export function momentWords(text: Text<ViewKey>, time: number, unit: ClockUnit): string {
  if (unit !== 'ms') return text.unit(Math.round(time), unit, 0);
  const ms = Math.max(0, Math.round(time));
  if (ms < DAY_MS)
    return text.say('clock.words', { minutes: Math.floor(ms / MINUTE_MS), seconds: (ms % MINUTE_MS) / 1000 });
  // Seconds say nothing there.
  const rest = Math.floor((ms % DAY_MS) / MINUTE_MS);
  return text.say('clock.days', { days: Math.floor(ms / DAY_MS), hours: Math.floor(rest / 60), minutes: rest % 60 });
}
