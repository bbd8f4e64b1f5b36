// Latency: what is measured of a run, over all of it and over time. Data only.
import type { Instrument, Metric, Series } from '#src/contract/manifest.ts';

export const metrics = [
  { name: 'requests', unit: '', label: { en: 'Requests', ru: 'Запросов' } },
  { name: 'answered', unit: '', label: { en: 'Answered', ru: 'Получили ответ' } },
  {
    name: 'throughputPerS',
    unit: '1/s',
    label: { en: 'Throughput', ru: 'Пропускная способность' },
    better: 'higher',
    headline: true,
  },
  { name: 'meanWaitMs', unit: 'ms', label: { en: 'Mean wait', ru: 'Среднее ожидание' }, better: 'lower' },
  { name: 'meanServiceMs', unit: 'ms', label: { en: 'Mean service', ru: 'Среднее обслуживание' }, better: 'lower' },
  { name: 'meanResponseMs', unit: 'ms', label: { en: 'Mean response', ru: 'Средний ответ' }, better: 'lower' },
  { name: 'p50ResponseMs', unit: 'ms', label: { en: 'p50 response', ru: 'p50 ответа' }, better: 'lower' },
  { name: 'p90ResponseMs', unit: 'ms', label: { en: 'p90 response', ru: 'p90 ответа' }, better: 'lower' },
  { name: 'p95ResponseMs', unit: 'ms', label: { en: 'p95 response', ru: 'p95 ответа' }, better: 'lower' },
  {
    name: 'p99ResponseMs',
    unit: 'ms',
    label: { en: 'p99 response', ru: 'p99 ответа' },
    better: 'lower',
    headline: true,
  },
  { name: 'p999ResponseMs', unit: 'ms', label: { en: 'p99.9 response', ru: 'p99,9 ответа' }, better: 'lower' },
  { name: 'utilisation', unit: 'share', label: { en: 'Utilisation', ru: 'Загрузка' } },
  { name: 'meanInSystem', unit: '', label: { en: 'Mean in the system', ru: 'В системе в среднем' } },
  { name: 'entriesPerS', unit: '1/s', label: { en: 'Entries a second', ru: 'Входят в секунду' } },
  { name: 'meanStayMs', unit: 'ms', label: { en: 'Mean stay', ru: 'Среднее пребывание' } },
  {
    name: 'serverSeconds',
    unit: 's',
    label: { en: 'Server time paid for', ru: 'Оплаченное время серверов' },
    better: 'lower',
  },
] as const satisfies readonly Metric[];

/** In the order in which the model writes its samples. */
export const series = [
  { name: 'p99ResponseMs', unit: 'ms', label: { en: 'p99, last 5 s', ru: 'p99 за 5 с' } },
  { name: 'meanResponseMs', unit: 'ms', label: { en: 'Mean, last 5 s', ru: 'Среднее за 5 с' } },
  { name: 'throughputPerS', unit: '1/s', fate: 'served', label: { en: 'Answers', ru: 'Ответы' } },
  { name: 'arrivalsPerS', unit: '1/s', fate: 'waiting', label: { en: 'Arrivals', ru: 'Приход' } },
  { name: 'inSystem', unit: '', label: { en: 'Requests in the system', ru: 'Запросов в системе' } },
  { name: 'utilisation', unit: 'share', max: 1, label: { en: 'Utilisation, last 5 s', ru: 'Загрузка за 5 с' } },
] as const satisfies readonly Series[];

export const instruments = [
  {
    id: 'response',
    title: { en: 'Mean response, last 5 s', ru: 'Средний ответ за 5 с' },
    series: ['meanResponseMs'],
    theory: true,
    band: true,
  },
  {
    id: 'p99',
    title: { en: 'p99 response, last 5 s', ru: 'p99 ответа за 5 с' },
    series: ['p99ResponseMs'],
    theory: true,
    band: true,
  },
  {
    id: 'flow',
    title: { en: 'Throughput and arrivals, last 5 s', ru: 'Пропускная способность и приход за 5 с' },
    series: ['throughputPerS', 'arrivalsPerS'],
    theory: true,
  },
  {
    id: 'in-system',
    title: { en: 'Requests in the system', ru: 'Запросов в системе' },
    series: ['inSystem'],
    theory: true,
    band: true,
  },
] as const satisfies readonly Instrument[];
