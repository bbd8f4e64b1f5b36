// Load balancing: the steps of the lesson, each with its tasks and what must hold for them. Data only.
import type { Step } from '#src/contract/manifest.ts';

export const steps = [
  {
    id: 'turns',
    title: { en: 'Taking turns', ru: 'По очереди' },
    scenario: 'even',
    tasks: [
      {
        id: 'watch-even',
        text: { en: 'Run ten seconds of it', ru: 'Прогоните десять секунд' },
        hint: { en: 'Press play, or drag the timeline.', ru: 'Нажмите «Пуск» или потяните шкалу времени.' },
        goal: { is: 'after', at: 10_000 },
      },
    ],
  },
  {
    id: 'fair-not-fast',
    title: { en: 'Fair is not the same as fast', ru: 'Поровну — не значит быстро' },
    scenario: 'even',
    prediction: {
      kind: 'curve',
      id: 'p99-after-slowdown',
      question: {
        en: 'At about 0:10 you make server-3 four times slower. What will p99 do over the whole minute?',
        ru: 'Около 0:10 вы замедлите server-3 вчетверо. Как за всю минуту поведёт себя p99?',
      },
      series: 'p99ResponseMs',
      max: 16_000,
      until: 60_000,
      given: { is: 'action', action: 'slow' },
    },
    tasks: [
      {
        id: 'slow-one',
        text: { en: 'Slow one server down', ru: 'Замедлите один сервер' },
        hint: {
          en: 'Click a server on the stage, then "Slow it down".',
          ru: 'Нажмите на сервер на сцене и выберите «Замедлить».',
        },
        goal: { is: 'action', action: 'slow' },
      },
      {
        id: 'p99-explodes',
        text: {
          en: 'Drive p99 above 2 seconds without adding load',
          ru: 'Поднимите p99 выше 2 секунд, не добавляя нагрузки',
        },
        hint: {
          en: 'Round robin keeps sending it a third. Wait.',
          ru: 'Round robin по-прежнему шлёт ему треть запросов. Подождите.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'series', series: 'p99ResponseMs', op: '>', value: 2000 },
            { is: 'parameter', parameter: 'arrivalRatePerS', op: '<=', value: 60 },
          ],
        },
      },
    ],
  },
  {
    id: 'connections',
    title: { en: 'Count what is under way', ru: 'Считаем запросы в работе' },
    scenario: 'one-slow',
    tasks: [
      {
        id: 'tame-slow',
        text: {
          en: 'After the slowdown, keep p99 below 2 seconds for twenty seconds',
          ru: 'После замедления двадцать секунд держите p99 ниже 2 секунд',
        },
        hint: {
          en: 'Least connections, two choices and peak EWMA all see the growing queue. Go back and fork.',
          ru: 'Растущую очередь замечают «Наименьшее число соединений», «Лучший из двух» и Peak EWMA. Вернитесь назад и сделайте развилку.',
        },
        goal: {
          is: 'for',
          lasting: 20_000,
          goal: {
            is: 'and',
            goals: [
              { is: 'after', at: 15_000 },
              { is: 'series', series: 'p99ResponseMs', op: '<', value: 2000 },
              { is: 'without', action: 'restore' },
            ],
          },
        },
      },
    ],
  },
  {
    id: 'weights',
    title: { en: 'Machines are not alike', ru: 'Машины не одинаковы' },
    scenario: 'unequal',
    tasks: [
      {
        id: 'use-weights',
        text: {
          en: 'With weights, keep p99 below 700 ms for ten seconds',
          ru: 'С помощью весов держите p99 ниже 700 мс десять секунд',
        },
        hint: {
          en: 'The weights 3, 1, 1 are set already; round robin does not read them.',
          ru: 'Веса 3, 1, 1 уже заданы; обычный round robin их не читает.',
        },
        goal: {
          is: 'for',
          lasting: 10_000,
          goal: {
            is: 'and',
            goals: [
              { is: 'after', at: 5_000 },
              { is: 'series', series: 'p99ResponseMs', op: '<', value: 700 },
              {
                is: 'or',
                goals: [
                  { is: 'parameter', parameter: 'algorithm', op: '=', value: 'smooth-weighted-round-robin' },
                  { is: 'parameter', parameter: 'algorithm', op: '=', value: 'weighted-round-robin' },
                ],
              },
            ],
          },
        },
      },
    ],
  },
  {
    id: 'death',
    title: { en: 'How long a dead server lives', ru: 'Сколько живёт мёртвый сервер' },
    scenario: 'crash',
    prediction: {
      kind: 'choice',
      id: 'failures-after-crash',
      question: {
        en: 'server-2 dies at 0:10. How many requests fail, with least connections and no retries?',
        ru: 'server-2 падает в 0:10. Сколько запросов не удастся, если выбирать по наименьшему числу соединений и не повторять?',
      },
      at: 30_000,
      given: {
        is: 'and',
        goals: [
          { is: 'parameter', parameter: 'algorithm', op: '=', value: 'least-connections' },
          { is: 'parameter', parameter: 'retries', op: '=', value: 0 },
        ],
      },
      answers: [
        {
          id: 'few',
          text: {
            en: 'A handful: its share until it is noticed, below 100',
            ru: 'Немного: его доля, пока не заметят, — меньше 100',
          },
          right: { is: 'metric', metric: 'failed', op: '<', value: 100 },
        },
        {
          id: 'many',
          text: {
            en: 'Far more than its share: it always looks idle, 100 or more',
            ru: 'Гораздо больше его доли: он всегда выглядит свободным — 100 и больше',
          },
          right: { is: 'metric', metric: 'failed', op: '>=', value: 100 },
        },
      ],
    },
    tasks: [
      {
        id: 'survive-crash',
        text: {
          en: 'Have the server die and lose fewer than 1% of all requests',
          ru: 'Пусть сервер упадёт, а потеряется меньше 1 % запросов',
        },
        hint: {
          en: 'A retry on another server, passive checks, or more frequent probes: see all settings.',
          ru: 'Повтор на другом сервере, пассивные проверки или более частые активные — всё это в списке настроек.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 30_000 },
            { is: 'records', record: 'serverChanged', op: '>=', value: 1 },
            { is: 'metric', metric: 'failedPercent', op: '<', value: 1 },
          ],
        },
      },
    ],
  },
  {
    id: 'two-choices',
    title: { en: 'The power of two choices', ru: 'Сила двух выборов' },
    scenario: 'hundred',
    tasks: [
      {
        id: 'shorten-queue',
        text: {
          en: 'Keep the longest of a hundred queues below 12 for ten seconds',
          ru: 'Десять секунд держите самую длинную из ста очередей короче 12 запросов',
        },
        hint: {
          en: '“Two choices” looks at two servers; “Least connections” has to look at a hundred.',
          ru: '«Лучший из двух» смотрит на два сервера, «Наименьшее число соединений» — на все сто.',
        },
        goal: {
          is: 'for',
          lasting: 10_000,
          goal: {
            is: 'and',
            goals: [
              { is: 'after', at: 5_000 },
              { is: 'series', series: 'longestQueue', op: '<', value: 12 },
            ],
          },
        },
      },
    ],
  },
  {
    id: 'yours',
    title: { en: 'Write your own', ru: 'Напишите свой' },
    scenario: 'one-slow',
    panel: 'code',
    exercise: 'pick',
    tasks: [
      {
        id: 'own-code-runs',
        text: {
          en: 'With your own code, keep p99 below 2 seconds for fifteen seconds after the slowdown',
          ru: 'Своим кодом держите p99 ниже 2 секунд пятнадцать секунд после замедления',
        },
        hint: {
          en: 'servers[i].activeConnections tells what is under way at each.',
          ru: 'servers[i].activeConnections — сколько запросов сейчас в работе у каждого.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            {
              is: 'for',
              lasting: 15_000,
              goal: {
                is: 'and',
                goals: [
                  { is: 'after', at: 15_000 },
                  { is: 'series', series: 'p99ResponseMs', op: '<', value: 2000 },
                ],
              },
            },
          ],
        },
      },
    ],
  },
  {
    id: 'uncounted',
    title: { en: 'A count that nobody keeps', ru: 'Счёт, которого никто не ведёт' },
    scenario: 'even',
    panel: 'code',
    exercise: 'least-connections',
    tasks: [
      {
        id: 'see-pile-up',
        text: {
          en: 'See a queue of more than forty at one server',
          ru: 'Увидьте у одного сервера очередь длиннее сорока',
        },
        hint: {
          en: 'Do not change anything yet: run the code as it stands.',
          ru: 'Пока ничего не меняйте: запустите код как есть.',
        },
        goal: {
          is: 'and',
          goals: [{ is: 'ownCode' }, { is: 'series', series: 'longestQueue', op: '>', value: 40 }],
        },
      },
      {
        id: 'keep-count',
        text: {
          en: 'Mend it, and keep p99 below 600 ms for fifteen seconds',
          ru: 'Почините и удержите p99 ниже 600 мс пятнадцать секунд',
        },
        hint: {
          en: 'What is under way must be counted up and down.',
          ru: 'Соединения надо и прибавлять, и вычитать.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            {
              is: 'for',
              lasting: 15_000,
              goal: {
                is: 'and',
                goals: [
                  { is: 'after', at: 10_000 },
                  { is: 'series', series: 'p99ResponseMs', op: '<', value: 600 },
                ],
              },
            },
          ],
        },
      },
    ],
  },
  {
    id: 'in-bursts',
    title: { en: 'Shares that come in bursts', ru: 'Доли, выданные пачками' },
    scenario: 'heavy-weights',
    panel: 'code',
    exercise: 'smooth-weights',
    tasks: [
      {
        id: 'see-bursts',
        text: {
          en: 'See p99 above 500 ms although the machines are busy three quarters of the time',
          ru: 'Увидьте p99 выше 500 мс, хотя машины заняты лишь три четверти времени',
        },
        hint: {
          en: 'Do not change anything yet: run the code as it stands.',
          ru: 'Пока ничего не меняйте: запустите код как есть.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'after', at: 10_000 },
            { is: 'series', series: 'p99ResponseMs', op: '>', value: 500 },
          ],
        },
      },
      {
        id: 'no-bursts',
        text: {
          en: 'Mend it, and keep p99 below 300 ms for fifteen seconds',
          ru: 'Почините и удержите p99 ниже 300 мс пятнадцать секунд',
        },
        hint: {
          en: 'Same shares, another order.',
          ru: 'Доли те же, порядок другой.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            {
              is: 'for',
              lasting: 15_000,
              goal: {
                is: 'and',
                goals: [
                  { is: 'after', at: 10_000 },
                  { is: 'series', series: 'p99ResponseMs', op: '<', value: 300 },
                ],
              },
            },
          ],
        },
      },
    ],
  },
  {
    id: 'jumping-turn',
    title: { en: 'A turn that jumps', ru: 'Порядок сбивается' },
    scenario: 'refusing',
    panel: 'code',
    exercise: 'next-healthy',
    tasks: [
      {
        id: 'see-skipped',
        text: {
          en: 'See one healthy server left out while another has its turns',
          ru: 'Увидьте, как здоровый сервер остаётся без ходов, а они достаются другому',
        },
        hint: {
          en: 'Do not change anything yet: run the code as it stands. Compare server-3 and server-4.',
          ru: 'Пока ничего не меняйте: запустите код как есть. Сравните server-3 и server-4.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'after', at: 20_000 },
            { is: 'metric', metric: 'imbalance', op: '>', value: 1.3 },
          ],
        },
      },
      {
        id: 'fair-turns',
        text: {
          en: 'Mend it, so that after half a minute the busiest is within a tenth of the mean',
          ru: 'Почините: через полминуты самый занятый не должен отличаться от среднего больше чем на десятую',
        },
        hint: {
          en: 'A turn belongs to a server, not to a place in a list.',
          ru: 'Ход принадлежит серверу, а не месту в списке.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'after', at: 30_000 },
            { is: 'metric', metric: 'imbalance', op: '<', value: 1.1 },
          ],
        },
      },
    ],
  },
] as const satisfies readonly Step[];
