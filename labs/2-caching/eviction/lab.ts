// Eviction: the manifest. Data only.
import type { Manifest } from '#src/contract/manifest.ts';

const POLICIES = [
  { value: 'fifo', label: { en: 'FIFO', ru: 'FIFO' } },
  { value: 'lru', label: { en: 'LRU', ru: 'LRU' } },
  { value: 'lfu', label: { en: 'LFU', ru: 'LFU' } },
  { value: 'clock', label: { en: 'CLOCK', ru: 'CLOCK' } },
  { value: 'sieve', label: { en: 'SIEVE', ru: 'SIEVE' } },
  { value: 's3fifo', label: { en: 'S3-FIFO', ru: 'S3-FIFO' } },
  { value: 'arc', label: { en: 'ARC', ru: 'ARC' } },
  { value: 'wtinylfu', label: { en: 'W-TinyLFU', ru: 'W-TinyLFU' } },
  { value: 'belady', label: { en: 'Belady’s optimum', ru: 'Оптимум Белади' } },
  { value: 'own-code', label: { en: 'Your code', ru: 'Ваш код' } },
] as const;

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
  parameters: [
    {
      name: 'policy',
      kind: 'choice',
      values: POLICIES,
      default: 'lru',
      live: true,
      primary: true,
      label: { en: 'Policy', ru: 'Политика' },
      explanation: {
        en: 'Which key leaves a full cache. Changed during a run, the new policy takes over the cached keys, in the order in which the old one would have let them go.',
        ru: 'Какой ключ покидает полный кэш. При смене на ходу новая политика принимает ключи в том порядке, в каком их отпустила бы прежняя.',
      },
    },
    {
      name: 'capacity',
      kind: 'number',
      unit: 'keys',
      min: 1,
      max: 1_000_000,
      step: 1,
      integer: true,
      scale: 'logarithmic',
      default: 100,
      primary: true,
      label: { en: 'Capacity', ru: 'Ёмкость' },
      explanation: {
        en: 'How many keys the cache holds; every key counts as one.',
        ru: 'Сколько ключей помещается в кэш; каждый занимает одно место.',
      },
    },
    {
      name: 'trace',
      kind: 'choice',
      values: [
        { value: 'zipf', label: { en: 'Popular few', ru: 'Популярное меньшинство' } },
        { value: 'scan', label: { en: 'With scans', ru: 'Со сканами' } },
        { value: 'loop', label: { en: 'A loop', ru: 'Цикл' } },
        { value: 'shifting', label: { en: 'Shifting taste', ru: 'Меняющийся спрос' } },
        { value: 'recorded', label: { en: 'A compiler at work', ru: 'Компилятор за работой' } },
      ],
      default: 'zipf',
      primary: true,
      label: { en: 'Traffic', ru: 'Нагрузка' },
      explanation: {
        en: 'Where the requests come from: generated, or recorded – the directories that the TypeScript compiler looks into while it checks this project. An opened file takes the place of both.',
        ru: 'Откуда берутся запросы: генерируются или записаны заранее — это каталоги, в которые заглядывает компилятор TypeScript, когда проверяет этот проект. Открытый файл заменяет и те и другие.',
      },
    },
    {
      name: 'requests',
      kind: 'number',
      unit: 'requests',
      min: 1,
      max: 10_000_000,
      step: 1000,
      integer: true,
      scale: 'logarithmic',
      default: 20_000,
      label: { en: 'Requests', ru: 'Запросов' },
      explanation: {
        en: 'How many requests are generated. A recording is cut to this length, never made longer.',
        ru: 'Сколько запросов сгенерировать. Запись обрезается до этой длины, но длиннее не становится.',
      },
    },
    {
      name: 'keys',
      kind: 'number',
      unit: 'keys',
      min: 1,
      max: 1_000_000,
      step: 1,
      integer: true,
      scale: 'logarithmic',
      default: 1000,
      label: { en: 'Keys', ru: 'Ключей' },
      explanation: {
        en: 'How many different keys generated traffic asks for (scans bring further ones); for the loop, its length.',
        ru: 'Сколько разных ключей в сгенерированной нагрузке (сканы добавляют новые); для цикла — его длина.',
      },
    },
    {
      name: 'skew',
      kind: 'number',
      unit: '',
      min: 0,
      max: 2,
      step: 0.05,
      default: 0.9,
      label: { en: 'Skew', ru: 'Неравномерность' },
      explanation: {
        en: 'Exponent of Zipf’s law of popularity. At 0 all keys are alike; measured web and storage traffic lies between 0.6 and 1.',
        ru: 'Показатель закона Ципфа: 0 — все ключи одинаково популярны; у измеренной нагрузки веба и хранилищ он от 0,6 до 1.',
      },
    },
    {
      name: 'scanPercent',
      kind: 'number',
      unit: '%',
      min: 0,
      max: 100,
      step: 1,
      default: 30,
      label: { en: 'Scans', ru: 'Доля сканов' },
      explanation: {
        en: 'Share of all requests that belong to scans: reads of keys that nobody has asked for before or will ask for again. Only for traffic with scans.',
        ru: 'Доля запросов, которая приходится на сканы — чтение ключей, которые никто не запрашивал раньше и не запросит потом. Только для нагрузки со сканами.',
      },
    },
    {
      name: 'scanLength',
      kind: 'number',
      unit: 'keys',
      min: 1,
      max: 100_000,
      step: 10,
      integer: true,
      scale: 'logarithmic',
      default: 150,
      label: { en: 'Scan length', ru: 'Длина скана' },
      explanation: { en: 'Keys that one scan reads in a row.', ru: 'Сколько ключей подряд читает один скан.' },
    },
    {
      name: 'shiftEvery',
      kind: 'number',
      unit: 'requests',
      min: 1,
      max: 1_000_000,
      step: 100,
      integer: true,
      scale: 'logarithmic',
      default: 4000,
      label: { en: 'Taste holds for', ru: 'Спрос держится' },
      explanation: {
        en: 'After this many requests the ranking of keys moves on by a fifth of them. Only for shifting taste.',
        ru: 'Через столько запросов рейтинг популярности сдвигается на пятую часть ключей. Только для меняющегося спроса.',
      },
    },
    {
      name: 'showBound',
      kind: 'flag',
      default: true,
      label: { en: 'Run the optimum beside it', ru: 'Считать рядом оптимум' },
      explanation: {
        en: 'Feeds the same requests to Belady’s policy, which knows the future. No policy that stores every missed key can miss less.',
        ru: 'Подаёт те же запросы политике Белади, которая знает будущее. Меньше промахов не бывает ни у одной политики, которая кладёт в кэш каждый промахнувшийся ключ.',
      },
    },
  ],
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
  scenarios: [
    {
      id: 'popular',
      title: { en: 'A tenth of the keys', ru: 'Десятая часть ключей' },
      objective: {
        en: 'A cache with room for a tenth of the keys, a few of which are very popular.',
        ru: 'В кэш помещается десятая часть ключей; некоторые из них очень популярны.',
      },
      params: { trace: 'zipf', policy: 'lru' },
      seed: 42,
    },
    {
      id: 'backup',
      title: { en: 'The nightly backup', ru: 'Ночной бэкап' },
      objective: {
        en: 'A larger cache, well filled. At request 10,000 a backup reads 2,000 keys, each once. See what is left.',
        ru: 'Кэш побольше и уже прогрет. На запросе 10 000 бэкап читает 2000 ключей, каждый по разу. Посмотрите, что останется.',
      },
      params: { trace: 'zipf', policy: 'lru', capacity: 1000, keys: 10_000, requests: 18_000 },
      actions: [{ at: 10_000, action: 'scan', length: 2000 }],
      seed: 42,
      until: 20_000,
    },
    {
      id: 'scans',
      title: { en: 'Scans all day', ru: 'Сканы весь день' },
      objective: {
        en: 'Three requests in ten belong to scans. Which policy lets them pass through?',
        ru: 'Три запроса из десяти приходятся на сканы. Какая политика пропустит их мимо?',
      },
      params: { trace: 'scan', policy: 'lru' },
      seed: 42,
    },
    {
      id: 'loop',
      title: { en: 'A loop a little too long', ru: 'Цикл чуть длиннее кэша' },
      objective: {
        en: '120 keys asked for in turn, over and over; the cache holds 100.',
        ru: '120 ключей запрашивают по кругу; в кэше 100 мест.',
      },
      params: { trace: 'loop', keys: 120, policy: 'lru' },
      seed: 42,
    },
    {
      id: 'fashion',
      title: { en: 'Shifting taste', ru: 'Меняющийся спрос' },
      objective: {
        en: 'What is popular changes every 4,000 requests. A policy that only counts holds on to the past.',
        ru: 'Популярные ключи сменяются каждые 4000 запросов. Политика, которая только считает, держится за прошлое.',
      },
      params: { trace: 'shifting', skew: 1, policy: 'lfu' },
      seed: 42,
    },
    {
      id: 'compiler',
      title: { en: 'A compiler’s directories', ru: 'Каталоги компилятора' },
      objective: {
        en: 'Real traffic: the directories that a compiler looks into. A cache of 20 serves most of it, if it is the right one.',
        ru: 'Настоящая нагрузка: каталоги, куда заглядывает компилятор. Почти всю её обслужит кэш на 20 мест, если политика подходит.',
      },
      params: { trace: 'recorded', policy: 'wtinylfu', capacity: 20 },
      seed: 42,
      until: 9237,
    },
    {
      id: 'long-day',
      title: { en: 'A long day', ru: 'Долгий день' },
      objective: {
        en: 'Taste shifts, and a backup passes through three times. One policy for all of it.',
        ru: 'Спрос меняется, и трижды проходит бэкап. Одна политика на весь день.',
      },
      params: { trace: 'shifting', skew: 1, policy: 'lru' },
      actions: [
        { at: 3000, action: 'scan', length: 400 },
        { at: 9000, action: 'scan', length: 400 },
        { at: 15_000, action: 'scan', length: 400 },
      ],
      seed: 7,
    },
  ],
  steps: [
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
  ],
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
      ru: 'Трасса: по ключу в строке или key,size в каждой строке. Размеры — байты, они влияют только на долю промахов по байтам.',
    },
    extensions: ['.txt', '.csv', '.trace', '.log'],
    maxBytes: 256 * 1024 * 1024,
    replaces: ['trace', 'requests', 'keys', 'skew', 'scanPercent', 'scanLength', 'shiftEvery'],
  },
} as const satisfies Manifest;
