// Latency: the steps of the lesson, each with its tasks and what must hold for them. Data only.
import type { Step } from '#src/contract/manifest.ts';

export const steps = [
  {
    id: 'parts',
    title: { en: 'Where the time goes', ru: 'Куда уходит время' },
    scenario: 'quiet',
    tasks: [
      {
        id: 'shorter-wire',
        text: {
          en: 'Bring the mean response below 30 ms and leave the server as it is',
          ru: 'Добейтесь среднего ответа меньше 30 мс, не трогая сервер',
        },
        hint: {
          en: 'Most of it is time on the wire: under all settings, bring the clients nearer.',
          ru: 'Почти всё это время — дорога. Среди всех настроек есть задержка сети: приблизьте клиентов.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 10_000 },
            { is: 'metric', metric: 'meanResponseMs', op: '<', value: 30 },
            { is: 'parameter', parameter: 'serviceRatePerS', op: '=', value: 100 },
            { is: 'parameter', parameter: 'servers', op: '=', value: 1 },
            { is: 'parameter', parameter: 'arrivalRatePerS', op: '>=', value: 30 },
          ],
        },
      },
    ],
  },
  {
    id: 'throughput',
    title: { en: 'Many is not fast', ru: 'Много — не значит быстро' },
    scenario: 'half',
    prediction: {
      kind: 'choice',
      id: 'twice-the-traffic',
      question: {
        en: 'One server manages 100 a second; 50 arrive and the mean response is about 20 ms. You raise the arrivals to 95. What becomes of the response, after a minute?',
        ru: 'Один сервер успевает 100 запросов в секунду, приходит 50, средний ответ — около 20 мс. Вы поднимаете поток до 95. Каким станет средний ответ через минуту?',
      },
      at: 60_000,
      given: { is: 'parameter', parameter: 'arrivalRatePerS', op: '=', value: 95 },
      answers: [
        {
          id: 'same',
          text: {
            en: 'The same, below 30 ms: the server still keeps up',
            ru: 'Тем же, меньше 30 мс: сервер ведь справляется',
          },
          right: { is: 'metric', metric: 'meanResponseMs', op: '<', value: 30 },
        },
        {
          id: 'twice',
          text: { en: 'About twice as long: 30 to 60 ms', ru: 'Примерно вдвое больше: 30–60 мс' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'meanResponseMs', op: '>=', value: 30 },
              { is: 'metric', metric: 'meanResponseMs', op: '<', value: 60 },
            ],
          },
        },
        {
          id: 'many-times',
          text: { en: 'Several times as long: 60 ms or more', ru: 'В несколько раз больше: 60 мс и больше' },
          right: { is: 'metric', metric: 'meanResponseMs', op: '>=', value: 60 },
        },
      ],
    },
    tasks: [
      {
        id: 'twice-as-many',
        text: {
          en: 'Answer about 100 a second (97 or more) over the whole minute, with a mean response of at most 20 ms',
          ru: 'Всю минуту отвечайте примерно на 100 запросов в секунду (не меньше 97) при среднем ответе не больше 20 мс',
        },
        hint: {
          en: 'A second server doubles what can be done, and an idle one is found more often.',
          ru: 'Второй сервер удваивает предел, и свободный находится чаще.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 60_000 },
            { is: 'metric', metric: 'throughputPerS', op: '>=', value: 97 },
            { is: 'metric', metric: 'meanResponseMs', op: '<=', value: 20 },
            { is: 'parameter', parameter: 'serviceRatePerS', op: '<=', value: 100 },
          ],
        },
      },
    ],
  },
  {
    id: 'ramp',
    title: { en: 'The last tenth', ru: 'Последняя десятая' },
    scenario: 'ramp',
    prediction: {
      kind: 'curve',
      id: 'p99-up-the-ramp',
      question: {
        en: 'The load climbs: 30, 50, 70, 80, 90, 95, 98% of what the server can do. Draw p99.',
        ru: 'Нагрузка растёт: 30, 50, 70, 80, 90, 95, 98 % от предела сервера. Нарисуйте p99.',
      },
      series: 'p99ResponseMs',
      max: 1500,
      until: 120_000,
      given: { is: 'parameter', parameter: 'servers', op: '=', value: 1 },
    },
    tasks: [
      {
        id: 'tame-ramp',
        text: {
          en: 'Climb the whole ramp and end with a p99 below 100 ms',
          ru: 'Пройдите все ступени и закончите с p99 меньше 100 мс',
        },
        hint: {
          en: 'Go back to before the last steps, fork, and add a server.',
          ru: 'Вернитесь к моменту перед последними ступенями, сделайте развилку и добавьте сервер.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 120_000 },
            { is: 'records', record: 'arrivalsSet', op: '=', value: 6 },
            { is: 'series', series: 'p99ResponseMs', op: '<', value: 100 },
            { is: 'parameter', parameter: 'serviceRatePerS', op: '<=', value: 100 },
          ],
        },
      },
    ],
  },
  {
    id: 'overload',
    title: { en: 'No steady state', ru: 'Без установившегося режима' },
    scenario: 'over',
    prediction: {
      kind: 'choice',
      id: 'queue-after-a-minute',
      question: {
        en: 'From 0:10 on, 120 a second arrive and 100 can be served. How many are in the system at 1:00?',
        ru: 'С 0:10 приходит 120 запросов в секунду, а обслужить можно 100. Сколько запросов в системе в 1:00?',
      },
      at: 60_000,
      given: { is: 'parameter', parameter: 'servers', op: '=', value: 1 },
      answers: [
        {
          id: 'levels-off',
          text: { en: 'A few dozen: the queue levels off', ru: 'Несколько десятков: очередь где-то остановится' },
          right: { is: 'series', series: 'inSystem', op: '<', value: 200 },
        },
        {
          id: 'thousand',
          text: {
            en: 'About a thousand, and growing by twenty every second',
            ru: 'Около тысячи, и каждую секунду на двадцать больше',
          },
          right: {
            is: 'and',
            goals: [
              { is: 'series', series: 'inSystem', op: '>=', value: 200 },
              { is: 'series', series: 'inSystem', op: '<', value: 3000 },
            ],
          },
        },
        {
          id: 'explodes',
          text: { en: 'Many thousands: it doubles again and again', ru: 'Много тысяч: она удваивается снова и снова' },
          right: { is: 'series', series: 'inSystem', op: '>=', value: 3000 },
        },
      ],
    },
    tasks: [
      {
        id: 'drain',
        text: {
          en: 'Let at least 200 pile up, then get below 10 without lowering the arrivals',
          ru: 'Дайте накопиться хотя бы 200 запросам, а потом верните их число ниже 10, не уменьшая поток',
        },
        hint: {
          en: 'Another server drains 80 a second more than arrive. It takes a while: the past has to be worked off.',
          ru: 'С ещё одним сервером очередь убывает на 80 в секунду. Это займёт время: накопленное надо отработать.',
        },
        goal: {
          is: 'and',
          goals: [
            {
              is: 'within',
              lasting: 60_000,
              since: { is: 'series', series: 'inSystem', op: '>=', value: 200 },
              goal: { is: 'series', series: 'inSystem', op: '<', value: 10 },
            },
            { is: 'parameter', parameter: 'arrivalRatePerS', op: '>=', value: 120 },
          ],
        },
      },
    ],
  },
  {
    id: 'variation',
    title: { en: 'Half of it is chance', ru: 'Половина — случай' },
    scenario: 'varied',
    prediction: {
      kind: 'choice',
      id: 'no-variation',
      question: {
        en: 'Service takes 10 ms on average, and the mean wait is about 40 ms. Suppose it took exactly 10 ms each time. The mean wait would be …',
        ru: 'Обслуживание занимает в среднем 10 мс, среднее ожидание — около 40 мс. Пусть теперь оно всегда занимает ровно 10 мс. Среднее ожидание будет …',
      },
      at: 120_000,
      given: { is: 'parameter', parameter: 'serviceDistribution', op: '=', value: 'deterministic' },
      answers: [
        {
          id: 'none',
          text: { en: 'next to nothing, below 5 ms', ru: 'почти нулевым, меньше 5 мс' },
          right: { is: 'metric', metric: 'meanWaitMs', op: '<', value: 5 },
        },
        {
          id: 'half',
          text: { en: 'about half', ru: 'примерно вдвое меньше' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'meanWaitMs', op: '>=', value: 5 },
              { is: 'metric', metric: 'meanWaitMs', op: '<', value: 30 },
            ],
          },
        },
        {
          id: 'same',
          text: { en: 'the same: the mean has not changed', ru: 'таким же: среднее ведь не изменилось' },
          right: { is: 'metric', metric: 'meanWaitMs', op: '>=', value: 30 },
        },
      ],
    },
    tasks: [
      {
        id: 'even-work',
        text: {
          en: 'Run two minutes with a mean wait below 25 ms, at the same rates',
          ru: 'Прогоните две минуты со средним ожиданием меньше 25 мс при тех же скоростях',
        },
        hint: {
          en: 'Under all settings: the distribution of service times.',
          ru: 'Среди всех настроек: распределение времени обслуживания.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 120_000 },
            { is: 'metric', metric: 'meanWaitMs', op: '<', value: 25 },
            { is: 'parameter', parameter: 'arrivalRatePerS', op: '>=', value: 80 },
            { is: 'parameter', parameter: 'serviceRatePerS', op: '<=', value: 100 },
            { is: 'parameter', parameter: 'servers', op: '=', value: 1 },
          ],
        },
      },
    ],
  },
  {
    id: 'pooling',
    title: { en: 'Bigger is easier', ru: 'Большому легче' },
    scenario: 'nearly-full',
    tasks: [
      {
        id: 'busy-and-quick',
        text: {
          en: 'Run a minute with the servers at least 85% busy and a mean wait below 15 ms',
          ru: 'Прогоните минуту так, чтобы серверы были заняты хотя бы на 85 %, а среднее ожидание было меньше 15 мс',
        },
        hint: {
          en: 'Ten times the servers and ten times the traffic: what happens to the wait at the same load?',
          ru: 'В десять раз больше серверов и в десять раз больше запросов: что станет с ожиданием при той же загрузке?',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 60_000 },
            { is: 'metric', metric: 'utilisation', op: '>=', value: 0.85 },
            { is: 'metric', metric: 'meanWaitMs', op: '<', value: 15 },
            { is: 'parameter', parameter: 'serviceRatePerS', op: '<=', value: 100 },
          ],
        },
      },
    ],
  },
  {
    id: 'little',
    title: { en: 'Little’s law', ru: 'Закон Литтла' },
    scenario: 'two-servers',
    prediction: {
      kind: 'choice',
      id: 'stay-from-count',
      question: {
        en: '150 requests a second come, and on average about 3.4 are there. How long does each stay?',
        ru: 'Приходит 150 запросов в секунду, и в системе в среднем около 3,4. Сколько времени проводит в ней каждый?',
      },
      at: 60_000,
      given: { is: 'parameter', parameter: 'servers', op: '=', value: 2 },
      answers: [
        {
          id: 'service',
          text: { en: '10 ms, the service time', ru: '10 мс — время обслуживания' },
          right: { is: 'metric', metric: 'meanStayMs', op: '<', value: 15 },
        },
        {
          id: 'little',
          text: { en: '23 ms: 3.4 divided by 150 a second', ru: '23 мс: 3,4 разделить на 150 в секунду' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'meanStayMs', op: '>=', value: 15 },
              { is: 'metric', metric: 'meanStayMs', op: '<', value: 32 },
            ],
          },
        },
        {
          id: 'product',
          text: { en: '34 ms: 3.4 services of 10 ms', ru: '34 мс: 3,4 обслуживания по 10 мс' },
          right: { is: 'metric', metric: 'meanStayMs', op: '>=', value: 32 },
        },
      ],
    },
    tasks: [
      {
        id: 'one-inside',
        text: {
          en: 'Bring the mean number in the system to 1 or less, with the same arrivals and two servers',
          ru: 'Добейтесь, чтобы в системе в среднем было не больше 1 запроса, при том же потоке и двух серверах',
        },
        hint: {
          en: 'One inside and 150 a second: each may stay 1000 / 150 = 6.7 ms. How fast must a server be?',
          ru: 'Один внутри при 150 в секунду: каждый может пробыть 1000 / 150 = 6,7 мс. Как быстро должен работать сервер?',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 30_000 },
            { is: 'metric', metric: 'meanInSystem', op: '<=', value: 1 },
            { is: 'parameter', parameter: 'arrivalRatePerS', op: '>=', value: 150 },
            { is: 'parameter', parameter: 'servers', op: '<=', value: 2 },
          ],
        },
      },
    ],
  },
  {
    id: 'scalability',
    title: { en: 'When more is less', ru: 'Когда больше — меньше' },
    scenario: 'sharing',
    prediction: {
      kind: 'choice',
      id: 'eight-times-the-servers',
      question: {
        en: 'Four servers answer about 330 a second; far more arrive. How many will 32 servers answer?',
        ru: 'Четыре сервера отвечают примерно на 330 запросов в секунду; приходит намного больше. На сколько ответят 32 сервера?',
      },
      at: 30_000,
      given: { is: 'parameter', parameter: 'servers', op: '=', value: 32 },
      answers: [
        {
          id: 'all',
          text: { en: 'All that arrive: about 800', ru: 'На все, что приходят: около 800' },
          right: { is: 'metric', metric: 'throughputPerS', op: '>=', value: 700 },
        },
        {
          id: 'twice',
          text: { en: 'About twice as many: 550 to 700', ru: 'Примерно вдвое больше: 550–700' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'throughputPerS', op: '>=', value: 550 },
              { is: 'metric', metric: 'throughputPerS', op: '<', value: 700 },
            ],
          },
        },
        {
          id: 'hardly',
          text: { en: 'Hardly more: below 550', ru: 'Едва больше: меньше 550' },
          right: { is: 'metric', metric: 'throughputPerS', op: '<', value: 550 },
        },
      ],
    },
    tasks: [
      {
        id: 'find-peak',
        text: {
          en: 'Find the number of servers that answers more than 530 a second over half a minute',
          ru: 'Найдите число серверов, при котором за полминуты выходит больше 530 ответов в секунду',
        },
        hint: {
          en: 'The peak lies at √((1 − σ) / κ) servers.',
          ru: 'Вершина — при √((1 − σ) / κ) серверов.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 30_000 },
            { is: 'metric', metric: 'throughputPerS', op: '>', value: 530 },
            { is: 'parameter', parameter: 'contention', op: '>=', value: 0.05 },
            { is: 'parameter', parameter: 'coherence', op: '>=', value: 0.005 },
            { is: 'parameter', parameter: 'serviceRatePerS', op: '<=', value: 100 },
          ],
        },
      },
    ],
  },
  {
    id: 'report',
    title: { en: 'Whose time is measured?', ru: 'Чьё время измеряют?' },
    scenario: 'nearly-full',
    panel: 'code',
    exercise: 'report',
  },
  {
    id: 'plan',
    title: { en: 'How many servers?', ru: 'Сколько нужно серверов?' },
    scenario: 'rush',
    panel: 'code',
    exercise: 'plan',
  },
] as const satisfies readonly Step[];
