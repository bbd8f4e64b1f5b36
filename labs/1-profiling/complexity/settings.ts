// What can be set: which functions race, on which lists, and what an operation costs.
import type { Parameter } from '#src/contract/manifest.ts';

const functions = [
  { value: 'all-pairs', label: { en: 'Duplicates: all n² pairs', ru: 'Дубликаты: все n² пар' } },
  { value: 'pairs', label: { en: 'Duplicates: each pair once', ru: 'Дубликаты: каждая пара один раз' } },
  { value: 'includes', label: { en: 'Duplicates: seen.includes', ru: 'Дубликаты: seen.includes' } },
  { value: 'set', label: { en: 'Duplicates: a Set', ru: 'Дубликаты: Set' } },
  { value: 'merge-sort', label: { en: 'Duplicates: merge sort', ru: 'Дубликаты: сортировка слиянием' } },
  { value: 'heapsort', label: { en: 'Duplicates: heapsort', ru: 'Дубликаты: пирамидальная сортировка' } },
  {
    value: 'quicksort',
    label: { en: 'Duplicates: quicksort, first pivot', ru: 'Дубликаты: quicksort, опорный первый' },
  },
  {
    value: 'random-quicksort',
    label: { en: 'Duplicates: quicksort, random pivot', ru: 'Дубликаты: quicksort, опорный случайный' },
  },
  { value: 'spread', label: { en: 'Collect: all = [...all, item]', ru: 'Собрать: all = [...all, item]' } },
  { value: 'blocks', label: { en: 'Collect: an array that grows by 64', ru: 'Собрать: массив растёт на 64' } },
  { value: 'doubling', label: { en: 'Collect: an array that doubles', ru: 'Собрать: массив удваивается' } },
  { value: 'shift', label: { en: 'Drain: queue.shift()', ru: 'Разобрать: queue.shift()' } },
  { value: 'concat', label: { en: 'Write: text.concat', ru: 'Составить текст: text.concat' } },
  { value: 'schoolbook', label: { en: 'Multiply n digits: schoolbook', ru: 'Умножить n цифр: в столбик' } },
  { value: 'karatsuba', label: { en: 'Multiply n digits: Karatsuba', ru: 'Умножить n цифр: Карацуба' } },
] as const;

export type FunctionName = (typeof functions)[number]['value'];

const share = { kind: 'number', unit: 'share', min: 0, max: 1, step: 0.05 } as const;

export const parameters = [
  {
    name: 'measure',
    kind: 'choice',
    values: [
      { value: 'operations', label: { en: 'Operations', ru: 'Операции' } },
      { value: 'time', label: { en: 'Time', ru: 'Время' } },
      { value: 'memory', label: { en: 'Memory', ru: 'Память' } },
    ],
    default: 'operations',
    primary: true,
    live: true,
    label: { en: 'Measure', ru: 'Мера' },
    explanation: {
      en: 'Operations are counted. Time is worked out from them: better code, more workers and costly steps change it, not the counts. Memory is what a function holds beside the list and its answer.',
      ru: 'Операции подсчитаны. Время выведено из них: код получше, воркеры и дорогие шаги меняют его, но не счёт. Память — то, что функция держит помимо списка и ответа.',
    },
  },
  {
    name: 'slowFunction',
    kind: 'choice',
    values: functions,
    default: 'pairs',
    primary: true,
    label: { en: 'First', ru: 'Первая' },
    explanation: {
      en: 'The function that is expected to be the slow one. Better code and workers are tried on it.',
      ru: 'Функция, которая, вероятно, медленнее. На ней же пробуют код получше и воркеров.',
    },
  },
  {
    name: 'fastFunction',
    kind: 'choice',
    values: functions,
    default: 'set',
    primary: true,
    label: { en: 'Second', ru: 'Вторая' },
    explanation: {
      en: 'The function that it is compared with. Both get the same lists.',
      ru: 'Функция, с которой её сравнивают. Списки у обеих одни и те же.',
    },
  },
  {
    name: 'racers',
    kind: 'choice',
    values: [
      { value: 'both', label: { en: 'These two', ru: 'Эти две' } },
      { value: 'own-code', label: { en: 'And your code', ru: 'И ваш код' } },
    ],
    default: 'both',
    primary: true,
    label: { en: 'Racers', ru: 'Участницы' },
    explanation: {
      en: 'Your findDuplicates(items) is checked and counted; a function work(items) of yours, whatever it does, is counted only.',
      ru: 'Ваша findDuplicates(items) проверяется и считается; ваша функция work(items), что бы она ни делала, только считается.',
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
    name: 'order',
    kind: 'choice',
    values: [
      { value: 'shuffled', label: { en: 'Shuffled', ru: 'Случайный' } },
      { value: 'rising', label: { en: 'Rising', ru: 'По возрастанию' } },
      { value: 'falling', label: { en: 'Falling', ru: 'По убыванию' } },
    ],
    default: 'shuffled',
    label: { en: 'Order of the list', ru: 'Порядок в списке' },
    explanation: {
      en: 'How the numbers stand in the lists when the functions get them.',
      ru: 'В каком порядке стоят числа в списках, которые получают функции.',
    },
  },
  {
    name: 'smallestSize',
    kind: 'number',
    unit: '',
    min: 4,
    max: 2048,
    step: 1,
    integer: true,
    scale: 'logarithmic',
    default: 16,
    label: { en: 'Shortest list', ru: 'Самый короткий список' },
    explanation: {
      en: 'Where the run begins; at most half of the longest list, however large it is set.',
      ru: 'С чего начинается прогон; не больше половины самого длинного списка, даже если указать больше.',
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
      en: 'The run goes through 25 sizes from the shortest list up to this one, each larger than the last by the same ratio.',
      ru: 'Прогон проходит 25 размеров от самого короткого списка до этого; каждый больше предыдущего в одно и то же число раз.',
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
      en: 'Time of one operation: an assumption.',
      ru: 'Время одной операции: допущение.',
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
    label: { en: 'A step that hashes costs', ru: 'Шаг с хешем дороже' },
    explanation: {
      en: 'How many times longer an operation of the search with a Set takes: hashing is dearer than comparing two numbers.',
      ru: 'Во сколько раз дольше операция поиска с Set: хешировать дороже, чем сравнить два числа.',
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
      en: 'How many times cheaper each step of the first function becomes: no objects made, plain numbers, hoisted lengths.',
      ru: 'Во сколько раз дешевле становится шаг первой функции: без создания объектов, на простых числах, с длиной, вынесенной из цикла.',
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
      en: 'The work of the first function, shared out evenly.',
      ru: 'Работа первой функции, поделённая поровну.',
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
      en: 'Paid once a call, however short the list.',
      ru: 'За него платят один раз за вызов, каким бы коротким ни был список.',
    },
  },
  {
    ...share,
    name: 'timeNoise',
    default: 0,
    label: { en: 'Noise of the clock', ru: 'Шум измерений' },
    explanation: {
      en: 'Standard deviation of the logarithm of a measured time: at 30% two of three measurements are less than a third off.',
      ru: 'Стандартное отклонение логарифма измеренного времени: при 30 % два измерения из трёх ошибаются меньше чем на треть.',
    },
  },
] as const satisfies readonly Parameter[];
