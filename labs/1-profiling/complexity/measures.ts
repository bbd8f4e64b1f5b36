// What a run is measured by.
import type { Instrument, Metric, Series } from '#src/contract/manifest.ts';

const metrics = [
  { name: 'size', unit: '', label: { en: 'List length n', ru: 'Длина списка n' } },
  { name: 'slowOperations', unit: '', label: { en: 'Operations, slow', ru: 'Операций, медленный' } },
  { name: 'fastOperations', unit: '', label: { en: 'Operations, fast', ru: 'Операций, быстрый' } },
  { name: 'ownOperations', unit: '', label: { en: 'Operations, your code', ru: 'Операций, ваш код' }, better: 'lower' },
  { name: 'slowExponent', unit: '', label: { en: 'Exponent, slow', ru: 'Показатель, медленный' }, headline: true },
  { name: 'fastExponent', unit: '', label: { en: 'Exponent, fast', ru: 'Показатель, быстрый' }, headline: true },
  { name: 'ownExponent', unit: '', label: { en: 'Exponent, your code', ru: 'Показатель, ваш код' }, better: 'lower' },
  { name: 'operationsRatio', unit: '×', label: { en: 'Slow over fast', ru: 'Медленный к быстрому' }, headline: true },
  { name: 'slowMs', unit: 'ms', label: { en: 'Time, slow', ru: 'Время, медленный' } },
  { name: 'fastMs', unit: 'ms', label: { en: 'Time, fast', ru: 'Время, быстрый' } },
  { name: 'microMs', unit: 'ms', label: { en: 'Time, slow with better code', ru: 'Время, медленный с кодом получше' } },
  { name: 'parallelMs', unit: 'ms', label: { en: 'Time, slow on workers', ru: 'Время, медленный на воркерах' } },
  { name: 'parallelOverFast', unit: '×', label: { en: 'Workers over fast', ru: 'Воркеры к быстрому' } },
  {
    name: 'crossingSize',
    unit: '',
    label: { en: 'The fast one wins from n', ru: 'Быстрый выигрывает с n' },
  },
  { name: 'wrongAnswers', unit: '', label: { en: 'Sizes answered wrong', ru: 'Неверных ответов' }, better: 'lower' },
] as const satisfies readonly Metric[];

const series = [
  { name: 'slow', unit: '', label: { en: 'Slow', ru: 'Медленный' } },
  { name: 'fast', unit: '', label: { en: 'Fast', ru: 'Быстрый' } },
] as const satisfies readonly Series[];

const instruments = [
  {
    id: 'operations',
    title: { en: 'Operations, size after size', ru: 'Операций, размер за размером' },
    series: ['slow', 'fast'],
  },
] as const satisfies readonly Instrument[];

export const figures = { metrics, series, instruments } as const;
