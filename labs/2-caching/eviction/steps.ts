// The steps of the eviction lab, one idea each.
import type { Step } from '#src/contract/manifest.ts';

export const steps = [
  {
    id: 'hit-or-miss',
    title: { en: 'Hit or miss', ru: 'Попадание или промах' },
    scenario: 'popular',
    prediction: {
      kind: 'choice',
      id: 'tenth',
      question: {
        en: 'The cache holds a tenth of the keys. How many requests will miss in the first 10,000?',
        ru: 'В кэш помещается десятая часть ключей. Какая доля первых 10 000 запросов промахнётся?',
      },
      at: 10_000,
      answers: [
        {
          id: 'most',
          text: { en: 'About nine in ten', ru: 'Около девяти из десяти' },
          right: { is: 'metric', metric: 'missRatio', op: '>', value: 0.75 },
        },
        {
          id: 'half',
          text: { en: 'About half', ru: 'Около половины' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'missRatio', op: '<=', value: 0.75 },
              { is: 'metric', metric: 'missRatio', op: '>=', value: 0.3 },
            ],
          },
        },
        {
          id: 'few',
          text: { en: 'About one in ten', ru: 'Около одного из десяти' },
          right: { is: 'metric', metric: 'missRatio', op: '<', value: 0.3 },
        },
      ],
    },
    tasks: [
      {
        id: 'watch-hits',
        text: { en: 'Run 2,000 requests', ru: 'Выполните 2000 запросов' },
        hint: { en: 'Play, and make it faster with the speed menu.', ru: 'Нажмите «Пуск» и прибавьте скорость.' },
        goal: { is: 'after', at: 2000 },
      },
    ],
  },
  {
    id: 'order',
    title: { en: 'Who leaves first', ru: 'Кто уходит первым' },
    scenario: 'popular',
    tasks: [
      {
        id: 'beat-lru',
        text: {
          en: 'Get below 46 % misses over 15,000 requests or more; change nothing but the policy',
          ru: 'Добейтесь меньше 46 % промахов за 15 000 запросов или больше, меняя только политику',
        },
        hint: {
          en: 'LRU stays near 53 %. One bit a key is enough to do better: try SIEVE. Counting helps too.',
          ru: 'У LRU около 53 %. Чтобы было лучше, хватит одного бита на ключ: попробуйте SIEVE. Помогает и счёт обращений.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 15_000 },
            { is: 'metric', metric: 'missRatio', op: '<', value: 0.46 },
            { is: 'parameter', parameter: 'trace', op: '=', value: 'zipf' },
            { is: 'parameter', parameter: 'capacity', op: '<=', value: 100 },
            { is: 'parameter', parameter: 'keys', op: '>=', value: 1000 },
            { is: 'parameter', parameter: 'skew', op: '<=', value: 0.9 },
            { is: 'parameter', parameter: 'policy', op: '!=', value: 'belady' },
          ],
        },
      },
    ],
  },
  {
    id: 'pollution',
    title: { en: 'The backup that emptied the cache', ru: 'Бэкап, опустошивший кэш' },
    scenario: 'backup',
    prediction: {
      kind: 'curve',
      id: 'after-scan',
      question: {
        en: 'Draw the misses of LRU: from request 10,000 to 12,000 a backup reads 2,000 keys, twice the cache.',
        ru: 'Нарисуйте промахи LRU: с 10 000-го по 12 000-й запрос бэкап читает 2000 ключей — вдвое больше кэша.',
      },
      series: 'recentMissPercent',
      max: 100,
      until: 16_000,
      given: {
        is: 'and',
        goals: [
          { is: 'after', at: 16_000 },
          { is: 'parameter', parameter: 'policy', op: '=', value: 'lru' },
        ],
      },
    },
    tasks: [
      {
        id: 'see-pollution',
        text: {
          en: 'Watch misses pass 90 % while the backup reads',
          ru: 'Дождитесь, пока во время бэкапа промахов станет больше 90 %',
        },
        hint: {
          en: 'Run to request 12,000: the chart shows the last 1,000 requests.',
          ru: 'Дойдите до запроса 12 000: график показывает последние 1000 запросов.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'records', record: 'scanBegan', op: '>=', value: 1 },
            { is: 'series', series: 'recentMissPercent', op: '>', value: 90 },
          ],
        },
      },
      {
        id: 'resist-scan',
        text: {
          en: 'In the 1,000 requests after the backup, stay below 50 % misses with room for 1,000 keys',
          ru: 'За 1000 запросов после бэкапа промахнитесь меньше чем в 50 % при ёмкости 1000',
        },
        hint: {
          en: 'Start over with a policy that makes newcomers prove themselves. If it takes over only just before the backup, it has not yet learnt whom to protect.',
          ru: 'Начните сначала с политикой, у которой новички должны себя показать. Если она вступит перед самым бэкапом, то не успеет узнать, кого беречь.',
        },
        goal: {
          is: 'before',
          at: 13_000,
          goal: {
            is: 'and',
            goals: [
              { is: 'after', at: 13_000 },
              { is: 'records', record: 'scanBegan', op: '>=', value: 1 },
              { is: 'series', series: 'recentMissPercent', op: '<', value: 50 },
              { is: 'parameter', parameter: 'trace', op: '=', value: 'zipf' },
              { is: 'parameter', parameter: 'capacity', op: '<=', value: 1000 },
              { is: 'parameter', parameter: 'keys', op: '>=', value: 10_000 },
              { is: 'parameter', parameter: 'skew', op: '<=', value: 0.9 },
              { is: 'parameter', parameter: 'policy', op: '!=', value: 'belady' },
            ],
          },
        },
      },
    ],
  },
  {
    id: 'cliff',
    title: { en: 'Always one step too late', ru: 'Всегда на шаг позади' },
    scenario: 'loop',
    prediction: {
      kind: 'choice',
      id: 'loop-hits',
      question: {
        en: 'The cache holds 100 of the 120 keys of the loop. How many requests will LRU answer?',
        ru: 'В кэше 100 из 120 ключей цикла. На сколько запросов ответит LRU?',
      },
      // Five rounds: long enough to see, and most students change the policy soon after.
      at: 600,
      given: { is: 'parameter', parameter: 'policy', op: '=', value: 'lru' },
      answers: [
        {
          id: 'five-sixths',
          text: { en: 'Five in six: 100 of 120 keys are there', ru: 'Пять из шести: 100 из 120 ключей на месте' },
          right: { is: 'metric', metric: 'missRatio', op: '<', value: 0.3 },
        },
        {
          id: 'half',
          text: { en: 'About half', ru: 'Около половины' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'missRatio', op: '>=', value: 0.3 },
              { is: 'metric', metric: 'missRatio', op: '<=', value: 0.9 },
            ],
          },
        },
        {
          id: 'none',
          text: { en: 'None at all', ru: 'Ни на один' },
          right: { is: 'metric', metric: 'missRatio', op: '>', value: 0.9 },
        },
      ],
    },
    tasks: [
      {
        id: 'escape-loop',
        text: {
          en: 'Get below 50 % misses over 5,000 requests without more room, and without knowing the future',
          ru: 'Добейтесь меньше 50 % промахов за 5000 запросов без лишнего места и без знания будущего',
        },
        hint: {
          en: 'Something must stay although it is oldest. Two of the policies let newcomers wait at the door.',
          ru: 'Что-то должно остаться, хотя оно самое старое. Две политики заставляют новичков ждать у двери.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 5000 },
            { is: 'metric', metric: 'missRatio', op: '<', value: 0.5 },
            { is: 'parameter', parameter: 'capacity', op: '<=', value: 100 },
            { is: 'parameter', parameter: 'keys', op: '>=', value: 120 },
            { is: 'parameter', parameter: 'trace', op: '=', value: 'loop' },
            { is: 'parameter', parameter: 'policy', op: '!=', value: 'belady' },
          ],
        },
      },
    ],
  },
  {
    id: 'memory',
    title: { en: 'A memory that is too good', ru: 'Слишком хорошая память' },
    scenario: 'fashion',
    tasks: [
      {
        id: 'forget',
        text: {
          en: 'Get below 41 % misses over 16,000 requests or more while taste shifts',
          ru: 'Добейтесь меньше 41 % промахов за 16 000 запросов или больше, пока спрос меняется',
        },
        hint: {
          en: 'LFU keeps a count for as long as the key stays. LRU forgets all of it and gets to 43 %. Look for one that does both: counts, and forgets.',
          ru: 'LFU хранит счётчик, пока ключ в кэше. LRU забывает всё и доходит до 43 %. Нужна политика, которая и считает, и забывает.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 16_000 },
            { is: 'metric', metric: 'missRatio', op: '<', value: 0.41 },
            { is: 'parameter', parameter: 'capacity', op: '<=', value: 100 },
            { is: 'parameter', parameter: 'trace', op: '=', value: 'shifting' },
            { is: 'parameter', parameter: 'keys', op: '>=', value: 1000 },
            { is: 'parameter', parameter: 'skew', op: '<=', value: 1 },
            { is: 'parameter', parameter: 'shiftEvery', op: '<=', value: 4000 },
            { is: 'parameter', parameter: 'policy', op: '!=', value: 'belady' },
          ],
        },
      },
    ],
  },
  {
    id: 'bound',
    title: { en: 'How good could it be?', ru: 'Насколько хорошо бывает?' },
    scenario: 'compiler',
    tasks: [
      {
        id: 'near-optimum',
        text: {
          en: 'Over 9,000 requests of the compiler, miss at most 1.25 times as often as the optimum, with room for 20 keys',
          ru: 'За 9000 запросов компилятора промахнитесь не больше чем в 1,25 раза чаще оптимума, при 20 местах',
        },
        hint: {
          en: 'The newest are not best everywhere. Compute the miss-ratio curves beside the stage: every policy at many sizes.',
          ru: 'Самые новые политики лучше не везде. Постройте рядом со сценой кривые промахов: все политики при многих размерах.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 9000 },
            { is: 'metric', metric: 'timesOptimal', op: '<=', value: 1.25 },
            { is: 'parameter', parameter: 'capacity', op: '<=', value: 20 },
            { is: 'parameter', parameter: 'trace', op: '=', value: 'recorded' },
            { is: 'parameter', parameter: 'policy', op: '!=', value: 'belady' },
          ],
        },
      },
    ],
  },
  {
    id: 'yours',
    title: { en: 'Write your own', ru: 'Напишите свою' },
    scenario: 'scans',
    panel: 'code',
    exercise: 'policy',
    tasks: [
      {
        id: 'own-policy',
        text: {
          en: 'With your own policy, finish 15,000 requests with scans below 68 % misses',
          ru: 'Пройдите со своей политикой 15 000 запросов со сканами, промахнувшись меньше чем в 68 %',
        },
        hint: {
          en: 'FIFO has 74 % here, LRU 72 %, SIEVE 63 %.',
          ru: 'У FIFO здесь 74 %, у LRU 72 %, у SIEVE 63 %.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'after', at: 15_000 },
            { is: 'metric', metric: 'missRatio', op: '<', value: 0.68 },
            { is: 'parameter', parameter: 'capacity', op: '<=', value: 100 },
            { is: 'parameter', parameter: 'trace', op: '=', value: 'scan' },
            { is: 'parameter', parameter: 'keys', op: '>=', value: 1000 },
            { is: 'parameter', parameter: 'skew', op: '<=', value: 0.9 },
            { is: 'parameter', parameter: 'scanPercent', op: '>=', value: 30 },
          ],
        },
      },
    ],
  },
] as const satisfies readonly Step[];
