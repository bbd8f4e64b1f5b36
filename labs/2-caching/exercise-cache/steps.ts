// The way through the task: why a cache, what it costs, how it breaks, and the student's own.
import type { Step } from '#src/contract/manifest.ts';

export const steps = [
  {
    id: 'distance',
    title: { en: 'Far away', ru: 'Далеко' },
    scenario: 'bare',
    prediction: {
      kind: 'choice',
      id: 'tail',
      question: {
        en: 'Four reads of five take 100 ms in the service, one takes 500 ms, on average. What will the slowest hundredth (p99) have waited for at least?',
        ru: 'Четыре чтения из пяти занимают в сервисе в среднем 100 мс, одно — 500 мс. Сколько как минимум прождёт самая медленная сотая часть чтений (p99)?',
      },
      at: 20_000,
      given: { is: 'parameter', parameter: 'cache', op: '=', value: 'none' },
      answers: [
        {
          id: 'mean',
          text: { en: 'About 180 ms, the mean', ru: 'Около 180 мс — среднее' },
          right: { is: 'metric', metric: 'p99ResponseMs', op: '<', value: 300 },
        },
        {
          id: 'friends',
          text: { en: 'About 500 ms', ru: 'Около 500 мс' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'p99ResponseMs', op: '>=', value: 300 },
              { is: 'metric', metric: 'p99ResponseMs', op: '<', value: 650 },
            ],
          },
        },
        {
          id: 'more',
          text: { en: 'Well above 600 ms', ru: 'Заметно больше 600 мс' },
          right: { is: 'metric', metric: 'p99ResponseMs', op: '>=', value: 650 },
        },
      ],
    },
    tasks: [
      {
        id: 'closer',
        text: {
          en: 'Answer half of the reads in less than 20 ms, 15 s into the run',
          ru: 'К 15-й секунде отвечайте на половину чтений быстрее чем за 20 мс',
        },
        hint: { en: 'Choose any cache.', ru: 'Выберите любой кэш.' },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 15_000 },
            { is: 'metric', metric: 'p50ResponseMs', op: '<', value: 20 },
            { is: 'parameter', parameter: 'arrivalRatePerS', op: '>=', value: 60 },
          ],
        },
      },
    ],
  },
  {
    id: 'stale',
    title: { en: 'Yesterday’s answer', ru: 'Вчерашний ответ' },
    scenario: 'changing',
    prediction: {
      kind: 'choice',
      id: 'behind',
      question: {
        en: 'updateUser deletes the entry from L2 and from the L1 of its own instance. How outdated will the worst answer be after 20 s?',
        ru: 'updateUser удаляет запись из L2 и из L1 своего экземпляра. Насколько устареет худший ответ за 20 с?',
      },
      at: 20_000,
      given: { is: 'parameter', parameter: 'cache', op: '=', value: 'cache-aside' },
      answers: [
        {
          id: 'never',
          text: { en: 'Not at all: it was deleted', ru: 'Нисколько: её же удалили' },
          right: { is: 'metric', metric: 'worstStaleMs', op: '<', value: 50 },
        },
        {
          id: 'soon',
          text: { en: 'By the time of one load', ru: 'На время одной загрузки' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'worstStaleMs', op: '>=', value: 50 },
              { is: 'metric', metric: 'worstStaleMs', op: '<', value: 2000 },
            ],
          },
        },
        {
          id: 'long',
          text: { en: 'By almost the whole run', ru: 'Почти на весь прогон' },
          right: { is: 'metric', metric: 'worstStaleMs', op: '>=', value: 2000 },
        },
      ],
    },
    tasks: [
      {
        id: 'bounded',
        text: {
          en: 'Keep everybody within 2 s of the truth to the end, while three of five reads stay away from the service',
          ru: 'Пусть до конца прогона никто не отстаёт больше чем на 2 с, а три чтения из пяти обходятся без сервиса',
        },
        hint: {
          en: 'Nobody tells the other instances. Let entries in L1 live for a short time: choose a cache with TTL.',
          ru: 'Другим экземплярам никто не сообщает. Пусть записи в L1 живут недолго: выберите кэш с TTL.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 19_000 },
            { is: 'metric', metric: 'worstStaleMs', op: '<=', value: 2000 },
            { is: 'metric', metric: 'missRatio', op: '<', value: 0.4 },
            { is: 'parameter', parameter: 'updateShare', op: '>=', value: 0.1 },
            { is: 'parameter', parameter: 'instances', op: '>=', value: 3 },
          ],
        },
      },
    ],
  },
  {
    id: 'lifetime',
    title: { en: 'What a TTL costs', ru: 'Цена TTL' },
    scenario: 'lifetime',
    tasks: [
      {
        id: 'longer',
        text: {
          en: 'Without L1, let less than 5% of the reads call the service within 30 s',
          ru: 'Без L1: пусть за 30 с до сервиса дойдёт меньше 5 % чтений',
        },
        hint: {
          en: 'λT / (1 + λT): raise the TTL in L2 to 20 s. Start the run anew.',
          ru: 'λT / (1 + λT): поднимите TTL в L2 до 20 с и начните прогон заново.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 29_000 },
            { is: 'metric', metric: 'missRatio', op: '<', value: 0.05 },
            { is: 'metric', metric: 'missRatio', op: '>', value: 0 },
            { is: 'parameter', parameter: 'l1TtlMs', op: '=', value: 0 },
            { is: 'parameter', parameter: 'users', op: '>=', value: 20 },
            { is: 'not', goal: { is: 'parameter', parameter: 'cache', op: '=', value: 'cache-aside' } },
          ],
        },
      },
    ],
  },
  {
    id: 'memory',
    title: { en: 'Memory ends', ru: 'Память конечна' },
    scenario: 'memory',
    tasks: [
      {
        id: 'in-bounds',
        text: {
          en: 'To the end without a restart, with L1 in use and its capacity as it is',
          ru: 'Дойдите до конца без перезапусков, с работающим L1 прежней ёмкости',
        },
        hint: {
          en: 'A map forgets nothing by itself. The cache with TTL makes room before it sets.',
          ru: 'Map сама ничего не забывает. Кэш с TTL освобождает место перед записью.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 19_000 },
            { is: 'metric', metric: 'restarts', op: '=', value: 0 },
            { is: 'metric', metric: 'l1Peak', op: '>=', value: 10 },
            { is: 'parameter', parameter: 'l1Capacity', op: '<=', value: 50 },
            { is: 'parameter', parameter: 'users', op: '>=', value: 3000 },
          ],
        },
      },
    ],
  },
  {
    id: 'stampede',
    title: { en: 'Stampede', ru: 'Наплыв' },
    scenario: 'stampede',
    prediction: {
      kind: 'choice',
      id: 'loads',
      question: {
        en: 'In the tenth second L2 is empty, and three instances miss. How many loads of the most popular user will be under way at once, at most?',
        ru: 'На десятой секунде L2 пуст, и три экземпляра промахиваются. Сколько загрузок самого популярного пользователя будет идти одновременно, самое большее?',
      },
      at: 20_000,
      given: { is: 'parameter', parameter: 'cache', op: '=', value: 'ttl' },
      answers: [
        {
          id: 'one',
          text: { en: 'One', ru: 'Одна' },
          right: { is: 'metric', metric: 'largestStampede', op: '<=', value: 1 },
        },
        {
          id: 'three',
          text: { en: 'Up to three: one an instance', ru: 'До трёх: по одной на экземпляр' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'largestStampede', op: '>', value: 1 },
              { is: 'metric', metric: 'largestStampede', op: '<=', value: 3 },
            ],
          },
        },
        {
          id: 'many',
          text: { en: 'As many as come before the first is back', ru: 'Столько, сколько придёт до возвращения первой' },
          right: { is: 'metric', metric: 'largestStampede', op: '>', value: 3 },
        },
      ],
    },
    tasks: [
      {
        id: 'one-flight',
        text: {
          en: 'Through the loss of all entries with at most one load of a thing per instance',
          ru: 'Переживите потерю всех записей: не больше одной загрузки одного и того же на экземпляр',
        },
        hint: {
          en: 'Let those who miss wait for the load that is under way: single flight.',
          ru: 'Пусть промахнувшиеся ждут ту загрузку, которая уже идёт: single flight.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 19_000 },
            { is: 'metric', metric: 'largestStampede', op: '<=', value: 3 },
            { is: 'metric', metric: 'duplicateLoads', op: '>=', value: 1 },
            { is: 'records', record: 'l2Changed', op: '>=', value: 1 },
            { is: 'parameter', parameter: 'arrivalRatePerS', op: '>=', value: 150 },
            { is: 'parameter', parameter: 'users', op: '<=', value: 20 },
            { is: 'parameter', parameter: 'instances', op: '>=', value: 3 },
          ],
        },
      },
    ],
  },
  {
    id: 'l2-down',
    title: { en: 'Without L2', ru: 'Без L2' },
    scenario: 'l2-down',
    prediction: {
      kind: 'choice',
      id: 'errors',
      question: {
        en: 'L2 is away for ten of twenty seconds; the service is well all the while. How many requests will fail?',
        ru: 'L2 недоступен десять секунд из двадцати, сервис всё это время здоров. Сколько запросов завершится ошибкой?',
      },
      at: 20_000,
      given: { is: 'parameter', parameter: 'cache', op: '=', value: 'single-flight' },
      answers: [
        {
          id: 'none',
          text: { en: 'None: there is the service', ru: 'Ни одного: есть же сервис' },
          right: { is: 'metric', metric: 'failedPercent', op: '<', value: 1 },
        },
        {
          id: 'few',
          text: { en: 'A few, when it goes away', ru: 'Несколько — в момент отказа' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'failedPercent', op: '>=', value: 1 },
              { is: 'metric', metric: 'failedPercent', op: '<', value: 15 },
            ],
          },
        },
        {
          id: 'many',
          text: { en: 'A third or more', ru: 'Треть или больше' },
          right: { is: 'metric', metric: 'failedPercent', op: '>=', value: 30 },
        },
      ],
    },
    tasks: [
      {
        id: 'unnoticed',
        text: {
          en: 'Not one error at clients, and still at least two reads of five without the service',
          ru: 'Ни одной ошибки у клиентов, и хотя бы два чтения из пяти всё ещё без сервиса',
        },
        hint: {
          en: 'A cache is help, not a condition: choose the one that lives without L2.',
          ru: 'Кэш — помощь, а не условие: выберите тот, что не зависит от L2.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 19_000 },
            { is: 'metric', metric: 'failed', op: '=', value: 0 },
            { is: 'metric', metric: 'missRatio', op: '<', value: 0.6 },
            { is: 'records', record: 'l2Changed', op: '>=', value: 4 },
          ],
        },
      },
    ],
  },
  {
    id: 'yours',
    title: { en: 'Write it', ru: 'Напишите сами' },
    scenario: 'bad-day',
    panel: 'code',
    exercise: 'user-cache',
    tasks: [
      {
        id: 'own',
        text: {
          en: 'Your code through the bad day: at most 4 errors at clients, no wrong answer, no unhandled rejection, less than 800 calls to the service',
          ru: 'Ваш код проходит плохой день: не больше 4 ошибок у клиентов, ни одного неверного ответа, ни одного необработанного отклонения промиса, меньше 800 вызовов сервиса',
        },
        hint: {
          en: 'Pass the exercise first, then let your code take part in the run.',
          ru: 'Сначала пройдите проверку упражнения, потом включите свой код в прогон.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'after', at: 24_900 },
            { is: 'metric', metric: 'failed', op: '<=', value: 4 },
            { is: 'metric', metric: 'wrongAnswers', op: '=', value: 0 },
            { is: 'metric', metric: 'unhandledRejections', op: '=', value: 0 },
            { is: 'metric', metric: 'serviceCalls', op: '<', value: 800 },
            { is: 'metric', metric: 'answered', op: '>=', value: 1300 },
            { is: 'parameter', parameter: 'users', op: '>=', value: 200 },
          ],
        },
      },
    ],
  },
] as const satisfies readonly Step[];
