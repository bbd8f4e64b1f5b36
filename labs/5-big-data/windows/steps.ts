// Steps of the windows lab: one idea each, with what a student is to predict and to do.
import type { Goal } from '#src/contract/goal.ts';
import type { Step } from '#src/contract/manifest.ts';

/** The phones of the scenarios, with their usual disorder: nobody makes the task easier. */
const USUAL_TRAFFIC = [
  { is: 'parameter', parameter: 'traffic', op: '=', value: 'steady' },
  { is: 'parameter', parameter: 'eventsPerS', op: '=', value: 5 },
  { is: 'parameter', parameter: 'keys', op: '=', value: 3 },
  { is: 'parameter', parameter: 'meanDelayMs', op: '>=', value: 800 },
  { is: 'parameter', parameter: 'delayVariation', op: '>=', value: 1 },
  { is: 'parameter', parameter: 'stragglerPercent', op: '>=', value: 2 },
  { is: 'parameter', parameter: 'stragglerDelayMs', op: '>=', value: 8000 },
] as const satisfies readonly Goal[];

const TEN_SECONDS = [
  { is: 'parameter', parameter: 'window', op: '=', value: 'tumbling' },
  { is: 'parameter', parameter: 'sizeMs', op: '=', value: 10_000 },
] as const satisfies readonly Goal[];

