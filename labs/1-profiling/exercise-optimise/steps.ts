// The way through the task: profile, find the hot line, rewrite, compare, keep it so.
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
    id: 'contexts',
    title: { en: 'Own work and inherited work', ru: 'Своя работа и работа вызванных' },
    scenario: 'four-functions',
    prediction: {
      kind: 'choice',
      id: 'own-work',
      question: {
        en: 'repeatedValues calls occursElsewhere for each element, and that calls same for each pair. Which one does the most operations itself?',
        ru: 'repeatedValues вызывает occursElsewhere для каждого элемента, а та вызывает same для каждой пары. Кто из них сам выполняет больше всего операций?',
      },
      at: 25,
      given: { is: 'parameter', parameter: 'version', op: '=', value: 'split' },
      answers: [
        {
          id: 'outer',
          text: { en: 'repeatedValues: everything goes through it', ru: 'repeatedValues: через неё проходит всё' },
          right: { is: 'metric', metric: 'hotContext', op: '=', value: 0 },
        },
        {
          id: 'search',
          text: { en: 'occursElsewhere: it has the loop', ru: 'occursElsewhere: цикл в ней' },
          right: { is: 'metric', metric: 'hotContext', op: '=', value: 1 },
        },
        {
          id: 'same',
          text: { en: 'same: it is called most often', ru: 'same: её вызывают чаще всех' },
          right: { is: 'metric', metric: 'hotContext', op: '=', value: 2 },
        },
      ],
    },
    tasks: [
      {
        id: 'find-function',
        text: {
          en: 'Name the function that does the most itself',
          ru: 'Укажите функцию, которая больше всего делает сама',
        },
        hint: {
          en: 'A bar is as wide as all that came of the function; the stroke at its foot is what it did itself. Click the bar with the longest stroke.',
          ru: 'Ширина полосы — вся работа функции вместе с вызванными; черта внизу — то, что она сделала сама. Нажмите на полосу с самой длинной чертой.',
        },
        goal: { is: 'action', action: 'accuseContext', where: { context: 1 } },
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
          ru: 'Строка 8 выполняется только для повторов. Задайте им долю 0.',
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
    id: 'half',
    title: { en: 'Half is still all of it', ru: 'Половина — это всё ещё много' },
    scenario: 'half',
    prediction: {
      kind: 'choice',
      id: 'half-slope',
      question: {
        en: 'The inner loop now begins behind i: each pair is compared once. What becomes of the exponent?',
        ru: 'Внутренний цикл теперь начинается после i: каждую пару сравнивают один раз. Как изменится показатель?',
      },
      at: 25,
      given: { is: 'parameter', parameter: 'version', op: '=', value: 'half' },
      answers: [
        {
          id: 'one',
          text: { en: 'It is halved: 1', ru: 'Уменьшится вдвое: 1' },
          right: { is: 'metric', metric: 'exponent', op: '<', value: 1.3 },
        },
        {
          id: 'between',
          text: { en: 'About 1.5', ru: 'Около 1,5' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'exponent', op: '>=', value: 1.3 },
              { is: 'metric', metric: 'exponent', op: '<', value: 1.8 },
            ],
          },
        },
        {
          id: 'two',
          text: { en: 'It stays: 2', ru: 'Не изменится: 2' },
          right: { is: 'metric', metric: 'exponent', op: '>=', value: 1.8 },
        },
      ],
    },
    tasks: [
      {
        id: 'no-better',
        text: {
          en: 'Show at n = 4,096 that half the pairs still save no more than 2.1 times',
          ru: 'Покажите при n = 4096, что половина пар по-прежнему сокращает работу не больше чем в 2,1 раза',
        },
        hint: {
          en: 'Set the longest list to 4,096, under “All settings”, and play to the end. Twice as good stays twice as good.',
          ru: 'В разделе «Все настройки» задайте самый длинный список — 4096 — и дойдите до конца. Выигрыш как был двукратным, так и останется.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'parameter', parameter: 'version', op: '=', value: 'half' },
            { is: 'metric', metric: 'size', op: '>=', value: 4096 },
            { is: 'metric', metric: 'speedup', op: '<=', value: 2.1 },
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
    id: 'types',
    title: { en: 'Fast, and wrong', ru: 'Быстро и неверно' },
    scenario: 'lookalikes',
    panel: 'code',
    exercise: 'repeated',
    prediction: {
      kind: 'choice',
      id: 'object-keys',
      question: {
        en: 'This rewrite counts in a plain object, counts[value] += 1. The list holds 3 and “3” side by side. Are its answers right?',
        ru: 'Этот вариант считает в обычном объекте: counts[value] += 1. В списке соседствуют 3 и «3». Верны ли его ответы?',
      },
      at: 25,
      given: {
        is: 'and',
        goals: [
          { is: 'parameter', parameter: 'version', op: '=', value: 'keys' },
          { is: 'parameter', parameter: 'elements', op: '=', value: 'mixed' },
        ],
      },
      answers: [
        {
          id: 'right',
          text: { en: 'Yes: a count is a count', ru: 'Да: счёт есть счёт' },
          right: { is: 'metric', metric: 'wrongAnswers', op: '=', value: 0 },
        },
        {
          id: 'wrong',
          text: { en: 'No: it takes both for one value', ru: 'Нет: он принимает их за одно значение' },
          right: { is: 'metric', metric: 'wrongAnswers', op: '>', value: 0 },
        },
      ],
    },
    tasks: [
      {
        id: 'right-on-mixed',
        text: {
          en: 'Your code here: right at 20 sizes or more, never wrong, exponent below 1.3',
          ru: 'Ваш код здесь: верный ответ не меньше чем на 20 размерах, ни одной ошибки, показатель ниже 1,3',
        },
        hint: {
          en: 'Choose “Your code” as the version. A Set and a Map keep 3 and “3” apart; whoever needs a text for a key puts the type before the value.',
          ru: 'Выберите версию «Ваш код». Set и Map различают 3 и «3»; если нужен строковый ключ, поставьте перед значением его тип.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'parameter', parameter: 'elements', op: '=', value: 'mixed' },
            { is: 'metric', metric: 'rightAnswers', op: '>=', value: 20 },
            { is: 'metric', metric: 'wrongAnswers', op: '=', value: 0 },
            { is: 'metric', metric: 'exponent', op: '<', value: 1.3 },
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
          en: 'Let your code take part here too. A sort will not do: n log n is too much for a thousandfold. Nor will a second walk over a Map of counts, which comes to some 800 times: say that a value repeats when you meet it again, in the one walk over the list.',
          ru: 'Включите свой код и здесь. Сортировки не хватит: n log n — слишком много для тысячекратного выигрыша. Не хватит и второго прохода по Map со счётчиками — выйдет примерно 800 раз: отмечайте повтор сразу, как только встретили значение снова, за один проход по списку.',
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
  {
    id: 'guard',
    title: { en: 'Keep it fast', ru: 'Чтобы так и осталось' },
    scenario: 'guard',
    panel: 'code',
    exercise: 'repeated',
    prediction: {
      kind: 'choice',
      id: 'loose-budget',
      question: {
        en: 'The check allows 1,000 operations an element. At which list length does it catch the slow function?',
        ru: 'Проверка разрешает 1000 операций на элемент. При какой длине списка она поймает медленную функцию?',
      },
      at: 25,
      given: { is: 'parameter', parameter: 'budgetPerElement', op: '=', value: 1000 },
      answers: [
        {
          id: 'at-once',
          text: { en: 'At once: n² is always more than n', ru: 'Сразу: n² всегда больше n' },
          right: { is: 'metric', metric: 'slowOverBudgetFrom', op: '<', value: 100 },
        },
        {
          id: 'hundreds',
          text: { en: 'At several hundred', ru: 'На нескольких сотнях' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'slowOverBudgetFrom', op: '>=', value: 100 },
              { is: 'metric', metric: 'slowOverBudgetFrom', op: '<', value: 1000 },
            ],
          },
        },
        {
          id: 'never',
          text: { en: 'Not before 2,000', ru: 'Не раньше 2000' },
          right: {
            is: 'not',
            goal: { is: 'metric', metric: 'slowOverBudgetFrom', op: '<', value: 1000 },
          },
        },
      ],
    },
    tasks: [
      {
        id: 'tight',
        text: {
          en: 'Set a budget that catches the slow function at 128 elements and lets your code pass at all 25 sizes',
          ru: 'Задайте бюджет, который ловит медленную функцию уже на 128 элементах, а ваш код пропускает на всех 25 размерах',
        },
        hint: {
          en: 'The slow function does a little over 2 n operations an element, yours as many as the figures beside the stage say. The budget, under “All settings”, goes between.',
          ru: 'Медленная функция тратит чуть больше 2 n операций на элемент, ваша — столько, сколько показано рядом со сценой. Бюджет — он в разделе «Все настройки» — должен лежать между ними.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'parameter', parameter: 'budgetPerElement', op: '>', value: 0 },
            { is: 'metric', metric: 'rightAnswers', op: '=', value: 25 },
            { is: 'metric', metric: 'slowOverBudgetFrom', op: '<=', value: 128 },
            { is: 'not', goal: { is: 'metric', metric: 'overBudgetFrom', op: '>', value: 0 } },
          ],
        },
      },
    ],
  },
] as const satisfies readonly Step[];
