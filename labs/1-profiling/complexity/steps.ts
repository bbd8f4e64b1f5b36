// The way through the lab: slopes, levers, what hides a slope, what a fit can say, own code.
import type { Goal } from '#src/contract/goal.ts';
import type { Step } from '#src/contract/manifest.ts';

const metric = <const Name extends string>(name: Name, op: '<' | '<=' | '>=' | '>' | '=', value: number) =>
  ({ is: 'metric', metric: name, op, value }) as const satisfies Goal;

const parameter = <const Name extends string>(name: Name, value: string | number, op: '=' | '!=' | '>=' = '=') =>
  ({ is: 'parameter', parameter: name, op, value }) as const satisfies Goal;

const all = <const Goals extends readonly Goal[]>(...goals: Goals) => ({ is: 'and', goals }) as const satisfies Goal;

const PAIRS_AND_SET = all(parameter('slowFunction', 'pairs'), parameter('fastFunction', 'set'));

export const steps = [
  {
    id: 'slope',
    title: { en: 'A slope is a power', ru: 'Наклон — это степень' },
    scenario: 'race',
    prediction: {
      kind: 'choice',
      id: 'tenfold',
      question: {
        en: 'The list becomes ten times as long. How many times more operations does the search over all pairs do?',
        ru: 'Список стал в десять раз длиннее. Во сколько раз больше операций сделает поиск по всем парам?',
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
          right: all(metric('slowExponent', '>=', 1.5), metric('slowExponent', '<', 2.5)),
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
        goal: all(PAIRS_AND_SET, metric('operationsRatio', '>=', 500)),
      },
    ],
  },
  {
    id: 'n-log-n',
    title: { en: 'Between n and n²', ru: 'Между n и n²' },
    scenario: 'n-log-n',
    prediction: {
      kind: 'choice',
      id: 'sort-slope',
      question: {
        en: 'A merge sort does about n log₂ n steps. Which slope will its points have from 16 to 1,024?',
        ru: 'Сортировка слиянием делает порядка n log₂ n шагов. Какой наклон будет у её точек от 16 до 1024?',
      },
      at: 25,
      given: parameter('slowFunction', 'merge-sort'),
      answers: [
        {
          id: 'one',
          text: { en: 'Exactly 1: the logarithm does not show', ru: 'Ровно 1: логарифм не виден' },
          right: metric('slowExponent', '<', 1.05),
        },
        {
          id: 'little',
          text: { en: 'A little over 1', ru: 'Чуть больше 1' },
          right: all(metric('slowExponent', '>=', 1.05), metric('slowExponent', '<', 1.3)),
        },
        {
          id: 'half',
          text: { en: 'About 1.5: halfway to n²', ru: 'Около 1,5: на полпути к n²' },
          right: metric('slowExponent', '>=', 1.3),
        },
      ],
    },
    tasks: [
      {
        id: 'flatter',
        text: {
          en: 'Bring the fitted exponent of the merge sort below 1.12',
          ru: 'Добейтесь, чтобы подобранный показатель сортировки слиянием стал меньше 1,12',
        },
        hint: {
          en: 'A logarithm rises ever more slowly: leave the short lists out, and take longer ones. “Shortest list” is under “All settings”.',
          ru: 'Логарифм растёт всё медленнее: уберите короткие списки и возьмите длинные. «Самый короткий список» — в разделе «Все настройки».',
        },
        goal: all(
          parameter('slowFunction', 'merge-sort'),
          metric('size', '>=', 1000),
          metric('slowExponent', '<', 1.12),
        ),
      },
    ],
  },
  {
    id: 'crossing',
    title: { en: 'Where the slow one wins', ru: 'Где выигрывает медленный' },
    scenario: 'clock',
    prediction: {
      kind: 'choice',
      id: 'sixteen',
      question: {
        en: 'Sixteen elements, and a step that hashes takes five times as long. Which search is quicker?',
        ru: 'Шестнадцать элементов, а шаг с хешем впятеро дольше. Какой поиск быстрее?',
      },
      at: 25,
      given: all(PAIRS_AND_SET, parameter('hashFactor', 5)),
      answers: [
        {
          id: 'pairs',
          text: { en: 'All pairs', ru: 'По всем парам' },
          right: metric('crossingSize', '>', 16),
        },
        {
          id: 'set',
          text: { en: 'The Set', ru: 'С Set' },
          right: metric('crossingSize', '<=', 16),
        },
      ],
    },
    tasks: [
      {
        id: 'late-crossing',
        text: {
          en: 'Let the search over pairs be the quicker one up to 100 elements',
          ru: 'Пусть до 100 элементов быстрее будет поиск по парам',
        },
        hint: {
          en: 'Under “All settings”: make a step that hashes dearer.',
          ru: 'В разделе «Все настройки» сделайте шаг с хешем дороже.',
        },
        goal: all(PAIRS_AND_SET, metric('crossingSize', '>=', 100)),
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
        en: 'Eight workers share the search over pairs. Who is quicker at 4,096 elements?',
        ru: 'Поиск по парам поделили между восемью воркерами. Кто быстрее на 4096 элементах?',
      },
      at: 25,
      given: all(PAIRS_AND_SET, parameter('workers', 8)),
      answers: [
        {
          id: 'workers',
          text: { en: 'The eight workers', ru: 'Восемь воркеров' },
          right: metric('parallelOverFast', '<', 1),
        },
        {
          id: 'fast',
          text: { en: 'The Set on one core', ru: 'Set на одном ядре' },
          right: metric('parallelOverFast', '>=', 1),
        },
      ],
    },
    tasks: [
      {
        id: 'hardware',
        text: {
          en: 'Beat the Set with workers alone at 1,000 elements or more',
          ru: 'Обгоните Set одними воркерами на 1000 элементах или больше',
        },
        hint: {
          en: 'Put the workers at the most there are, start them for nothing, and shorten the longest list to a little over 1,000: at 4,096 even 64 do not do.',
          ru: 'Поставьте воркеров на максимум, запуск — на ноль, а самый длинный список — чуть больше 1000: на 4096 не хватит и 64 воркеров.',
        },
        goal: all(
          PAIRS_AND_SET,
          metric('size', '>=', 1000),
          metric('parallelOverFast', '<', 1),
          parameter('hashFactor', 5),
        ),
      },
    ],
  },
  {
    id: 'hidden',
    title: { en: 'The loop that nobody wrote', ru: 'Цикл, которого никто не писал' },
    scenario: 'hidden',
    prediction: {
      kind: 'choice',
      id: 'includes-slope',
      question: {
        en: 'One loop, and in it one call: seen.includes(item). Which slope?',
        ru: 'Один цикл, в нём один вызов: seen.includes(item). Какой наклон?',
      },
      at: 25,
      given: parameter('slowFunction', 'includes'),
      answers: [
        {
          id: 'linear',
          text: { en: 'About 1: there is one loop', ru: 'Около 1: цикл один' },
          right: metric('slowEndExponent', '<', 1.3),
        },
        {
          id: 'between',
          text: { en: 'About 1.5', ru: 'Около 1,5' },
          right: all(metric('slowEndExponent', '>=', 1.3), metric('slowEndExponent', '<', 1.7)),
        },
        {
          id: 'quadratic',
          text: { en: 'Towards 2', ru: 'Ближе к 2' },
          right: metric('slowEndExponent', '>=', 1.7),
        },
      ],
    },
    tasks: [
      {
        id: 'another',
        text: {
          en: 'Find another function with one loop that ends in a slope above 1.9, and run it past n = 1,000',
          ru: 'Найдите ещё одну функцию с одним циклом, чей наклон в конце больше 1,9, и доведите её за n = 1000',
        },
        hint: {
          en: 'Choose as the first function one that copies or moves everything for one element: [...all, item], shift, text.concat.',
          ru: 'Поставьте первой функцию, которая ради одного элемента копирует или сдвигает все: [...all, item], shift, text.concat.',
        },
        goal: all(
          {
            is: 'or',
            goals: [
              parameter('slowFunction', 'spread'),
              parameter('slowFunction', 'shift'),
              parameter('slowFunction', 'concat'),
            ],
          },
          metric('size', '>=', 1000),
          metric('slowEndExponent', '>', 1.9),
        ),
      },
    ],
  },
  {
    id: 'amortised',
    title: { en: 'Dear now and then', ru: 'Дорого, но редко' },
    scenario: 'growing-array',
    prediction: {
      kind: 'choice',
      id: 'blocks-later',
      question: {
        en: 'Up to 128 elements both cost about the same. Set the longest list to 4,096: how much dearer is growing by 64?',
        ru: 'До 128 элементов обе стоят почти одинаково. Поставьте самый длинный список на 4096: насколько дороже рост на 64?',
      },
      at: 25,
      given: all(
        parameter('slowFunction', 'blocks'),
        parameter('fastFunction', 'doubling'),
        parameter('largestSize', 4096),
      ),
      answers: [
        {
          id: 'same',
          text: { en: 'As here: less than twice', ru: 'Как здесь: меньше чем вдвое' },
          right: metric('operationsRatio', '<', 2),
        },
        {
          id: 'tenfold',
          text: { en: 'About ten times', ru: 'Примерно в десять раз' },
          right: all(metric('operationsRatio', '>=', 2), metric('operationsRatio', '<', 30)),
        },
        {
          id: 'more',
          text: { en: 'Over thirty times', ru: 'Больше чем в тридцать раз' },
          right: metric('operationsRatio', '>=', 30),
        },
      ],
    },
    tasks: [
      {
        id: 'unmask',
        text: {
          en: 'Show what growing by 64 is: a fitted exponent of 1.8 or more',
          ru: 'Покажите, что такое рост на 64 на самом деле: подобранный показатель 1,8 или больше',
        },
        hint: {
          en: 'A fit knows only the sizes it was given. Begin where the copies have overtaken the rest: at 1,000 elements or so.',
          ru: 'Подгонка знает только те размеры, которые ей дали. Начните там, где копирование уже обогнало всё остальное: примерно с 1000 элементов.',
        },
        goal: all(parameter('slowFunction', 'blocks'), metric('size', '>=', 1000), metric('slowExponent', '>=', 1.8)),
      },
    ],
  },
  {
    id: 'space',
    title: { en: 'Paid in memory', ru: 'Расплата памятью' },
    scenario: 'space',
    prediction: {
      kind: 'choice',
      id: 'set-memory',
      question: {
        en: 'How much does the search with a Set hold beside a list of 1,024?',
        ru: 'Сколько элементов поиск с Set держит помимо списка из 1024?',
      },
      at: 25,
      given: parameter('fastFunction', 'set'),
      answers: [
        {
          id: 'few',
          text: { en: 'A few, as a logarithm grows', ru: 'Несколько, как логарифм' },
          right: metric('fastMemoryShare', '<', 0.1),
        },
        {
          id: 'list',
          text: { en: 'Nearly as many as the list', ru: 'Почти столько же, сколько в списке' },
          right: all(metric('fastMemoryShare', '>=', 0.1), metric('fastMemoryShare', '<=', 1.5)),
        },
        {
          id: 'square',
          text: { en: 'Many times the list', ru: 'Во много раз больше списка' },
          right: metric('fastMemoryShare', '>', 1.5),
        },
      ],
    },
    tasks: [
      {
        id: 'frugal',
        text: {
          en: 'Find a search for the second place that stays below n^1.3 and holds less than 5% of the list, at n = 1,000',
          ru: 'Найдите на второе место поиск, который растёт медленнее n^1,3 и при n = 1000 держит меньше 5 % списка',
        },
        hint: {
          en: 'Sorting in the list itself needs no second one. Which of the sorts do that?',
          ru: 'Сортировке внутри самого списка второй список не нужен. Какие из сортировок так делают?',
        },
        goal: all(
          {
            is: 'or',
            goals: [
              parameter('fastFunction', 'heapsort'),
              parameter('fastFunction', 'quicksort'),
              parameter('fastFunction', 'random-quicksort'),
            ],
          },
          metric('size', '>=', 1000),
          metric('fastExponent', '<', 1.3),
          metric('fastMemoryShare', '<', 0.05),
        ),
      },
    ],
  },
  {
    id: 'worst',
    title: { en: 'The worst list', ru: 'Худший список' },
    scenario: 'order',
    prediction: {
      kind: 'choice',
      id: 'already-sorted',
      question: {
        en: 'Set the order to “Rising”: the list is sorted already. What becomes of quicksort’s slope?',
        ru: 'Выберите порядок «По возрастанию»: список уже отсортирован. Что станет с наклоном quicksort?',
      },
      at: 25,
      given: all(parameter('slowFunction', 'quicksort'), parameter('order', 'rising')),
      answers: [
        {
          id: 'easier',
          text: { en: 'Down to 1: there is nothing to do', ru: 'Упадёт до 1: делать нечего' },
          right: metric('slowEndExponent', '<', 1.1),
        },
        {
          id: 'same',
          text: { en: 'It stays at about 1.2', ru: 'Останется около 1,2' },
          right: all(metric('slowEndExponent', '>=', 1.1), metric('slowEndExponent', '<', 1.6)),
        },
        {
          id: 'square',
          text: { en: 'Up to 2', ru: 'Вырастет до 2' },
          right: metric('slowEndExponent', '>=', 1.6),
        },
      ],
    },
    tasks: [
      {
        id: 'tame',
        text: {
          en: 'A quicksort in the first place that stays below n^1.3 on a sorted list of 2,000',
          ru: 'Поставьте первой такую quicksort, которая на отсортированном списке из 2000 растёт медленнее n^1,3',
        },
        hint: {
          en: 'Choose the random pivot, and leave the order at “Rising” or “Falling”: no list is bad for all dice.',
          ru: 'Возьмите случайный опорный элемент и оставьте порядок «По возрастанию» или «По убыванию»: нет списка, плохого при любом броске.',
        },
        goal: all(
          parameter('slowFunction', 'random-quicksort'),
          parameter('order', 'shuffled', '!='),
          metric('size', '>=', 2000),
          metric('slowExponent', '<', 1.3),
        ),
      },
    ],
  },
  {
    id: 'recursion',
    title: { en: 'Calls that multiply', ru: 'Вызовы, которые множатся' },
    scenario: 'recursion',
    prediction: {
      kind: 'choice',
      id: 'three-halves',
      question: {
        en: 'Karatsuba’s multiplication calls itself three times, on halves. Which slope?',
        ru: 'Умножение Карацубы вызывает себя три раза, для половин. Какой наклон?',
      },
      at: 25,
      given: parameter('fastFunction', 'karatsuba'),
      answers: [
        {
          id: 'n-log-n',
          text: { en: 'A little over 1, like a merge sort', ru: 'Чуть больше 1, как у сортировки слиянием' },
          right: metric('fastExponent', '<', 1.35),
        },
        {
          id: 'log-three',
          text: { en: 'About 1.6', ru: 'Около 1,6' },
          right: all(metric('fastExponent', '>=', 1.35), metric('fastExponent', '<', 1.8)),
        },
        {
          id: 'square',
          text: { en: '2, as with the schoolbook', ru: '2, как у умножения в столбик' },
          right: metric('fastExponent', '>=', 1.8),
        },
      ],
    },
    tasks: [
      {
        id: 'pays',
        text: {
          en: 'Let Karatsuba’s multiplication do 1.5 times fewer operations than the schoolbook’s',
          ru: 'Пусть умножение Карацубы сделает в 1,5 раза меньше операций, чем умножение в столбик',
        },
        hint: {
          en: 'Its steps are many and its slope is lower: it needs more digits. Look where the lines meet.',
          ru: 'Шагов у него много, зато наклон меньше: ему нужно больше цифр. Посмотрите, где встречаются линии.',
        },
        goal: all(
          parameter('slowFunction', 'schoolbook'),
          parameter('fastFunction', 'karatsuba'),
          metric('operationsRatio', '>=', 1.5),
        ),
      },
    ],
  },
  {
    id: 'stopwatch',
    title: { en: 'How sure is a slope?', ru: 'Насколько точен наклон?' },
    scenario: 'stopwatch',
    prediction: {
      kind: 'choice',
      id: 'how-sure',
      question: {
        en: 'Each of 25 times between n = 512 and n = 1,024 is off by some 30%. How wide is the 95% interval of the exponent?',
        ru: 'Каждое из 25 времён между n = 512 и n = 1024 неточно процентов на 30. Насколько широк 95-процентный интервал показателя?',
      },
      at: 25,
      given: all(parameter('timeNoise', 0.3), parameter('smallestSize', 512), parameter('largestSize', 1024)),
      answers: [
        {
          id: 'narrow',
          text: { en: '± 0.06: 30% over the root of 25', ru: '± 0,06: 30 % делим на корень из 25' },
          right: metric('slowTimeHalfWidth', '<', 0.15),
        },
        {
          id: 'thirty',
          text: { en: '± 0.3, like the times', ru: '± 0,3, как и времена' },
          right: all(metric('slowTimeHalfWidth', '>=', 0.15), metric('slowTimeHalfWidth', '<', 0.4)),
        },
        {
          id: 'wide',
          text: {
            en: '± 0.4 or more: n and n² are hard to tell apart',
            ru: '± 0,4 и больше: n от n² отличишь с трудом',
          },
          right: metric('slowTimeHalfWidth', '>=', 0.4),
        },
      ],
    },
    tasks: [
      {
        id: 'sure',
        text: {
          en: 'With the same noise, bring the interval down to ± 0.1',
          ru: 'При том же шуме сузьте интервал до ± 0,1',
        },
        hint: {
          en: 'A slope is measured best between far ends: from 16 elements or fewer to 4,096.',
          ru: 'Наклон лучше всего виден между далёкими концами: от 16 элементов или меньше до 4096.',
        },
        goal: all(
          parameter('timeNoise', 0.3, '>='),
          metric('size', '>=', 1000),
          metric('slowTimeHalfWidth', '<=', 0.1),
        ),
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
        goal: all(
          { is: 'ownCode' },
          metric('size', '>=', 1000),
          metric('ownExponent', '<', 1.3),
          metric('wrongAnswers', '=', 0),
          metric('rightAnswers', '>=', 20),
        ),
      },
    ],
  },
] as const satisfies readonly Step[];
