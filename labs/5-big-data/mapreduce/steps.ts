// The steps of the lesson.
import type { Goal } from '#src/contract/goal.ts';
import type { Step } from '#src/contract/manifest.ts';

const IS_DONE = { is: 'metric', metric: 'makespanMs', op: '>', value: 0 } as const satisfies Goal;

/** The cluster and the size of the job are those of the scenario. */
const SAME_CLUSTER = [
  { is: 'parameter', parameter: 'nodes', op: '=', value: 4 },
  { is: 'parameter', parameter: 'slotsPerNode', op: '=', value: 2 },
  { is: 'parameter', parameter: 'inputMb', op: '=', value: 256 },
  { is: 'parameter', parameter: 'networkMbPerS', op: '=', value: 40 },
  { is: 'parameter', parameter: 'text', op: '=', value: 'generated' },
  { is: 'parameter', parameter: 'words', op: '=', value: 12_000 },
] as const satisfies readonly Goal[];

const COUNTS = { is: 'parameter', parameter: 'job', op: '=', value: 'word-count' } as const satisfies Goal;

export const steps = [
  {
    id: 'way',
    title: { en: 'Two functions', ru: 'Две функции' },
    scenario: 'documents',
    tasks: [
      {
        id: 'index',
        text: {
          en: 'Make an inverted index of the three documents',
          ru: 'Постройте обратный индекс трёх документов',
        },
        hint: {
          en: 'Choose it as the job above the stage, then play to the end.',
          ru: 'Выберите его как задание над сценой и доиграйте до конца.',
        },
        goal: {
          is: 'and',
          goals: [IS_DONE, { is: 'parameter', parameter: 'job', op: '=', value: 'inverted-index' }],
        },
      },
    ],
  },
  {
    id: 'splits',
    title: { en: 'How finely to cut', ru: 'Как мелко резать' },
    scenario: 'waves',
    prediction: {
      kind: 'choice',
      id: 'finer',
      question: {
        en: 'Eight slots. Cut in eight, all maps are done after 4.9 s. Here the same text is cut in twelve: smaller maps. When are they done?',
        ru: 'Восемь слотов. Если резать на восемь частей, все map готовы через 4,9 с. Здесь тот же текст разрезан на двенадцать — задачи мельче. Когда они будут готовы?',
      },
      at: 20_000,
      given: {
        is: 'and',
        goals: [
          ...SAME_CLUSTER,
          { is: 'parameter', parameter: 'mappers', op: '=', value: 12 },
          { is: 'metric', metric: 'deaths', op: '=', value: 0 },
          { is: 'records', record: 'slowed', op: '=', value: 0 },
        ],
      },
      answers: [
        {
          id: 'earlier',
          text: { en: 'Earlier: less work in each', ru: 'Раньше: в каждой меньше работы' },
          right: { is: 'metric', metric: 'mapMs', op: '<', value: 4700 },
        },
        {
          id: 'same',
          text: { en: 'At about the same time: it is the same work', ru: 'Примерно тогда же: работы столько же' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'mapMs', op: '>=', value: 4700 },
              { is: 'metric', metric: 'mapMs', op: '<=', value: 5200 },
            ],
          },
        },
        {
          id: 'later',
          text: { en: 'Later: four of them wait for a slot', ru: 'Позже: четыре из них ждут слота' },
          right: { is: 'metric', metric: 'mapMs', op: '>', value: 5200 },
        },
      ],
    },
    tasks: [
      {
        id: 'one-wave',
        text: {
          en: 'Have all maps done within 5.2 s on the same cluster',
          ru: 'Закончите все map за 5,2 с на том же кластере',
        },
        hint: {
          en: 'Cut the text so that the waves are full: as many maps as there are slots.',
          ru: 'Разрежьте текст так, чтобы волны были полными: столько map, сколько слотов.',
        },
        goal: {
          is: 'and',
          goals: [...SAME_CLUSTER, COUNTS, { is: 'metric', metric: 'mapMs', op: '<=', value: 5200 }],
        },
      },
    ],
  },
  {
    id: 'shuffle',
    title: { en: 'The shuffle', ru: 'Перемешивание' },
    scenario: 'usual',
    tasks: [
      {
        id: 'send-less',
        text: {
          en: 'Count all the words and send less than 100 MB over the network',
          ru: 'Подсчитайте все слова, отправив по сети меньше 100 МБ',
        },
        hint: {
          en: 'Let each map add up its own pairs first: switch the combiner on.',
          ru: 'Пусть каждая map сначала сложит свои пары: включите комбинатор.',
        },
        goal: {
          is: 'and',
          goals: [...SAME_CLUSTER, COUNTS, IS_DONE, { is: 'metric', metric: 'shuffleMb', op: '<', value: 100 }],
        },
      },
    ],
  },
  {
    id: 'skew',
    title: { en: 'A hot key', ru: 'Горячий ключ' },
    scenario: 'skew',
    prediction: {
      kind: 'choice',
      id: 'more-reducers',
      question: {
        en: 'With four reduces this job takes 33 s. Here there are eight, and slots for all. How long does it take?',
        ru: 'С четырьмя reduce это задание идёт 33 с. Здесь их восемь, и слотов хватает всем. Сколько оно займёт?',
      },
      at: 40_000,
      given: {
        is: 'and',
        goals: [
          ...SAME_CLUSTER,
          COUNTS,
          { is: 'parameter', parameter: 'reducers', op: '=', value: 8 },
          { is: 'parameter', parameter: 'combiner', op: '=', value: false },
          { is: 'metric', metric: 'deaths', op: '=', value: 0 },
          { is: 'records', record: 'slowed', op: '=', value: 0 },
        ],
      },
      answers: [
        {
          id: 'half',
          text: { en: 'About half: below 20 s', ru: 'Около половины: меньше 20 с' },
          right: { is: 'metric', metric: 'makespanMs', op: '<', value: 20_000 },
        },
        {
          id: 'less',
          text: { en: 'Clearly less: 20 to 28 s', ru: 'Заметно меньше: от 20 до 28 с' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'makespanMs', op: '>=', value: 20_000 },
              { is: 'metric', metric: 'makespanMs', op: '<=', value: 28_000 },
            ],
          },
        },
        {
          id: 'hardly',
          text: { en: 'Hardly less: more than 28 s', ru: 'Почти столько же: больше 28 с' },
          right: { is: 'metric', metric: 'makespanMs', op: '>', value: 28_000 },
        },
      ],
    },
    tasks: [
      {
        id: 'even',
        text: {
          en: 'Finish within 12 s, with the hot word in the text',
          ru: 'Уложитесь в 12 с, не убирая горячее слово из текста',
        },
        hint: {
          en: 'All pairs of one key go to one reduce, however many there are. Have fewer pairs: the combiner.',
          ru: 'Все пары одного ключа идут в одну reduce, сколько бы их ни было. Пусть пар будет меньше: комбинатор.',
        },
        goal: {
          is: 'and',
          goals: [
            ...SAME_CLUSTER,
            COUNTS,
            { is: 'parameter', parameter: 'zipfExponent', op: '>=', value: 2 },
            { is: 'metric', metric: 'makespanMs', op: '<=', value: 12_000 },
          ],
        },
      },
    ],
  },
  {
    id: 'straggler',
    title: { en: 'A straggler', ru: 'Отстающий' },
    scenario: 'straggler',
    tasks: [
      {
        id: 'overtake',
        text: {
          en: 'Finish within 12 s although node 2 stays slow',
          ru: 'Уложитесь в 12 с, хотя узел 2 так и остаётся медленным',
        },
        hint: {
          en: 'Switch on speculative copies: another node does the late task once more.',
          ru: 'Включите спекулятивные копии: опоздавшую задачу выполнит ещё раз другой узел.',
        },
        goal: {
          is: 'and',
          goals: [
            ...SAME_CLUSTER,
            COUNTS,
            { is: 'records', record: 'slowed', op: '=', value: 1 },
            { is: 'metric', metric: 'makespanMs', op: '<=', value: 12_000 },
          ],
        },
      },
    ],
  },
  {
    id: 'death',
    title: { en: 'A node dies', ru: 'Узел умирает' },
    scenario: 'death',
    prediction: {
      kind: 'choice',
      id: 'again',
      question: {
        en: 'Node 2 has finished two maps and works on another when it dies. What must be done again?',
        ru: 'Узел 2 закончил две map и работает над следующей — и тут умирает. Что придётся сделать снова?',
      },
      at: 40_000,
      given: {
        is: 'and',
        goals: [
          ...SAME_CLUSTER,
          COUNTS,
          { is: 'metric', metric: 'deaths', op: '=', value: 1 },
          { is: 'parameter', parameter: 'mappers', op: '=', value: 12 },
          { is: 'parameter', parameter: 'combiner', op: '=', value: false },
        ],
      },
      answers: [
        {
          id: 'running',
          text: { en: 'Only what it was working on', ru: 'Только то, над чем он работал' },
          right: { is: 'records', record: 'outputLost', op: '=', value: 0 },
        },
        {
          id: 'finished-too',
          text: {
            en: 'That, and the maps it had finished',
            ru: 'Это — и ещё те map, что он уже закончил',
          },
          right: {
            is: 'and',
            goals: [
              { is: 'records', record: 'outputLost', op: '>=', value: 1 },
              { is: 'metric', metric: 'attempts', op: '<', value: 28 },
            ],
          },
        },
        {
          id: 'all',
          text: { en: 'The whole job', ru: 'Всё задание' },
          right: { is: 'metric', metric: 'attempts', op: '>=', value: 28 },
        },
      ],
    },
  },
  {
    id: 'harmless',
    title: { en: 'A death that costs nothing', ru: 'Смерть, которая ничего не стоит' },
    scenario: 'usual',
    tasks: [
      {
        id: 'harmless-death',
        text: {
          en: 'Kill a node while the job goes on, so that no work is thrown away',
          ru: 'Убейте узел, пока задание идёт, — но так, чтобы никакая работа не пропала',
        },
        hint: {
          en: 'When have the reduces copied all outputs of a node? And which node has finished its own reduce by then? Look for one with nothing under way after 13 s.',
          ru: 'Когда reduce уже скопировали все результаты узла? И какой узел к тому времени закончил свою reduce? После 13 с поищите узел, на котором ничего не идёт.',
        },
        goal: {
          is: 'and',
          goals: [
            ...SAME_CLUSTER,
            COUNTS,
            IS_DONE,
            { is: 'metric', metric: 'deaths', op: '>=', value: 1 },
            { is: 'metric', metric: 'wastedMs', op: '=', value: 0 },
          ],
        },
      },
    ],
  },
  {
    id: 'means',
    title: { en: 'The mean of means', ru: 'Среднее от средних' },
    scenario: 'waves',
    panel: 'code',
    exercise: 'mean',
  },
  {
    id: 'memory',
    title: { en: 'No memory', ru: 'Без памяти' },
    scenario: 'death',
    panel: 'code',
    exercise: 'files',
  },
  {
    id: 'real',
    title: { en: 'No longer simulated', ru: 'Уже не модель' },
    scenario: 'bad-day',
    panel: 'job',
  },
  {
    id: 'production',
    title: { en: 'On a real cluster', ru: 'На настоящем кластере' },
    scenario: 'usual',
    panel: 'export',
  },
] as const satisfies readonly Step[];
