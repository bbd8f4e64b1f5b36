// Tracing: settings worth looking at, with what happens by itself. Data only.
import type { Scenario } from '#src/contract/manifest.ts';
import { service } from './services.ts';

export const scenarios = [
  {
    id: 'whole',
    title: { en: 'Everything is traced', ru: 'Трассируется всё' },
    objective: {
      en: 'Follow one request through all services, and find what held it up.',
      ru: 'Проследите один запрос через все сервисы и найдите, что его задержало.',
    },
    params: { sampling: 'all' },
    seed: 11,
  },
  {
    id: 'misses',
    title: { en: 'A cold cache', ru: 'Холодный кэш' },
    objective: {
      en: 'Half of the users are not in the cache: who holds up the page now?',
      ru: 'Половины пользователей нет в кэше: кто теперь задерживает страницу?',
    },
    params: { sampling: 'all', cacheHitPercent: 50 },
    seed: 12,
  },
  {
    id: 'skewed',
    title: { en: 'Clocks that disagree', ru: 'Часы расходятся' },
    objective: {
      en: 'The clock of users is behind: its spans begin before anybody called it.',
      ru: 'Часы users отстают: его спаны начинаются раньше, чем его вызвали.',
    },
    params: { sampling: 'all', clockSkewMs: -40 },
    seed: 11,
  },
  {
    id: 'sampled',
    title: { en: 'One in twenty', ru: 'Каждый двадцатый' },
    objective: {
      en: 'Keep one trace in twenty, and see what is left of the errors and of the slow ones.',
      ru: 'Храните каждый двадцатый трейс и посмотрите, что остаётся от ошибок и медленных запросов.',
    },
    params: { sampling: 'head', samplePercent: 5, errorPercent: 6 },
    seed: 5,
  },
  {
    id: 'coins',
    title: { en: 'Everybody tosses a coin', ru: 'Каждый бросает монету' },
    objective: {
      en: 'Each service decides alone whether it writes its span: find a trace that is whole.',
      ru: 'Каждый сервис сам решает, писать ли спан: найдите хоть один целый трейс.',
    },
    params: { sampling: 'each-service', samplePercent: 50 },
    seed: 6,
  },
  {
    id: 'tail',
    title: { en: 'Decide at the end', ru: 'Решать в конце' },
    objective: {
      en: 'Keep every error and every slow trace, and little of the rest.',
      ru: 'Храните каждую ошибку и каждый медленный трейс и лишь немного остальных.',
    },
    params: { sampling: 'tail', samplePercent: 5, errorPercent: 6, keepSlowerMs: 300 },
    seed: 5,
  },
  {
    id: 'costly',
    title: { en: 'Spans that cost', ru: 'Спаны не бесплатны' },
    objective: {
      en: 'Writing a span costs 4 ms here: see what tracing itself does to the response time.',
      ru: 'Записать спан здесь стоит 4 мс: посмотрите, что делает с временем ответа сама трассировка.',
    },
    params: { sampling: 'all', overheadUs: 4000 },
    seed: 11,
  },
  {
    id: 'guilty',
    title: { en: 'Somebody is slow', ru: 'Кто-то тормозит' },
    objective: {
      en: 'At 0:10 one service becomes six times slower. Find it in the traces and restore it, and no other.',
      ru: 'В 0:10 один сервис становится в шесть раз медленнее. Найдите его по трейсам и восстановите — только его.',
    },
    params: { sampling: 'head', samplePercent: 20, hiddenFault: true },
    seed: 4,
  },
  {
    id: 'budget',
    title: { en: 'A tight budget', ru: 'Бюджет в обрез' },
    objective: {
      en: 'Store at most 12% of the spans and lose no error, and still know p50, p95, p99 and the share of errors.',
      ru: 'Храните не больше 12 % спанов, не теряйте ошибок и всё-таки знайте p50, p95, p99 и долю ошибок.',
    },
    params: { sampling: 'head', samplePercent: 8, errorPercent: 6, arrivalRatePerS: 60 },
    actions: [
      { at: 15_000, action: 'slow', service: service('db'), factor: 2.5 },
      { at: 25_000, action: 'restore', service: service('db') },
    ],
    seed: 21,
  },
] as const satisfies readonly Scenario[];
