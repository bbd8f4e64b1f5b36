// Load balancing: settings worth looking at, with what happens by itself. Data only.
import type { Scenario } from '#src/contract/manifest.ts';

export const scenarios = [
  {
    id: 'even',
    title: { en: 'Three equal servers', ru: 'Три одинаковых сервера' },
    objective: {
      en: 'Watch a healthy system at 80% load.',
      ru: 'Посмотрите на здоровую систему при загрузке 80 %.',
    },
    params: { servers: 3, arrivalRatePerS: 60, algorithm: 'round-robin' },
    seed: 42,
  },
  {
    id: 'one-slow',
    title: { en: 'One slow server', ru: 'Один медленный сервер' },
    objective: {
      en: 'Keep p99 below 2 seconds although server-3 becomes four times slower at 0:10.',
      ru: 'Удержите p99 ниже 2 секунд, хотя server-3 с 0:10 вчетверо медленнее.',
    },
    params: { servers: 3, arrivalRatePerS: 45, algorithm: 'round-robin' },
    actions: [{ at: 10_000, action: 'slow', server: 2, factor: 4 }],
    seed: 42,
  },
  {
    id: 'unequal',
    title: { en: 'Unequal servers', ru: 'Неравные серверы' },
    objective: {
      en: 'One big machine and two small ones share 60 requests a second.',
      ru: 'Одна большая машина и две маленькие делят 60 запросов в секунду.',
    },
    params: {
      servers: 3,
      speeds: [2.5, 0.75, 0.75],
      weights: [3, 1, 1],
      arrivalRatePerS: 60,
      algorithm: 'round-robin',
    },
    seed: 7,
  },
  {
    id: 'crash',
    title: { en: 'A server dies', ru: 'Сервер падает' },
    objective: {
      en: 'See how long the balancer believes in a dead server, and what that costs.',
      ru: 'Посмотрите, как долго балансировщик верит в мёртвый сервер и чего это стоит.',
    },
    params: { servers: 4, arrivalRatePerS: 60, algorithm: 'least-connections', healthChecks: 'active', retries: 0 },
    actions: [{ at: 10_000, action: 'kill', server: 1 }],
    seed: 5,
  },
  {
    id: 'sticky',
    title: { en: 'A few loud clients', ru: 'Несколько шумных клиентов' },
    objective: {
      en: 'Hashes keep a client on one server. Find out what that does when few clients send most.',
      ru: 'Хеш держит клиента на одном сервере. Узнайте, что будет, если почти всё шлют немногие.',
    },
    params: { servers: 4, arrivalRatePerS: 70, algorithm: 'ip-hash', clients: 30, clientSkew: 1.2 },
    seed: 11,
  },
  {
    id: 'unlucky-minute',
    title: { en: 'The unlucky minute', ru: 'Неудачная минута' },
    objective: {
      en: 'Four unequal servers. The largest becomes four times slower at 0:15, another dies at 0:30.',
      ru: 'Четыре неравных сервера. Самый большой с 0:15 вчетверо медленнее, другой падает в 0:30.',
    },
    params: {
      servers: 4,
      speeds: [2, 1, 1, 0.5],
      weights: [4, 2, 2, 1],
      arrivalRatePerS: 40,
      algorithm: 'round-robin',
    },
    actions: [
      { at: 15_000, action: 'slow', server: 0, factor: 4 },
      { at: 30_000, action: 'kill', server: 1 },
    ],
    seed: 7,
  },
  {
    id: 'hundred',
    title: { en: 'A hundred servers', ru: 'Сто серверов' },
    objective: {
      en: 'Random against the better of two, at 90% load.',
      ru: 'Случайный выбор против лучшего из двух при загрузке 90 %.',
    },
    params: {
      servers: 100,
      arrivalRatePerS: 2250,
      algorithm: 'random',
      clientDelayMs: 10,
      serverDelayMs: 0,
      healthChecks: 'off',
    },
    until: 30_000,
    seed: 3,
  },
  {
    id: 'heavy-weights',
    title: { en: 'Heavy weights', ru: 'Большие веса' },
    objective: {
      en: 'Three unlike machines with the weights 30, 20, 10: see what a burst of thirty does to a queue.',
      ru: 'Три разные машины с весами 30, 20, 10: посмотрите, что делает с очередью пачка из тридцати запросов.',
    },
    params: {
      servers: 3,
      speeds: [1.5, 1, 0.5],
      weights: [30, 20, 10],
      arrivalRatePerS: 55,
      serviceDistribution: 'deterministic',
      algorithm: 'weighted-round-robin',
    },
    seed: 7,
  },
  {
    id: 'refusing',
    title: { en: 'A server that refuses', ru: 'Сервер, который отказывает' },
    objective: {
      en: 'server-2 is dead from 0:01 on and nobody takes it out; a retry finds another server. Are the other three treated alike?',
      ru: 'server-2 мёртв с 0:01, и никто его не выводит; повтор уходит на другой сервер. Поровну ли достаётся остальным трём?',
    },
    params: { servers: 4, arrivalRatePerS: 50, algorithm: 'round-robin', healthChecks: 'off', retries: 1 },
    actions: [{ at: 1000, action: 'kill', server: 1 }],
    seed: 1,
  },
] as const satisfies readonly Scenario[];
