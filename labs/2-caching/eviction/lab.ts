// Eviction: the manifest. Data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { scenarios } from './scenarios.ts';
import { parameters } from './settings.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'eviction',
  chapter: 2,
  sections: ['2.1', '2.4'],
  order: 3,
  title: { en: 'Cache eviction', ru: 'Вытеснение из кэша' },
  summary: {
    en: 'A full cache must throw something out. Nine policies, one perfect, on traffic that favours each in turn.',
    ru: 'Полный кэш должен что-то выбросить. Девять политик, одна из них идеальна, и нагрузка, удобная то одной, то другой.',
  },
  clock: { unit: 'requests', until: 20_000, endedBy: 'requests', sampleEvery: 100, rate: 20 },
  parameters,
  actions: [
    {
      name: 'scan',
      label: { en: 'Run a scan', ru: 'Запустить скан' },
      fields: [
        {
          name: 'length',
          label: { en: 'Length', ru: 'Длина' },
          unit: 'keys',
          min: 1,
          max: 5000,
          step: 1,
          default: 200,
          integer: true,
        },
      ],
    },
    { name: 'flush', label: { en: 'Empty the cache', ru: 'Очистить кэш' } },
  ],
  metrics: [
    { name: 'requests', unit: '', label: { en: 'Requests', ru: 'Запросов' } },
    { name: 'hits', unit: '', label: { en: 'Hits', ru: 'Попаданий' }, better: 'higher' },
    { name: 'misses', unit: '', label: { en: 'Misses', ru: 'Промахов' }, better: 'lower' },
    { name: 'evictions', unit: '', label: { en: 'Evictions', ru: 'Вытеснений' } },
    {
      name: 'byteMissRatio',
      unit: 'share',
      label: { en: 'Byte miss ratio', ru: 'Доля промахов по байтам' },
      better: 'lower',
    },
    {
      name: 'optimalMissRatio',
      unit: 'share',
      label: { en: 'Miss ratio of the optimum', ru: 'Доля промахов оптимума' },
    },
    {
      name: 'timesOptimal',
      unit: '×',
      label: { en: 'Misses over the optimum’s', ru: 'Промахи относительно оптимума' },
      better: 'lower',
    },
    {
      name: 'missRatio',
      unit: 'share',
      label: { en: 'Miss ratio', ru: 'Доля промахов' },
      better: 'lower',
      headline: true,
    },
  ],
  series: [
    {
      name: 'recentMissPercent',
      unit: '%',
      fate: 'miss',
      max: 100,
      label: { en: 'Misses, last 1,000 requests', ru: 'Промахи за последние 1000 запросов' },
    },
    {
      name: 'recentOptimalPercent',
      unit: '%',
      max: 100,
      label: { en: 'Belady’s optimum', ru: 'Оптимум Белади' },
    },
    { name: 'missPercent', unit: '%', fate: 'miss', max: 100, label: { en: 'Misses so far', ru: 'Промахи с начала' } },
  ],
  instruments: [
    {
      id: 'recent',
      title: { en: 'Misses, last 1,000 requests', ru: 'Промахи за последние 1000 запросов' },
      series: ['recentMissPercent', 'recentOptimalPercent'],
      theory: true,
      band: true,
    },
    { id: 'far', title: { en: 'Misses so far', ru: 'Промахи с начала' }, series: ['missPercent'], band: true },
  ],
  scenarios,
  steps,
  challenges: [
    {
      id: 'one-for-all',
      title: { en: 'One policy for a long day', ru: 'Одна политика на долгий день' },
      brief: {
        en: 'Taste shifts, and three backups pass through. Finish 20,000 requests with the lowest miss ratio, with room for 100 keys and no look into the future.',
        ru: 'Спрос меняется, трижды проходит бэкап. Закончите 20 000 запросов с наименьшей долей промахов: мест 100, заглядывать в будущее нельзя.',
      },
      scenario: 'long-day',
      goal: {
        is: 'and',
        goals: [
          { is: 'after', at: 20_000 },
          { is: 'parameter', parameter: 'capacity', op: '<=', value: 100 },
          { is: 'parameter', parameter: 'trace', op: '=', value: 'shifting' },
          { is: 'parameter', parameter: 'skew', op: '<=', value: 1 },
          { is: 'parameter', parameter: 'keys', op: '>=', value: 1000 },
          { is: 'parameter', parameter: 'shiftEvery', op: '<=', value: 4000 },
          { is: 'records', record: 'scanBegan', op: '>=', value: 3 },
          { is: 'not', goal: { is: 'action', action: 'set', where: { name: 'policy', value: 'belady' } } },
          { is: 'parameter', parameter: 'policy', op: '!=', value: 'belady' },
        ],
      },
      score: { metric: 'missRatio', better: 'lower', par: 0.418 },
    },
  ],
  exercises: [
    {
      id: 'policy',
      kind: 'write',
      runsLive: true,
      title: { en: 'Write an eviction policy', ru: 'Напишите политику вытеснения' },
      hints: [
        {
          en: 'A key that was asked for once may never come again; one that was asked for twice is worth more. Which of the two should leave?',
          ru: 'Ключ, который попросили однажды, может больше не понадобиться; попросили дважды — он ценнее. Кто из них должен уйти?',
        },
        {
          en: 'Keep the keys in order of insertion and a set of those that were hit. The victim is the oldest that was not hit; a hit one gets another chance, but loses its mark.',
          ru: 'Храните ключи в порядке вставки и множество тех, к которым обращались. Уходит старейший без обращений; отмеченный получает ещё один шанс, но теряет отметку.',
        },
        {
          en: 'SIEVE does it with a hand: it walks from the oldest to the newest, clears marks as it passes, evicts the first key without one, and stays where it stopped. The keys are never moved.',
          ru: 'SIEVE делает это «рукой»: она идёт от старых к новым, снимает отметки, вытесняет первый ключ без отметки и остаётся там, где остановилась. Сами ключи не переставляются.',
        },
      ],
    },
  ],
  code: { parameter: 'policy', value: 'own-code' },
  input: {
    name: 'trace',
    description: {
      en: 'A trace: one key a line, or key,size on every line. Sizes are bytes and feed the byte miss ratio only.',
      ru: 'Трейс обращений: по ключу в строке или key,size в каждой строке. Размеры — байты, они влияют только на долю промахов по байтам.',
    },
    extensions: ['.txt', '.csv', '.trace', '.log'],
    maxBytes: 256 * 1024 * 1024,
    replaces: ['trace', 'requests', 'keys', 'skew', 'scanPercent', 'scanLength', 'shiftEvery'],
  },
} as const satisfies Manifest;
