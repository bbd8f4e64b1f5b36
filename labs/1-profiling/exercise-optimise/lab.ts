// The first task of the course: one slow function, profiled, rewritten, compared. The manifest: data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { challenges } from './challenges.ts';
import { exercises } from './exercises.ts';
import { figures } from './measures.ts';
import { scenarios } from './scenarios.ts';
import { parameters } from './settings.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'exercise-optimise',
  chapter: 1,
  sections: ['1'],
  order: 5,
  title: { en: 'Task: make it fast', ru: 'Задание: ускорьте функцию' },
  summary: {
    en: 'A function that is right and slow. Profile it, find the hot line, rewrite it, and see by counted operations how much was won.',
    ru: 'Функция работает верно, но медленно. Снимите профиль, найдите горячую строку, перепишите её и узнайте по числу операций, сколько вы выиграли.',
  },
  clock: { unit: 'steps', until: 25, sampleEvery: 1, rate: 4 },
  without: ['band'],
  parameters,
  actions: [
    { name: 'accuse', on: 'line', label: { en: 'This is the hot line', ru: 'Это горячая строка' } },
    {
      name: 'accuseContext',
      on: 'context',
      label: { en: 'Here the work itself is done', ru: 'Сама работа идёт здесь' },
    },
  ],
  ...figures,
  scenarios,
  steps,
  challenges,
  exercises,
  countsOperations: true,
  code: { parameter: 'version', value: 'own-code' },
} as const satisfies Manifest;
