// Windows: the manifest. Data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { challenges } from './challenges.ts';
import { exercises } from './exercises.ts';
import { scenarios } from './scenarios.ts';
import { parameters } from './settings.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'windows',
  chapter: 5,
  sections: ['5.4'],
  order: 4,
  title: { en: 'Windows over event time', ru: 'Окна по времени событий' },
  summary: {
    en: 'Events arrive late and out of order. Decide when a window is complete, and what becomes of those that miss it.',
    ru: 'События приходят с опозданием и не по порядку. Решите, когда окно готово и что делать с теми, кто не успел.',
  },
  clock: { unit: 'events', until: 1500, endedBy: 'events', sampleEvery: 10, rate: 10 },
  parameters,
  actions: [
    {
      name: 'offline',
      on: 'key',
      label: { en: 'Take offline', ru: 'Отключить от сети' },
      fields: [
        {
          name: 'seconds',
          label: { en: 'for', ru: 'на' },
          unit: 's',
          min: 1,
          max: 600,
          step: 1,
          default: 30,
        },
      ],
    },
    {
      name: 'setClock',
      on: 'key',
      label: { en: 'Set its clock wrong', ru: 'Сбить часы' },
      fields: [
        {
          name: 'seconds',
          label: { en: 'by', ru: 'на' },
          unit: 's',
          min: -3600,
          max: 3600,
          step: 5,
          default: 120,
        },
      ],
    },
  ],
  metrics: [
    { name: 'events', unit: '', label: { en: 'Events', ru: 'Событий' } },
    { name: 'filtered', unit: '', label: { en: 'Filtered out', ru: 'Отфильтровано' } },
    { name: 'lateDropped', unit: '', label: { en: 'Dropped as late', ru: 'Отброшено опоздавших' }, better: 'lower' },
    { name: 'unassigned', unit: '', label: { en: 'In no window', ru: 'Вне окон' } },
    { name: 'firings', unit: '', label: { en: 'Results', ru: 'Результатов' } },
    { name: 'lateFirings', unit: '', label: { en: 'Of them corrections', ru: 'Из них исправлений' }, better: 'lower' },
    { name: 'openWindows', unit: '', label: { en: 'Open windows', ru: 'Открытых окон' } },
    { name: 'peakOpenWindows', unit: '', label: { en: 'Most open at once', ru: 'Открытых одновременно, не больше' } },
    { name: 'windowsPerEvent', unit: '', label: { en: 'Windows an event', ru: 'Окон на событие' } },
    {
      name: 'p95LatencyMs',
      unit: 'ms',
      label: { en: 'p95 result latency', ru: 'p95 задержки результата' },
      better: 'lower',
    },
    {
      name: 'meanLatencyMs',
      unit: 'ms',
      label: { en: 'Mean result latency', ru: 'Средняя задержка результата' },
      better: 'lower',
      headline: true,
    },
    {
      name: 'completeness',
      unit: 'share',
      label: { en: 'In the first result', ru: 'Учтено сразу' },
      better: 'higher',
      headline: true,
    },
  ],
  series: [
    {
      name: 'latePercent',
      unit: '%',
      fate: 'retry',
      label: { en: 'Too late for the first result', ru: 'Не успели к первому результату' },
    },
    { name: 'droppedPercent', unit: '%', fate: 'failed', label: { en: 'Dropped', ru: 'Отброшены' } },
    {
      name: 'watermarkLagMs',
      unit: 'ms',
      label: { en: 'Watermark behind the clock', ru: 'Отставание водяного знака от часов' },
    },
    { name: 'openWindows', unit: '', label: { en: 'Open windows', ru: 'Открытых окон' } },
  ],
  instruments: [
    {
      id: 'late',
      title: { en: 'Late, of the last 200 events', ru: 'Опоздавшие из последних 200 событий' },
      series: ['latePercent', 'droppedPercent'],
      theory: true,
      band: true,
    },
    {
      id: 'lag',
      title: { en: 'Watermark behind the clock', ru: 'Отставание водяного знака от часов' },
      series: ['watermarkLagMs'],
      band: true,
    },
    { id: 'open', title: { en: 'Open windows', ru: 'Открытые окна' }, series: ['openWindows'] },
  ],
  scenarios,
  steps,
  challenges,
  exercises,
  code: { parameter: 'filter', value: 'own-code' },
  input: {
    name: 'events',
    description: {
      en: 'A CSV with the header key,value,timestampMs, rows in order of arrival. Timestamps are whole milliseconds.',
      ru: 'CSV с заголовком key,value,timestampMs, строки в порядке прихода. Метки времени — целые миллисекунды.',
    },
    extensions: ['.csv', '.txt'],
    maxBytes: 512 * 1024 * 1024,
    replaces: [
      'traffic',
      'events',
      'keys',
      'eventsPerS',
      'burstEvents',
      'burstGapMs',
      'meanDelayMs',
      'delayVariation',
      'stragglerPercent',
      'stragglerDelayMs',
    ],
  },
} as const satisfies Manifest;
