// What a run is measured by.
import type { Instrument, Metric, Series } from '#src/contract/manifest.ts';

const metrics = [
  { name: 'size', unit: '', label: { en: 'List length n', ru: 'Длина списка n' } },
  { name: 'slowOperations', unit: '', label: { en: 'Operations, first', ru: 'Операций, первая' } },
  { name: 'fastOperations', unit: '', label: { en: 'Operations, second', ru: 'Операций, вторая' } },
  { name: 'ownOperations', unit: '', label: { en: 'Operations, your code', ru: 'Операций, ваш код' }, better: 'lower' },
  { name: 'slowExponent', unit: '', label: { en: 'Exponent, first', ru: 'Показатель, первая' }, headline: true },
  { name: 'fastExponent', unit: '', label: { en: 'Exponent, second', ru: 'Показатель, вторая' }, headline: true },
  { name: 'ownExponent', unit: '', label: { en: 'Exponent, your code', ru: 'Показатель, ваш код' }, better: 'lower' },
  {
    name: 'slowEndExponent',
    unit: '',
    label: { en: 'Exponent of the 7 longest lists, first', ru: 'Показатель на 7 самых длинных, первая' },
  },
  {
    name: 'fastEndExponent',
    unit: '',
    label: { en: 'Exponent of the 7 longest lists, second', ru: 'Показатель на 7 самых длинных, вторая' },
  },
  { name: 'operationsRatio', unit: '×', label: { en: 'First over second', ru: 'Первая ко второй' }, headline: true },
  { name: 'slowTimeExponent', unit: '', label: { en: 'Exponent of time, first', ru: 'Показатель времени, первая' } },
  {
    name: 'slowTimeHalfWidth',
    unit: '',
    label: { en: '± of that exponent, 95 %', ru: '± этого показателя, 95 %' },
    better: 'lower',
  },
  { name: 'slowMs', unit: 'ms', label: { en: 'Time, first', ru: 'Время, первая' } },
  { name: 'fastMs', unit: 'ms', label: { en: 'Time, second', ru: 'Время, вторая' } },
  { name: 'microMs', unit: 'ms', label: { en: 'Time, first with better code', ru: 'Время, первая с кодом получше' } },
  { name: 'parallelMs', unit: 'ms', label: { en: 'Time, first on workers', ru: 'Время, первая на воркерах' } },
  { name: 'parallelOverFast', unit: '×', label: { en: 'Workers over second', ru: 'Воркеры ко второй' } },
  {
    name: 'crossingSize',
    unit: '',
    label: { en: 'The second wins from n', ru: 'Вторая выигрывает с n' },
  },
  { name: 'slowMemory', unit: '', label: { en: 'Elements held, first', ru: 'Элементов в памяти, первая' } },
  { name: 'fastMemory', unit: '', label: { en: 'Elements held, second', ru: 'Элементов в памяти, вторая' } },
  {
    name: 'fastMemoryShare',
    unit: 'share',
    label: { en: 'Memory of the second, of the list', ru: 'Память второй, доля списка' },
    better: 'lower',
  },
  {
    name: 'ownPerElement',
    unit: '',
    label: { en: 'Operations an element, your code', ru: 'Операций на элемент, ваш код' },
    better: 'lower',
  },
  { name: 'rightAnswers', unit: '', label: { en: 'Sizes answered right', ru: 'Верных ответов' } },
  { name: 'wrongAnswers', unit: '', label: { en: 'Sizes answered wrong', ru: 'Неверных ответов' }, better: 'lower' },
] as const satisfies readonly Metric[];

const series = [
  { name: 'slow', unit: '', label: { en: 'First', ru: 'Первая' }, fate: 'failed' },
  { name: 'fast', unit: '', label: { en: 'Second', ru: 'Вторая' }, fate: 'hit' },
] as const satisfies readonly Series[];

const instruments = [
  {
    id: 'operations',
    title: { en: 'Operations, size after size', ru: 'Операций, размер за размером' },
    series: ['slow', 'fast'],
    band: true,
  },
] as const satisfies readonly Instrument[];

export const figures = { metrics, series, instruments } as const;
