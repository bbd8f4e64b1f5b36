// The steps of the lesson: one idea each. Their prose stands in lesson.*.mdx.
import type { Goal } from '#src/contract/goal.ts';
import type { Step } from '#src/contract/manifest.ts';

const own = (...goals: readonly Goal[]): Goal => ({ is: 'and', goals: [{ is: 'ownCode' }, ...goals] });

/** A prediction is about the program that comes with the step, not about what the student made of it. */
const LABS_OWN = { is: 'not', goal: { is: 'ownCode' } } as const satisfies Goal;

const probe = (name: string): Goal => ({ is: 'probe', probe: name });

export const steps = [
  {
    id: 'table',
    title: { en: 'Own cost', ru: 'Собственная стоимость' },
    scenario: 'duplicates',
    prediction: {
      kind: 'choice',
      id: 'most-self',
      question: {
        en: 'isSame is called 19,460 times, findRepeated once. Which of the functions will have done the most itself?',
        ru: 'isSame вызовут 19 460 раз, findRepeated — один. Какая из функций больше всего сделает сама?',
      },
      at: 155,
      given: LABS_OWN,
      answers: [
        { id: 'isSame', text: { en: 'isSame', ru: 'isSame' }, right: { is: 'probe', probe: 'hottestIsSame' } },
        {
          id: 'findRepeated',
          text: { en: 'findRepeated', ru: 'findRepeated' },
          right: { is: 'probe', probe: 'hottestFindRepeated' },
        },
        { id: 'addOnce', text: { en: 'addOnce', ru: 'addOnce' }, right: { is: 'probe', probe: 'hottestAddOnce' } },
      ],
    },
    tasks: [
      {
        id: 'name-own',
        text: {
          en: 'Click the function with the largest tottime on the flame graph and say “This one must change”',
          ru: 'Щёлкните на флейм-графе функцию с наибольшим tottime и выберите «Менять надо эту»',
        },
        hint: {
          en: 'The table is sorted by tottime from the start. Run to the end, then click that name in the graph.',
          ru: 'Таблица с самого начала упорядочена по tottime. Дойдите до конца и щёлкните это имя на графе.',
        },
        goal: probe('accusedFindRepeated'),
      },
    ],
  },
  {
    id: 'flame',
    title: { en: 'The flame graph', ru: 'Флейм-граф' },
    scenario: 'journal',
    tasks: [
      {
        id: 'name-copying',
        text: {
          en: 'Find the small function with a broad top, and say that it must change',
          ru: 'Найдите маленькую функцию с широкой вершиной и укажите, что менять надо её',
        },
        hint: {
          en: 'Nothing stands on a frame whose cost is its own. Which of those on top is the broadest?',
          ru: 'Над кадром, стоимость которого — его собственная, ничего нет. Какой из верхних самый широкий?',
        },
        goal: probe('accusedAppend'),
      },
    ],
  },
  {
    id: 'cumulative',
    title: { en: 'Hot is not guilty', ru: 'Горячая — не значит виновная' },
    scenario: 'report',
    prediction: {
      kind: 'choice',
      id: 'sort-key-calls',
      question: {
        en: 'There are 120 orders to be sorted. How often will sortKey be called?',
        ru: 'Надо отсортировать 120 заказов. Сколько раз будет вызвана sortKey?',
      },
      at: 275,
      given: LABS_OWN,
      answers: [
        {
          id: 'once',
          text: { en: '120 times', ru: '120 раз' },
          right: { is: 'metric', metric: 'calls', op: '<', value: 3000 },
        },
        {
          id: 'thousand',
          text: { en: 'More than a thousand times', ru: 'Больше тысячи раз' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'calls', op: '>=', value: 3000 },
              { is: 'metric', metric: 'calls', op: '<', value: 100_000 },
            ],
          },
        },
        {
          id: 'square',
          text: { en: '14,400 times: 120 × 120', ru: '14 400 раз: 120 × 120' },
          right: { is: 'metric', metric: 'calls', op: '>=', value: 100_000 },
        },
      ],
    },
    tasks: [
      {
        id: 'name-caller',
        text: {
          en: 'Name the function that must change: not the hot one, but one that asks for it too often',
          ru: 'Назовите функцию, которую надо менять: не горячую, а ту, что слишком часто её вызывает',
        },
        hint: {
          en: 'Go down from sortKey: who stands under it, and how often was that one called?',
          ru: 'Спуститесь от sortKey: какая функция стоит под ней и сколько раз вызвана она?',
        },
        goal: { is: 'or', goals: [probe('accusedCompare'), probe('accusedSortOrders')] },
      },
    ],
  },
  {
    id: 'mend',
    title: { en: 'Change, and compare', ru: 'Измените и сравните' },
    scenario: 'mend-report',
    panel: 'code',
    exercise: 'report',
    tasks: [
      {
        id: 'mended-report',
        text: {
          en: 'Print the same report with less than a fifth of the operations',
          ru: 'Напечатайте тот же отчёт, потратив меньше пятой части операций',
        },
        hint: {
          en: 'Compute each order’s key once, before the sort. The hints of the exercise go further.',
          ru: 'Вычислите ключ каждого заказа один раз, до сортировки. Подсказки задания скажут больше.',
        },
        goal: own(probe('sameReport'), { is: 'metric', metric: 'changeShare', op: '<=', value: -0.8 }),
      },
    ],
  },
  {
    id: 'diff',
    title: { en: 'Red grew, blue shrank', ru: 'Красное выросло, синее уменьшилось' },
    scenario: 'mend-journal',
    panel: 'code',
    exercise: 'journal',
    tasks: [
      {
        id: 'halved-journal',
        text: {
          en: 'Print the same line with less than half of the operations, and look at the blue frame with “before” widths',
          ru: 'Напечатайте ту же строку, потратив меньше половины операций, и найдите синий кадр при ширине «до»',
        },
        hint: {
          en: 'append copies the list each time. Keep one list and push.',
          ru: 'append каждый раз копирует список. Держите один список и дописывайте в него через push.',
        },
        goal: own(probe('sameJournal'), { is: 'metric', metric: 'changeShare', op: '<=', value: -0.5 }),
      },
    ],
  },
  {
    id: 'recursion',
    title: { en: 'A function that calls itself', ru: 'Функция, которая вызывает себя' },
    scenario: 'fibonacci',
    prediction: {
      kind: 'choice',
      id: 'fib-calls',
      question: {
        en: 'The table asks for fib(0), fib(3) … fib(18): seven numbers. How many calls of all functions will that be?',
        ru: 'Таблице нужны fib(0), fib(3) … fib(18) — семь чисел. Сколько это вызовов, если считать все функции?',
      },
      at: 320,
      given: LABS_OWN,
      answers: [
        {
          id: 'tens',
          text: { en: 'Less than 100', ru: 'Меньше 100' },
          right: { is: 'metric', metric: 'calls', op: '<', value: 100 },
        },
        {
          id: 'thousand',
          text: { en: 'About a thousand', ru: 'Около тысячи' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'calls', op: '>=', value: 100 },
              { is: 'metric', metric: 'calls', op: '<', value: 10_000 },
            ],
          },
        },
        {
          id: 'myriad',
          text: { en: 'More than 10,000', ru: 'Больше 10 000' },
          right: { is: 'metric', metric: 'calls', op: '>=', value: 10_000 },
        },
      ],
    },
    tasks: [
      {
        id: 'remembered',
        text: {
          en: 'Print the same table with fewer than 120 calls',
          ru: 'Напечатайте ту же таблицу меньше чем за 120 вызовов',
        },
        hint: {
          en: 'Keep every fib(n) in a Map the first time it is computed, and look there first.',
          ru: 'Кладите каждое fib(n) в Map, когда оно вычислено впервые, и сначала смотрите туда.',
        },
        goal: own(
          probe('sameFibonacci'),
          { is: 'metric', metric: 'calls', op: '<', value: 120 },
          { is: 'metric', metric: 'changeShare', op: '<', value: 0 },
        ),
      },
    ],
  },
  {
    id: 'sampling',
    title: { en: 'A glance now and then', ru: 'Взгляд время от времени' },
    scenario: 'sampling',
    tasks: [
      {
        id: 'fine-samples',
        text: {
          en: 'Choose an interval at which no function’s share is wrong by more than 2 percentage points',
          ru: 'Подберите интервал, при котором доля любой функции определена с ошибкой не больше 2 процентных пунктов',
        },
        hint: {
          en: '“All settings”: operations between looks. Some hundred samples are enough for the large shares.',
          ru: '«Все настройки»: операций между сэмплами. Для крупных долей хватает нескольких сотен сэмплов.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'metric', metric: 'samplingErrorShare', op: '<=', value: 0.02 },
            { is: 'parameter', parameter: 'sampleEvery', op: '>=', value: 50 },
          ],
        },
      },
    ],
  },
  {
    id: 'lockstep',
    title: { en: 'In step with the program', ru: 'В ногу с программой' },
    scenario: 'lockstep',
    prediction: {
      kind: 'choice',
      id: 'beat',
      question: {
        en: 'read does 60 percent of each beat, pack 40. One beat is 1,000 operations, and the profiler looks each 1,000. What will it see?',
        ru: 'read делает 60 процентов каждого такта, pack — 40. Такт — 1000 операций, и профилировщик смотрит раз в 1000. Что он увидит?',
      },
      at: 295,
      given: { is: 'parameter', parameter: 'sampleEvery', op: '=', value: 1000 },
      answers: [
        {
          id: 'both',
          text: { en: 'Both, about 60 to 40', ru: 'Обе, примерно 60 к 40' },
          right: { is: 'metric', metric: 'hottestSelfShare', op: '<', value: 0.9 },
        },
        {
          id: 'read',
          text: { en: 'read alone', ru: 'Только read' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'hottestSelfShare', op: '>=', value: 0.9 },
              { is: 'probe', probe: 'hottestRead' },
            ],
          },
        },
        {
          id: 'pack',
          text: { en: 'pack alone', ru: 'Только pack' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'hottestSelfShare', op: '>=', value: 0.9 },
              { is: 'probe', probe: 'hottestPack' },
            ],
          },
        },
      ],
    },
    tasks: [
      {
        id: 'out-of-step',
        text: {
          en: 'Look no more often than each 900 operations, and be right to 5 percentage points',
          ru: 'Берите сэмплы не чаще чем раз в 900 операций и получите доли с ошибкой не больше 5 процентных пунктов',
        },
        hint: {
          en: 'What does 1,000 have in common with 1,000? Choose a number that has nothing in common with it, and not its neighbour: with 997 some 150 looks drift through less than half a beat. Linux’s perf is often told 99 a second instead of 100.',
          ru: 'Что общего у 1000 и 1000? Возьмите число, у которого с тысячей нет ничего общего, но не соседнее: при 997 за 150 сэмплов не пройти и половины такта. perf в Linux часто запускают с частотой 99 сэмплов в секунду вместо 100.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'metric', metric: 'samplingErrorShare', op: '<=', value: 0.05 },
            { is: 'parameter', parameter: 'sampleEvery', op: '>=', value: 900 },
          ],
        },
      },
    ],
  },
  {
    id: 'file',
    title: { en: 'A profile of real Node', ru: 'Профиль настоящего Node' },
    scenario: 'duplicates',
    panel: 'data',
    tasks: [
      {
        id: 'name-in-file',
        text: {
          en: 'Open the profile that comes with the lab, and name the function with the most time of its own that is neither idle nor the program around it',
          ru: 'Откройте профиль, приложенный к лаборатории, и укажите функцию с наибольшим собственным временем — но не (idle) и не (program)',
        },
        hint: {
          en: 'One click under “Your data” opens it. Run to the end, sort the table by tottime, find the name in the graph.',
          ru: 'Чтобы открыть его, хватит одного щелчка в «Ваших данных». Дойдите до конца, упорядочьте таблицу по tottime, найдите имя на графе.',
        },
        goal: probe('accusedHottestOfFile'),
      },
    ],
  },
  {
    id: 'tools',
    title: { en: 'Profilers elsewhere', ru: 'Профилировщики в других языках' },
    panel: 'export',
  },
] as const satisfies readonly Step[];
