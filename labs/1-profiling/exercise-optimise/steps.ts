// The way through the task: profile, understand, rewrite, compare.
import type { Step } from '#src/contract/manifest.ts';

export const steps = [
  {
    id: 'measure',
    title: { en: 'Measure before you touch it', ru: 'Сначала измерьте' },
    scenario: 'as-it-came',
    prediction: {
      kind: 'choice',
      id: 'doubling',
      question: {
        en: 'The list becomes twice as long. How many times more operations will the slow function do?',
        ru: 'Список стал вдвое длиннее. Во сколько раз больше операций сделает медленная функция?',
      },
      at: 25,
      given: { is: 'parameter', parameter: 'version', op: '=', value: 'slow' },
      answers: [
        {
          id: 'twice',
          text: { en: 'About 2 times: n', ru: 'Примерно в 2 раза: n' },
          right: { is: 'metric', metric: 'slowExponent', op: '<', value: 1.4 },
        },
        {
          id: 'four',
          text: { en: 'About 4 times: n²', ru: 'Примерно в 4 раза: n²' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'slowExponent', op: '>=', value: 1.4 },
              { is: 'metric', metric: 'slowExponent', op: '<=', value: 2.4 },
            ],
          },
        },
        {
          id: 'eight',
          text: { en: 'About 8 times: n³', ru: 'Примерно в 8 раз: n³' },
          right: { is: 'metric', metric: 'slowExponent', op: '>', value: 2.4 },
        },
      ],
    },
    tasks: [
      {
        id: 'find',
        text: { en: 'Name a hot line of the slow function', ru: 'Укажите горячую строку медленной функции' },
        hint: {
          en: 'Let the run go on, then click the line with the longest bar and say that it is the hot one.',
          ru: 'Запустите прогон, нажмите на строку с самой длинной полосой и отметьте её как горячую.',
        },
        goal: {
          is: 'or',
          goals: [
            { is: 'action', action: 'accuse', where: { line: 6 } },
            { is: 'action', action: 'accuse', where: { line: 7 } },
          ],
        },
      },
    ],
  },
  {
    id: 'suspect',
    title: { en: 'Not every suspect is guilty', ru: 'Подозреваемый не всегда виновен' },
    scenario: 'as-it-came',
    tasks: [
      {
        id: 'no-repeats',
        text: {
          en: 'Take the work of line 8 away, and reach n = 1,000 with the exponent still above 1.9',
          ru: 'Избавьте функцию от работы в строке 8 и дойдите до n = 1000: показатель останется выше 1,9',
        },
        hint: {
          en: 'Line 8 runs only for elements that repeat. Set their share to 0.',
          ru: 'Строка 8 выполняется только для повторов. Поставьте их долю на 0.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'parameter', parameter: 'version', op: '=', value: 'slow' },
            { is: 'parameter', parameter: 'repeatedShare', op: '=', value: 0 },
            { is: 'metric', metric: 'size', op: '>=', value: 1000 },
            { is: 'metric', metric: 'exponent', op: '>', value: 1.9 },
          ],
        },
      },
    ],
  },
  {
    id: 'rewrite',
    title: { en: 'Rewrite it', ru: 'Перепишите' },
    scenario: 'as-it-came',
    panel: 'code',
    exercise: 'repeated',
    tasks: [
      {
        id: 'straight',
        text: {
          en: 'Your code in the run: n = 1,000, never wrong, exponent below 1.3',
          ru: 'Ваш код в прогоне: n = 1000, без ошибок, показатель ниже 1,3',
        },
        hint: {
          en: 'Change the function in the editor, let it take part in the run, and play to the end.',
          ru: 'Измените функцию в редакторе, включите её в прогон и дойдите до конца.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'metric', metric: 'size', op: '>=', value: 1000 },
            { is: 'metric', metric: 'exponent', op: '<', value: 1.3 },
            { is: 'metric', metric: 'wrongAnswers', op: '=', value: 0 },
          ],
        },
      },
    ],
  },
  {
    id: 'compare',
    title: { en: 'Compare', ru: 'Сравните' },
    scenario: 'mixed',
    panel: 'code',
    exercise: 'repeated',
    tasks: [
      {
        id: 'thousandfold',
        text: {
          en: 'At 4,096 mixed elements: at least 1,000 times fewer operations, never wrong',
          ru: 'На 4096 разнотипных элементах: операций меньше хотя бы в 1000 раз и ни одной ошибки',
        },
        hint: {
          en: 'Let your code take part here too. A sort will not do: n log n is too much for a thousandfold.',
          ru: 'Включите свой код и здесь. Сортировки не хватит: n log n — слишком много для тысячекратного выигрыша.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'metric', metric: 'size', op: '=', value: 4096 },
            { is: 'metric', metric: 'speedup', op: '>=', value: 1000 },
            { is: 'metric', metric: 'wrongAnswers', op: '=', value: 0 },
            { is: 'parameter', parameter: 'elements', op: '=', value: 'mixed' },
          ],
        },
      },
    ],
  },
] as const satisfies readonly Step[];