export const steps = [
  {
    id: 'two-clocks',
    title: { en: 'Two clocks', ru: 'Двое часов' },
    scenario: 'phones',
    tasks: [
      {
        id: 'look-around',
        text: { en: 'Let 150 events arrive', ru: 'Дождитесь 150 событий' },
        hint: {
          en: 'Play, then click a dot or a window and ask why.',
          ru: 'Нажмите «Пуск», потом щёлкните точку или окно и спросите, почему так.',
        },
        goal: { is: 'after', at: 150 },
      },
    ],
  },
  {
    id: 'watermark',
    title: { en: 'When is a window complete?', ru: 'Когда окно готово?' },
    scenario: 'eager',
    prediction: {
      kind: 'choice',
      id: 'lost',
      question: {
        en: 'The watermark follows the newest timestamp without delay, and events overtake each other. How many of the first 1,000 will be dropped as late?',
        ru: 'Водяной знак идёт вплотную за самой новой меткой времени, а события обгоняют друг друга. Сколько из первых 1000 будет отброшено как опоздавшие?',
      },
      at: 1000,
      given: {
        is: 'and',
        goals: [
          { is: 'parameter', parameter: 'watermarkDelayMs', op: '=', value: 0 },
          { is: 'parameter', parameter: 'allowedLatenessMs', op: '=', value: 0 },
          ...TEN_SECONDS,
          ...USUAL_TRAFFIC,
        ],
      },
      answers: [
        {
          id: 'none',
          text: { en: 'Hardly any', ru: 'Почти ни одного' },
          right: { is: 'metric', metric: 'lateDropped', op: '<', value: 15 },
        },
        {
          id: 'some',
          text: { en: 'About one in twenty', ru: 'Примерно каждое двадцатое' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'lateDropped', op: '>=', value: 15 },
              { is: 'metric', metric: 'lateDropped', op: '<=', value: 150 },
            ],
          },
        },
        {
          id: 'half',
          text: { en: 'About half', ru: 'Около половины' },
          right: { is: 'metric', metric: 'lateDropped', op: '>', value: 150 },
        },
      ],
    },
    tasks: [
      {
        id: 'lose-less',
        text: {
          en: 'Lose fewer than 10 of 1,200 events, by the watermark delay alone',
          ru: 'Потеряйте меньше 10 событий из 1200, меняя только задержку водяного знака',
        },
        hint: {
          en: 'Who is overtaken by seconds needs seconds. Start over with a delay of five.',
          ru: 'Если обгоняют на секунды, то и ждать надо секунды. Начните сначала с задержкой в пять.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 1200 },
            { is: 'metric', metric: 'lateDropped', op: '<', value: 10 },
            { is: 'parameter', parameter: 'allowedLatenessMs', op: '=', value: 0 },
            { is: 'parameter', parameter: 'filter', op: '=', value: 'none' },
            ...TEN_SECONDS,
            ...USUAL_TRAFFIC,
          ],
        },
      },
    ],
  },
  {
    id: 'waiting',
    title: { en: 'What waiting costs', ru: 'Чего стоит ожидание' },
    scenario: 'phones',
    tasks: [
      {
        id: 'middle',
        text: {
          en: 'Over 1,400 events, have 98 % in the first result, and results 2.3 s after their window’s end on average at most',
          ru: 'За 1400 событий учтите сразу 98 % и выдавайте результаты в среднем не позже 2,3 с после конца окна',
        },
        hint: {
          en: 'Compute the curve of delay against completeness beside the stage, and read the delay off it.',
          ru: 'Постройте рядом со сценой кривую задержки и полноты и снимите с неё нужную задержку.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 1400 },
            { is: 'metric', metric: 'completeness', op: '>=', value: 0.98 },
            { is: 'metric', metric: 'meanLatencyMs', op: '<=', value: 2300 },
            { is: 'parameter', parameter: 'filter', op: '=', value: 'none' },
            ...TEN_SECONDS,
            ...USUAL_TRAFFIC,
          ],
        },
      },
    ],
  },
  {
    id: 'lateness',
    title: { en: 'Late, but not too late', ru: 'Поздно, но не слишком' },
    scenario: 'brisk',
    tasks: [
      {
        id: 'correct',
        text: {
          en: 'Over 1,400 events, lose none, with results 1.5 s after their window’s end on average at most',
          ru: 'За 1400 событий не потеряйте ни одного при результатах в среднем не позже 1,5 с после конца окна',
        },
        hint: {
          en: 'Let the window fire early and keep it for half a minute: late events correct what went out.',
          ru: 'Пусть окно сработает рано, но хранится ещё полминуты: опоздавшие исправят то, что вышло.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 1400 },
            { is: 'metric', metric: 'lateDropped', op: '=', value: 0 },
            { is: 'metric', metric: 'meanLatencyMs', op: '<=', value: 1500 },
            { is: 'parameter', parameter: 'filter', op: '=', value: 'none' },
            ...TEN_SECONDS,
            ...USUAL_TRAFFIC,
          ],
        },
      },
    ],
  },
  {
    id: 'tunnel',
    title: { en: 'A phone in a tunnel', ru: 'Телефон в тоннеле' },
    scenario: 'tunnel',
    prediction: {
      kind: 'choice',
      id: 'others',
      question: {
        en: 'For 40 seconds phone-2 sends nothing; then it sends it all. What will the watermark do meanwhile?',
        ru: 'Телефон phone-2 сорок секунд молчит, потом присылает всё сразу. Что тем временем сделает водяной знак?',
      },
      at: 600,
      given: {
        is: 'and',
        goals: [
          { is: 'records', record: 'offline', op: '>=', value: 1 },
          { is: 'parameter', parameter: 'watermarkDelayMs', op: '=', value: 2000 },
          { is: 'parameter', parameter: 'allowedLatenessMs', op: '=', value: 0 },
          ...TEN_SECONDS,
          ...USUAL_TRAFFIC,
        ],
      },
      answers: [
        {
          id: 'waits',
          text: { en: 'Stand still until phone-2 is back', ru: 'Постоит, пока phone-2 не вернётся' },
          right: { is: 'metric', metric: 'meanLatencyMs', op: '>', value: 8000 },
        },
        {
          id: 'goes-on',
          text: {
            en: 'Go on with the other phones, and most of what phone-2 sends is lost',
            ru: 'Пойдёт дальше за остальными, и почти всё, что пришлёт phone-2, пропадёт',
          },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'meanLatencyMs', op: '<=', value: 8000 },
              { is: 'metric', metric: 'lateDropped', op: '>=', value: 35 },
            ],
          },
        },
        {
          id: 'no-loss',
          text: {
            en: 'Go on, and nothing is lost: the events are stamped by phone-2’s clock',
            ru: 'Пойдёт дальше, и ничего не пропадёт: события помечены часами самого phone-2',
          },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'meanLatencyMs', op: '<=', value: 8000 },
              { is: 'metric', metric: 'lateDropped', op: '<', value: 35 },
            ],
          },
        },
      ],
    },
    tasks: [
      {
        id: 'take-in',
        text: {
          en: 'Take in all that phone-2 sends after the tunnel, with results 4.5 s after their window’s end on average at most',
          ru: 'Примите всё, что phone-2 пришлёт после тоннеля, выдавая результаты в среднем не позже 4,5 с после конца окна',
        },
        hint: {
          en: 'Its oldest events are 40 seconds late. Windows must be kept for as long as that.',
          ru: 'Самые старые его события опаздывают на 40 секунд. Столько и надо хранить окна.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 1000 },
            { is: 'records', record: 'online', op: '>=', value: 1 },
            { is: 'records', record: 'offline', op: '>=', value: 1 },
            { is: 'metric', metric: 'lateDropped', op: '<=', value: 1 },
            { is: 'metric', metric: 'meanLatencyMs', op: '<=', value: 4500 },
            { is: 'parameter', parameter: 'filter', op: '=', value: 'none' },
            ...TEN_SECONDS,
            ...USUAL_TRAFFIC,
          ],
        },
      },
    ],
  },
  {
    id: 'sliding',
    title: { en: 'Windows that overlap', ru: 'Окна внахлёст' },
    scenario: 'overlap',
    exercise: 'slide',
    prediction: {
      kind: 'choice',
      id: 'how-many',
      question: {
        en: 'A window is ten seconds long and a new one begins every two. In how many windows is one event?',
        ru: 'Окно длится десять секунд, новое начинается каждые две. Во скольких окнах окажется одно событие?',
      },
      at: 100,
      given: {
        is: 'and',
        goals: [
          { is: 'parameter', parameter: 'window', op: '=', value: 'sliding' },
          { is: 'parameter', parameter: 'sizeMs', op: '=', value: 10_000 },
          { is: 'parameter', parameter: 'slideMs', op: '=', value: 2000 },
        ],
      },
      answers: [
        {
          id: 'one',
          text: { en: 'In one', ru: 'В одном' },
          right: { is: 'metric', metric: 'windowsPerEvent', op: '<', value: 1.5 },
        },
        {
          id: 'two',
          text: { en: 'In two', ru: 'В двух' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'windowsPerEvent', op: '>=', value: 1.5 },
              { is: 'metric', metric: 'windowsPerEvent', op: '<', value: 4 },
            ],
          },
        },
        {
          id: 'five',
          text: { en: 'In five', ru: 'В пяти' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'windowsPerEvent', op: '>=', value: 4 },
              { is: 'metric', metric: 'windowsPerEvent', op: '<=', value: 6 },
            ],
          },
        },
        {
          id: 'ten',
          text: { en: 'In ten', ru: 'В десяти' },
          right: { is: 'metric', metric: 'windowsPerEvent', op: '>', value: 6 },
        },
      ],
    },
    tasks: [
      {
        id: 'leave-gaps',
        text: {
          en: 'Have at least 100 events lie in no window at all',
          ru: 'Сделайте так, чтобы не меньше 100 событий не попали ни в одно окно',
        },
        hint: {
          en: 'Nothing forces the slide to be shorter than the window.',
          ru: 'Никто не говорил, что шаг обязан быть короче окна.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'metric', metric: 'unassigned', op: '>=', value: 100 },
            { is: 'parameter', parameter: 'window', op: '=', value: 'sliding' },
          ],
        },
      },
    ],
  },
  {
    id: 'sessions',
    title: { en: 'Sessions', ru: 'Сессии' },
    scenario: 'plays',
    tasks: [
      {
        id: 'whole-plays',
        text: {
          en: 'Over 1,400 events, have 125 results or fewer, 2.2 s after their session’s end on average at most',
          ru: 'За 1400 событий получите не больше 125 результатов, в среднем не позже 2,2 с после конца сессии',
        },
        hint: {
          en: 'A gap of one second tears a play apart: lengthen it. A result then waits for the watermark: start over with a delay well below a second.',
          ru: 'Пауза в одну секунду рвёт игру на части: удлините её. Дальше результат ждёт водяного знака: начните сначала с задержкой заметно меньше секунды.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 1400 },
            { is: 'metric', metric: 'firings', op: '<=', value: 125 },
            { is: 'metric', metric: 'meanLatencyMs', op: '<=', value: 2200 },
            { is: 'parameter', parameter: 'window', op: '=', value: 'session' },
            { is: 'parameter', parameter: 'gapMs', op: '<=', value: 4000 },
            { is: 'parameter', parameter: 'traffic', op: '=', value: 'bursts' },
            { is: 'parameter', parameter: 'eventsPerS', op: '=', value: 3 },
            { is: 'parameter', parameter: 'burstEvents', op: '=', value: 8 },
            { is: 'parameter', parameter: 'burstGapMs', op: '=', value: 400 },
            { is: 'parameter', parameter: 'keys', op: '=', value: 3 },
            { is: 'parameter', parameter: 'filter', op: '=', value: 'none' },
          ],
        },
      },
    ],
  },
  {
    id: 'boundary',
    title: { en: 'Exactly one gap apart', ru: 'Ровно пауза' },
    scenario: 'heartbeat',
    tasks: [
      {
        id: 'each-its-own',
        text: {
          en: 'Make each of 300 heartbeats a session of its own, with gap and traffic as they are',
          ru: 'Сделайте каждый из 300 сигналов отдельной сессией, не трогая ни паузу, ни нагрузку',
        },
        hint: {
          en: 'Flink and Kafka Streams join what is exactly a gap apart. One of the three does not.',
          ru: 'Flink и Kafka Streams соединяют то, между чем ровно пауза. Один из трёх — нет.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 400 },
            { is: 'metric', metric: 'firings', op: '>=', value: 300 },
            { is: 'metric', metric: 'lateFirings', op: '=', value: 0 },
            { is: 'parameter', parameter: 'window', op: '=', value: 'session' },
            { is: 'parameter', parameter: 'gapMs', op: '=', value: 2000 },
            { is: 'parameter', parameter: 'traffic', op: '=', value: 'regular' },
            { is: 'parameter', parameter: 'keys', op: '=', value: 2 },
            { is: 'parameter', parameter: 'eventsPerS', op: '=', value: 1 },
          ],
        },
      },
    ],
  },
  {
    id: 'wrong-clock',
    title: { en: 'A clock two minutes ahead', ru: 'Часы спешат на две минуты' },
    scenario: 'wrong-clock',
    prediction: {
      kind: 'choice',
      id: 'dropped-then',
      question: {
        en: 'From event 300 on, what phone-1 sends is stamped two minutes ahead. What will be dropped as late then?',
        ru: 'С события 300 phone-1 помечает всё на две минуты вперёд. Что тогда будут отбрасывать как опоздавшее?',
      },
      at: 700,
      given: {
        is: 'and',
        goals: [
          { is: 'records', record: 'clockSet', op: '>=', value: 1 },
          { is: 'parameter', parameter: 'filter', op: '=', value: 'none' },
          { is: 'parameter', parameter: 'allowedLatenessMs', op: '=', value: 0 },
          ...TEN_SECONDS,
          ...USUAL_TRAFFIC,
        ],
      },
      answers: [
        {
          id: 'nothing',
          text: { en: 'Nothing', ru: 'Ничего' },
          right: { is: 'series', series: 'droppedPercent', op: '<', value: 15 },
        },
        {
          id: 'its-own',
          text: { en: 'What phone-1 sends: a third', ru: 'То, что шлёт phone-1: треть' },
          right: {
            is: 'and',
            goals: [
              { is: 'series', series: 'droppedPercent', op: '>=', value: 15 },
              { is: 'series', series: 'droppedPercent', op: '<=', value: 50 },
            ],
          },
        },
        {
          id: 'the-others',
          text: { en: 'What the others send: two thirds', ru: 'То, что шлют остальные: две трети' },
          right: { is: 'series', series: 'droppedPercent', op: '>', value: 50 },
        },
      ],
    },
    tasks: [
      {
        id: 'shield',
        text: {
          en: 'With that clock wrong, drop at most 30 of 1,200 events as late, with windows and delay as they are',
          ru: 'При сбитых часах отбросьте как опоздавшие не больше 30 событий из 1200, не меняя окон и задержки',
        },
        hint: {
          en: 'One event from the future is enough, so the filter must be there before it. Go back before event 300, fork, and set the filter; or start over with it.',
          ru: 'Хватит одного события из будущего, поэтому фильтр нужен раньше него. Вернитесь до события 300, сделайте развилку и включите фильтр — или начните с ним сначала.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 1200 },
            { is: 'records', record: 'clockSet', op: '>=', value: 1 },
            { is: 'metric', metric: 'lateDropped', op: '<=', value: 30 },
            { is: 'parameter', parameter: 'watermarkDelayMs', op: '<=', value: 2000 },
            { is: 'parameter', parameter: 'allowedLatenessMs', op: '=', value: 0 },
            ...TEN_SECONDS,
            ...USUAL_TRAFFIC,
          ],
        },
      },
    ],
  },
  {
    id: 'yours',
    title: { en: 'Write the filter', ru: 'Напишите фильтр' },
    scenario: 'wrong-clock',
    panel: 'code',
    exercise: 'plausible',
    tasks: [
      {
        id: 'own-shield',
        text: {
          en: 'With your own filter, finish 1,200 events with at most 30 dropped as late and 450 filtered out',
          ru: 'Со своим фильтром пройдите 1200 событий, отбросив как опоздавшие не больше 30 и отфильтровав не больше 450',
        },
        hint: {
          en: 'Nothing can arrive before it has happened: compare timestampMs with arrivedMs.',
          ru: 'Ничто не может прийти раньше, чем случилось: сравните timestampMs с arrivedMs.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'after', at: 1200 },
            { is: 'records', record: 'clockSet', op: '>=', value: 1 },
            { is: 'metric', metric: 'lateDropped', op: '<=', value: 30 },
            { is: 'metric', metric: 'filtered', op: '<=', value: 450 },
            { is: 'parameter', parameter: 'watermarkDelayMs', op: '<=', value: 2000 },
            { is: 'parameter', parameter: 'allowedLatenessMs', op: '=', value: 0 },
            ...TEN_SECONDS,
            ...USUAL_TRAFFIC,
          ],
        },
      },
    ],
  },
  {
    id: 'nothing',
    title: { en: 'The filter that returns nothing', ru: 'Фильтр, который ничего не возвращает' },
    scenario: 'phones',
    panel: 'code',
    exercise: 'dropped-event',
    tasks: [
      {
        id: 'zeros-count',
        text: {
          en: 'With the mended chain, take in 1,000 events: zeros counted, broken readings not',
          ru: 'С исправленной цепочкой примите 1000 событий: нули учтены, сломанные показания — нет',
        },
        hint: {
          en: 'A filter says whether an event goes on. Whoever comes after it must not be asked about an event that is not there.',
          ru: 'Фильтр решает, пойдёт ли событие дальше. Того, кто стоит за ним, нельзя спрашивать о событии, которого нет.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'after', at: 1000 },
            { is: 'metric', metric: 'filtered', op: '>=', value: 25 },
            { is: 'metric', metric: 'filtered', op: '<=', value: 110 },
            ...USUAL_TRAFFIC,
          ],
        },
      },
    ],
  },
  {
    id: 'disorder',
    title: { en: 'Forgetting in the wrong order', ru: 'Забывать не в том порядке' },
    scenario: 'phones',
    panel: 'code',
    exercise: 'last-minute',
  },
] as const satisfies readonly Step[];
