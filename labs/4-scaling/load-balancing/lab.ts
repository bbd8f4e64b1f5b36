// Load balancing: the manifest. Data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { scenarios } from './scenarios.ts';
import { settings } from './settings.ts';
import { steps } from './steps.ts';

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
  parameters: settings,
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
          scale: 'logarithmic',
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
    {
      id: 'p99',
      title: { en: 'p99 response, last 5 s', ru: 'p99 ответа за 5 с' },
      series: ['p99ResponseMs'],
      band: true,
      theory: true,
    },
    {
      id: 'flow',
      title: { en: 'Answers and failures', ru: 'Ответы и ошибки' },
      series: ['throughputPerS', 'failedPerS'],
    },
    { id: 'queue', title: { en: 'Longest queue', ru: 'Самая длинная очередь' }, series: ['longestQueue'], band: true },
  ],
  scenarios,
  steps,
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
      score: { metric: 'p99ResponseMs', better: 'lower', par: 525 },
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
