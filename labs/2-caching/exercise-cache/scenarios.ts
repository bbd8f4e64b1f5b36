// Situations to begin with.
import type { Scenario } from '#src/contract/manifest.ts';

const MEDIUM = { arrivalRatePerS: 60, updateShare: 0.03, instances: 3, users: 100, servicePlaces: 16 } as const;

export const scenarios = [
  {
    id: 'bare',
    title: { en: 'A slow service', ru: 'Медленный сервис' },
    objective: {
      en: 'Every read goes to the service. See where the time goes, then keep answers closer.',
      ru: 'Каждое чтение идёт в сервис. Посмотрите, куда уходит время, и держите ответы поближе.',
    },
    params: { ...MEDIUM, cache: 'none' },
    seed: 2,
    until: 20_000,
  },
  {
    id: 'changing',
    title: { en: 'Users change', ru: 'Пользователи меняются' },
    objective: {
      en: 'Nobody may get a value that has been outdated for longer than two seconds.',
      ru: 'Никто не должен получить значение, которое устарело больше двух секунд назад.',
    },
    params: { ...MEDIUM, cache: 'cache-aside', updateShare: 0.1, l1Capacity: 300 },
    seed: 3,
    until: 20_000,
  },
  {
    id: 'memory',
    title: { en: 'More users than memory', ru: 'Пользователей больше, чем памяти' },
    objective: { en: 'No instance may run out of memory.', ru: 'Памяти должно хватить каждому экземпляру.' },
    params: { ...MEDIUM, cache: 'cache-aside', users: 3000, skew: 0.6, l1Capacity: 50, servicePlaces: 40 },
    seed: 4,
    until: 20_000,
  },
  {
    id: 'stampede',
    title: { en: 'All at once', ru: 'Все разом' },
    objective: {
      en: 'L2 loses all entries in the tenth second. Get through it without asking the service for one thing many times.',
      ru: 'На десятой секунде L2 теряет все записи. Переживите это, не спрашивая сервис об одном и том же много раз.',
    },
    params: {
      ...MEDIUM,
      cache: 'ttl',
      arrivalRatePerS: 150,
      updateShare: 0,
      users: 20,
      l1TtlMs: 500,
      servicePlaces: 12,
    },
    seed: 5,
    actions: [{ at: 10_000, action: 'flush', l2: 0 }],
    until: 20_000,
  },
  {
    id: 'l2-down',
    title: { en: 'L2 goes away', ru: 'L2 пропадает' },
    objective: {
      en: 'L2 refuses from 5 s to 10 s and says nothing from 12 s to 17 s. No client should notice.',
      ru: 'С 5-й по 10-ю секунду L2 отказывает, с 12-й по 17-ю молчит. Клиенты не должны этого заметить.',
    },
    params: { ...MEDIUM, cache: 'single-flight', updateShare: 0.02, servicePlaces: 32 },
    seed: 6,
    actions: [
      { at: 5000, action: 'refuse', l2: 0 },
      { at: 10_000, action: 'restoreL2', l2: 0 },
      { at: 12_000, action: 'silence', l2: 0 },
      { at: 17_000, action: 'restoreL2', l2: 0 },
    ],
    until: 20_000,
  },
  {
    id: 'lifetime',
    title: { en: 'Lifetime alone', ru: 'Только время жизни' },
    objective: {
      en: 'L2 only, nobody changes anything: compare the calls to the service with what theory says.',
      ru: 'Только L2, никто ничего не меняет: сравните вызовы сервиса с теорией.',
    },
    params: {
      ...{ cache: 'ttl', arrivalRatePerS: 100, updateShare: 0, instances: 1, users: 20, skew: 1, friendsShare: 0 },
      ...{ l1TtlMs: 0, l2TtlMs: 2000, serviceDistribution: 'constant', servicePlaces: 200 },
    },
    seed: 7,
    until: 30_000,
  },
  {
    id: 'bad-day',
    title: { en: 'A bad day', ru: 'Плохой день' },
    objective: {
      en: 'Everything goes wrong once: L2 is flushed, refuses and falls silent, an instance restarts, the service slows down.',
      ru: 'Всё по разу ломается: L2 теряет записи, отказывает и молчит, экземпляр перезапускается, сервис замедляется.',
    },
    params: { ...MEDIUM, cache: 'ttl', users: 200, updateShare: 0.05, missingShare: 0.05, servicePlaces: 24 },
    seed: 8,
    actions: [
      { at: 4000, action: 'flush', l2: 0 },
      { at: 7000, action: 'refuse', l2: 0 },
      { at: 9000, action: 'restoreL2', l2: 0 },
      { at: 11_000, action: 'restart', instance: 1 },
      { at: 13_000, action: 'silence', l2: 0 },
      { at: 15_000, action: 'restoreL2', l2: 0 },
      { at: 17_000, action: 'slow', service: 0, factor: 2 },
      { at: 20_000, action: 'restoreService', service: 0 },
    ],
    until: 25_000,
  },
] as const satisfies readonly Scenario[];
