// Scenarios of the lab.
import type { Scenario } from '#src/contract/manifest.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const at = (day: number, hour: number, minute = 0): number => day * DAY + hour * HOUR + minute * MINUTE;

/** People sleep. */
const DAILY = { dailySwingPercent: 60 } as const;

export const scenarios = [
  {
    id: 'quiet',
    title: { en: 'A quiet month', ru: 'Спокойный месяц' },
    objective: {
      en: 'One request in five thousand fails, and nothing else happens. See what a target leaves to spend.',
      ru: 'Ошибкой кончается один запрос из пяти тысяч, и больше ничего не происходит. Посмотрите, сколько оставляет цель.',
    },
    params: { ...DAILY },
    seed: 1,
  },
  {
    id: 'twice',
    title: { en: 'Twice too many errors', ru: 'Ошибок вдвое больше' },
    objective: {
      en: 'Two requests in a thousand fail all month, and one in a thousand may.',
      ru: 'Весь месяц ошибкой кончаются два запроса из тысячи, а можно — один.',
    },
    params: { errorPercent: 0.2 },
    seed: 1,
  },
  {
    id: 'outage',
    title: { en: 'One bad hour', ru: 'Один плохой час' },
    objective: {
      en: 'On the second day at noon one request in twenty fails for an hour.',
      ru: 'На второй день в полдень час подряд ошибкой кончается каждый двадцатый запрос.',
    },
    params: { errorPercent: 0, requestsPerS: 1000 },
    actions: [{ at: at(1, 12), action: 'outage', service: 0, percent: 5, minutes: 60 }],
    seed: 1,
    until: 3 * DAY,
  },
  {
    id: 'naive',
    title: { en: 'The first pager', ru: 'Первый пейджер' },
    objective: {
      en: 'Somebody is paged whenever ten minutes were worse than the target. Three incidents deserve it. How many others come along?',
      ru: 'Дежурного вызывают, как только десять минут оказались хуже цели. Заслуживают этого три инцидента. Сколько будет лишних?',
    },
    params: {
      ...DAILY,
      alerting: 'error-ratio',
      errorPercent: 0.04,
      deploysPerDay: 4,
      badDeployPercent: 0,
      deployErrorPercent: 0.5,
    },
    actions: [
      { at: at(4, 15, 12), action: 'outage', service: 0, percent: 20, minutes: 40 },
      { at: at(12, 9), action: 'outage', service: 0, percent: 2, minutes: 300 },
      { at: at(19, 3), action: 'leak', service: 0, percent: 0.6, hours: 96 },
    ],
    seed: 1,
  },
  {
    id: 'shadow',
    title: { en: 'The alert that stays', ru: 'Алерт, который не гаснет' },
    objective: {
      en: 'Two outages of half an hour, an hour apart. The first alert is still on when the second comes.',
      ru: 'Два сбоя по полчаса с промежутком в час. Когда приходит второй, первый алерт ещё горит.',
    },
    params: { ...DAILY, alerting: 'burn-rate', errorPercent: 0.02 },
    actions: [
      { at: at(1, 13), action: 'outage', service: 0, percent: 30, minutes: 30 },
      { at: at(1, 14, 20), action: 'outage', service: 0, percent: 30, minutes: 30 },
    ],
    seed: 1,
    until: 3 * DAY,
  },
  {
    id: 'small',
    title: { en: 'Eighteen requests an hour', ru: 'Восемнадцать запросов в час' },
    objective: {
      en: 'A service that few people use. One error in such an hour is a burn rate above fifty.',
      ru: 'Сервис, которым пользуются редко. Одна ошибка за такой час — это скорость сжигания больше 50.',
    },
    params: { ...DAILY, requestsPerS: 0.005, errorPercent: 0.05 },
    actions: [{ at: at(20, 11), action: 'outage', service: 0, percent: 100, minutes: 120 }],
    seed: 1,
  },
  {
    id: 'deploys',
    title: { en: 'Ship it', ru: 'Выкладываем' },
    objective: {
      en: 'Six deploys a day, each costs a little and one in twenty costs a lot. There is a budget for that, but not for all of it.',
      ru: 'Шесть выкладок в день: каждая стоит немного, а одна из двадцати — много. На это есть бюджет, но не на всё.',
    },
    params: { ...DAILY, deploysPerDay: 6, badDeployPercent: 5, repairMinutes: 20 },
    seed: 3,
  },
  {
    id: 'slow',
    title: { en: 'Nothing fails, everything is slow', ru: 'Ошибок нет, но всё медленно' },
    objective: {
      en: 'On the third day answers take three times as long for six hours. Nobody is paged.',
      ru: 'На третий день шесть часов подряд ответы втрое медленнее. Никого не вызвали.',
    },
    params: { ...DAILY },
    actions: [{ at: at(2, 10), action: 'slowdown', service: 0, factor: 3, minutes: 360 }],
    seed: 1,
    until: 5 * DAY,
  },
  {
    id: 'month',
    title: { en: 'A month with everything', ru: 'Месяц, в котором было всё' },
    objective: {
      en: 'Deploys, a short peak, an outage, a slow leak. Catch what counts, early, and wake nobody for nothing.',
      ru: 'Выкладки, короткий пик, сбой, медленный рост ошибок. Поймайте важное, быстро, и никого не будите зря.',
    },
    params: {
      ...DAILY,
      alerting: 'own-rules',
      errorPercent: 0.03,
      deploysPerDay: 3,
      badDeployPercent: 0,
      deployErrorPercent: 2,
      requestsPerS: 40,
    },
    actions: [
      { at: at(2, 11), action: 'outage', service: 0, percent: 60, minutes: 3 },
      { at: at(5, 14, 20), action: 'outage', service: 0, percent: 30, minutes: 30 },
      { at: at(9, 2), action: 'outage', service: 0, percent: 3, minutes: 240 },
      { at: at(13, 16), action: 'outage', service: 0, percent: 100, minutes: 4 },
      { at: at(16, 8), action: 'leak', service: 0, percent: 1, hours: 60 },
      { at: at(24, 19), action: 'outage', service: 0, percent: 8, minutes: 90 },
    ],
    seed: 5,
  },
] as const satisfies readonly Scenario[];
