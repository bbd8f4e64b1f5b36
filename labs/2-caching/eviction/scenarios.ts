// The scenarios of the eviction lab.
import type { Scenario } from '#src/contract/manifest.ts';

export const scenarios = [
  {
    id: 'popular',
    title: { en: 'A tenth of the keys', ru: 'Десятая часть ключей' },
    objective: {
      en: 'A cache with room for a tenth of the keys, a few of which are very popular.',
      ru: 'В кэш помещается десятая часть ключей; некоторые из них очень популярны.',
    },
    params: { trace: 'zipf', policy: 'lru' },
    seed: 42,
  },
  {
    id: 'backup',
    title: { en: 'The nightly backup', ru: 'Ночной бэкап' },
    objective: {
      en: 'A larger cache, well filled. At request 10,000 a backup reads 2,000 keys, each once. See what is left.',
      ru: 'Кэш побольше и уже прогрет. На запросе 10 000 бэкап читает 2000 ключей, каждый по разу. Посмотрите, что останется.',
    },
    params: { trace: 'zipf', policy: 'lru', capacity: 1000, keys: 10_000, requests: 18_000 },
    actions: [{ at: 10_000, action: 'scan', length: 2000 }],
    seed: 42,
    until: 20_000,
  },
  {
    id: 'scans',
    title: { en: 'Scans all day', ru: 'Сканы весь день' },
    objective: {
      en: 'Three requests in ten belong to scans. Which policy lets them pass through?',
      ru: 'Три запроса из десяти приходятся на сканы. Какая политика пропустит их мимо?',
    },
    params: { trace: 'scan', policy: 'lru' },
    seed: 42,
  },
  {
    id: 'loop',
    title: { en: 'A loop a little too long', ru: 'Цикл чуть длиннее кэша' },
    objective: {
      en: '120 keys asked for in turn, over and over; the cache holds 100.',
      ru: '120 ключей запрашивают по кругу; в кэше 100 мест.',
    },
    params: { trace: 'loop', keys: 120, policy: 'lru' },
    seed: 42,
  },
  {
    id: 'fashion',
    title: { en: 'Shifting taste', ru: 'Меняющийся спрос' },
    objective: {
      en: 'What is popular changes every 4,000 requests. A policy that only counts holds on to the past.',
      ru: 'Популярные ключи сменяются каждые 4000 запросов. Политика, которая только считает, держится за прошлое.',
    },
    params: { trace: 'shifting', skew: 1, policy: 'lfu' },
    seed: 42,
  },
  {
    id: 'compiler',
    title: { en: 'A compiler’s directories', ru: 'Каталоги компилятора' },
    objective: {
      en: 'Real traffic: the directories that a compiler looks into. A cache of 20 serves most of it, if it is the right one.',
      ru: 'Настоящая нагрузка: каталоги, куда заглядывает компилятор. Почти всю её обслужит кэш на 20 мест, если политика подходит.',
    },
    params: { trace: 'recorded', policy: 'wtinylfu', capacity: 20 },
    seed: 42,
    until: 9237,
  },
  {
    id: 'long-day',
    title: { en: 'A long day', ru: 'Долгий день' },
    objective: {
      en: 'Taste shifts, and a backup passes through three times. One policy for all of it.',
      ru: 'Спрос меняется, и трижды проходит бэкап. Одна политика на весь день.',
    },
    params: { trace: 'shifting', skew: 1, policy: 'lru' },
    actions: [
      { at: 3000, action: 'scan', length: 400 },
      { at: 9000, action: 'scan', length: 400 },
      { at: 15_000, action: 'scan', length: 400 },
    ],
    seed: 7,
  },
] as const satisfies readonly Scenario[];
