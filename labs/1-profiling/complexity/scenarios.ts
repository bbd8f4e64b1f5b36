// Situations to begin with.
import type { Scenario } from '#src/contract/manifest.ts';

export const scenarios = [
  {
    id: 'race',
    title: { en: 'The race', ru: 'Гонка' },
    objective: {
      en: 'See how the gap between n and n² opens.',
      ru: 'Посмотрите, как расходятся n и n².',
    },
    params: { measure: 'operations', slowFunction: 'pairs', fastFunction: 'set', largestSize: 1024 },
    seed: 3,
  },
  {
    id: 'n-log-n',
    title: { en: 'A sort and a set', ru: 'Сортировка и множество' },
    objective: {
      en: 'Tell n log n from n by its line.',
      ru: 'Отличите n log n от n по виду линии.',
    },
    params: { measure: 'operations', slowFunction: 'merge-sort', fastFunction: 'set', largestSize: 1024 },
    seed: 3,
  },
  {
    id: 'clock',
    title: { en: 'In time', ru: 'По времени' },
    objective: {
      en: 'Find out what better code and more workers are worth against a better algorithm.',
      ru: 'Узнайте, чего стоят код получше и воркеры по сравнению с лучшим алгоритмом.',
    },
    params: { measure: 'time', slowFunction: 'pairs', fastFunction: 'set', largestSize: 4096 },
    seed: 3,
  },
  {
    id: 'hidden',
    title: { en: 'One short line', ru: 'Одна короткая строка' },
    objective: {
      en: 'Find the loops that nobody wrote.',
      ru: 'Найдите циклы, которых никто не писал.',
    },
    params: { measure: 'operations', slowFunction: 'includes', fastFunction: 'set', largestSize: 1024 },
    seed: 3,
  },
  {
    id: 'growing-array',
    title: { en: 'Two arrays that grow', ru: 'Два растущих массива' },
    objective: {
      en: 'Find out which of the two is linear, and from which list length one can see it.',
      ru: 'Выясните, какой из двух линейный и с какой длины списка это видно.',
    },
    params: {
      ...{ measure: 'operations', slowFunction: 'blocks', fastFunction: 'doubling' },
      ...{ smallestSize: 8, largestSize: 128 },
    },
    seed: 3,
  },
  {
    id: 'space',
    title: { en: 'Space against time', ru: 'Память в обмен на время' },
    objective: {
      en: 'See what the fast search pays with.',
      ru: 'Посмотрите, чем платит быстрый поиск.',
    },
    params: { measure: 'memory', slowFunction: 'pairs', fastFunction: 'set', largestSize: 1024 },
    seed: 3,
  },
  {
    id: 'order',
    title: { en: 'The unlucky list', ru: 'Неудачный список' },
    objective: {
      en: 'Find the list on which the same function grows as n².',
      ru: 'Найдите список, на котором та же функция растёт как n².',
    },
    params: { measure: 'operations', slowFunction: 'quicksort', fastFunction: 'merge-sort', largestSize: 2048 },
    seed: 3,
  },
  {
    id: 'recursion',
    title: { en: 'Three halves instead of four', ru: 'Три половины вместо четырёх' },
    objective: {
      en: 'See how the number of calls becomes the slope.',
      ru: 'Посмотрите, как число вызовов становится наклоном.',
    },
    params: { measure: 'operations', slowFunction: 'schoolbook', fastFunction: 'karatsuba', largestSize: 1024 },
    seed: 3,
  },
  {
    id: 'stopwatch',
    title: { en: 'A clock that trembles', ru: 'Неточный секундомер' },
    objective: {
      en: 'Find the exponent out of times that are all off.',
      ru: 'Найдите показатель по временам, каждое из которых неточно.',
    },
    params: {
      ...{ measure: 'time', slowFunction: 'pairs', fastFunction: 'set', timeNoise: 0.3 },
      ...{ smallestSize: 512, largestSize: 1024 },
    },
    seed: 5,
  },
  {
    id: 'dense',
    title: { en: 'Whole numbers below n', ru: 'Целые числа меньше n' },
    objective: {
      en: 'Let your search take part, with as few operations an element as you can.',
      ru: 'Включите в гонку свой поиск: как можно меньше операций на элемент.',
    },
    params: { measure: 'operations', slowFunction: 'pairs', fastFunction: 'set', largestSize: 4096 },
    seed: 3,
  },
] as const satisfies readonly Scenario[];
