// What can be set: who races, on which lists, and what an operation costs.
import type { Parameter } from '#src/contract/manifest.ts';

const share = { kind: 'number', unit: 'share', min: 0, max: 1, step: 0.05 } as const;

export const parameters = [
  {
    name: 'measure',
    kind: 'choice',
    values: [
      { value: 'operations', label: { en: 'Operations', ru: 'Операции' } },
      { value: 'time', label: { en: 'Time', ru: 'Время' } },
    ],
    default: 'operations',
    primary: true,
    live: true,
    label: { en: 'Measure', ru: 'Мера' },
    explanation: {
      en: 'Operations are counted. Time is worked out from them: better code, more cores and costly steps change it, not the counts.',
      ru: 'Операции подсчитаны. Время выведено из них: код получше, лишние ядра и дорогие шаги меняют его, но не счёт.',
    },
  },
  {
    name: 'racers',
    kind: 'choice',
    values: [
      { value: 'both', label: { en: 'Slow and fast', ru: 'Медленный и быстрый' } },
      { value: 'own-code', label: { en: 'And your code', ru: 'И ваш код' } },
    ],
    default: 'both',
    primary: true,
    label: { en: 'Racers', ru: 'Участники' },
    explanation: {
      en: 'All are given the same lists.',
      ru: 'Все получают одни и те же списки.',
    },
  },
  {
    ...share,
    name: 'repeatedShare',
    default: 0.25,
    label: { en: 'Elements that repeat', ru: 'Доля повторов' },
    explanation: {
      en: 'Share of the elements that have a twin somewhere in the list.',
      ru: 'Доля элементов, у которых в списке есть двойник.',
    },
  },
  {
    name: 'largestSize',
    kind: 'number',
    unit: '',
    min: 64,
    max: 4096,
    step: 1,
    integer: true,
    scale: 'logarithmic',
    default: 1024,
    primary: true,
    label: { en: 'Longest list', ru: 'Самый длинный список' },
    explanation: {
      en: 'The run goes through 25 sizes from 16 up to this one, each larger than the last by the same ratio.',
      ru: 'Прогон проходит 25 размеров от 16 до этого; каждый больше предыдущего в одно и то же число раз.',
    },
  },
  {
    name: 'operationNs',
    kind: 'number',
    unit: 'ns',
    min: 0.1,
    max: 100,
    step: 0.1,
    scale: 'logarithmic',
    default: 2,
    label: { en: 'One operation', ru: 'Одна операция' },
    explanation: {
      en: 'Time of an operation of the slow search: an assumption.',
      ru: 'Время операции медленного поиска: допущение.',
    },
  },
  {
    name: 'hashFactor',
    kind: 'number',
    unit: '×',
    min: 1,
    max: 50,
    step: 1,
    default: 5,
    label: { en: 'A step of the fast one costs', ru: 'Шаг быстрого дороже' },
    explanation: {
      en: 'How many times longer an operation of the fast search takes: hashing is dearer than comparing two numbers.',
      ru: 'Во сколько раз дольше операция быстрого поиска: хешировать дороже, чем сравнить два числа.',
    },
  },
  {
    name: 'microFactor',
    kind: 'number',
    unit: '×',
    min: 1,
    max: 10,
    step: 0.5,
    default: 2,
    label: { en: 'Micro-optimisation', ru: 'Микрооптимизация' },
    explanation: {
      en: 'How many times cheaper each step of the slow search becomes: no objects made, plain numbers, hoisted lengths.',
      ru: 'Во сколько раз дешевле становится шаг медленного поиска: без создания объектов, на примитивных типах.',
    },
  },
  {
    name: 'workers',
    kind: 'number',
    unit: '',
    min: 1,
    max: 64,
    step: 1,
    integer: true,
    default: 8,
    label: { en: 'Workers', ru: 'Воркеров' },
    explanation: {
      en: 'The slow search shared out evenly: each worker compares its part of the pairs.',
      ru: 'Медленный поиск, поделённый поровну: каждый воркер сравнивает свою часть пар.',
    },
  },
  {
    name: 'startMs',
    kind: 'number',
    unit: 'ms',
    min: 0,
    max: 10,
    step: 0.01,
    default: 0.05,
    label: { en: 'Starting the workers', ru: 'Запуск воркеров' },
    explanation: {
      en: 'Paid once a search, however short the list.',
      ru: 'Платится один раз за поиск, каким бы коротким ни был список.',
    },
  },
] as const satisfies readonly Parameter[];
