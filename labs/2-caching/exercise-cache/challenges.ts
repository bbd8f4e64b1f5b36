// Something to work for.
import type { Challenge } from '#src/contract/manifest.ts';

export const challenges = [
  {
    id: 'fewest-calls',
    title: { en: 'The fewest calls', ru: 'Как можно меньше вызовов' },
    brief: {
      en: 'Bring your code through the bad day with as few calls to the service as you can: at most 4 errors at clients, no wrong answer, nobody more than 2 s behind.',
      ru: 'Проведите свой код через плохой день, вызвав сервис как можно реже: не больше 4 ошибок у клиентов, ни одного неверного ответа, никто не отстаёт больше чем на 2 с.',
    },
    scenario: 'bad-day',
    goal: {
      is: 'and',
      goals: [
        { is: 'ownCode' },
        { is: 'after', at: 24_900 },
        { is: 'metric', metric: 'failed', op: '<=', value: 4 },
        { is: 'metric', metric: 'wrongAnswers', op: '=', value: 0 },
        { is: 'metric', metric: 'worstStaleMs', op: '<=', value: 2000 },
        { is: 'metric', metric: 'l1Peak', op: '<=', value: 50 },
        { is: 'parameter', parameter: 'users', op: '=', value: 200 },
        { is: 'parameter', parameter: 'arrivalRatePerS', op: '=', value: 60 },
        { is: 'parameter', parameter: 'updateShare', op: '=', value: 0.05 },
      ],
    },
    score: { metric: 'serviceCalls', better: 'lower', par: 640 },
  },
] as const satisfies readonly Challenge[];
