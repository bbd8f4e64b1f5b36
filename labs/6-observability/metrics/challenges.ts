// The challenge of the lab.
import type { Challenge } from '#src/contract/manifest.ts';

export const challenges = [
  {
    id: 'five-bounds',
    title: { en: 'Five bounds for everything', ru: 'Пять границ на всё' },
    brief: {
      en: 'Three kinds of traffic, a hundred seconds each. Choose at most five bounds (48 time series on three servers) so that p50 and p99 are off as little as possible, whichever kind it is: the score is the worst of the six errors. Leave traffic and fleet alone.',
      ru: 'Три вида трафика, по сто секунд каждый. Выберите не больше пяти границ (48 временных рядов на трёх серверах), чтобы p50 и p99 ошибались как можно меньше при любом из них: результат — худшая из шести ошибок. Трафик и серверы не трогайте.',
    },
    scenario: 'three-kinds',
    goal: {
      is: 'and',
      goals: [
        { is: 'after', at: 300_000 },
        { is: 'metric', metric: 'timeSeries', op: '<=', value: 48 },
        { is: 'parameter', parameter: 'servers', op: '=', value: 3 },
        { is: 'parameter', parameter: 'requestsPerS', op: '=', value: 100 },
        { is: 'parameter', parameter: 'estimator', op: '=', value: 'prometheus' },
        { is: 'parameter', parameter: 'traffic', op: '=', value: 'heavy-tail' },
        { is: 'records', record: 'trafficSet', op: '=', value: 2 },
        { is: 'records', record: 'requestsSet', op: '=', value: 0 },
        { is: 'without', action: 'slow' },
        { is: 'without', action: 'restart' },
      ],
    },
    score: { metric: 'worstErrorPercent', better: 'lower', par: 15 },
  },
] as const satisfies readonly Challenge[];
