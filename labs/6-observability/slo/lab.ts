// Service level objectives: the manifest. Data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { challenges } from './challenges.ts';
import { exercises } from './exercises.ts';
import { scenarios } from './scenarios.ts';
import { settings } from './settings.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'slo',
  chapter: 6,
  sections: ['6.5'],
  order: 5,
  title: { en: 'Spending an error budget', ru: 'Бюджет ошибок' },
  summary: {
    en: 'What a target allows to fail, how fast it burns, and an alert that wakes somebody in time and never for nothing.',
    ru: 'Сколько ошибок допускает цель, как быстро сгорает бюджет и какой алерт разбудит вовремя и не зря.',
  },
  clock: { unit: 'ms', until: 2_592_000_000, sampleEvery: 600_000, rate: 21_600_000 },
  parameters: settings,
  actions: [
    {
      name: 'outage',
      on: 'service',
      label: { en: 'Let requests fail', ru: 'Вызвать сбой' },
      fields: [
        {
          ...{ name: 'percent', unit: '%', min: 0.01, max: 100, step: 0.01, default: 10, scale: 'logarithmic' },
          label: { en: 'share of requests', ru: 'доля запросов' },
        },
        {
          ...{
            name: 'minutes',
            unit: 'min',
            min: 1,
            max: 43_200,
            step: 1,
            default: 60,
            integer: true,
            scale: 'logarithmic',
          },
          label: { en: 'for', ru: 'на' },
        },
      ],
    },
    {
      name: 'leak',
      on: 'service',
      label: { en: 'Let errors creep in', ru: 'Запустить медленный рост ошибок' },
      fields: [
        {
          ...{ name: 'percent', unit: '%', min: 0.01, max: 100, step: 0.01, default: 1, scale: 'logarithmic' },
          label: { en: 'growing to', ru: 'дорастут до' },
        },
        {
          ...{ name: 'hours', unit: 'h', min: 1, max: 720, step: 1, default: 48, integer: true, scale: 'logarithmic' },
          label: { en: 'over', ru: 'за' },
        },
      ],
    },
    {
      name: 'slowdown',
      on: 'service',
      label: { en: 'Slow answers down', ru: 'Замедлить ответы' },
      fields: [
        {
          ...{ name: 'factor', unit: '×', min: 1.1, max: 100, step: 0.1, default: 2, scale: 'logarithmic' },
          label: { en: 'times', ru: 'во сколько раз' },
        },
        {
          ...{
            name: 'minutes',
            unit: 'min',
            min: 1,
            max: 43_200,
            step: 1,
            default: 180,
            integer: true,
            scale: 'logarithmic',
          },
          label: { en: 'for', ru: 'на' },
        },
      ],
    },
    { name: 'deploy', on: 'service', label: { en: 'Deploy now', ru: 'Выложить сейчас' } },
    { name: 'repair', on: 'incident', label: { en: 'Repair it', ru: 'Починить' } },
  ],
  metrics: [
    { name: 'errorBudgetMinutes', unit: 'min', label: { en: 'Error budget', ru: 'Бюджет ошибок' } },
    {
      name: 'budgetLeftPercent',
      unit: '%',
      label: { en: 'Budget left', ru: 'Остаток бюджета' },
      better: 'higher',
      headline: true,
    },
    { name: 'burnRate', unit: '×', label: { en: 'Burn rate now', ru: 'Скорость сжигания сейчас' }, better: 'lower' },
    {
      name: 'hourBurnRate',
      unit: '×',
      label: { en: 'Burn rate, last hour', ru: 'Скорость сжигания за час' },
      better: 'lower',
    },
    {
      name: 'availabilityPercent',
      unit: '%',
      label: { en: 'Availability over the window', ru: 'Доступность за окно' },
      better: 'higher',
    },
    {
      name: 'latencyPercent',
      unit: '%',
      label: { en: 'Answered in time over the window', ru: 'Ответов вовремя за окно' },
      better: 'higher',
    },
    { name: 'pages', unit: '', label: { en: 'Pages', ru: 'Вызовов дежурного' } },
    {
      name: 'falsePages',
      unit: '',
      label: { en: 'Pages for nothing', ru: 'Вызовов зря' },
      better: 'lower',
      headline: true,
    },
    { name: 'tickets', unit: '', label: { en: 'Tickets', ru: 'Тикетов' } },
    { name: 'falseTickets', unit: '', label: { en: 'Tickets for nothing', ru: 'Тикетов зря' }, better: 'lower' },
    { name: 'precision', unit: 'share', label: { en: 'Precision', ru: 'Точность' }, better: 'higher' },
    { name: 'incidents', unit: '', label: { en: 'Significant incidents', ru: 'Значимых инцидентов' } },
    { name: 'missed', unit: '', label: { en: 'Incidents missed', ru: 'Инцидентов пропущено' }, better: 'lower' },
    { name: 'recall', unit: 'share', label: { en: 'Recall', ru: 'Полнота' }, better: 'higher' },
    {
      name: 'meanDetectionMinutes',
      unit: 'min',
      label: { en: 'Mean detection time', ru: 'Среднее время обнаружения' },
      better: 'lower',
      headline: true,
    },
    {
      name: 'meanResetMinutes',
      unit: 'min',
      label: { en: 'Mean reset time', ru: 'Среднее время сброса' },
      better: 'lower',
    },
    { name: 'deploys', unit: '', label: { en: 'Deploys', ru: 'Выкладок' }, better: 'higher' },
    { name: 'deploysHeld', unit: '', label: { en: 'Deploys held back', ru: 'Остановлено выкладок' } },
    {
      name: 'slaCreditPercent',
      unit: '%',
      label: { en: 'Paid back under the SLA', ru: 'Компенсация по SLA' },
      better: 'lower',
    },
  ],
  series: [
    {
      name: 'errorPercent',
      unit: '%',
      fate: 'failed',
      label: { en: 'Bad requests, last 10 min', ru: 'Плохие запросы за 10 мин' },
    },
    { name: 'budgetLeftPercent', unit: '%', label: { en: 'Budget left', ru: 'Остаток бюджета' } },
    { name: 'hourBurnRate', unit: '×', label: { en: 'Burn rate, last hour', ru: 'Скорость сжигания за час' } },
    { name: 'requestsPerS', unit: '1/s', label: { en: 'Requests', ru: 'Запросы' } },
    { name: 'firing', unit: '', label: { en: 'Rules that fire', ru: 'Сработавшие правила' } },
  ],
  instruments: [
    {
      id: 'errors',
      title: { en: 'Bad requests', ru: 'Плохие запросы' },
      series: ['errorPercent'],
      theory: true,
    },
    { id: 'budget', title: { en: 'Budget left', ru: 'Остаток бюджета' }, series: ['budgetLeftPercent'], band: true },
    { id: 'burn', title: { en: 'Burn rate, last hour', ru: 'Скорость сжигания за час' }, series: ['hourBurnRate'] },
    { id: 'traffic', title: { en: 'Requests', ru: 'Запросы' }, series: ['requestsPerS'] },
  ],
  scenarios,
  steps,
  challenges,
  exercises,
  code: { parameter: 'alerting', value: 'own-code' },
  exports: [
    {
      target: 'prometheus',
      title: { en: 'Prometheus rules', ru: 'Правила Prometheus' },
      explanation: {
        en: 'Recording rules for the ratio over each window, and an alerting rule for each row, as promtool checks them.',
        ru: 'Правила записи для доли ошибок за каждое окно и правило алерта на каждую строку — в том виде, который проверяет promtool.',
      },
    },
  ],
} as const satisfies Manifest;
