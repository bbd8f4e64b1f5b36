// Situations to begin with.
import type { Scenario } from '#src/contract/manifest.ts';

const COUNTS = { profiler: 'counts', before: 'none' } as const;

export const scenarios = [
  {
    id: 'duplicates',
    title: { en: 'Repeated values', ru: 'Поиск повторов' },
    objective: {
      en: 'Find out which function does the most itself.',
      ru: 'Узнайте, какая функция больше всего делает сама.',
    },
    params: { ...COUNTS, program: 'duplicates' },
  },
  {
    id: 'journal',
    title: { en: 'Errors of a journal', ru: 'Ошибки из журнала' },
    objective: {
      en: 'Find the short line that costs the most.',
      ru: 'Найдите короткую строку, которая стоит дороже всех.',
    },
    params: { ...COUNTS, program: 'journal' },
  },
  {
    id: 'report',
    title: { en: 'A sorted report', ru: 'Сортировка заказов' },
    objective: {
      en: 'The hot function is not the one to change. Which is?',
      ru: 'Менять надо не самую горячую функцию. А какую?',
    },
    params: { ...COUNTS, program: 'report' },
  },
  {
    id: 'mend-report',
    title: { en: 'The report, before and after', ru: 'Отчёт до и после' },
    objective: {
      en: 'Print the same report with a fifth of the work.',
      ru: 'Напечатайте тот же отчёт впятеро меньшим числом операций.',
    },
    params: { ...COUNTS, program: 'report', before: 'report' },
  },
  {
    id: 'mend-journal',
    title: { en: 'The journal, before and after', ru: 'Журнал до и после' },
    objective: {
      en: 'Halve the work, and see in blue where it went.',
      ru: 'Сократите работу вдвое и посмотрите по синему, где её не стало.',
    },
    params: { ...COUNTS, program: 'journal', before: 'journal' },
  },
  {
    id: 'fibonacci',
    title: { en: 'Fibonacci', ru: 'Числа Фибоначчи' },
    objective: {
      en: 'Count the calls of a function that calls itself.',
      ru: 'Сосчитайте вызовы функции, которая вызывает себя.',
    },
    params: { ...COUNTS, program: 'fibonacci', before: 'fibonacci' },
  },
  {
    id: 'sampling',
    title: { en: 'A glance now and then', ru: 'Взгляд время от времени' },
    objective: {
      en: 'Sample often enough to be right to 2 percentage points.',
      ru: 'Подберите интервал, при котором сэмплы точны до 2 процентных пунктов.',
    },
    params: { program: 'report', before: 'none', profiler: 'samples', sampleEvery: 20_000 },
  },
  {
    id: 'lockstep',
    title: { en: 'In step with the program', ru: 'В ногу с программой' },
    objective: {
      en: 'Make the profiler see both halves of a beat.',
      ru: 'Заставьте профилировщик увидеть обе половины такта.',
    },
    params: { program: 'lockstep', before: 'none', profiler: 'samples', sampleEvery: 1000 },
  },
] as const satisfies readonly Scenario[];
