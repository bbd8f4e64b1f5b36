// Steps of the lab: one idea each, with what a student is to predict and to do.
import type { Goal } from '#src/contract/goal.ts';
import type { Step } from '#src/contract/manifest.ts';

const is = (parameter: string, value: number | string) =>
  ({ is: 'parameter', parameter, op: '=', value }) as const satisfies Goal;
const metric = (name: string, op: '<' | '<=' | '>' | '>=' | '=', value: number) =>
  ({ is: 'metric', metric: name, op, value }) as const satisfies Goal;
const and = (...goals: readonly Goal[]) => ({ is: 'and', goals }) as const satisfies Goal;
const not = (goal: Goal) => ({ is: 'not', goal }) as const satisfies Goal;
const after = (at: number) => ({ is: 'after', at }) as const satisfies Goal;
const without = (action: string) => ({ is: 'without', action }) as const satisfies Goal;

/** The fleet as the scenarios have it. */
const USUAL = [is('servers', 3), is('requestsPerS', 60), is('estimator', 'prometheus')] as const;
/** At most twelve bounds on three servers. */
const TWELVE_BOUNDS = metric('timeSeries', '<=', 69);

export const steps = [
  {
    id: 'types',
    title: { en: 'Four types', ru: 'Четыре типа' },
    scenario: 'fleet',
    instruments: ['counter', 'scrape'],
    tasks: [
      {
        id: 'fall',
        text: {
          en: 'After 0:20 make a counter fall, and look for the fall in “The counters as they are”',
          ru: 'После 0:20 заставьте счётчик упасть и найдите это падение на графике «Сами счётчики»',
        },
        hint: {
          en: 'There is one way only: click a server and restart it.',
          ru: 'Способ один: щёлкните сервер и перезапустите его.',
        },
        goal: and(after(20_000), { is: 'action', action: 'restart' }, metric('requests', '>', 500)),
      },
    ],
  },
  {
    id: 'rate',
    title: { en: 'A restart, and rate()', ru: 'Перезапуск и rate()' },
    scenario: 'crash',
    instruments: ['rate', 'answers', 'counter'],
    prediction: {
      kind: 'choice',
      id: 'after-restart',
      question: {
        en: 'A server restarts at 2:02 and its counter falls from 2,400 to 0. What does rate() over a minute say at 2:12?',
        ru: 'В 2:02 сервер перезапускается, и его счётчик падает с 2400 до 0. Что скажет rate() за минуту в 2:12?',
      },
      at: 132_000,
      given: and(is('rangeS', 60), is('scrapeIntervalS', 10), ...USUAL, {
        is: 'records',
        record: 'restarted',
        op: '=',
        value: 1,
      }),
      answers: [
        {
          id: 'negative',
          text: { en: 'Something below 0', ru: 'Что-то меньше нуля' },
          right: metric('ratePerS', '<', 0),
        },
        {
          id: 'third',
          text: { en: 'About 40 a second, a third less', ru: 'Около 40 в секунду, на треть меньше' },
          right: and(metric('ratePerS', '>=', 0), metric('ratePerS', '<', 50)),
        },
        {
          id: 'sixty',
          text: { en: 'About 60 a second, as before', ru: 'Около 60 в секунду, как и раньше' },
          right: metric('ratePerS', '>=', 50),
        },
      ],
    },
    tasks: [
      {
        id: 'unread',
        text: {
          en: 'Restart a server at a moment at which more than 150 of its requests are lost for good',
          ru: 'Перезапустите сервер в такой момент, чтобы больше 150 его запросов пропали навсегда',
        },
        hint: {
          en: 'A server counts 20 a second, and is read every 10 s. Step to just before a scrape.',
          ru: 'Сервер считает 20 запросов в секунду, а опрашивают его раз в 10 с. Остановитесь перед самым опросом.',
        },
        goal: and(metric('mostLostRequests', '>', 150), is('scrapeIntervalS', 10), is('requestsPerS', 60)),
      },
    ],
  },
  {
    id: 'range',
    title: { en: 'The range and the holes', ru: 'Окно и дыры' },
    scenario: 'holes',
    instruments: ['rate', 'answers'],
    prediction: {
      kind: 'choice',
      id: 'hole',
      question: {
        en: 'Scrapes every 15 s, a range of 20 s, and those of 1:45 and 2:00 are lost. What does rate() say at 2:03?',
        ru: 'Опрос раз в 15 с, окно 20 с, опросы в 1:45 и 2:00 потеряны. Что скажет rate() в 2:03?',
      },
      at: 123_000,
      given: and(is('rangeS', 20), is('scrapeIntervalS', 15), ...USUAL),
      answers: [
        { id: 'zero', text: { en: '0', ru: '0' }, right: metric('ratePerS', '=', 0) },
        {
          id: 'last',
          text: { en: 'The last value it knew', ru: 'Последнее известное значение' },
          right: metric('ratePerS', '>', 0),
        },
        {
          id: 'nothing',
          text: { en: 'Nothing: a hole in the chart', ru: 'Ничего: на графике дыра' },
          right: not(metric('ratePerS', '>=', 0)),
        },
      ],
    },
    tasks: [
      {
        id: 'no-holes',
        text: {
          en: 'Without another scrape interval, let rate() have a value for two minutes on end, through the loss',
          ru: 'Не меняя интервал опроса, добейтесь, чтобы rate() давал значение две минуты подряд, несмотря на потерю',
        },
        hint: {
          en: 'rate() needs two samples within its range. With two lost in a row the range must reach over four scrapes.',
          ru: 'Для rate() в окне нужны две точки. Если потеряны две подряд, окно должно охватывать четыре опроса.',
        },
        goal: and(
          { is: 'for', lasting: 120_000, goal: metric('ratePerS', '>', 0) },
          is('scrapeIntervalS', 15),
          metric('scrapesLost', '>=', 6),
        ),
      },
    ],
  },
  {
    id: 'buckets',
    title: { en: 'A quantile out of buckets', ru: 'Квантиль из корзин' },
    scenario: 'fleet',
    prediction: {
      kind: 'choice',
      id: 'p99',
      question: {
        en: 'The true p99 is about 175 ms, and it lies in the bucket between 100 and 250. What will the buckets say?',
        ru: 'Настоящий p99 — около 175 мс, он в корзине между 100 и 250. Что скажут корзины?',
      },
      at: 120_000,
      given: and(is('buckets', 'default'), is('quantile', 0.99), is('traffic', 'lognormal'), ...USUAL, without('slow')),
      answers: [
        { id: 'middle', text: { en: 'About 175 ms', ru: 'Около 175 мс' }, right: metric('estimateMs', '<', 205) },
        {
          id: 'end',
          text: { en: 'About 240 ms', ru: 'Около 240 мс' },
          right: and(metric('estimateMs', '>=', 205), metric('estimateMs', '<=', 250)),
        },
        { id: 'beyond', text: { en: 'More than 250 ms', ru: 'Больше 250 мс' }, right: metric('estimateMs', '>', 250) },
      ],
    },
    tasks: [
      {
        id: 'five-percent',
        text: {
          en: 'With at most twelve bounds of your own, bring the error of p99 below 5 % and keep it there for a minute',
          ru: 'Задайте не больше двенадцати своих границ и удержите ошибку p99 ниже 5 % в течение минуты',
        },
        hint: {
          en: 'The error is bounded by the bucket: put two bounds close around 175 ms. “Your own” takes a list.',
          ru: 'Ошибка не больше ширины корзины: поставьте две границы вплотную к 175 мс. Вариант «Свои» принимает список.',
        },
        goal: and(
          { is: 'for', lasting: 60_000, goal: metric('errorPercent', '<', 5) },
          TWELVE_BOUNDS,
          is('quantile', 0.99),
          is('traffic', 'lognormal'),
          without('slow'),
          ...USUAL,
        ),
      },
    ],
  },
  {
    id: 'beyond',
    title: { en: 'Above the last bound', ru: 'Выше последней границы' },
    scenario: 'short',
    prediction: {
      kind: 'choice',
      id: 'last-bound',
      question: {
        en: 'The bounds end at 100 ms and the true p99 is 175. What does histogram_quantile say?',
        ru: 'Границы кончаются на 100 мс, а настоящий p99 — 175. Что скажет histogram_quantile?',
      },
      at: 60_000,
      given: and(is('buckets', 'own'), is('quantile', 0.99), ...USUAL),
      answers: [
        {
          id: 'infinite',
          text: { en: '+Inf', ru: '+Inf' },
          right: metric('estimateMs', '>', 1e9),
        },
        { id: 'hundred', text: { en: '100 ms', ru: '100 мс' }, right: metric('estimateMs', '=', 100) },
        {
          id: 'guess',
          text: { en: 'Something above 100 ms', ru: 'Что-то больше 100 мс' },
          right: and(metric('estimateMs', '>', 100), metric('estimateMs', '<', 1e9)),
        },
      ],
    },
    tasks: [
      {
        id: 'one-more',
        text: {
          en: 'Add bounds, five in all at most, until p99 is off by less than 15 %',
          ru: 'Добавьте границы — всего не больше пяти — так, чтобы ошибка p99 была меньше 15 %',
        },
        hint: {
          en: 'The last bounds should lie on either side of 175 ms.',
          ru: 'Две последние границы должны быть по разные стороны от 175 мс.',
        },
        goal: and(
          after(60_000),
          metric('errorPercent', '<', 15),
          metric('timeSeries', '<=', 48),
          is('quantile', 0.99),
          is('traffic', 'lognormal'),
          without('slow'),
          ...USUAL,
        ),
      },
    ],
  },
  {
    id: 'layout',
    title: { en: 'Linear or by a factor', ru: 'Шаг или множитель' },
    scenario: 'two-humps',
    tasks: [
      {
        id: 'both-ends',
        text: {
          en: 'With at most twelve bounds, bring the errors of p50 and of p99 below 15 % both',
          ru: 'Обойдитесь двенадцатью границами и добейтесь, чтобы ошибки и p50, и p99 были меньше 15 %',
        },
        hint: {
          en: 'p50 is 9 ms and p99 330 ms. Exponential bounds err by the same factor everywhere: reach from 4 ms to 500 ms.',
          ru: 'p50 — 9 мс, p99 — 330 мс. У экспоненциальных границ относительная ошибка везде ограничена одинаково: охватите промежуток от 4 до 500 мс.',
        },
        goal: and(
          after(60_000),
          metric('worstErrorPercent', '<', 15),
          metric('worstErrorPercent', '>', 0),
          TWELVE_BOUNDS,
          is('traffic', 'bimodal'),
          { is: 'records', record: 'trafficSet', op: '=', value: 0 },
          without('slow'),
          ...USUAL,
        ),
      },
    ],
  },
  {
    id: 'average',
    title: { en: 'The mean of three p99', ru: 'Среднее трёх p99' },
    scenario: 'one-slow',
    instruments: ['fleet', 'quantile'],
    prediction: {
      kind: 'choice',
      id: 'mean',
      question: {
        en: 'Two servers report a p99 of 175 ms, the slow one 1.75 s; the mean is 700 ms. Where is the p99 of all requests?',
        ru: 'Два сервера сообщают p99 = 175 мс, медленный — 1,75 с; среднее — 700 мс. А какой p99 у всех запросов?',
      },
      at: 120_000,
      given: and(is('quantile', 0.99), is('traffic', 'lognormal'), ...USUAL),
      answers: [
        { id: 'less', text: { en: 'About 350 ms', ru: 'Около 350 мс' }, right: metric('trueMs', '<', 500) },
        {
          id: 'same',
          text: { en: 'About 700 ms', ru: 'Около 700 мс' },
          right: and(metric('trueMs', '>=', 500), metric('trueMs', '<', 1000)),
        },
        { id: 'more', text: { en: 'About 1.4 s', ru: 'Около 1,4 с' }, right: metric('trueMs', '>=', 1000) },
      ],
    },
    tasks: [
      {
        id: 'buckets-win',
        text: {
          en: 'With one server ten times slower, let the buckets be right within 10 % where the mean of the summaries is off by more than 40 %',
          ru: 'Один сервер в десять раз медленнее. Добейтесь, чтобы корзины ошибались меньше чем на 10 %, а среднее всех summary — больше чем на 40 %',
        },
        hint: {
          en: 'The slowest hundredth of all requests is about the slowest thirtieth of those of the slow server, its p97: 1.4 s. Put bounds close around it, twelve at most.',
          ru: 'Самая медленная сотая доля всех запросов — это примерно самая медленная тридцатая доля запросов медленного сервера, его p97: 1,4 с. Поставьте границы рядом, не больше двенадцати.',
        },
        goal: and(
          after(60_000),
          metric('errorPercent', '<', 10),
          metric('summaryErrorPercent', '>', 40),
          TWELVE_BOUNDS,
          is('quantile', 0.99),
          is('traffic', 'lognormal'),
          { is: 'records', record: 'slowed', op: '=', value: 1 },
          ...USUAL,
        ),
      },
    ],
  },
  {
    id: 'asked-later',
    title: { en: 'A question asked later', ru: 'Вопрос, заданный потом' },
    scenario: 'later',
    instruments: ['fleet', 'quantile'],
    prediction: {
      kind: 'choice',
      id: 'p95',
      question: {
        en: 'At 1:00, in the midst of an incident, somebody asks for p95. What will the mean of the summaries say?',
        ru: 'В 1:00, в разгар инцидента, кто-то спрашивает про p95. Что скажет среднее всех summary?',
      },
      at: 90_000,
      given: is('quantile', 0.95),
      answers: [
        {
          id: 'right',
          text: { en: 'p95, nearly right: the servers are alike', ru: 'p95, почти верно: серверы одинаковые' },
          right: metric('summaryMs', '>', 0),
        },
        {
          id: 'nothing',
          text: { en: 'Nothing', ru: 'Ничего' },
          right: not(metric('summaryMs', '>', 0)),
        },
      ],
    },
    tasks: [
      {
        id: 'ask-p95',
        text: {
          en: 'Choose at most twelve bounds that answer this question too: from 1:00 on p95 is to be off by less than 15 %',
          ru: 'Выберите не больше двенадцати границ, с которыми есть ответ и на этот вопрос: с 1:00 ошибка p95 должна быть меньше 15 %',
        },
        hint: {
          en: 'p95 of this traffic is about 124 ms. Bounds at 100 and 150 would do.',
          ru: 'p95 у этого трафика — около 124 мс. Подойдут границы 100 и 150.',
        },
        goal: and(
          after(60_000),
          is('quantile', 0.95),
          is('traffic', 'lognormal'),
          metric('errorPercent', '<', 15),
          TWELVE_BOUNDS,
          without('slow'),
          ...USUAL,
        ),
      },
    ],
  },
  {
    id: 'labels',
    title: { en: 'A label too many', ru: 'Лишняя метка' },
    scenario: 'by-user',
    instruments: ['series', 'scrape'],
    prediction: {
      kind: 'choice',
      id: 'explosion',
      question: {
        en: 'Three servers make 66 series. Here one more counter has the user’s number as a label, and a minute brings 3,600 requests of 10,000 people. How many time series then?',
        ru: 'Три сервера дают 66 рядов. Здесь есть ещё один счётчик — с идентификатором пользователя в метке, и за минуту приходит 3600 запросов от 10 000 человек. Сколько станет временных рядов?',
      },
      at: 60_000,
      given: and(is('userLabel', 'counter'), ...USUAL),
      answers: [
        { id: 'few', text: { en: 'About 70', ru: 'Около 70' }, right: metric('timeSeries', '<', 200) },
        {
          id: 'hundreds',
          text: { en: 'About 1,000', ru: 'Около 1000' },
          right: and(metric('timeSeries', '>=', 200), metric('timeSeries', '<', 2000)),
        },
        { id: 'thousands', text: { en: 'About 3,400', ru: 'Около 3400' }, right: metric('timeSeries', '>=', 2000) },
      ],
    },
    tasks: [
      {
        id: 'blow-up',
        text: {
          en: 'Let this one counter cost Prometheus more than 40 MiB within five minutes',
          ru: 'Пусть этот единственный счётчик за пять минут обойдётся Prometheus больше чем в 40 МиБ',
        },
        hint: {
          en: 'Every pair of user and server is a series: more servers, more requests.',
          ru: 'Каждая пара «пользователь и сервер» — это ряд: нужно больше серверов и больше запросов.',
        },
        goal: and(metric('seriesMemoryMiB', '>', 40), is('userLabel', 'counter')),
      },
      {
        id: 'every-bucket',
        text: {
          en: 'With three servers and 60 requests a second, put the label on a histogram instead, and see more than 100,000 time series',
          ru: 'При трёх серверах и 60 запросах в секунду перенесите метку на гистограмму и получите больше 100 000 временных рядов',
        },
        hint: {
          en: 'In all settings, “The user as a label”. With eleven bounds every user brings fourteen series.',
          ru: 'Во всех настройках — «Метка с пользователем». При одиннадцати границах каждый пользователь приносит четырнадцать рядов.',
        },
        goal: and(metric('timeSeries', '>', 100_000), is('userLabel', 'histogram'), is('buckets', 'default'), ...USUAL),
      },
    ],
  },
  {
    id: 'ignored',
    title: { en: 'Labels ignored', ru: 'Метки без внимания' },
    exercise: 'labels',
    panel: 'code',
  },
  {
    id: 'rest',
    title: { en: 'No +Inf', ru: 'Нет +Inf' },
    exercise: 'rest',
    panel: 'code',
  },
  {
    id: 'yours',
    title: { en: 'histogram_quantile, yours', ru: 'Ваш histogram_quantile' },
    scenario: 'fleet',
    exercise: 'quantile',
    panel: 'code',
    tasks: [
      {
        id: 'own-quantile',
        text: {
          en: 'Run the fleet with your code, and let its p99 lie between 200 and 250 ms for half a minute',
          ru: 'Запустите серверы со своим кодом: его p99 должен полминуты лежать между 200 и 250 мс',
        },
        hint: {
          en: 'Check your code first, then press “Run in the simulation” beside it.',
          ru: 'Сначала проверьте код, потом нажмите рядом «Запустить в симуляции».',
        },
        goal: and(
          { is: 'ownCode' },
          { is: 'for', lasting: 30_000, goal: and(metric('estimateMs', '>', 200), metric('estimateMs', '<', 250)) },
          is('buckets', 'default'),
          is('quantile', 0.99),
          is('traffic', 'lognormal'),
          is('servers', 3),
          without('slow'),
        ),
      },
    ],
  },
  {
    id: 'your-scrape',
    title: { en: 'Your own scrape', ru: 'Ваши метрики' },
    instruments: ['opened'],
    panel: 'data',
  },
] as const satisfies readonly Step[];
