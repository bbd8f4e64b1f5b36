// Moments as they are said aloud, in both languages.
import { describe, expect, it } from 'vitest';
import { momentWords } from './moment-words.ts';
import { createText } from './text/text.ts';
import { type ViewKey, viewMessages } from './words.ts';

const said = (locale: 'en' | 'ru', ms: number): string =>
  momentWords(createText<ViewKey>(locale, [viewMessages[locale]], { strict: true }), ms, 'ms');

describe('a moment said aloud', () => {
  it.each([
    [21_480, '21.48 seconds', '21,48 секунды'],
    [61_000, '1 minute 1 second', '1 минута 1 секунда'],
    [30 * 86_400_000, '30 days', '30 дней'],
    [86_400_000 + 2 * 3_600_000 + 5 * 60_000, '1 day 2 hours 5 minutes', '1 день 2 часа 5 минут'],
    [21 * 86_400_000 + 30 * 60_000, '21 days 30 minutes', '21 день 30 минут'],
  ])('of %i ms', (ms, english, russian) => {
    expect([said('en', ms), said('ru', ms)]).toEqual([english, russian]);
  });
});
