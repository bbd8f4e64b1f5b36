// A lab to begin with: one server and the queue before it. The manifest: data only.
import type { Manifest } from '#src/contract/manifest.ts';

export const lab = {
  id: 'template',
  chapter: 0,
  sections: ['0'],
  order: 1,
  title: { en: 'One queue', ru: 'Одна очередь' },
  summary: {
    en: 'One server and the requests that wait for it: why the last tenth of its capacity costs so much.',
    ru: 'Один сервер и очередь к нему: почему последняя десятая часть мощности обходится так дорого.',
  },
  clock: { unit: 'ms', until: 60_000, sampleEvery: 250, rate: 250 },
  parameters: [
    {
      name: 'arrivalRatePerS',
      kind: 'number',
      unit: '1/s',
      min: 1,
      max: 200,
      step: 1,
      default: 70,
      live: true,
      primary: true,
      label: { en: 'Arrivals', ru: 'Поток запросов' },
      explanation: {
        en: 'Requests a second; the gaps are exponential (a Poisson stream). The server manages 100 a second.',
        ru: 'Запросов в секунду; промежутки экспоненциальные (пуассоновский поток). Сервер справляется со 100 в секунду.',
      },
    },
    {
      name: 'order',
      kind: 'choice',
      values: [
        { value: 'first-come', label: { en: 'First come, first served', ru: 'В порядке прихода' } },
        { value: 'last-come', label: { en: 'Last come, first served', ru: 'Последний — первым' } },
        { value: 'own-code', label: { en: 'Your code', ru: 'Ваш код' } },
      ],
      default: 'first-come',
      primary: true,
      label: { en: 'Order of service', ru: 'Порядок обслуживания' },
      explanation: {
        en: 'Which of the waiting requests the server takes next.',
        ru: 'Какой из ждущих запросов сервер берёт следующим.',
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
          min: 0.5,
          max: 10,
          step: 0.5,
          default: 2,
        },
      ],
    },
  ],
  metrics: [
    { name: 'requests', unit: '', label: { en: 'Requests', ru: 'Запросов' } },
    { name: 'utilisation', unit: 'share', label: { en: 'Utilisation', ru: 'Загрузка' } },
    {
      name: 'meanWaitMs',
      unit: 'ms',
      label: { en: 'Mean wait', ru: 'Среднее ожидание' },
      better: 'lower',
      headline: true,
    },
    { name: 'meanResponseMs', unit: 'ms', label: { en: 'Mean response', ru: 'Средний ответ' }, better: 'lower' },
    {
      name: 'p99ResponseMs',
      unit: 'ms',
      label: { en: 'p99 response', ru: 'p99 ответа' },
      better: 'lower',
      headline: true,
    },
  ],
  series: [{ name: 'inSystem', unit: '', label: { en: 'Requests in the system', ru: 'Запросов в системе' } }],
  instruments: [
    {
      id: 'in-system',
      title: { en: 'Requests in the system', ru: 'Запросов в системе' },
      series: ['inSystem'],
      theory: true,
      band: true,
    },
  ],
  scenarios: [
    {
      id: 'calm',
      title: { en: 'Half busy', ru: 'Загрузка 50 %' },
      objective: {
        en: 'See how seldom anybody waits at 50 % load.',
        ru: 'Посмотрите, как редко кто-то ждёт при загрузке 50 %.',
      },
      params: { arrivalRatePerS: 50 },
      seed: 4,
    },
    {
      id: 'busy',
      title: { en: 'Nearly full', ru: 'Почти полная загрузка' },
      objective: {
        en: 'Shorten the mean wait at 90 % load without another server.',
        ru: 'Сократите среднее ожидание при загрузке 90 %, не добавляя сервер.',
      },
      params: { arrivalRatePerS: 90 },
      seed: 7,
    },
  ],
  steps: [
    {
      id: 'wait',
      title: { en: 'The price of being busy', ru: 'Цена загрузки' },
      scenario: 'busy',
      prediction: {
        kind: 'choice',
        id: 'wait-at-ninety',
        question: {
          en: 'At 50 requests a second the mean wait is about 10 ms. What is it at 90, after a minute?',
          ru: 'При 50 запросах в секунду среднее ожидание — около 10 мс. Каким оно будет при 90 через минуту?',
        },
        at: 60_000,
        answers: [
          {
            id: 'double',
            text: { en: 'About twice as long: below 30 ms', ru: 'Примерно вдвое больше: меньше 30 мс' },
            right: { is: 'metric', metric: 'meanWaitMs', op: '<', value: 30 },
          },
          {
            id: 'explodes',
            text: { en: 'Several times as long: 30 ms or more', ru: 'В несколько раз больше: 30 мс и больше' },
            right: { is: 'metric', metric: 'meanWaitMs', op: '>=', value: 30 },
          },
        ],
      },
      tasks: [
        {
          id: 'pile-up',
          text: { en: 'Get 100 requests into the system', ru: 'Доведите число запросов в системе до 100' },
          hint: {
            en: 'Raise the arrivals, or click the server and slow it down.',
            ru: 'Увеличьте поток запросов или нажмите на сервер и замедлите его.',
          },
          goal: { is: 'series', series: 'inSystem', op: '>=', value: 100 },
        },
      ],
    },
    {
      id: 'order',
      title: { en: 'Who is next?', ru: 'Кто следующий?' },
      scenario: 'busy',
      panel: 'code',
      exercise: 'next',
      tasks: [
        {
          id: 'own-order',
          text: {
            en: 'Keep the mean wait below 50 ms for 30 seconds with your own code',
            ru: 'Удержите среднее ожидание ниже 50 мс в течение 30 секунд своим кодом',
          },
          hint: {
            en: 'Long requests hold up everybody behind them. workMs tells which ones are short.',
            ru: 'Длинный запрос задерживает всех за собой. Какие коротки, видно по workMs.',
          },
          goal: {
            is: 'and',
            goals: [
              { is: 'ownCode' },
              {
                is: 'for',
                lasting: 30_000,
                goal: {
                  is: 'and',
                  goals: [
                    { is: 'after', at: 10_000 },
                    { is: 'metric', metric: 'meanWaitMs', op: '<', value: 50 },
                  ],
                },
              },
            ],
          },
        },
      ],
    },
  ],
  challenges: [
    {
      id: 'short-wait',
      title: { en: 'The shortest wait', ru: 'Самое короткое ожидание' },
      brief: {
        en: 'Finish the busy minute with the lowest mean wait you can. Leave traffic and server alone.',
        ru: 'Закончите минуту с наименьшим средним ожиданием. Поток и сервер не трогайте.',
      },
      scenario: 'busy',
      goal: {
        is: 'and',
        goals: [
          { is: 'after', at: 60_000 },
          { is: 'parameter', parameter: 'arrivalRatePerS', op: '>=', value: 90 },
          { is: 'without', action: 'set' },
          { is: 'without', action: 'slow' },
        ],
      },
      score: { metric: 'meanWaitMs', better: 'lower', par: 40 },
    },
  ],
  exercises: [
    {
      id: 'next',
      kind: 'write',
      runsLive: true,
      title: { en: 'Write next(waiting)', ru: 'Напишите next(waiting)' },
      hints: [
        {
          en: 'The order changes nobody’s work, only who waits while it is done.',
          ru: 'Порядок не меняет объём работы — только то, кто ждёт, пока она идёт.',
        },
        {
          en: 'One long request makes many wait; many short ones make one wait.',
          ru: 'Из-за одного длинного запроса ждут многие, из-за многих коротких — один.',
        },
        {
          en: 'Return the index of the request with the smallest workMs.',
          ru: 'Верните индекс запроса с наименьшим workMs.',
        },
      ],
    },
  ],
  code: { parameter: 'order', value: 'own-code' },
} as const satisfies Manifest;
