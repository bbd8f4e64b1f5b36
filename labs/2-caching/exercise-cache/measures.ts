// What a run is measured by.
import type { Instrument, Metric, Series } from '#src/contract/manifest.ts';

const metrics = [
  { name: 'requests', unit: '', label: { en: 'Requests', ru: 'Запросов' } },
  { name: 'answered', unit: '', label: { en: 'Answered', ru: 'С ответом' }, better: 'higher' },
  {
    name: 'failed',
    unit: '',
    label: { en: 'Errors at clients', ru: 'Ошибок у клиентов' },
    better: 'lower',
    headline: true,
  },
  { name: 'failedPercent', unit: '%', label: { en: 'Share failed', ru: 'Доля ошибок' }, better: 'lower' },
  { name: 'wrongAnswers', unit: '', label: { en: 'Wrong answers', ru: 'Неверных ответов' }, better: 'lower' },
  { name: 'l1HitRatio', unit: 'share', label: { en: 'Hits in L1', ru: 'Попаданий в L1' }, better: 'higher' },
  {
    name: 'l2HitRatio',
    unit: 'share',
    label: { en: 'Hits in L2, of the rest', ru: 'Попаданий в L2 из остальных' },
    better: 'higher',
  },
  { name: 'joinedRatio', unit: 'share', label: { en: 'Joined another’s load', ru: 'Дождались чужой загрузки' } },
  {
    name: 'missRatio',
    unit: 'share',
    label: { en: 'Reads that called the service', ru: 'Чтений, дошедших до сервиса' },
    better: 'lower',
  },
  {
    name: 'serviceCalls',
    unit: '',
    label: { en: 'Calls to the service', ru: 'Вызовов сервиса' },
    better: 'lower',
    headline: true,
  },
  { name: 'duplicateLoads', unit: '', label: { en: 'Duplicate loads', ru: 'Дублирующих загрузок' }, better: 'lower' },
  {
    name: 'largestStampede',
    unit: '',
    label: { en: 'Most loads of one thing at once', ru: 'Одновременных загрузок одного' },
    better: 'lower',
  },
  {
    name: 'longestQueue',
    unit: '',
    label: { en: 'Longest queue at the service', ru: 'Самая длинная очередь к сервису' },
    better: 'lower',
  },
  { name: 'utilisation', unit: 'share', label: { en: 'Service utilisation', ru: 'Загрузка сервиса' } },
  { name: 'staleReads', unit: '', label: { en: 'Stale reads', ru: 'Устаревших ответов' }, better: 'lower' },
  {
    name: 'worstStaleMs',
    unit: 'ms',
    label: { en: 'Worst staleness', ru: 'Наибольшее отставание' },
    better: 'lower',
    headline: true,
  },
  { name: 'meanResponseMs', unit: 'ms', label: { en: 'Mean response', ru: 'Средний ответ' }, better: 'lower' },
  { name: 'p50ResponseMs', unit: 'ms', label: { en: 'p50 response', ru: 'p50 ответа' }, better: 'lower' },
  { name: 'p95ResponseMs', unit: 'ms', label: { en: 'p95 response', ru: 'p95 ответа' }, better: 'lower' },
  {
    name: 'p99ResponseMs',
    unit: 'ms',
    label: { en: 'p99 response', ru: 'p99 ответа' },
    better: 'lower',
    headline: true,
  },
  { name: 'p999ResponseMs', unit: 'ms', label: { en: 'p99.9 response', ru: 'p99,9 ответа' }, better: 'lower' },
  { name: 'l1Entries', unit: '', label: { en: 'Entries in the fullest L1', ru: 'Записей в самом полном L1' } },
  {
    name: 'l1Peak',
    unit: '',
    label: { en: 'Most entries in one L1', ru: 'Наибольшее число записей в L1' },
    better: 'lower',
  },
  { name: 'restarts', unit: '', label: { en: 'Restarts', ru: 'Перезапусков' }, better: 'lower' },
  {
    name: 'unhandledRejections',
    unit: '',
    label: { en: 'Unhandled rejections', ru: 'Необработанных отклонений промисов' },
    better: 'lower',
  },
] as const satisfies readonly Metric[];

const series = [
  { name: 'p99ResponseMs', unit: 'ms', label: { en: 'p99 response, last 5 s', ru: 'p99 ответа за 5 с' } },
  { name: 'serviceCallsPerS', unit: '1/s', label: { en: 'Calls to the service', ru: 'Вызовы сервиса' }, fate: 'miss' },
  {
    name: 'hitPercent',
    unit: '%',
    label: { en: 'Reads without the service', ru: 'Чтения без сервиса' },
    fate: 'hit',
    max: 100,
  },
  { name: 'worstStaleMs', unit: 'ms', label: { en: 'Worst staleness', ru: 'Наибольшее отставание' } },
  { name: 'answersPerS', unit: '1/s', label: { en: 'Answers', ru: 'Ответы' }, fate: 'served' },
  { name: 'failedPerS', unit: '1/s', label: { en: 'Errors', ru: 'Ошибки' }, fate: 'failed' },
  { name: 'atService', unit: '', label: { en: 'Calls at the service', ru: 'Вызовов в сервисе' } },
] as const satisfies readonly Series[];

const instruments = [
  {
    id: 'p99',
    title: { en: 'p99 response, last 5 s', ru: 'p99 ответа за 5 с' },
    series: ['p99ResponseMs'],
    band: true,
  },
  {
    id: 'calls',
    title: { en: 'Calls to the service', ru: 'Вызовы сервиса' },
    series: ['serviceCallsPerS'],
    theory: true,
    band: true,
  },
  { id: 'hits', title: { en: 'Reads without the service', ru: 'Чтения без сервиса' }, series: ['hitPercent'] },
  { id: 'stale', title: { en: 'Worst staleness', ru: 'Наибольшее отставание' }, series: ['worstStaleMs'] },
  { id: 'flow', title: { en: 'Answers and errors', ru: 'Ответы и ошибки' }, series: ['answersPerS', 'failedPerS'] },
] as const satisfies readonly Instrument[];

export const figures = { metrics, series, instruments } as const;
