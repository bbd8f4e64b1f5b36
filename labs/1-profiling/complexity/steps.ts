// The way through the lab: slope, crossing, levers, own code.
import type { Goal } from '#src/contract/goal.ts';
import type { Step } from '#src/contract/manifest.ts';

const metric = <const Name extends string>(name: Name, op: '<' | '>=' | '>' | '=', value: number) =>
  ({ is: 'metric', metric: name, op, value }) as const satisfies Goal;

export const steps = [
  {
    id: 'slope',
    title: { en: 'A slope is a power', ru: 'Наклон — это степень' },
    scenario: 'race',
    prediction: {
      kind: 'choice',
      id: 'tenfold',
      question: {
        en: 'The list becomes ten times as long. How many times more operations does the slow search do?',
        ru: 'Список стал в десять раз длиннее. Во сколько раз больше операций у медленного поиска?',
      },
      at: 25,
      answers: [
        {
          id: 'ten',
          text: { en: 'About 10 times', ru: 'Примерно в 10 раз' },
          right: metric('slowExponent', '<', 1.5),
        },
        {
          id: 'hundred',
          text: { en: 'About 100 times', ru: 'Примерно в 100 раз' },
          right: { is: 'and', goals: [metric('slowExponent', '>=', 1.5), metric('slowExponent', '<', 2.5)] },
        },
        {
          id: 'thousand',
          text: { en: 'About 1,000 times', ru: 'Примерно в 1000 раз' },
          right: metric('slowExponent', '>=', 2.5),
        },
      ],
    },
    tasks: [
      {
        id: 'gap',
        text: { en: 'Open the gap to 500 times', ru: 'Доведите разрыв до 500 раз' },
        hint: {
          en: 'The ratio of n² and n is n: lengthen the list.',
          ru: 'Отношение n² к n — это n: удлините список.',
        },
        goal: metric('operationsRatio', '>=', 500),
      },
    ],
  },
  {
    id: 'crossing',
    title: { en: 'Where the slow one wins', ru: 'Где выигрывает медленный' },
    scenario: 'clock',
    tasks: [
      {
        id: 'late-crossing',
        text: {
          en: 'Let the slow search be the quicker one up to 100 elements',
          ru: 'Пусть до 100 элементов быстрее будет медленный поиск',
        },
        hint: {
          en: 'Under “All settings”: make a step of the fast one dearer.',
          ru: 'В «Все настройки» сделайте шаг быстрого поиска дороже.',
        },
        goal: metric('crossingSize', '>=', 100),
      },
    ],
  },
  {
    id: 'levers',
    title: { en: 'Three levers', ru: 'Три рычага' },
    scenario: 'clock',
    prediction: {
      kind: 'choice',
      id: 'eight-workers',
      question: {
        en: 'Eight workers share the slow search. Who is quicker at 4,096 elements?',
        ru: 'Медленный поиск поделили между восемью воркерами. Кто быстрее на 4096 элементах?',
      },
      at: 25,
      given: { is: 'parameter', parameter: 'workers', op: '=', value: 8 },
      answers: [
        {
          id: 'workers',
          text: { en: 'The eight workers', ru: 'Восемь воркеров' },
          right: metric('parallelOverFast', '<', 1),
        },
        {
          id: 'fast',
          text: { en: 'The fast search on one core', ru: 'Быстрый поиск на одном ядре' },
          right: metric('parallelOverFast', '>=', 1),
        },
      ],
    },
    tasks: [
      {
        id: 'hardware',
        text: {
          en: 'Beat the fast search with workers alone at 1,000 elements or more',
          ru: 'Обгоните быстрый поиск одними воркерами на 1000 элементах или больше',
        },
        hint: {
          en: 'Put the workers at the most there are, start them for nothing, and shorten the longest list to a little over 1,000: at 4,096 even 64 do not do.',
          ru: 'Поставьте воркеров на максимум, запуск — на ноль, а самый длинный список — чуть больше 1000: на 4096 не хватит и 64.',
        },
        goal: {
          is: 'and',
          goals: [
            metric('size', '>=', 1000),
            metric('parallelOverFast', '<', 1),
            { is: 'parameter', parameter: 'hashFactor', op: '=', value: 5 },
          ],
        },
      },
    ],
  },
  {
    id: 'own',
    title: { en: 'Your own line', ru: 'Ваша прямая' },
    scenario: 'race',
    panel: 'code',
    exercise: 'find',
    tasks: [
      {
        id: 'own-slope',
        text: {
          en: 'Your code in the race to n = 1,000: never wrong, exponent below 1.3',
          ru: 'Ваш код в гонке до n = 1000: без ошибок, показатель ниже 1,3',
        },
        hint: {
          en: 'n log n comes to about 1.2 here: a sort will do.',
          ru: 'n log n даёт здесь около 1,2: сортировка подойдёт.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            metric('size', '>=', 1000),
            metric('ownExponent', '<', 1.3),
            metric('wrongAnswers', '=', 0),
          ],
        },
      },
    ],
  },
] as const satisfies readonly Step[];
