// The challenge of the lab.
import type { Challenge } from '#src/contract/manifest.ts';

export const challenges = [
  {
    id: 'tight-budget',
    title: { en: 'A tight budget', ru: 'Бюджет в обрез' },
    brief: {
      en: 'A minute in which the database is slow for ten seconds. Keep every failed request, store at most 12% of the spans, hold at most 500 of them in memory at once, and let p50, p95, p99 and the share of errors come out of the weighted traces as exactly as you can: what counts is the worst of the four. Change nothing but sampling.',
      ru: 'Минута, в которой база десять секунд тормозит. Сохраните каждый неудачный запрос, но не больше 12 % спанов, держите в памяти не больше 500 спанов сразу — и пусть p50, p95, p99 и доля ошибок выходят по трейсам с весами как можно точнее: считается худшая оценка из четырёх. Меняйте только сэмплирование.',
    },
    scenario: 'budget',
    goal: {
      is: 'and',
      goals: [
        { is: 'after', at: 59_000 },
        { is: 'metric', metric: 'storedPercent', op: '<=', value: 12 },
        { is: 'metric', metric: 'keptFailedPercent', op: '>=', value: 99 },
        { is: 'metric', metric: 'mostBufferedSpans', op: '<=', value: 500 },
        { is: 'metric', metric: 'brokenPercent', op: '=', value: 0 },
        { is: 'parameter', parameter: 'arrivalRatePerS', op: '=', value: 60 },
        { is: 'parameter', parameter: 'cacheHitPercent', op: '=', value: 80 },
        { is: 'parameter', parameter: 'errorPercent', op: '=', value: 6 },
        { is: 'parameter', parameter: 'retries', op: '=', value: true },
        { is: 'parameter', parameter: 'networkMs', op: '=', value: 2 },
        { is: 'parameter', parameter: 'placesPerService', op: '=', value: 8 },
        { is: 'parameter', parameter: 'overheadUs', op: '=', value: 20 },
        { is: 'parameter', parameter: 'clockSkewMs', op: '=', value: 0 },
        { is: 'parameter', parameter: 'hiddenFault', op: '=', value: false },
        // The scenario slows the database down and restores it; nobody does more.
        { is: 'records', record: 'serviceChanged', op: '=', value: 2 },
      ],
    },
    score: { metric: 'worstErrorPercent', better: 'lower', par: 4.5 },
  },
] as const satisfies readonly Challenge[];
