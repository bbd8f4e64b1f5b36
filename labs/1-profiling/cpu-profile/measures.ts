// What a run is measured by.
import type { Instrument, Metric, Series } from '#src/contract/manifest.ts';

const metrics = [
  { name: 'operations', unit: '', label: { en: 'Operations', ru: 'Операций' }, better: 'lower', headline: true },
  { name: 'durationMs', unit: 'ms', label: { en: 'Time in the profile', ru: 'Время в профиле' }, better: 'lower' },
  { name: 'calls', unit: '', label: { en: 'Calls', ru: 'Вызовов' }, better: 'lower', headline: true },
  { name: 'samples', unit: '', label: { en: 'Samples', ru: 'Сэмплов' } },
  { name: 'functions', unit: '', label: { en: 'Functions seen', ru: 'Функций замечено' } },
  { name: 'deepestStack', unit: '', label: { en: 'Deepest stack', ru: 'Самый глубокий стек' } },
  { name: 'hottestSelfShare', unit: 'share', label: { en: 'Share of the hottest', ru: 'Доля самой горячей' } },
  {
    name: 'changeShare',
    unit: 'share',
    label: { en: 'Change against before', ru: 'Изменение к «до»' },
    better: 'lower',
    headline: true,
  },
  {
    name: 'samplingErrorShare',
    unit: 'share',
    label: { en: 'Error of the samples', ru: 'Ошибка сэмплов' },
    better: 'lower',
  },
] as const satisfies readonly Metric[];

const series = [
  { name: 'stackDepth', unit: '', label: { en: 'Depth of the stack', ru: 'Глубина стека' } },
  {
    name: 'hottestShare',
    unit: 'share',
    label: { en: 'Share of the hottest so far', ru: 'Доля самой горячей на этот момент' },
    max: 1,
  },
] as const satisfies readonly Series[];

const instruments = [
  { id: 'depth', title: { en: 'Depth of the stack', ru: 'Глубина стека' }, series: ['stackDepth'] },
] as const satisfies readonly Instrument[];

export const figures = { metrics, series, instruments } as const;
