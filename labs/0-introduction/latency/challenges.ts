// Latency: what somebody can try to do better than others. Data only.
import type { Challenge } from '#src/contract/manifest.ts';

export const challenges = [
  {
    id: 'rush',
    title: { en: 'Capacity just in time', ru: 'Мощность вовремя' },
    brief: {
      en: 'Get through the rush with a p95 of at most 100 ms and as few server seconds as you can. Add and remove servers while it runs; leave the traffic and the servers’ speed alone.',
      ru: 'Пройдите час пик с p95 не больше 100 мс, потратив как можно меньше секунд работы серверов. Добавляйте и убирайте серверы на ходу; поток и скорость серверов не трогайте.',
    },
    scenario: 'rush',
    goal: {
      is: 'and',
      goals: [
        { is: 'after', at: 120_000 },
        { is: 'metric', metric: 'p95ResponseMs', op: '<=', value: 100 },
        { is: 'records', record: 'arrivalsSet', op: '=', value: 3 },
        { is: 'records', record: 'serviceSet', op: '=', value: 0 },
        { is: 'parameter', parameter: 'serviceRatePerS', op: '<=', value: 100 },
        { is: 'parameter', parameter: 'serviceDistribution', op: '=', value: 'exponential' },
        { is: 'parameter', parameter: 'warmUpMs', op: '=', value: 0 },
        { is: 'parameter', parameter: 'requests', op: '=', value: 0 },
        { is: 'without', action: 'slow' },
        { is: 'without', action: 'burst' },
      ],
    },
    score: { metric: 'serverSeconds', better: 'lower', par: 298 },
  },
] as const satisfies readonly Challenge[];
