// Distributed tracing: the manifest. Data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { challenges } from './challenges.ts';
import { exercises } from './exercises.ts';
import { metrics, series } from './metrics.ts';
import { scenarios } from './scenarios.ts';
import { CONTEXT_READERS } from './services.ts';
import { settings } from './settings.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'tracing',
  chapter: 6,
  sections: ['6.4'],
  order: 4,
  title: { en: 'Following one request', ru: 'Путь одного запроса' },
  summary: {
    en: 'Spans across services, the context that ties them together, the critical path, and what sampling hides.',
    ru: 'Спаны в разных сервисах, контекст, который их связывает, критический путь и то, что скрывает сэмплирование.',
  },
  clock: { unit: 'ms', until: 60_000, sampleEvery: 250, rate: 200 },
  parameters: settings,
  actions: [
    {
      name: 'slow',
      on: 'service',
      label: { en: 'Slow it down', ru: 'Замедлить' },
      fields: [
        {
          ...{ name: 'factor', unit: '×', min: 0.1, max: 100, step: 0.1, scale: 'logarithmic', default: 4 },
          label: { en: 'times', ru: 'во сколько раз' },
        },
      ],
    },
    {
      name: 'fail',
      on: 'service',
      label: { en: 'Let it fail', ru: 'Вызвать ошибки' },
      fields: [
        {
          ...{ name: 'percent', unit: '%', min: 1, max: 100, step: 5, default: 50 },
          label: { en: 'share of its calls', ru: 'доля вызовов' },
        },
      ],
    },
    {
      ...{ name: 'lose', on: 'service', objects: CONTEXT_READERS },
      label: { en: 'Lose the context', ru: 'Потерять контекст' },
    },
    { name: 'restore', on: 'service', label: { en: 'Restore it', ru: 'Восстановить' } },
  ],
  metrics,
  series,
  instruments: [
    {
      id: 'response',
      title: { en: 'Response time, last 5 s', ru: 'Время ответа за 5 с' },
      series: ['p99ResponseMs', 'p50ResponseMs'],
      band: true,
    },
    {
      id: 'estimate',
      title: {
        en: 'p99 of the run: true, and by the kept traces',
        ru: 'p99 прогона: настоящий и по сохранённым трейсам',
      },
      series: ['trueP99Ms', 'weightedP99Ms'],
    },
    {
      id: 'flow',
      title: { en: 'Answers and failures', ru: 'Ответы и ошибки' },
      series: ['throughputPerS', 'failedPerS'],
    },
    { id: 'stored', title: { en: 'Spans stored', ru: 'Сохранено спанов' }, series: ['storedPerS'] },
  ],
  scenarios,
  steps,
  challenges,
  exercises,
  code: { parameter: 'propagation', value: 'own-code' },
  input: {
    name: 'otlp-json',
    description: {
      en: 'Traces as OTLP JSON: one export request (resourceSpans …), or one a line as the collector’s file exporter writes them.',
      ru: 'Трейсы в OTLP JSON: один запрос экспорта (resourceSpans …) или по одному на строке, как их пишет file exporter коллектора.',
    },
    extensions: ['.json', '.jsonl', '.txt'],
    maxBytes: 64 * 1024 * 1024,
    replaces: [
      ...(['sampling', 'samplePercent', 'propagation', 'arrivalRatePerS', 'cacheHitPercent', 'errorPercent'] as const),
      ...(['retries', 'keepErrors', 'keepSlowerMs', 'decisionWaitMs', 'overheadUs', 'clockSkewMs'] as const),
      ...(['networkMs', 'placesPerService', 'hiddenFault'] as const),
    ],
  },
  exports: [
    {
      target: 'otlp',
      title: { en: 'Traces as OTLP JSON', ru: 'Трейсы в OTLP JSON' },
      explanation: {
        en: 'The last 200 kept traces of this run, played anew to its end; of an opened file all of it. Jaeger and the OpenTelemetry collector read it.',
        ru: 'Последние 200 сохранённых трейсов этого прогона, заново сыгранного до конца; если открыт файл — он целиком. Его читают Jaeger и коллектор OpenTelemetry.',
      },
    },
  ],
} as const satisfies Manifest;
