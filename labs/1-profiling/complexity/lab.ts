// Growth: two functions over growing lists, and what they cost. The manifest: data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { challenges } from './challenges.ts';
import { exercises } from './exercises.ts';
import { figures } from './measures.ts';
import { scenarios } from './scenarios.ts';
import { parameters } from './settings.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'complexity',
  chapter: 1,
  sections: ['1.4'],
  order: 4,
  title: { en: 'How work grows', ru: 'Как растёт работа' },
  summary: {
    en: 'Two functions race over longer and longer lists. Better code and more workers move a line; a better algorithm tilts it. Fifteen functions to compare, and yours.',
    ru: 'Две функции соревнуются на всё более длинных списках. Код получше и воркеры сдвигают прямую, а другой алгоритм меняет её наклон. Сравнить можно пятнадцать функций и свою.',
  },
  clock: { unit: 'steps', until: 25, sampleEvery: 1, rate: 4 },
  parameters,
  actions: [],
  ...figures,
  scenarios,
  steps,
  challenges,
  exercises,
  countsOperations: true,
  code: { parameter: 'racers', value: 'own-code' },
} as const satisfies Manifest;
