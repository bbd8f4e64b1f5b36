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
    label: { en: 'Times fewer than the slow one', ru: 'Во сколько раз меньше медленной' },
    better: 'higher',
    headline: true,
  },
  {
    name: 'operationsPerElement',
    unit: '',
    label: { en: 'Operations an element', ru: 'Операций на элемент' },
    better: 'lower',
  },
  { name: 'hotLine', unit: '', label: { en: 'Hot line', ru: 'Горячая строка' } },
  { name: 'hotLineShare', unit: 'share', label: { en: 'Share of the hot line', ru: 'Доля горячей строки' } },
  { name: 'wrongAnswers', unit: '', label: { en: 'Sizes answered wrong', ru: 'Неверных ответов' }, better: 'lower' },
] as const satisfies readonly Metric[];

const series = [
  { name: 'slowOperations', unit: '', label: { en: 'The slow function', ru: 'Медленная функция' } },
  { name: 'ownOperations', unit: '', label: { en: 'Your code', ru: 'Ваш код' } },
] as const satisfies readonly Series[];

const instruments = [
  {
    id: 'operations',
    title: { en: 'Operations, size after size', ru: 'Операций, размер за размером' },
    series: ['slowOperations', 'ownOperations'],
  },
] as const satisfies readonly Instrument[];

export const figures = { metrics, series, instruments } as const;
