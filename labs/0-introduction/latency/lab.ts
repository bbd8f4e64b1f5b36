// Latency: the manifest. Data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { challenges } from './challenges.ts';
import { exercises } from './exercises.ts';
import { instruments, metrics, series } from './measures.ts';
import { scenarios } from './scenarios.ts';
import { settings } from './settings.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'latency',
  chapter: 0,
  sections: ['0'],
  order: 1,
  title: { en: 'Latency and load', ru: 'Задержка и нагрузка' },
  summary: {
    en: 'One queue and its servers: what a response time is made of, and why the last tenth of capacity costs more than all the rest.',
    ru: 'Одна очередь и её серверы: из чего складывается время ответа и почему последняя десятая часть мощности обходится дороже всего остального.',
  },
  clock: { unit: 'ms', until: 120_000, endedBy: 'requests', sampleEvery: 250, rate: 500 },
  parameters: settings,
  actions: [
    {
      name: 'slow',
      on: 'server',
      label: { en: 'Slow it down', ru: 'Замедлить' },
      fields: [
        {
          name: 'factor',
          label: { en: 'times', ru: 'во сколько раз' },
          unit: '×',
          min: 0.1,
          max: 100,
          step: 0.1,
          scale: 'logarithmic',
          default: 2,
        },
      ],
    },
    {
      name: 'pause',
      on: 'server',
      label: { en: 'Stop it for a while', ru: 'Остановить на время' },
      fields: [
        {
          name: 'durationMs',
          label: { en: 'for', ru: 'на' },
          unit: 'ms',
          min: 10,
          max: 60_000,
          step: 10,
          scale: 'logarithmic',
          default: 1000,
        },
      ],
    },
    {
      name: 'burst',
      on: 'clients',
      label: { en: 'Send a burst', ru: 'Прислать пачку' },
      fields: [
        {
          name: 'count',
          label: { en: 'requests at once', ru: 'запросов сразу' },
          unit: '',
          min: 1,
          max: 10_000,
          step: 1,
          scale: 'logarithmic',
          default: 50,
          integer: true,
        },
      ],
    },
  ],
  metrics,
  series,
  instruments,
  scenarios,
  steps,
  challenges,
  exercises,
} as const satisfies Manifest;
