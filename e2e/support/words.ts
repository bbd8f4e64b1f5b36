// The words of the site as a reader sees them, from the site's own dictionaries: the specs look for what stands there in
// either language, and no sentence is written twice.
import { messages as labEn } from '../../src/app/lab/messages.en.ts';
import { messages as labRu } from '../../src/app/lab/messages.ru.ts';
import { messages as shellEn } from '../../src/app/messages.en.ts';
import { messages as shellRu } from '../../src/app/messages.ru.ts';
import type { Locale } from '../../src/contract/text.ts';
import { problems as problemsEn } from '../../src/sim/problems.en.ts';
import { problems as problemsRu } from '../../src/sim/problems.ru.ts';
import { messages as viewEn } from '../../src/view/messages.en.ts';
import { messages as viewRu } from '../../src/view/messages.ru.ts';
import { createText, type Text } from '../../src/view/text/text.ts';

export type Words = Text<keyof typeof viewEn | keyof typeof labEn | keyof typeof shellEn | keyof typeof problemsEn>;

export const WORDS: Readonly<Record<Locale, Words>> = {
  en: createText('en', [viewEn, labEn, shellEn, problemsEn], { strict: true }),
  ru: createText('ru', [viewRu, labRu, shellRu, problemsRu], { strict: true }),
};

/** Words with a gap in them, as a pattern: "Band of {seeds} seeds" finds any number of seeds. */
export function pattern(sentence: string): RegExp {
  const parts = sentence.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.+'));
}
