// Something to work for.
import type { Challenge } from '#src/contract/manifest.ts';

export const challenges = [
  {
    id: 'known-range',
    title: { en: 'Use what you know', ru: 'Знание — тоже алгоритм' },
    brief: {
      en: 'All numbers of these lists are whole, and from 0 to n − 1. Find the duplicates of 4,096 of them with as few operations an element as you can, right at all 25 sizes.',
      ru: 'Все числа в этих списках целые, от 0 до n − 1. Найдите дубликаты среди 4096 таких чисел за наименьшее число операций на элемент, ответив верно на всех 25 размерах.',
    },
    scenario: 'dense',
    goal: {
      is: 'and',
      goals: [
        { is: 'ownCode' },
        { is: 'metric', metric: 'size', op: '=', value: 4096 },
        { is: 'metric', metric: 'rightAnswers', op: '=', value: 25 },
        { is: 'parameter', parameter: 'repeatedShare', op: '=', value: 0.25 },
        { is: 'parameter', parameter: 'order', op: '=', value: 'shuffled' },
      ],
    },
    score: { metric: 'ownPerElement', better: 'lower', par: 3.5 },
  },
] as const satisfies readonly Challenge[];
