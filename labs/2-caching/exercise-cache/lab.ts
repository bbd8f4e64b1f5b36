// The second task of the course: a two-level cache over a slow service, which the student writes. The manifest: data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { actions } from './actions.ts';
import { challenges } from './challenges.ts';
import { exercises } from './exercises.ts';
import { figures } from './measures.ts';
import { scenarios } from './scenarios.ts';
import { parameters } from './settings.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'exercise-cache',
  chapter: 2,
  sections: ['2'],
  order: 6,
  title: { en: 'Task: a two-level cache', ru: 'Задание: двухуровневый кэш' },
  summary: {
    en: 'A slow service behind a cache in memory and a cache that all share. Write it, and see it through expiry, stampedes, updates and the loss of L2.',
    ru: 'Медленный сервис за кэшем в памяти и общим кэшем. Напишите такой кэш сами и проведите через истечение TTL, наплыв запросов, изменения и потерю L2.',
  },
  clock: { unit: 'ms', until: 20_000, sampleEvery: 250, rate: 200 },
  parameters,
  actions,
  ...figures,
  scenarios,
  steps,
  challenges,
  exercises,
  simulatesPromises: true,
  code: { parameter: 'cache', value: 'own-code' },
} as const satisfies Manifest;
