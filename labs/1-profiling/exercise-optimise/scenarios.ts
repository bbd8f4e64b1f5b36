// Situations to begin with.
import type { Scenario } from '#src/contract/manifest.ts';

export const scenarios = [
  {
    id: 'as-it-came',
    title: { en: 'As it came', ru: 'Как есть' },
    objective: {
      en: 'Run the slow function and find the lines that cost the most.',
      ru: 'Запустите медленную функцию и найдите самые дорогие строки.',
    },
    params: { version: 'slow', elements: 'numbers', repeatedShare: 0.5, largestSize: 2048 },
    seed: 3,
  },
  {
    id: 'mixed',
    title: { en: 'Mixed values', ru: 'Разные типы' },
    objective: {
      en: 'Answer right where 3 and “3” are two values, and stay linear.',
      ru: 'Отвечайте верно там, где 3 и «3» — разные значения, и останьтесь линейными.',
    },
    params: { version: 'slow', elements: 'mixed', repeatedShare: 0.5, largestSize: 4096 },
    seed: 5,
  },
] as const satisfies readonly Scenario[];
