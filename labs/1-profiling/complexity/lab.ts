// Growth: a slow and a fast search for duplicates over growing lists. The manifest: data only.
import type { Manifest } from '#src/contract/manifest.ts';
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
    en: 'Two searches for duplicates race over longer and longer lists. Better code and more cores move a line; a better algorithm tilts it.',
    ru: 'Два поиска дубликатов соревнуются на всё более длинных списках. Код получше и лишние ядра сдвигают прямую, а другой алгоритм меняет её наклон.',
  },
  clock: { unit: 'steps', until: 25, sampleEvery: 1, rate: 4 },
  without: ['band'],
  parameters,
  actions: [],
  ...figures,
  scenarios,
  steps,
  challenges: [],
  exercises,
  countsOperations: true,
  code: { parameter: 'racers', value: 'own-code' },
} as const satisfies Manifest;
