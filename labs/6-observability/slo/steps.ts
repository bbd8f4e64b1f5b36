// Steps of the lab: one idea each, with what a student is to predict and to do.
import type { Goal } from '#src/contract/goal.ts';
import type { Step } from '#src/contract/manifest.ts';

const DAY = 86_400_000;

const is = (parameter: string, value: number | string) =>
  ({ is: 'parameter', parameter, op: '=', value }) as const satisfies Goal;
const metric = (name: string, op: '<' | '<=' | '>' | '>=' | '=', value: number) =>
  ({ is: 'metric', metric: name, op, value }) as const satisfies Goal;
const and = (...goals: readonly Goal[]) => ({ is: 'and', goals }) as const satisfies Goal;
const after = (at: number) => ({ is: 'after', at }) as const satisfies Goal;

/** The target that the scenarios are about: nobody makes the task easier. */
const USUAL_TARGET = [is('targetPercent', 99.9), is('windowDays', 30), is('sli', 'availability')];
const USUAL_JUDGEMENT = [is('significantPercent', 1), is('repairMinutes', 0)];

export const steps = [
  {
    id: 'nines',
    title: { en: 'What a target allows', ru: 'Что разрешает цель' },
    scenario: 'quiet',
    prediction: {
      kind: 'choice',
      id: 'minutes',
      question: {
        en: 'At 99.9% over 30 days the whole service may fail for 43 minutes. You lower the target to 99%. For how long may it fail now?',
        ru: 'При цели 99,9 % за 30 дней весь сервис может не работать 43 минуты. Вы опускаете цель до 99 %. Сколько он может не работать теперь?',
      },
      at: 600_000,
      given: and(is('targetPercent', 99), is('windowDays', 30), is('sli', 'availability')),
      answers: [
        {
          id: 'little-more',
          text: {
            en: 'Hardly longer, under an hour: the target fell by less than one percent',
            ru: 'Почти столько же, меньше часа: цель ниже меньше чем на процент',
          },
          right: metric('errorBudgetMinutes', '<', 60),
        },
        {
          id: 'two-hours',
          text: { en: 'About 2 hours', ru: 'Около 2 часов' },
          right: and(metric('errorBudgetMinutes', '>=', 60), metric('errorBudgetMinutes', '<=', 240)),
        },
        {
          id: 'hours',
          text: { en: 'About 7 hours: ten times as long', ru: 'Около 7 часов: в десять раз больше' },
          right: metric('errorBudgetMinutes', '>', 240),
        },
      ],
    },
    tasks: [
      {
        id: 'five-minutes',
        text: {
          en: 'Choose the target that leaves 4 to 5 minutes in 30 days, and run ten minutes of it',
          ru: 'Выберите цель, которая оставляет от 4 до 5 минут за 30 дней, и запустите на десять минут',
        },
        hint: {
          en: 'One more nine is a tenth of the budget.',
          ru: 'Ещё одна девятка — это десятая часть бюджета.',
        },
        goal: and(
          after(600_000),
          is('windowDays', 30),
          is('sli', 'availability'),
          metric('errorBudgetMinutes', '>=', 4),
          metric('errorBudgetMinutes', '<=', 5),
        ),
      },
    ],
  },
  {
    id: 'burn',
    title: { en: 'How fast it burns', ru: 'Как быстро он сгорает' },
    scenario: 'twice',
    prediction: {
      kind: 'curve',
      id: 'left',
      question: {
        en: 'Two requests in a thousand fail, and one in a thousand may. Draw what is left of the month’s budget.',
        ru: 'Ошибкой кончаются два запроса из тысячи, а можно — один. Нарисуйте остаток месячного бюджета.',
      },
      series: 'budgetLeftPercent',
      max: 100,
      until: 2_592_000_000,
      given: and(is('errorPercent', 0.2), ...USUAL_TARGET),
    },
    tasks: [
      {
        id: 'ten-days',
        text: {
          en: 'Let the budget last ten days, to half a day, by the errors at all times alone',
          ru: 'Сделайте так, чтобы бюджета хватило на десять дней, плюс-минус полдня, меняя только постоянные ошибки',
        },
        hint: {
          en: 'A burn rate of 1 lasts the whole window, 2 half of it. Start over with the share that lasts a third.',
          ru: 'При скорости 1 хватает на всё окно, при 2 — на половину. Начните сначала с долей, которой хватит на треть.',
        },
        goal: and(
          after(9.5 * DAY),
          { is: 'before', at: 10.5 * DAY, goal: metric('budgetLeftPercent', '<=', 1) },
          metric('budgetLeftPercent', '>=', -1),
          ...USUAL_TARGET,
          { is: 'without', action: 'outage' },
          { is: 'without', action: 'leak' },
        ),
      },
    ],
  },
  {
    id: 'naive',
    title: { en: 'The first pager', ru: 'Первый пейджер' },
    scenario: 'naive',
    prediction: {
      kind: 'choice',
      id: 'for-nothing',
      question: {
        en: 'Ten minutes over the target page somebody. Three incidents of the month deserve it. How often is somebody woken for nothing?',
        ru: 'Дежурного вызывают, если десять минут хуже цели. За месяц этого заслуживают три инцидента. Сколько раз его разбудят зря?',
      },
      at: 2_592_000_000,
      given: and(is('alerting', 'error-ratio'), is('deploysPerDay', 4), ...USUAL_TARGET, ...USUAL_JUDGEMENT),
      answers: [
        {
          id: 'hardly',
          text: { en: 'Once or twice', ru: 'Раз или два' },
          right: metric('falsePages', '<', 5),
        },
        {
          id: 'weekly',
          text: { en: 'About twice a week', ru: 'Раза два в неделю' },
          right: and(metric('falsePages', '>=', 5), metric('falsePages', '<=', 15)),
        },
        {
          id: 'daily',
          text: { en: 'Every day, and more', ru: 'Каждый день, а то и чаще' },
          right: metric('falsePages', '>', 15),
        },
      ],
    },
    tasks: [
      {
        id: 'quiet-pager',
        text: {
          en: 'Get through the same month with no page for nothing and no incident missed',
          ru: 'Проведите тот же месяц так, чтобы не было ни вызовов зря, ни пропущенных инцидентов',
        },
        hint: {
          en: 'A deploy spends little of the budget, an incident much. Try the ways one after the other, as twins.',
          ru: 'Выкладка тратит от бюджета мало, инцидент — много. Переберите способы один за другим, сравнивая близнецов.',
        },
        goal: and(
          after(30 * DAY),
          metric('falsePages', '=', 0),
          metric('falseTickets', '=', 0),
          metric('missed', '=', 0),
          metric('incidents', '>=', 3),
          is('deploysPerDay', 4),
          ...USUAL_TARGET,
          ...USUAL_JUDGEMENT,
        ),
      },
    ],
  },
  {
    id: 'detection',
    title: { en: 'How long until somebody knows', ru: 'Когда об этом узнают' },
    scenario: 'outage',
    prediction: {
      kind: 'choice',
      id: 'when',
      question: {
        en: 'One request in twenty fails: the budget burns fifty times too fast. The rule looks at the last hour and fires at 14.4. When does it?',
        ru: 'Ошибкой кончается каждый двадцатый запрос: бюджет сгорает в пятьдесят раз быстрее. Правило смотрит на последний час и срабатывает при 14,4. Когда это случится?',
      },
      at: 172_800_000,
      given: and(is('alerting', 'multi-window'), is('dailySwingPercent', 0), ...USUAL_TARGET),
      answers: [
        {
          id: 'at-once',
          text: { en: 'Within two minutes', ru: 'Не позже чем через две минуты' },
          right: metric('meanDetectionMinutes', '<=', 2),
        },
        {
          id: 'part',
          text: { en: 'After 17 minutes or so', ru: 'Минут через семнадцать' },
          right: and(metric('meanDetectionMinutes', '>', 2), metric('meanDetectionMinutes', '<', 40)),
        },
        {
          id: 'hour',
          text: { en: 'When the hour is full', ru: 'Когда час заполнится' },
          right: metric('meanDetectionMinutes', '>=', 40),
        },
      ],
    },
    tasks: [
      {
        id: 'both-rules',
        text: {
          en: 'On the same service, make an outage that writes a ticket and pages nobody',
          ru: 'На том же сервисе устройте сбой, по которому заведут тикет, но никого не вызовут',
        },
        hint: {
          en: 'Start over before the outage and click the service. Below a burn rate of 6 no page fires, above 1 the ticket does, if it lasts.',
          ru: 'Вернитесь во время до сбоя и нажмите на сервис. Ниже скорости 6 не вызовут, выше 1 тикет заведут, если сбой продлится.',
        },
        goal: and(
          metric('tickets', '>=', 1),
          metric('pages', '=', 0),
          metric('falseTickets', '=', 0),
          is('alerting', 'multi-window'),
          ...USUAL_TARGET,
          ...USUAL_JUDGEMENT,
        ),
      },
    ],
  },
  {
    id: 'reset',
    title: { en: 'The alert that stays', ru: 'Алерт, который не гаснет' },
    scenario: 'shadow',
    tasks: [
      {
        id: 'both',
        text: {
          en: 'Have both outages alerted, with the pager silent half an hour after each at most',
          ru: 'Добейтесь алерта на каждый из двух сбоев и чтобы пейджер замолкал не позже чем через полчаса после каждого',
        },
        hint: {
          en: 'The long window remembers the first outage for an hour. A short window beside it forgets in minutes.',
          ru: 'Длинное окно помнит первый сбой целый час. Короткое рядом с ним забывает за минуты.',
        },
        goal: and(
          after(2 * DAY),
          metric('missed', '=', 0),
          metric('incidents', '>=', 2),
          metric('meanResetMinutes', '<=', 30),
          metric('falsePages', '=', 0),
          ...USUAL_TARGET,
          ...USUAL_JUDGEMENT,
        ),
      },
    ],
  },
  {
    id: 'small',
    title: { en: 'Too few requests', ru: 'Слишком мало запросов' },
    scenario: 'small',
    prediction: {
      kind: 'choice',
      id: 'noise',
      question: {
        en: 'Eighteen requests an hour, one in two thousand fails, and the alerts are the best there are. How many pages for nothing in a month?',
        ru: 'Восемнадцать запросов в час, ошибкой кончается один из двух тысяч, алерты — самые лучшие. Сколько за месяц будет вызовов зря?',
      },
      at: 2_592_000_000,
      given: and(
        is('alerting', 'multi-window'),
        is('requestsPerS', 0.005),
        is('probesPerS', 0),
        ...USUAL_TARGET,
        ...USUAL_JUDGEMENT,
      ),
      answers: [
        { id: 'none', text: { en: 'None', ru: 'Ни одного' }, right: metric('falsePages', '=', 0) },
        {
          id: 'few',
          text: { en: 'One or two', ru: 'Один-два' },
          right: and(metric('falsePages', '>=', 1), metric('falsePages', '<=', 2)),
        },
        { id: 'many', text: { en: 'Five or more', ru: 'Пять и больше' }, right: metric('falsePages', '>', 2) },
      ],
    },
    tasks: [
      {
        id: 'fewer',
        text: {
          en: 'In the same month, page nobody for nothing and somebody about the outage of day 21, with this target',
          ru: 'В том же месяце при той же цели никого не вызовите зря и вызовите дежурного из-за сбоя на 21-й день',
        },
        hint: {
          en: 'One error among eighteen is a catastrophe, one among thousands is noise. Who else could send requests?',
          ru: 'Одна ошибка на восемнадцать запросов — катастрофа, на тысячи — шум. Кто ещё мог бы слать запросы?',
        },
        goal: and(
          after(30 * DAY),
          metric('falsePages', '=', 0),
          metric('missed', '=', 0),
          metric('incidents', '>=', 1),
          metric('pages', '>=', 1),
          is('requestsPerS', 0.005),
          { is: 'parameter', parameter: 'errorPercent', op: '>=', value: 0.05 },
          ...USUAL_TARGET,
          ...USUAL_JUDGEMENT,
        ),
      },
    ],
  },
  {
    id: 'deploys',
    title: { en: 'A budget is there to be spent', ru: 'Бюджет на то и бюджет' },
    scenario: 'deploys',
    tasks: [
      {
        id: 'ship',
        text: {
          en: 'Ship at least 100 deploys in 30 days and keep 10% of the budget, with deploys as they are',
          ru: 'Сделайте за 30 дней не меньше 100 выкладок и сохраните 10 % бюджета, не меняя самих выкладок',
        },
        hint: {
          en: 'Deploy less often, or freeze while there is still something left.',
          ru: 'Выкладывайте реже или останавливайте выкладки, пока от бюджета что-то осталось.',
        },
        goal: and(
          after(30 * DAY),
          metric('deploys', '>=', 100),
          metric('budgetLeftPercent', '>=', 10),
          is('deployErrorPercent', 1),
          is('badDeployPercent', 5),
          { is: 'parameter', parameter: 'errorPercent', op: '>=', value: 0.02 },
          { is: 'parameter', parameter: 'repairMinutes', op: '>=', value: 20 },
          ...USUAL_TARGET,
        ),
      },
    ],
  },
  {
    id: 'slow',
    title: { en: 'Slow is broken, too', ru: 'Медленно — тоже сломано' },
    scenario: 'slow',
    tasks: [
      {
        id: 'page-slow',
        text: {
          en: 'Have somebody paged about the slowdown within an hour, and for nothing else',
          ru: 'Добейтесь, чтобы дежурного вызвали из-за замедления не позже чем через час — и больше ни из-за чего',
        },
        hint: {
          en: 'Alert on latency. With a target of 95% no burn rate can pass 20: take a higher threshold with a higher target, or rules of your own.',
          ru: 'Алерт нужен по задержке. При цели 95 % скорость не может быть выше 20: возьмите порог повыше и цель построже или свои правила.',
        },
        goal: and(
          after(4 * DAY),
          is('sli', 'latency'),
          metric('pages', '>=', 1),
          metric('falsePages', '=', 0),
          metric('missed', '=', 0),
          metric('incidents', '>=', 1),
          metric('meanDetectionMinutes', '<=', 60),
          ...USUAL_JUDGEMENT,
        ),
      },
    ],
  },
  {
    id: 'promise',
    title: { en: 'Measured, aimed at, promised', ru: 'Измерено, задумано, обещано' },
    scenario: 'quiet',
    tasks: [
      {
        id: 'between',
        text: {
          en: 'Within 30 days, miss the objective and still keep the agreement',
          ru: 'За 30 дней не выполните цель, но сдержите обещание клиентам',
        },
        hint: {
          en: 'Click the service and let it fail. Between 99.9% and 99.5% lie 43 minutes and 216.',
          ru: 'Нажмите на сервис и устройте сбой. Между 99,9 % и 99,5 % — от 43 минут до 216.',
        },
        goal: and(
          after(20 * DAY),
          metric('budgetLeftPercent', '<', 0),
          { is: 'records', record: 'slaBroken', op: '=', value: 0 },
          is('slaPercent', 99.5),
          ...USUAL_TARGET,
        ),
      },
    ],
  },
  {
    id: 'always-good',
    title: { en: '100%, whatever happens', ru: '100 % при любом сбое' },
    scenario: 'quiet',
    panel: 'code',
    exercise: 'good-events',
  },
  {
    id: 'units',
    title: { en: 'Milliseconds against percent', ru: 'Миллисекунды против процентов' },
    scenario: 'slow',
    panel: 'code',
    exercise: 'latency-slo',
  },
  {
    id: 'yours',
    title: { en: 'Write the alert', ru: 'Напишите алерт' },
    scenario: 'naive',
    panel: 'code',
    exercise: 'alert',
    tasks: [
      {
        id: 'own-alert',
        text: {
          en: 'With your own alert, get through the first pager’s month: nothing for nothing, nothing missed',
          ru: 'Со своим алертом проведите месяц первого пейджера: ни одного алерта зря, ни одного пропуска',
        },
        hint: {
          en: 'Two windows, one threshold. The errors that creep in from day 20 on are worth a ticket.',
          ru: 'Два окна, один порог. Ошибки, которые ползут вверх с 20-го дня, стоят тикета.',
        },
        goal: and(
          { is: 'ownCode' },
          after(30 * DAY),
          metric('falsePages', '=', 0),
          metric('falseTickets', '=', 0),
          metric('missed', '=', 0),
          metric('incidents', '>=', 3),
          is('deploysPerDay', 4),
          ...USUAL_TARGET,
          ...USUAL_JUDGEMENT,
        ),
      },
    ],
  },
  {
    id: 'production',
    title: { en: 'Into Prometheus', ru: 'В Prometheus' },
    scenario: 'quiet',
    panel: 'export',
  },
] as const satisfies readonly Step[];
