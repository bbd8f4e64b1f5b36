// The challenge of the lab.
import type { Challenge } from '#src/contract/manifest.ts';

const DAY = 86_400_000;

export const challenges = [
  {
    id: 'early-and-quiet',
    title: { en: 'Early and quiet', ru: 'Рано и без лишнего шума' },
    brief: {
      en: 'A month with everything: six incidents, two of them minutes long, and ninety deploys. Detect all six as early as you can on average, with no page and no ticket for nothing, at most 20 pages, and the pager silent half an hour after an incident. Choose windows and burn rates; leave the service and its target alone.',
      ru: 'Месяц, в котором было всё: шесть инцидентов, два из них на несколько минут, и девяносто выкладок. Обнаружьте все шесть как можно раньше в среднем — без единого вызова и тикета зря, не больше чем с 20 вызовами, и чтобы через полчаса после инцидента пейджер молчал. Подбирайте окна и скорости; сервис и его цель не трогайте.',
    },
    scenario: 'month',
    goal: {
      is: 'and',
      goals: [
        { is: 'after', at: 30 * DAY },
        { is: 'metric', metric: 'missed', op: '=', value: 0 },
        { is: 'metric', metric: 'incidents', op: '=', value: 6 },
        { is: 'metric', metric: 'falsePages', op: '=', value: 0 },
        { is: 'metric', metric: 'falseTickets', op: '=', value: 0 },
        { is: 'metric', metric: 'pages', op: '<=', value: 20 },
        { is: 'metric', metric: 'meanResetMinutes', op: '<=', value: 30 },
        { is: 'metric', metric: 'deploys', op: '=', value: 90 },
        { is: 'parameter', parameter: 'targetPercent', op: '=', value: 99.9 },
        { is: 'parameter', parameter: 'windowDays', op: '=', value: 30 },
        { is: 'parameter', parameter: 'sli', op: '=', value: 'availability' },
        { is: 'parameter', parameter: 'significantPercent', op: '=', value: 1 },
        { is: 'parameter', parameter: 'repairMinutes', op: '=', value: 0 },
        { is: 'parameter', parameter: 'errorPercent', op: '=', value: 0.03 },
        { is: 'parameter', parameter: 'requestsPerS', op: '=', value: 40 },
        { is: 'parameter', parameter: 'dailySwingPercent', op: '=', value: 60 },
        { is: 'parameter', parameter: 'deployErrorPercent', op: '=', value: 2 },
        { is: 'parameter', parameter: 'probesPerS', op: '=', value: 0 },
        // Six incidents and the deploys: nothing was added. None was repaired, for nobody is called.
        { is: 'records', record: 'began', op: '=', value: 96 },
        { is: 'without', action: 'repair' },
      ],
    },
    score: { metric: 'meanDetectionMinutes', better: 'lower', par: 50 },
  },
] as const satisfies readonly Challenge[];
