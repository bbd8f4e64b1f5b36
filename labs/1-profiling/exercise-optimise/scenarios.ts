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
    id: 'four-functions',
    title: { en: 'Four functions', ru: 'Четыре функции' },
    objective: {
      en: 'Find the function that does the work, not the one that has it done.',
      ru: 'Найдите функцию, которая делает работу сама, а не поручает её другим.',
    },
    params: { version: 'split', elements: 'numbers', repeatedShare: 0.25, largestSize: 1024 },
    seed: 3,
  },
  {
    id: 'half',
    title: { en: 'Half the pairs', ru: 'Половина пар' },
    objective: {
      en: 'See what a factor is worth against a power.',
      ru: 'Посмотрите, чего стоит множитель рядом со степенью.',
    },
    params: { version: 'half', elements: 'numbers', repeatedShare: 0.5, largestSize: 2048 },
    seed: 3,
  },
  {
    id: 'lookalikes',
    title: { en: 'Values that look alike', ru: 'Похожие значения' },
    objective: {
      en: 'Find out whether the fast rewrite still answers right.',
      ru: 'Выясните, по-прежнему ли верно отвечает быстрый вариант.',
    },
    params: { version: 'keys', elements: 'mixed', repeatedShare: 0.5, largestSize: 2048 },
    seed: 5,
  },
  {
    id: 'guard',
    title: { en: 'A budget', ru: 'Бюджет' },
    objective: {
      en: 'Set a budget that the slow function cannot keep and your code can.',
      ru: 'Задайте бюджет, который не по силам медленной функции, но по силам вашему коду.',
    },
    params: { version: 'slow', elements: 'mixed', repeatedShare: 0.5, largestSize: 2048, budgetPerElement: 1000 },
    seed: 5,
  },
  {
    id: 'mixed',
    title: { en: 'Mixed values', ru: 'Разные типы' },
    objective: {
      en: 'Answer right where 3 and “3” are two values, and stay linear.',
      ru: 'Отвечайте верно там, где 3 и «3» — разные значения, и сохраните линейный рост.',
    },
    params: { version: 'slow', elements: 'mixed', repeatedShare: 0.5, largestSize: 4096 },
    seed: 5,
  },
] as const satisfies readonly Scenario[];
