// Tracing: the steps of the lesson, each with its tasks and what must hold for them. Data only.
import type { Step } from '#src/contract/manifest.ts';
import { service } from './services.ts';

export const steps = [
  {
    id: 'one-request',
    title: { en: 'One request, eight services', ru: 'Один запрос, восемь сервисов' },
    scenario: 'whole',
    instruments: ['critical', 'response'],
    prediction: {
      kind: 'choice',
      id: 'waits-for',
      question: {
        en: 'The frontend’s span is the longest of all. Whom does the page really wait for most?',
        ru: 'Самый длинный спан — у frontend. Кого на самом деле дольше всего ждёт страница?',
      },
      at: 20_000,
      answers: [
        {
          id: 'frontend',
          text: { en: 'the frontend', ru: 'frontend' },
          right: { is: 'metric', metric: 'dbPathPercent', op: '<', value: 10 },
        },
        {
          id: 'auth',
          text: { en: 'auth', ru: 'auth' },
          right: { is: 'metric', metric: 'authPathPercent', op: '>', value: 30 },
        },
        {
          id: 'db',
          text: { en: 'the database', ru: 'базу данных' },
          right: { is: 'metric', metric: 'dbPathPercent', op: '>', value: 30 },
        },
      ],
    },
    tasks: [
      {
        id: 'slow-heart',
        text: {
          en: 'Change one service so that p99 rises above 500 ms',
          ru: 'Измените один сервис так, чтобы p99 поднялся выше 500 мс',
        },
        hint: {
          en: 'Slow down the one that the table names first. Click it on the stage.',
          ru: 'Замедлите тот, что стоит первым в таблице. Нажмите на него на сцене.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'series', series: 'p99ResponseMs', op: '>', value: 500 },
            { is: 'records', record: 'serviceChanged', op: '=', value: 1 },
            { is: 'parameter', parameter: 'arrivalRatePerS', op: '<=', value: 40 },
          ],
        },
      },
    ],
  },
  {
    id: 'critical-path',
    title: { en: 'The path that everybody waits for', ru: 'Путь, которого ждут все' },
    scenario: 'whole',
    instruments: ['response', 'critical'],
    prediction: {
      kind: 'choice',
      id: 'slower-cache',
      question: {
        en: 'At the start you make the cache twice as slow: 20 ms instead of 10. What happens to p50, which is 73 ms?',
        ru: 'В самом начале вы замедляете кэш вдвое: 20 мс вместо 10. Что станет с p50, который равен 73 мс?',
      },
      at: 20_000,
      given: { is: 'action', action: 'slow', where: { service: service('cache'), factor: 2 } },
      answers: [
        {
          id: 'little',
          text: { en: 'it rises by less than 5 ms', ru: 'вырастет меньше чем на 5 мс' },
          right: { is: 'metric', metric: 'p50ResponseMs', op: '<', value: 78 },
        },
        {
          id: 'ten',
          text: { en: 'it rises by about 10 ms', ru: 'вырастет примерно на 10 мс' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'p50ResponseMs', op: '>=', value: 78 },
              { is: 'metric', metric: 'p50ResponseMs', op: '<', value: 90 },
            ],
          },
        },
        {
          id: 'double',
          text: { en: 'it doubles', ru: 'вырастет вдвое' },
          right: { is: 'metric', metric: 'p50ResponseMs', op: '>=', value: 90 },
        },
      ],
    },
    tasks: [
      {
        id: 'one-faster',
        text: {
          en: 'With a single change to one service bring p50 below 58 ms and keep it there for ten seconds',
          ru: 'Одним изменением одного сервиса опустите p50 ниже 58 мс и удержите его там десять секунд',
        },
        hint: {
          en: '“Slow it down” takes 0.1 to 0.9 as well: that makes it faster. Only what lies on the critical path helps.',
          ru: '«Замедлить» принимает и 0,1–0,9: так сервис ускоряется. Поможет только тот, кто на критическом пути.',
        },
        goal: {
          is: 'for',
          lasting: 10_000,
          goal: {
            is: 'and',
            goals: [
              { is: 'series', series: 'p50ResponseMs', op: '<', value: 58 },
              { is: 'records', record: 'serviceChanged', op: '=', value: 1 },
              { is: 'parameter', parameter: 'arrivalRatePerS', op: '>=', value: 40 },
              { is: 'parameter', parameter: 'cacheHitPercent', op: '<=', value: 80 },
              { is: 'parameter', parameter: 'networkMs', op: '>=', value: 2 },
            ],
          },
        },
      },
    ],
  },
  {
    id: 'clocks',
    title: { en: 'Clocks that disagree', ru: 'Часы расходятся' },
    scenario: 'skewed',
    instruments: ['critical'],
    prediction: {
      kind: 'choice',
      id: 'skewed-cache',
      question: {
        en: 'The cache is asked by users, and holds 5% of the critical path. What will the traces say when the clock of users is 40 ms behind?',
        ru: 'Кэш спрашивает users; на кэш приходится 5 % критического пути. Что скажут трейсы, если часы users отстают на 40 мс?',
      },
      at: 20_000,
      answers: [
        {
          id: 'same',
          text: { en: 'the same: durations are right', ru: 'то же самое: длительности-то верны' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'cachePathPercent', op: '>=', value: 3 },
              { is: 'metric', metric: 'cachePathPercent', op: '<=', value: 8 },
            ],
          },
        },
        {
          id: 'less',
          text: { en: 'that almost nobody waits for the cache', ru: 'что кэша почти никто не ждёт' },
          right: { is: 'metric', metric: 'cachePathPercent', op: '<', value: 3 },
        },
        {
          id: 'more',
          text: { en: 'that the cache is to blame', ru: 'что виноват кэш' },
          right: { is: 'metric', metric: 'cachePathPercent', op: '>', value: 8 },
        },
      ],
    },
    tasks: [
      {
        id: 'set-clocks',
        text: {
          en: 'Set the clock right, to five milliseconds, and run ten seconds of it',
          ru: 'Поставьте часы с точностью до пяти миллисекунд и прогоните десять секунд',
        },
        hint: { en: 'All settings → Clock of users.', ru: 'Все настройки → «Часы сервиса users».' },
        goal: {
          is: 'and',
          goals: [
            { is: 'parameter', parameter: 'clockSkewMs', op: '>=', value: -5 },
            { is: 'parameter', parameter: 'clockSkewMs', op: '<=', value: 5 },
            { is: 'after', at: 10_000 },
          ],
        },
      },
    ],
  },
  {
    id: 'lost',
    title: { en: 'A context is lost', ru: 'Контекст потерян' },
    scenario: 'whole',
    instruments: ['critical', 'header'],
    prediction: {
      kind: 'choice',
      id: 'how-many',
      question: {
        en: 'At the start you let auth lose the context. What becomes of a request’s trace?',
        ru: 'В самом начале вы заставите auth терять контекст. Что станет с трейсом одного запроса?',
      },
      at: 20_000,
      given: { is: 'action', action: 'lose', where: { service: service('auth') } },
      answers: [
        {
          id: 'one',
          text: { en: 'it stays one, without the span of auth', ru: 'останется одним, без спана auth' },
          right: { is: 'metric', metric: 'tracesPerRequest', op: '<', value: 1.05 },
        },
        {
          id: 'two',
          text: { en: 'it becomes two', ru: 'распадётся на два' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'tracesPerRequest', op: '>=', value: 1.05 },
              { is: 'metric', metric: 'tracesPerRequest', op: '<', value: 2.05 },
            ],
          },
        },
        {
          id: 'all',
          text: { en: 'each span becomes a trace of its own', ru: 'каждый спан станет отдельным трейсом' },
          right: { is: 'metric', metric: 'tracesPerRequest', op: '>=', value: 2.05 },
        },
      ],
    },
    tasks: [
      {
        id: 'blind',
        text: {
          en: 'Blind the traces: the database is to hold less than 10% of the critical path, with nothing slower or faster',
          ru: 'Ослепите трейсы: пусть на базу придётся меньше 10 % критического пути — при том что никто не стал ни медленнее, ни быстрее',
        },
        hint: {
          en: 'The path begins at the root. Cut the tree above everything that asks the database, as early as you can.',
          ru: 'Путь начинается в корне. Разорвите дерево выше всех, кто ходит в базу, и как можно раньше.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 10_000 },
            { is: 'metric', metric: 'dbPathPercent', op: '<', value: 10 },
            { is: 'without', action: 'slow' },
            { is: 'without', action: 'fail' },
            { is: 'parameter', parameter: 'cacheHitPercent', op: '=', value: 80 },
          ],
        },
      },
    ],
  },
  {
    id: 'carry',
    title: { en: 'Carry the context yourself', ru: 'Передайте контекст сами' },
    scenario: 'whole',
    instruments: ['header'],
    panel: 'code',
    exercise: 'propagate',
    tasks: [
      {
        id: 'carried',
        text: {
          en: 'With your code in charge let no trace break for ten seconds',
          ru: 'Пусть с вашим кодом десять секунд не рвётся ни один трейс',
        },
        hint: {
          en: 'Names of headers come in any case here: look at them with console.log.',
          ru: 'Имена заголовков приходят в любом регистре: посмотрите на них через console.log.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'after', at: 10_000 },
            { is: 'metric', metric: 'keptTraces', op: '>', value: 50 },
            { is: 'metric', metric: 'brokenPercent', op: '=', value: 0 },
          ],
        },
      },
    ],
  },
  {
    id: 'parents',
    title: { en: 'A parent that has ended', ru: 'Родитель, который уже завершён' },
    panel: 'code',
    exercise: 'finish',
  },
  {
    id: 'head',
    title: { en: 'Decide at the start', ru: 'Решать в начале' },
    scenario: 'sampled',
    instruments: ['estimates', 'stored'],
    prediction: {
      kind: 'choice',
      id: 'errors-kept',
      question: {
        en: 'One trace in twenty is kept, by its id. About 50 requests of this minute fail. How many of those will be in the store?',
        ru: 'По id сохраняется каждый двадцатый трейс. За эту минуту ошибкой закончатся около 50 запросов. Сколько из них окажется в хранилище?',
      },
      at: 60_000,
      answers: [
        {
          id: 'few',
          text: { en: 'at most a handful', ru: 'от силы несколько' },
          right: { is: 'metric', metric: 'keptFailedPercent', op: '<=', value: 15 },
        },
        {
          id: 'half',
          text: { en: 'about half', ru: 'около половины' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'keptFailedPercent', op: '>', value: 15 },
              { is: 'metric', metric: 'keptFailedPercent', op: '<', value: 85 },
            ],
          },
        },
        {
          id: 'all',
          text: { en: 'nearly all: errors matter', ru: 'почти все: ошибки важны' },
          right: { is: 'metric', metric: 'keptFailedPercent', op: '>=', value: 85 },
        },
      ],
    },
    tasks: [
      {
        id: 'half-a-point',
        text: {
          en: 'Deciding at the head, know the share of errors of the minute to ±0.5 points at 95%',
          ru: 'Решая в начале, узнайте долю ошибок за минуту с точностью ±0,5 п. п. при 95 %',
        },
        hint: {
          en: 'The interval shrinks with the root of what is kept. Raise the rate and watch the line under the table.',
          ru: 'Интервал сужается как корень из числа сохранённых. Поднимайте долю и следите за строкой под таблицей.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 59_000 },
            { is: 'parameter', parameter: 'sampling', op: '=', value: 'head' },
            { is: 'parameter', parameter: 'errorPercent', op: '>=', value: 6 },
            { is: 'metric', metric: 'weightedFailedErrorPoints', op: '<=', value: 0.5 },
            { is: 'metric', metric: 'keptFailedPercent', op: '>', value: 0 },
          ],
        },
      },
    ],
  },
  {
    id: 'together',
    title: { en: 'Decide together', ru: 'Решать вместе' },
    scenario: 'coins',
    instruments: ['stored', 'estimates'],
    prediction: {
      kind: 'choice',
      id: 'whole-traces',
      question: {
        en: 'Each of six services tosses its own coin and writes half of its spans. How many of the stored traces will be whole?',
        ru: 'Каждый из шести сервисов бросает свою монету и пишет половину спанов. Сколько сохранённых трейсов будут целыми?',
      },
      at: 30_000,
      answers: [
        {
          id: 'half',
          text: { en: 'half of them', ru: 'половина' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'brokenPercent', op: '>', value: 30 },
              { is: 'metric', metric: 'brokenPercent', op: '<=', value: 90 },
            ],
          },
        },
        {
          id: 'hardly',
          text: { en: 'hardly any', ru: 'почти ни один' },
          right: { is: 'metric', metric: 'brokenPercent', op: '>', value: 90 },
        },
        {
          id: 'most',
          text: { en: 'most of them', ru: 'большинство' },
          right: { is: 'metric', metric: 'brokenPercent', op: '<=', value: 30 },
        },
      ],
    },
    tasks: [
      {
        id: 'whole-again',
        text: {
          en: 'Store about as much, 40 to 60% of the spans, and let every trace be whole',
          ru: 'Храните примерно столько же, 40–60 % спанов, но чтобы каждый трейс был целым',
        },
        hint: {
          en: 'One decision for all, at the head; the flag in traceparent carries it on.',
          ru: 'Одно решение на всех, в начале; дальше его несёт флаг в traceparent.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 20_000 },
            { is: 'metric', metric: 'storedPercent', op: '>=', value: 40 },
            { is: 'metric', metric: 'storedPercent', op: '<=', value: 60 },
            { is: 'metric', metric: 'brokenPercent', op: '=', value: 0 },
          ],
        },
      },
    ],
  },
  {
    id: 'tail',
    title: { en: 'Decide at the end', ru: 'Решать в конце' },
    scenario: 'tail',
    instruments: ['estimates', 'estimate'],
    prediction: {
      kind: 'choice',
      id: 'biased',
      question: {
        en: 'The tail keeps errors, what took 300 ms or more, and 5% of the rest. The p99 of the kept traces, taken as they are, will be …',
        ru: 'Решение в конце сохраняет ошибки, всё от 300 мс и 5 % остального. p99 по сохранённым трейсам, взятым как есть, будет…',
      },
      at: 60_000,
      answers: [
        {
          id: 'near',
          text: { en: 'close to the true one', ru: 'близок к настоящему' },
          right: { is: 'metric', metric: 'estimatedP99ErrorPercent', op: '<=', value: 20 },
        },
        {
          id: 'high',
          text: { en: 'far too high', ru: 'сильно завышен' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'estimatedP99ErrorPercent', op: '>', value: 20 },
              { is: 'metric', metric: 'estimatedP99Ms', op: '>', value: 220 },
            ],
          },
        },
        {
          id: 'low',
          text: { en: 'far too low', ru: 'сильно занижен' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'estimatedP99ErrorPercent', op: '>', value: 20 },
              { is: 'metric', metric: 'estimatedP99Ms', op: '<', value: 160 },
            ],
          },
        },
      ],
    },
    tasks: [
      {
        id: 'errors-cheap',
        text: {
          en: 'Keep every failed request of the minute and store at most 10% of the spans',
          ru: 'Сохраните каждый неудачный запрос этой минуты и не больше 10 % спанов',
        },
        hint: {
          en: 'A trace lasts until its last span ends, and the mail comes late: many are “slow” only by that. Keep from a later time on.',
          ru: 'Трейс длится до конца последнего спана, а письмо уходит поздно: многие трейсы «медленны» только из-за него. Поднимите порог.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 59_000 },
            { is: 'parameter', parameter: 'errorPercent', op: '>=', value: 6 },
            { is: 'metric', metric: 'keptFailedPercent', op: '>=', value: 99 },
            { is: 'metric', metric: 'storedPercent', op: '<=', value: 10 },
          ],
        },
      },
      {
        id: 'too-soon',
        text: {
          en: 'Now let the tail decide too soon: less than half of the failed requests kept',
          ru: 'А теперь пусть решение принимается слишком рано: сохранится меньше половины неудачных запросов',
        },
        hint: {
          en: 'The clock of a trace starts with the first span that ends. Wait less than a query takes.',
          ru: 'Отсчёт идёт от первого завершённого спана. Ждите меньше, чем длится запрос к базе.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 59_000 },
            { is: 'parameter', parameter: 'sampling', op: '=', value: 'tail' },
            { is: 'parameter', parameter: 'keepErrors', op: '=', value: true },
            { is: 'metric', metric: 'keptFailedPercent', op: '<', value: 50 },
          ],
        },
      },
    ],
  },
  {
    id: 'cost',
    title: { en: 'What looking costs', ru: 'Сколько стоит смотреть' },
    scenario: 'costly',
    instruments: ['response', 'estimates'],
    tasks: [
      {
        id: 'cheaper',
        text: {
          en: 'Spans cost what they cost: bring p50 below 78 ms, and still keep at least 5% of the traces',
          ru: 'Цена спана не меняется: опустите p50 ниже 78 мс и всё-таки храните не меньше 5 % трейсов',
        },
        hint: {
          en: 'Who decides at the head writes nothing for the others. The tail has to write everything first.',
          ru: 'Кто решает в начале, для остальных не пишет ничего. Кто решает в конце, сначала пишет всё.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 20_000 },
            { is: 'parameter', parameter: 'overheadUs', op: '>=', value: 4000 },
            { is: 'parameter', parameter: 'arrivalRatePerS', op: '>=', value: 40 },
            { is: 'metric', metric: 'p50ResponseMs', op: '<', value: 78 },
            { is: 'metric', metric: 'keptPercent', op: '>=', value: 5 },
            { is: 'without', action: 'slow' },
          ],
        },
      },
    ],
  },
  {
    id: 'guilty',
    title: { en: 'Find the guilty one', ru: 'Найдите виновного' },
    scenario: 'guilty',
    instruments: ['critical', 'response'],
    tasks: [
      {
        id: 'found',
        text: {
          en: 'Restore the service that went wrong at 0:10, and no other',
          ru: 'Восстановите сервис, который сломался в 0:10, — и никакой другой',
        },
        hint: {
          en: 'Compare a trace before 0:10 with one after. Whose stretch of the stepped line has grown? The longest bar is not the guilty one.',
          ru: 'Сравните трейс до 0:10 с трейсом после. Чей участок ступенчатой линии вырос? Самая длинная полоса — ещё не вина.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 10_000 },
            { is: 'probe', probe: 'foundAtOnce' },
          ],
        },
      },
    ],
  },
] as const satisfies readonly Step[];
