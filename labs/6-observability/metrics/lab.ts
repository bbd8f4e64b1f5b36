// Metrics and their types: the manifest. Data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { challenges } from './challenges.ts';
import { exercises } from './exercises.ts';
import { scenarios } from './scenarios.ts';
import { settings } from './settings.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'metrics',
  chapter: 6,
  sections: ['6.2'],
  order: 2,
  title: { en: 'What a histogram knows', ru: 'Что знает гистограмма' },
  summary: {
    en: 'Four types of metrics, the text that Prometheus reads, and how far a p99 out of buckets lies from the true one.',
    ru: 'Четыре типа метрик, текст, который читает Prometheus, и насколько p99 из корзин далёк от настоящего.',
  },
  clock: { unit: 'ms', until: 300_000, sampleEvery: 1000, rate: 2000 },
  parameters: settings,
  actions: [
    { name: 'restart', on: 'server', label: { en: 'Restart', ru: 'Перезапустить' } },
    {
      name: 'slow',
      on: 'server',
      label: { en: 'Slow down', ru: 'Замедлить' },
      fields: [
        {
          ...{ name: 'factor', unit: '×', min: 0.1, max: 100, step: 0.5, scale: 'logarithmic', default: 10 },
          label: { en: 'times', ru: 'во сколько раз' },
        },
      ],
    },
    {
      name: 'loseScrapes',
      on: 'server',
      label: { en: 'Lose scrapes', ru: 'Потерять опросы' },
      fields: [
        {
          ...{ name: 'count', unit: '', min: 1, max: 20, step: 1, default: 2, integer: true },
          label: { en: 'how many', ru: 'сколько' },
        },
      ],
    },
  ],
  metrics: [
    { name: 'requests', unit: '', label: { en: 'Requests counted', ru: 'Учтено запросов' } },
    {
      name: 'estimateMs',
      unit: 'ms',
      label: { en: 'Quantile out of buckets', ru: 'Квантиль по корзинам' },
      headline: true,
    },
    { name: 'trueMs', unit: 'ms', label: { en: 'True quantile', ru: 'Настоящий квантиль' }, headline: true },
    {
      name: 'errorPercent',
      unit: '%',
      label: { en: 'Error of the buckets', ru: 'Ошибка корзин' },
      better: 'lower',
      headline: true,
    },
    { name: 'bucketLowMs', unit: 'ms', label: { en: 'Its bucket begins at', ru: 'Его корзина от' } },
    { name: 'bucketHighMs', unit: 'ms', label: { en: 'Its bucket ends at', ru: 'Его корзина до' } },
    { name: 'summaryMs', unit: 'ms', label: { en: 'Mean of the summaries', ru: 'Среднее всех summary' } },
    {
      name: 'summaryErrorPercent',
      unit: '%',
      label: { en: 'Error of that mean', ru: 'Ошибка этого среднего' },
      better: 'lower',
    },
    {
      name: 'worstErrorPercent',
      unit: '%',
      label: { en: 'Worst error of p50 and p99 under any traffic', ru: 'Худшая ошибка p50 и p99 по видам трафика' },
      better: 'lower',
    },
    { name: 'scrapedMs', unit: 'ms', label: { en: 'Quantile over the range', ru: 'Квантиль за окно' } },
    { name: 'rangeTrueMs', unit: 'ms', label: { en: 'True quantile of the range', ru: 'Настоящий квантиль за окно' } },
    { name: 'ratePerS', unit: '1/s', label: { en: 'rate() of requests', ru: 'rate() запросов' } },
    { name: 'trueRatePerS', unit: '1/s', label: { en: 'Requests over the range', ru: 'Запросов за окно' } },
    { name: 'increase', unit: '', label: { en: 'increase() of requests', ru: 'increase() запросов' } },
    { name: 'timeSeries', unit: '', label: { en: 'Time series', ru: 'Временных рядов' }, better: 'lower' },
    {
      name: 'seriesMemoryMiB',
      unit: 'MiB',
      label: { en: 'Memory of all series', ru: 'Память под все ряды' },
      better: 'lower',
    },
    { name: 'scrapes', unit: '', label: { en: 'Scrapes read', ru: 'Опросов прочитано' } },
    { name: 'scrapesLost', unit: '', label: { en: 'Scrapes lost', ru: 'Опросов потеряно' }, better: 'lower' },
    { name: 'restarts', unit: '', label: { en: 'Restarts', ru: 'Перезапусков' } },
    {
      name: 'lostRequests',
      unit: '',
      label: { en: 'Requests that nobody read', ru: 'Запросов, оставшихся непрочитанными' },
      better: 'lower',
    },
    {
      name: 'mostLostRequests',
      unit: '',
      label: { en: 'The most of them at one restart', ru: 'Больше всего за один перезапуск' },
      better: 'lower',
    },
  ],
  series: [
    { name: 'estimateMs', unit: 'ms', label: { en: 'Out of buckets', ru: 'По корзинам' } },
    { name: 'trueMs', unit: 'ms', fate: 'served', label: { en: 'True', ru: 'Настоящий' } },
    {
      name: 'summaryMs',
      unit: 'ms',
      hasHoles: true,
      label: { en: 'Mean of the summaries', ru: 'Среднее всех summary' },
    },
    {
      name: 'scrapedMs',
      unit: 'ms',
      hasHoles: true,
      label: { en: 'Prometheus, over the range', ru: 'Prometheus, за окно' },
    },
    {
      name: 'rangeTrueMs',
      unit: 'ms',
      fate: 'served',
      hasHoles: true,
      label: { en: 'True, over the range', ru: 'Настоящий, за окно' },
    },
    { name: 'ratePerS', unit: '1/s', hasHoles: true, label: { en: 'rate()', ru: 'rate()' } },
    { name: 'trueRatePerS', unit: '1/s', fate: 'served', label: { en: 'True', ru: 'На самом деле' } },
    { name: 'timeSeries', unit: '', label: { en: 'Time series', ru: 'Временные ряды' } },
    { name: 'counted', unit: '', label: { en: 'All servers together', ru: 'Все серверы вместе' } },
  ],
  instruments: [
    {
      id: 'quantile',
      title: { en: 'Quantile since the start', ru: 'Квантиль за всё время' },
      series: ['estimateMs', 'trueMs', 'summaryMs'],
      theory: true,
      band: true,
    },
    {
      id: 'range',
      title: { en: 'Quantile over the range', ru: 'Квантиль за окно' },
      series: ['scrapedMs', 'rangeTrueMs'],
    },
    { id: 'rate', title: { en: 'Requests a second', ru: 'Запросов в секунду' }, series: ['ratePerS', 'trueRatePerS'] },
    { id: 'counter', title: { en: 'The counters as they are', ru: 'Сами счётчики' }, series: ['counted'] },
    { id: 'series', title: { en: 'Time series', ru: 'Временные ряды' }, series: ['timeSeries'] },
  ],
  scenarios,
  steps,
  challenges,
  exercises,
  code: { parameter: 'estimator', value: 'own-code' },
  input: {
    name: 'scrape',
    description: {
      en: 'A scrape: the Prometheus text format 0.0.4, as curl http://…/metrics gives it',
      ru: 'Ответ /metrics: текстовый формат Prometheus 0.0.4, как его отдаёт curl http://…/metrics',
    },
    extensions: ['.prom', '.txt', '.metrics'],
    maxBytes: 20_000_000,
    samples: [
      {
        id: 'prometheus',
        title: { en: 'Prometheus about itself', ru: 'Prometheus о самом себе' },
        description: {
          en: 'A scrape of Prometheus 2.42 after some 400 queries: its first bucket ends at 100 ms, and its answers took half a millisecond on average.',
          ru: 'Ответ /metrics самого Prometheus 2.42 после примерно 400 запросов: первая корзина кончается на 100 мс, а ответы в среднем заняли полмиллисекунды.',
        },
        file: 'prometheus.prom',
      },
    ],
    replaces: [
      ...['traffic', 'buckets', 'bucketBoundsMs', 'firstBoundMs', 'bucketWidthMs', 'bucketFactor', 'bucketCount'],
      ...['servers', 'requestsPerS', 'scrapeIntervalS', 'rangeS', 'userLabel'],
    ],
    instruments: [],
  },
  exports: [
    {
      target: 'prometheus',
      title: { en: 'The scrape', ru: 'Ответ /metrics' },
      explanation: {
        en: 'What Prometheus reads of all servers after a minute of this run, as promtool check metrics accepts it; of an opened file, the file written anew.',
        ru: 'То, что Prometheus прочтёт у всех серверов через минуту этого прогона, — в виде, который принимает promtool check metrics. Если открыт файл, это тот же файл, записанный заново.',
      },
    },
  ],
} as const satisfies Manifest;
