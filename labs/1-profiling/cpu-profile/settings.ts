// What can be set: which program runs, what it is compared with, and how it is looked at.
import type { Parameter } from '#src/contract/manifest.ts';

const PROGRAMS = [
  { value: 'duplicates', label: { en: 'Repeated values', ru: 'Поиск повторов' } },
  { value: 'report', label: { en: 'A sorted report', ru: 'Сортировка заказов' } },
  { value: 'journal', label: { en: 'Errors of a journal', ru: 'Ошибки из журнала' } },
  { value: 'fibonacci', label: { en: 'Fibonacci', ru: 'Числа Фибоначчи' } },
  { value: 'lockstep', label: { en: 'A steady beat', ru: 'Ровный ритм' } },
] as const;

export const parameters = [
  {
    name: 'program',
    kind: 'choice',
    values: [...PROGRAMS, { value: 'own', label: { en: 'Your program', ru: 'Ваша программа' } }],
    default: 'duplicates',
    primary: true,
    label: { en: 'Program', ru: 'Программа' },
    explanation: {
      en: 'What is profiled. Change any of them in the editor, or write your own.',
      ru: 'Какая программа профилируется. Любую можно изменить в редакторе, можно и написать свою.',
    },
  },
  {
    name: 'before',
    kind: 'choice',
    values: [{ value: 'none', label: { en: 'Nothing', ru: 'Ни с чем' } }, ...PROGRAMS],
    default: 'none',
    primary: true,
    label: { en: 'Compared with', ru: 'Сравнить с' },
    explanation: {
      en: 'Another program, profiled too. The flame graph then shows in two hues what grew and what shrank.',
      ru: 'Другая программа: её профиль тоже снимают. Тогда цвета флейм-графа показывают, что выросло, а что уменьшилось.',
    },
  },
  {
    name: 'profiler',
    kind: 'choice',
    values: [
      { value: 'counts', label: { en: 'Every call', ru: 'Все вызовы' } },
      { value: 'samples', label: { en: 'Samples', ru: 'Сэмплы' } },
    ],
    default: 'counts',
    primary: true,
    label: { en: 'Profiler', ru: 'Профилировщик' },
    explanation: {
      en: 'An instrumenting profiler counts everything. A sampling one looks at the stack at a fixed interval and thinks that what it saw ran all the while.',
      ru: 'Инструментирующий профилировщик считает всё. Сэмплирующий смотрит на стек через равные промежутки и полагает, что увиденное выполнялось всё это время.',
    },
  },
  {
    name: 'sampleEvery',
    kind: 'number',
    unit: '',
    min: 1,
    max: 100_000,
    step: 1,
    integer: true,
    scale: 'logarithmic',
    default: 1000,
    label: { en: 'Operations between looks', ru: 'Операций между сэмплами' },
    explanation: {
      en: 'How many operations pass from one look at the stack to the next, where the profiler samples.',
      ru: 'Сколько операций проходит от одного сэмпла до следующего, если профилировщик сэмплирующий.',
    },
  },
] as const satisfies readonly Parameter[];
