// What can be set: which version runs, and what the lists are.
import type { Parameter } from '#src/contract/manifest.ts';

/** The versions that come with the lab. */
const builtIn = [
  { value: 'slow', label: { en: 'The slow function', ru: 'Медленная функция' } },
  { value: 'split', label: { en: 'The same in four functions', ru: 'Она же из четырёх функций' } },
  { value: 'half', label: { en: 'Half the pairs', ru: 'Половина пар' } },
  { value: 'keys', label: { en: 'Counts in an object', ru: 'Счётчики в объекте' } },
] as const;

export type BuiltIn = (typeof builtIn)[number]['value'];

export const parameters = [
  {
    name: 'elements',
    kind: 'choice',
    values: [
      { value: 'numbers', label: { en: 'Numbers', ru: 'Числа' } },
      { value: 'strings', label: { en: 'Strings', ru: 'Строки' } },
      { value: 'mixed', label: { en: 'Mixed: 3 and “3”', ru: 'Вперемешку: 3 и «3»' } },
    ],
    default: 'numbers',
    primary: true,
    label: { en: 'Elements', ru: 'Элементы' },
    explanation: {
      en: 'What the list holds. In a mixed list the number 3 and the string “3” are two values.',
      ru: 'Что лежит в списке. В смешанном списке число 3 и строка «3» — разные значения.',
    },
  },
  {
    name: 'version',
    kind: 'choice',
    values: [...builtIn, { value: 'own-code', label: { en: 'Your code', ru: 'Ваш код' } }],
    default: 'slow',
    primary: true,
    label: { en: 'Version', ru: 'Версия' },
    explanation: {
      en: 'Whose lines are profiled. The slow function is always counted, so that there is something to compare with.',
      ru: 'Чьи строки попадают в профиль. Медленная функция считается всегда, чтобы было с чем сравнивать.',
    },
  },
  {
    name: 'repeatedShare',
    kind: 'number',
    unit: 'share',
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.5,
    primary: true,
    label: { en: 'Elements that repeat', ru: 'Доля повторов' },
    explanation: {
      en: 'Share of the elements that have a twin somewhere in the list.',
      ru: 'Доля элементов, у которых в списке есть двойник.',
    },
  },
  {
    name: 'largestSize',
    kind: 'number',
    unit: '',
    min: 64,
    max: 4096,
    step: 1,
    integer: true,
    scale: 'logarithmic',
    default: 2048,
    label: { en: 'Longest list', ru: 'Самый длинный список' },
    explanation: {
      en: 'The run goes through 25 sizes from 16 up to this one, each larger than the last by the same ratio.',
      ru: 'Прогон проходит 25 размеров от 16 до этого; каждый больше предыдущего в одно и то же число раз.',
    },
  },
  {
    name: 'budgetPerElement',
    kind: 'number',
    unit: '',
    min: 0,
    max: 2000,
    step: 1,
    integer: true,
    default: 0,
    label: { en: 'Budget, operations an element', ru: 'Бюджет, операций на элемент' },
    explanation: {
      en: 'What a check of performance would allow at every size: so many operations times n. At 0 there is none.',
      ru: 'Сколько операций на элемент разрешила бы проверка производительности на любом размере. 0 — без бюджета.',
    },
  },
] as const satisfies readonly Parameter[];
