// The challenge of the windows lab.
import type { Challenge } from '#src/contract/manifest.ts';

export const challenges = [
  {
    id: 'fast-and-complete',
    title: { en: 'Fast and complete', ru: 'Быстро и полно' },
    brief: {
      en: 'A rough day: delays vary, a clock goes wrong, a phone passes through a tunnel. Have 95 % in the first result, with the lowest mean latency, for windows of ten seconds and all the traffic there is. Filter out 380 events at most. The delay may change during the run.',
      ru: 'Тяжёлый день: задержки разнятся, часы сбились, телефон проехал тоннель. Учтите сразу 95 % при наименьшей средней задержке; окна по десять секунд, нагрузка вся как есть. Отфильтровать можно не больше 380 событий. Задержку можно менять на ходу.',
    },
    scenario: 'rough-day',
    goal: {
      is: 'and',
      goals: [
        { is: 'after', at: 1500 },
        { is: 'metric', metric: 'completeness', op: '>=', value: 0.95 },
        { is: 'metric', metric: 'filtered', op: '<=', value: 380 },
        { is: 'records', record: 'clockSet', op: '>=', value: 1 },
        { is: 'records', record: 'offline', op: '>=', value: 1 },
        { is: 'parameter', parameter: 'window', op: '=', value: 'tumbling' },
        { is: 'parameter', parameter: 'sizeMs', op: '=', value: 10_000 },
        { is: 'parameter', parameter: 'traffic', op: '=', value: 'steady' },
        { is: 'parameter', parameter: 'keys', op: '=', value: 4 },
        { is: 'parameter', parameter: 'eventsPerS', op: '=', value: 8 },
        { is: 'parameter', parameter: 'meanDelayMs', op: '>=', value: 1200 },
        { is: 'parameter', parameter: 'delayVariation', op: '>=', value: 1.5 },
        { is: 'parameter', parameter: 'stragglerPercent', op: '>=', value: 2 },
        { is: 'parameter', parameter: 'stragglerDelayMs', op: '>=', value: 8000 },
      ],
    },
    score: { metric: 'meanLatencyMs', better: 'lower', par: 2200 },
  },
] as const satisfies readonly Challenge[];
