// Something to work for.
import type { Challenge } from '#src/contract/manifest.ts';

export const challenges = [
  {
    id: 'fewest',
    title: { en: 'Fewest operations', ru: 'Меньше операций' },
    brief: {
      en: 'Find the repeated values of 4,096 mixed elements with as few operations an element as you can, and never wrong.',
      ru: 'Найдите повторы среди 4096 разнотипных элементов за наименьшее число операций на элемент и ни разу не ошибитесь.',
    },
    scenario: 'mixed',
    goal: {
      is: 'and',
      goals: [
        { is: 'ownCode' },
        { is: 'metric', metric: 'size', op: '=', value: 4096 },
        { is: 'metric', metric: 'wrongAnswers', op: '=', value: 0 },
        { is: 'parameter', parameter: 'elements', op: '=', value: 'mixed' },
        { is: 'parameter', parameter: 'repeatedShare', op: '=', value: 0.5 },
      ],
    },
    score: { metric: 'operationsPerElement', better: 'lower', par: 5 },
  },
] as const satisfies readonly Challenge[];
