// Settings and seeds to begin with.
import type { Scenario } from '#src/contract/manifest.ts';

export const scenarios = [
  {
    id: 'fleet',
    title: { en: 'Three servers', ru: 'Три сервера' },
    objective: {
      en: 'Requests are counted where they are served, and read every five seconds.',
      ru: 'Запросы считают там, где их обслуживают, а счётчики читают раз в пять секунд.',
    },
    params: {},
  },
  {
    id: 'rare',
    title: { en: 'A rare event', ru: 'Редкое событие' },
    objective: {
      en: 'One request in three seconds or so. How many of them does increase() count?',
      ru: 'Примерно один запрос в три секунды. Сколько их насчитает increase()?',
    },
    params: { requestsPerS: 0.3, scrapeIntervalS: 15 },
    until: 180_000,
  },
  {
    id: 'crash',
    title: { en: 'A restart', ru: 'Перезапуск' },
    objective: {
      en: 'At 2:02 the first server restarts, and its counters begin at 0.',
      ru: 'В 2:02 первый сервер перезапускается, и его счётчики начинаются с нуля.',
    },
    params: { scrapeIntervalS: 10 },
    actions: [{ at: 122_000, action: 'restart', server: 0 }],
    until: 180_000,
  },
  {
    id: 'holes',
    title: { en: 'Lost scrapes', ru: 'Потерянные опросы' },
    objective: {
      en: 'A range of 20 s over scrapes every 15 s, and two scrapes of each server are lost.',
      ru: 'Окно 20 с при опросе раз в 15 с, и у каждого сервера теряются два опроса.',
    },
    params: { scrapeIntervalS: 15, rangeS: 20 },
    actions: [
      { at: 91_000, action: 'loseScrapes', server: 0, count: 2 },
      { at: 91_000, action: 'loseScrapes', server: 1, count: 2 },
      { at: 91_000, action: 'loseScrapes', server: 2, count: 2 },
    ],
    until: 180_000,
  },
  {
    id: 'short',
    title: { en: 'Buckets that end too early', ru: 'Корзины кончаются слишком рано' },
    objective: {
      en: 'The last bound is 100 ms, and a tenth of the requests take longer.',
      ru: 'Последняя граница — 100 мс, а десятая часть запросов длится дольше.',
    },
    params: { buckets: 'own', bucketBoundsMs: [10, 25, 50, 100] },
    until: 120_000,
  },
  {
    id: 'two-humps',
    title: { en: 'Cache and database', ru: 'Кэш и база' },
    objective: {
      en: 'Most answers come from a cache, the others from a database: two humps, and little between them.',
      ru: 'Большинство ответов — из кэша, остальные — из базы: два горба и почти ничего между ними.',
    },
    params: { traffic: 'bimodal', buckets: 'linear', firstBoundMs: 25, bucketWidthMs: 25, bucketCount: 12 },
    until: 120_000,
  },
  {
    id: 'one-slow',
    title: { en: 'One slow server', ru: 'Один медленный сервер' },
    objective: {
      en: 'One of three servers is ten times slower. Each reports its own p99.',
      ru: 'Один из трёх серверов в десять раз медленнее. Каждый сообщает свой p99.',
    },
    params: {},
    actions: [{ at: 0, action: 'slow', server: 0, factor: 10 }],
    until: 180_000,
  },
  {
    id: 'later',
    title: { en: 'A question at 1:00', ru: 'Вопрос в 1:00' },
    objective: {
      en: 'At 1:00 somebody asks for p95, which nobody had thought of.',
      ru: 'В 1:00 кто-то спрашивает про p95, а о нём никто не подумал заранее.',
    },
    params: {},
    actions: [{ at: 60_000, action: 'set', name: 'quantile', value: 0.95 }],
    until: 180_000,
  },
  {
    id: 'by-user',
    title: { en: 'The user as a label', ru: 'Метка с пользователем' },
    objective: {
      en: 'One more counter, by user: each of 10,000 people is a series on each server.',
      ru: 'Ещё один счётчик, по пользователям: каждый из 10 000 человек — ряд на каждом сервере.',
    },
    params: { userLabel: 'counter' },
  },
  {
    id: 'three-kinds',
    title: { en: 'Three kinds of traffic', ru: 'Три вида трафика' },
    objective: {
      en: 'One hump, then cache and database, then a heavy tail, a hundred seconds each.',
      ru: 'Один горб, потом кэш и база, потом тяжёлый хвост — по сто секунд.',
    },
    params: { requestsPerS: 100, buckets: 'exponential', bucketCount: 5, firstBoundMs: 10, bucketFactor: 3 },
    actions: [
      { at: 100_000, action: 'set', name: 'traffic', value: 'bimodal' },
      { at: 200_000, action: 'set', name: 'traffic', value: 'heavy-tail' },
    ],
    until: 300_000,
  },
] as const satisfies readonly Scenario[];
