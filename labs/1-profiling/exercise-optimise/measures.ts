// What a run is measured by.
import type { Instrument, Metric, Series } from '#src/contract/manifest.ts';

const metrics = [
  { name: 'size', unit: '', label: { en: 'List length n', ru: 'Длина списка n' } },
  {
    name: 'operations',
    unit: '',
    label: { en: 'Operations at n', ru: 'Операций при n' },
    better: 'lower',
    headline: true,
  },
  {
    name: 'exponent',
    unit: '',
    label: { en: 'Fitted exponent', ru: 'Показатель роста' },
    better: 'lower',
    headline: true,
  },
  { name: 'slowExponent', unit: '', label: { en: 'Exponent of the slow one', ru: 'Показатель медленной' } },
  {
    name: 'speedup',
    unit: '×',
    label: { en: 'Times fewer than the slow one', ru: 'Во сколько раз меньше, чем у медленной' },
    better: 'higher',
    headline: true,
  },
  {
    name: 'operationsPerElement',
    unit: '',
    label: { en: 'Operations an element', ru: 'Операций на элемент' },
    better: 'lower',
  },
  {
    name: 'hotContext',
    unit: '',
    label: {
      en: 'Number of the function with the most own work',
      ru: 'Номер функции с наибольшей собственной работой',
    },
  },
  { name: 'hotLine', unit: '', label: { en: 'Hot line', ru: 'Горячая строка' } },
  { name: 'hotLineShare', unit: 'share', label: { en: 'Share of the hot line', ru: 'Доля горячей строки' } },
  { name: 'rightAnswers', unit: '', label: { en: 'Sizes answered right', ru: 'Размеров с верным ответом' } },
  {
    name: 'wrongAnswers',
    unit: '',
    label: { en: 'Sizes answered wrong', ru: 'Размеров с неверным ответом' },
    better: 'lower',
  },
  { name: 'overBudgetFrom', unit: '', label: { en: 'Over budget from n', ru: 'Сверх бюджета с n' } },
  {
    name: 'slowOverBudgetFrom',
    unit: '',
    label: { en: 'The slow one over budget from n', ru: 'Медленная сверх бюджета с n' },
  },
] as const satisfies readonly Metric[];

const series = [
  { name: 'slowOperations', unit: '', label: { en: 'The slow function', ru: 'Медленная функция' }, fate: 'failed' },
  { name: 'ownOperations', unit: '', label: { en: 'The version shown', ru: 'Показанная версия' }, fate: 'served' },
] as const satisfies readonly Series[];

const instruments = [
  {
    id: 'operations',
    title: { en: 'Operations, size after size', ru: 'Операции, размер за размером' },
    series: ['slowOperations', 'ownOperations'],
  },
] as const satisfies readonly Instrument[];

export const figures = { metrics, series, instruments } as const;
