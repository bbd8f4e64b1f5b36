// Load balancing: the manifest. Data only.
import type { Manifest } from '#src/contract/manifest.ts';

const ALGORITHMS = [
  { value: 'round-robin', label: { en: 'Round robin', ru: 'По кругу' } },
  { value: 'weighted-round-robin', label: { en: 'Weighted round robin', ru: 'По кругу с весами' } },
  { value: 'smooth-weighted-round-robin', label: { en: 'Smooth weighted', ru: 'Сглаженный с весами' } },
  { value: 'least-connections', label: { en: 'Least connections', ru: 'Наименьшее число соединений' } },
  { value: 'ip-hash', label: { en: 'IP hash', ru: 'Хеш IP-адреса' } },
  { value: 'random', label: { en: 'Random', ru: 'Случайно' } },
  { value: 'power-of-two-choices', label: { en: 'Two choices', ru: 'Лучший из двух' } },
  { value: 'peak-ewma', label: { en: 'Peak EWMA', ru: 'Peak EWMA' } },
  { value: 'consistent-hash', label: { en: 'Consistent hash', ru: 'Консистентный хеш' } },
  { value: 'own-code', label: { en: 'Your code', ru: 'Ваш код' } },
] as const;

export const lab = {
  id: 'load-balancing',
  chapter: 4,
  sections: ['4.2'],
  order: 2,
  title: { en: 'Load balancing', ru: 'Балансировка нагрузки' },
  summary: {
    en: 'Nine ways to choose a server, and what each does when one of them is slow, dead or cut off.',
    ru: 'Девять способов выбрать сервер — и что делает каждый, когда один из серверов тормозит, упал или отрезан от сети.',
  },
  clock: { unit: 'ms', until: 60_000, endedBy: 'requests', sampleEvery: 250, rate: 200 },
  parameters: [
    {
      name: 'algorithm',
      kind: 'choice',
      values: ALGORITHMS,
      default: 'round-robin',
      live: true,
      primary: true,
      label: { en: 'Algorithm', ru: 'Алгоритм' },
      explanation: {
        en: 'How the balancer chooses a server for a request.',
        ru: 'Как балансировщик выбирает сервер для запроса.',
      },
    },
    {
      name: 'arrivalRatePerS',
      kind: 'number',
      unit: '1/s',
      min: 0.1,
      max: 5000,
      step: 1,
      scale: 'logarithmic',
      default: 60,
      live: true,
      primary: true,
      label: { en: 'Arrivals', ru: 'Поток запросов' },
      explanation: {
        en: 'Requests a second from all clients together; the gaps are exponential (a Poisson stream).',
        ru: 'Запросов в секунду от всех клиентов; промежутки экспоненциальные (пуассоновский поток).',
      },
    },
    {
      name: 'servers',
      kind: 'number',
      unit: '',
      min: 1,
      max: 200,
      step: 1,
      integer: true,
      default: 3,
      primary: true,
      label: { en: 'Servers', ru: 'Серверов' },
      explanation: {
        en: 'How many servers stand behind the balancer, unless they are named.',
        ru: 'Сколько серверов за балансировщиком, если не заданы имена.',
      },
    },
    {
      name: 'serviceTimeMs',
      kind: 'number',
      unit: 'ms',
      min: 0.01,
      max: 10_000,
      step: 1,
      scale: 'logarithmic',
      default: 40,
      live: true,
      label: { en: 'Mean service time', ru: 'Среднее время обслуживания' },
      explanation: {
        en: 'Mean time that a request occupies one place of a server of speed 1.',
        ru: 'Сколько в среднем запрос занимает одно место на сервере со скоростью 1.',
      },
    },
    {
      name: 'serviceDistribution',
      kind: 'choice',
      values: [
        { value: 'exponential', label: { en: 'Exponential', ru: 'Экспоненциальное' } },
        { value: 'deterministic', label: { en: 'Always the same', ru: 'Постоянное' } },
        { value: 'lognormal', label: { en: 'Lognormal', ru: 'Логнормальное' } },
      ],
      default: 'exponential',
      label: { en: 'Service time distribution', ru: 'Распределение времени обслуживания' },
      explanation: {
        en: 'Lognormal times (coefficient of variation 1.5) have the long tail that measured services have.',
        ru: 'У логнормального (коэффициент вариации 1,5) длинный хвост, как у реальных сервисов.',
      },
    },
    {
      name: 'capacityPerServer',
      kind: 'number',
      unit: '',
      min: 1,
      max: 1000,
      step: 1,
      integer: true,
      default: 1,
      label: { en: 'Places per server', ru: 'Мест на сервере' },
      explanation: {
        en: 'Requests that one server works on at once; the others wait in its queue, which has no limit.',
        ru: 'Сколько запросов сервер обслуживает одновременно; остальные ждут в его очереди без ограничения.',
      },
    },
    {
      name: 'serverNames',
      kind: 'words',
      maxItems: 200,
      default: [],
      label: { en: 'Server names', ru: 'Имена серверов' },
      explanation: {
        en: 'Names instead of server-1, server-2 …; hashes depend on them. Their number replaces the number of servers.',
        ru: 'Имена вместо server-1, server-2 …; от них зависят хеши. Их число заменяет число серверов.',
      },
    },
    {
      name: 'weights',
      kind: 'numbers',
      unit: '',
      min: 1,
      max: 1000,
      integer: true,
      maxItems: 200,
      default: [],
      label: { en: 'Weights', ru: 'Веса' },
      explanation: {
        en: 'One a server, in order; servers without one have weight 1. Only the weighted algorithms and nginx read them.',
        ru: 'По одному на сервер, по порядку; без веса — 1. Их учитывают только алгоритмы с весами и nginx.',
      },
    },
    {
      name: 'speeds',
      kind: 'numbers',
      unit: '',
      min: 0.01,
      max: 100,
      maxItems: 200,
      default: [],
      label: { en: 'Speeds', ru: 'Скорости' },
      explanation: {
        en: 'One a server: 0.5 takes twice as long over everything. Servers without one have speed 1.',
        ru: 'По одной на сервер: 0,5 — всё делает вдвое дольше. Без значения — 1.',
      },
    },
    {
      name: 'clients',
      kind: 'number',
      unit: '',
      min: 1,
      max: 10_000,
      step: 1,
      integer: true,
      default: 40,
      label: { en: 'Clients', ru: 'Клиентов' },
      explanation: {
        en: 'Distinct client addresses, each in a /24 network of its own.',
        ru: 'Сколько разных адресов у клиентов, каждый в своей сети /24.',
      },
    },
    {
      name: 'clientSkew',
      kind: 'number',
      unit: '',
      min: 0,
      max: 2,
      step: 0.1,
      default: 0,
      label: { en: 'Client skew', ru: 'Неравномерность клиентов' },
      explanation: {
        en: 'Exponent of the Zipf law by which clients send: 0 all alike, 1 a few send most.',
        ru: 'Показатель закона Ципфа: 0 — все клиенты одинаковы, 1 — немногие шлют почти всё.',
      },
    },
    {
      name: 'healthChecks',
      kind: 'choice',
      values: [
        { value: 'off', label: { en: 'Off', ru: 'Нет' } },
        { value: 'active', label: { en: 'Active probes', ru: 'Активные' } },
        { value: 'passive', label: { en: 'Passive, as nginx', ru: 'Пассивные, как в nginx' } },
      ],
      default: 'active',
      label: { en: 'Health checks', ru: 'Проверки здоровья' },
      explanation: {
        en: 'Active: a probe to every server at each interval; 3 failures in a row take it out, 2 successes bring it back (the defaults of HAProxy). Passive: one failed request takes it out for 10 s (the defaults of nginx).',
        ru: 'Активные: каждый сервер опрашивают с заданным интервалом, 3 неудачи подряд выводят его из работы, 2 успеха возвращают (как в HAProxy по умолчанию). Пассивные: один неудачный запрос выводит сервер на 10 с (как в nginx по умолчанию).',
      },
    },
    {
      name: 'healthCheckEveryMs',
      kind: 'number',
      unit: 'ms',
      min: 50,
      max: 60_000,
      step: 50,
      scale: 'logarithmic',
      default: 2000,
      label: { en: 'Probe interval', ru: 'Интервал активных проверок' },
      explanation: {
        en: 'Time between two probes of one server; a probe without an answer fails after half of it.',
        ru: 'Время между проверками одного сервера; проверка без ответа считается неудачной через половину интервала.',
      },
    },
    {
      name: 'timeoutMs',
      kind: 'number',
      unit: 'ms',
      min: 0,
      max: 120_000,
      step: 100,
      default: 5000,
      label: { en: 'Timeout', ru: 'Таймаут' },
      explanation: {
        en: 'How long the balancer waits for a server; 0: for ever.',
        ru: 'Сколько балансировщик ждёт сервер; 0 — бесконечно.',
      },
    },
    {
      name: 'retries',
      kind: 'number',
      unit: '',
      min: 0,
      max: 5,
      step: 1,
      integer: true,
      default: 1,
      label: { en: 'Retries', ru: 'Повторы' },
      explanation: {
        en: 'How many more servers are tried after a refused, broken or timed-out request.',
        ru: 'Сколько ещё серверов пробовать после отказа, обрыва или таймаута.',
      },
    },
    {
      name: 'clientDelayMs',
      kind: 'number',
      unit: 'ms',
      min: 0,
      max: 1000,
      step: 1,
      default: 40,
      label: { en: 'Client network delay', ru: 'Задержка сети до клиента' },
      explanation: {
        en: 'One way between a client and the balancer. Counted in the response time.',
        ru: 'В одну сторону между клиентом и балансировщиком. Входит во время ответа.',
      },
    },
    {
      name: 'serverDelayMs',
      kind: 'number',
      unit: 'ms',
      min: 0,
      max: 1000,
      step: 0.1,
      default: 2,
      label: { en: 'Server network delay', ru: 'Задержка сети до сервера' },
      explanation: {
        en: 'One way between the balancer and a server.',
        ru: 'В одну сторону между балансировщиком и сервером.',
      },
    },
    {
      name: 'warmUpMs',
      kind: 'number',
      unit: 'ms',
      min: 0,
      max: 1e9,
      step: 100,
      default: 0,
      label: { en: 'Warm-up', ru: 'Прогрев' },
      explanation: {
        en: 'Requests sent before this do not count in the figures of the run.',
        ru: 'Запросы, отправленные раньше, не входят в итоги прогона.',
      },
    },
    {
      name: 'requests',
      kind: 'number',
      unit: '',
      min: 0,
      max: 1e8,
      step: 1000,
      integer: true,
      default: 0,
      label: { en: 'Requests', ru: 'Запросов' },
      explanation: {
        en: 'Stop sending after this many; 0: go on until the end of the run.',
        ru: 'Сколько запросов отправить; 0 — слать до конца прогона.',
      },
    },
  ],
  actions: [
    {
      name: 'slow',
      on: 'server',
      label: { en: 'Slow it down', ru: 'Замедлить' },
      fields: [
        {
          name: 'factor',
          label: { en: 'times', ru: 'во сколько раз' },
          unit: '×',
          min: 0.1,
          max: 100,
          step: 1,
          default: 4,
        },
      ],
    },
    { name: 'kill', on: 'server', label: { en: 'Kill it', ru: 'Уронить' } },
    { name: 'cut', on: 'server', label: { en: 'Cut it off the network', ru: 'Отрезать от сети' } },
    { name: 'restore', on: 'server', label: { en: 'Restore it', ru: 'Восстановить' } },
    {
      name: 'weight',
      on: 'server',
      label: { en: 'Set its weight', ru: 'Задать вес' },
      fields: [
        {
          name: 'weight',
          label: { en: 'weight', ru: 'вес' },
          unit: '',
          min: 1,
          max: 1000,
          step: 1,
          default: 1,
          integer: true,
        },
      ],
    },
  ],
  metrics: [
    { name: 'requests', unit: '', label: { en: 'Requests', ru: 'Запросов' } },
    { name: 'answered', unit: '', label: { en: 'Answered', ru: 'С ответом' }, better: 'higher' },
    { name: 'failed', unit: '', label: { en: 'Failed', ru: 'С ошибкой' }, better: 'lower', headline: true },
    { name: 'retried', unit: '', label: { en: 'Retried', ru: 'Повторено' } },
    { name: 'failedPercent', unit: '%', label: { en: 'Share failed', ru: 'Доля ошибок' }, better: 'lower' },
    {
      name: 'throughputPerS',
      unit: '1/s',
      label: { en: 'Throughput', ru: 'Пропускная способность' },
      better: 'higher',
    },
    {
      name: 'meanWaitMs',
      unit: 'ms',
      label: { en: 'Mean wait in a queue', ru: 'Среднее ожидание в очереди' },
      better: 'lower',
    },
    { name: 'meanResponseMs', unit: 'ms', label: { en: 'Mean response', ru: 'Средний ответ' }, better: 'lower' },
    { name: 'p50ResponseMs', unit: 'ms', label: { en: 'p50 response', ru: 'p50 ответа' }, better: 'lower' },
    { name: 'p95ResponseMs', unit: 'ms', label: { en: 'p95 response', ru: 'p95 ответа' }, better: 'lower' },
    {
      name: 'p99ResponseMs',
      unit: 'ms',
      label: { en: 'p99 response', ru: 'p99 ответа' },
      better: 'lower',
      headline: true,
    },
    { name: 'p999ResponseMs', unit: 'ms', label: { en: 'p99.9 response', ru: 'p99,9 ответа' }, better: 'lower' },
    { name: 'utilisation', unit: 'share', label: { en: 'Utilisation', ru: 'Загрузка' } },
    {
      name: 'imbalance',
      unit: '',
      label: { en: 'Busiest over mean', ru: 'Самый загруженный к среднему' },
      better: 'lower',
    },
    { name: 'meanInSystem', unit: '', label: { en: 'Mean in the system', ru: 'В системе в среднем' } },
  ],
  series: [
    { name: 'p99ResponseMs', unit: 'ms', label: { en: 'p99 response, last 5 s', ru: 'p99 ответа за 5 с' } },
    { name: 'meanResponseMs', unit: 'ms', label: { en: 'Mean response, last 5 s', ru: 'Средний ответ за 5 с' } },
    { name: 'throughputPerS', unit: '1/s', fate: 'served', label: { en: 'Answers', ru: 'Ответы' } },
    { name: 'failedPerS', unit: '1/s', fate: 'failed', label: { en: 'Failures', ru: 'Ошибки' } },
    { name: 'inSystem', unit: '', label: { en: 'Requests in the system', ru: 'Запросов в системе' } },
    { name: 'longestQueue', unit: '', label: { en: 'Longest queue', ru: 'Самая длинная очередь' } },
  ],
  instruments: [
    { id: 'p99', title: { en: 'p99 response', ru: 'p99 ответа' }, series: ['p99ResponseMs'], band: true, theory: true },
    {
      id: 'flow',
      title: { en: 'Answers and failures', ru: 'Ответы и ошибки' },
      series: ['throughputPerS', 'failedPerS'],
    },
    { id: 'queue', title: { en: 'Longest queue', ru: 'Самая длинная очередь' }, series: ['longestQueue'], band: true },
  ],
  scenarios: [
    {
      id: 'even',
      title: { en: 'Three equal servers', ru: 'Три одинаковых сервера' },
      objective: {
        en: 'Watch a healthy system at 80% load.',
        ru: 'Посмотрите на здоровую систему при загрузке 80 %.',
      },
      params: { servers: 3, arrivalRatePerS: 60, algorithm: 'round-robin' },
      seed: 42,
    },
    {
      id: 'one-slow',
      title: { en: 'One slow server', ru: 'Один медленный сервер' },
      objective: {
        en: 'Keep p99 below 2 seconds although server-3 becomes four times slower at 0:10.',
        ru: 'Удержите p99 ниже 2 секунд, хотя server-3 с 0:10 вчетверо медленнее.',
      },
      params: { servers: 3, arrivalRatePerS: 45, algorithm: 'round-robin' },
      actions: [{ at: 10_000, action: 'slow', server: 2, factor: 4 }],
      seed: 42,
    },
    {
      id: 'unequal',
      title: { en: 'Unequal servers', ru: 'Неравные серверы' },
      objective: {
        en: 'One big machine and two small ones share 60 requests a second.',
        ru: 'Одна большая машина и две маленькие делят 60 запросов в секунду.',
      },
      params: {
        servers: 3,
        speeds: [2.5, 0.75, 0.75],
        weights: [3, 1, 1],
        arrivalRatePerS: 60,
        algorithm: 'round-robin',
      },
      seed: 7,
    },
    {
      id: 'crash',
      title: { en: 'A server dies', ru: 'Сервер падает' },
      objective: {
        en: 'See how long the balancer believes in a dead server, and what that costs.',
        ru: 'Посмотрите, как долго балансировщик верит в мёртвый сервер и чего это стоит.',
      },
      params: { servers: 4, arrivalRatePerS: 60, algorithm: 'least-connections', healthChecks: 'active', retries: 0 },
      actions: [{ at: 10_000, action: 'kill', server: 1 }],
      seed: 5,
    },
    {
      id: 'sticky',
      title: { en: 'A few loud clients', ru: 'Несколько шумных клиентов' },
      objective: {
        en: 'Hashes keep a client on one server. Find out what that does when few clients send most.',
        ru: 'Хеш держит клиента на одном сервере. Узнайте, что будет, если почти всё шлют немногие.',
      },
      params: { servers: 4, arrivalRatePerS: 70, algorithm: 'ip-hash', clients: 30, clientSkew: 1.2 },
      seed: 11,
    },
    {
      id: 'unlucky-minute',
      title: { en: 'The unlucky minute', ru: 'Неудачная минута' },
      objective: {
        en: 'Four unequal servers. The largest becomes four times slower at 0:15, another dies at 0:30.',
        ru: 'Четыре неравных сервера. Самый большой с 0:15 вчетверо медленнее, другой падает в 0:30.',
      },
      params: {
        servers: 4,
        speeds: [2, 1, 1, 0.5],
        weights: [4, 2, 2, 1],
        arrivalRatePerS: 40,
        algorithm: 'round-robin',
      },
      actions: [
        { at: 15_000, action: 'slow', server: 0, factor: 4 },
        { at: 30_000, action: 'kill', server: 1 },
      ],
      seed: 7,
    },
    {
      id: 'hundred',
      title: { en: 'A hundred servers', ru: 'Сто серверов' },
      objective: {
        en: 'Random against the better of two, at 90% load.',
        ru: 'Случайный выбор против лучшего из двух при загрузке 90 %.',
      },
      params: {
        servers: 100,
        arrivalRatePerS: 2250,
        algorithm: 'random',
        clientDelayMs: 10,
        serverDelayMs: 0,
        healthChecks: 'off',
      },
      until: 30_000,
      seed: 3,
    },
    {
      id: 'heavy-weights',
      title: { en: 'Heavy weights', ru: 'Большие веса' },
      objective: {
        en: 'Three unlike machines with the weights 30, 20, 10: see what a burst of thirty does to a queue.',
        ru: 'Три разные машины с весами 30, 20, 10: посмотрите, что делает с очередью пачка из тридцати запросов.',
      },
      params: {
        servers: 3,
        speeds: [1.5, 1, 0.5],
        weights: [30, 20, 10],
        arrivalRatePerS: 55,
        serviceDistribution: 'deterministic',
        algorithm: 'weighted-round-robin',
      },
      seed: 7,
    },
    {
      id: 'refusing',
      title: { en: 'A server that refuses', ru: 'Сервер, который отказывает' },
      objective: {
        en: 'server-2 is dead from 0:01 on and nobody takes it out; a retry finds another server. Are the other three treated alike?',
        ru: 'server-2 мёртв с 0:01, и никто его не выводит; повтор уходит на другой сервер. Поровну ли достаётся остальным трём?',
      },
      params: { servers: 4, arrivalRatePerS: 50, algorithm: 'round-robin', healthChecks: 'off', retries: 1 },
      actions: [{ at: 1000, action: 'kill', server: 1 }],
      seed: 1,
    },
  ],
  steps: [
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
  ],
  challenges: [
    {
      id: 'unlucky-minute',
      title: { en: 'The unlucky minute', ru: 'Неудачная минута' },
      brief: {
        en: 'Unequal servers, one slows down, one dies. Finish the minute with the lowest p99 you can and at most 1% failed.',
        ru: 'Серверы неравны, один замедляется, один падает. Закончите минуту с наименьшим p99 и не больше чем 1 % ошибок.',
      },
      scenario: 'unlucky-minute',
      goal: {
        is: 'and',
        goals: [
          { is: 'after', at: 59_000 },
          { is: 'metric', metric: 'failedPercent', op: '<=', value: 1 },
          { is: 'records', record: 'serverChanged', op: '>=', value: 2 },
          { is: 'parameter', parameter: 'servers', op: '<=', value: 4 },
          { is: 'parameter', parameter: 'arrivalRatePerS', op: '>=', value: 40 },
          { is: 'parameter', parameter: 'serviceTimeMs', op: '>=', value: 40 },
          { is: 'without', action: 'restore' },
        ],
      },
      score: { metric: 'p99ResponseMs', better: 'lower', par: 550 },
    },
  ],
  exercises: [
    {
      id: 'pick',
      kind: 'write',
      runsLive: true,
      title: { en: 'Write pick(servers, request)', ru: 'Напишите pick(servers, request)' },
      hints: [
        {
          en: 'A slow server gives itself away: more requests are under way there than elsewhere.',
          ru: 'Медленный сервер выдаёт себя: у него в работе больше запросов, чем у других.',
        },
        {
          en: 'Go over the servers that are healthy and remember the one with the smallest activeConnections.',
          ru: 'Переберите здоровые серверы и запомните тот, у которого activeConnections меньше всех.',
        },
        {
          en: 'Servers of different weight: compare activeConnections / weight. Start from the first healthy server, never from index 0.',
          ru: 'У серверов разный вес: сравнивайте activeConnections / weight. Начинайте с первого здорового сервера, а не с индекса 0.',
        },
      ],
    },
    {
      id: 'least-connections',
      kind: 'flaw',
      runsLive: true,
      title: { en: 'Connections nobody counts', ru: 'Никто не считает' },
      hints: [
        {
          en: 'Print the numbers that are compared, with console.log. Which of them ever change?',
          ru: 'Выведите сравниваемые числа через console.log. Меняются ли они хоть когда-нибудь?',
        },
        {
          en: 'A connection begins when pick has chosen a server: count it up there, before you return.',
          ru: 'Соединение начинается, когда pick выбрал сервер: прибавьте единицу перед тем, как вернуть ответ.',
        },
        {
          en: 'It ends when the balancer calls release(server), if you export it: count down there. The index it gets is the one that you returned.',
          ru: 'Оно заканчивается, когда балансировщик вызывает release(server), если вы её экспортируете: вычтите единицу там. Индекс тот же, что вы вернули.',
        },
      ],
    },
    {
      id: 'smooth-weights',
      kind: 'flaw',
      runsLive: true,
      title: { en: 'Weights in bursts', ru: 'Веса пачками' },
      hints: [
        {
          en: 'Write down what the weights 5, 1, 1 give: A A A A A B C. Where would you put B and C?',
          ru: 'Выпишите, что дают веса 5, 1, 1: A A A A A B C. Куда бы вы переставили B и C?',
        },
        {
          en: 'Keep a number for each server that grows by its weight with every request. Whose number is the largest has the turn.',
          ru: 'Заведите для каждого сервера число, которое с каждым запросом растёт на его вес. Ходит тот, у кого оно больше всех.',
        },
        {
          en: 'Who has the turn pays the sum of all weights from its number: 5, 1, 1 then gives A A B A C A A. A server that is out takes no part, and keeps its number.',
          ru: 'Сходивший платит из своего числа сумму всех весов: 5, 1, 1 даёт тогда A A B A C A A. Выведенный сервер не участвует, его число не меняется.',
        },
      ],
    },
    {
      id: 'next-healthy',
      kind: 'flaw',
      runsLive: true,
      title: { en: 'A turn that jumps', ru: 'Порядок сбивается' },
      hints: [
        {
          en: 'Healthy are A, B, C, and B had the last turn, at place 1. Now A goes out. Whose turn is it by right, and whose by this code?',
          ru: 'Здоровы A, B, C, последним ходил B, на месте 1. Теперь A выбыл. Чей ход по справедливости, а чей — по этому коду?',
        },
        {
          en: 'A place in the list of the healthy means another server as soon as the list changes. Remember the server, not the place.',
          ru: 'Место в списке здоровых — это уже другой сервер, стоит списку измениться. Запоминайте сервер, а не место.',
        },
        {
          en: 'Keep the index of the last server among all servers. Go on from the one after it, begin again at 0 after the last, and take the first that is healthy.',
          ru: 'Храните индекс последнего сервера среди всех. Идите от следующего за ним, после конца списка — с 0, и берите первого здорового.',
        },
      ],
    },
  ],
  code: { parameter: 'algorithm', value: 'own-code' },
  input: {
    name: 'requests-csv-or-access-log',
    description: {
      en: 'A CSV with the columns timeMs, clientIp and, if you have them, key and serviceMs; or an access log in the common or combined format.',
      ru: 'CSV со столбцами timeMs, clientIp и, если есть, key и serviceMs; или журнал доступа в формате common или combined.',
    },
    extensions: ['.csv', '.log', '.txt'],
    maxBytes: 64 * 1024 * 1024,
    replaces: ['arrivalRatePerS', 'clients', 'clientSkew', 'requests'],
  },
  exports: [
    {
      target: 'nginx',
      title: { en: 'nginx upstream', ru: 'Блок upstream для nginx' },
      explanation: {
        en: 'The upstream block with this algorithm, these weights and checks; nginx -t accepts it.',
        ru: 'Блок upstream с этим алгоритмом, весами и проверками; nginx -t его принимает.',
      },
    },
  ],
} as const satisfies Manifest;
