// What is measured in a run: metrics, series and their charts.
import type { Manifest } from '#src/contract/manifest.ts';

export const figures = {
  metrics: [
    {
      name: 'makespanMs',
      unit: 'ms',
      label: { en: 'The whole job', ru: 'Всё задание' },
      better: 'lower',
      headline: true,
    },
    { name: 'mapMs', unit: 'ms', label: { en: 'All maps done', ru: 'Все map готовы' }, better: 'lower' },
    { name: 'recordsIn', unit: '', label: { en: 'Records read', ru: 'Прочитано записей' } },
    { name: 'pairsOut', unit: '', label: { en: 'Pairs from the maps', ru: 'Пар из map' } },
    { name: 'pairsShuffled', unit: '', label: { en: 'Pairs after the combiner', ru: 'Пар после комбинатора' } },
    {
      name: 'shuffleMb',
      unit: 'MB',
      label: { en: 'Over the network', ru: 'Прошло по сети' },
      better: 'lower',
      headline: true,
    },
    {
      name: 'skew',
      unit: '×',
      label: { en: 'Largest partition over mean', ru: 'Самая большая партиция к средней' },
      better: 'lower',
    },
    { name: 'attempts', unit: '', label: { en: 'Attempts', ru: 'Попыток' } },
    { name: 'speculativeAttempts', unit: '', label: { en: 'Of them copies', ru: 'Из них копий' } },
    { name: 'lostAttempts', unit: '', label: { en: 'Lost with a node', ru: 'Погибло с узлом' } },
    { name: 'beatenAttempts', unit: '', label: { en: 'Beaten by another', ru: 'Обогнаны другой попыткой' } },
    { name: 'wastedMs', unit: 'ms', label: { en: 'Work thrown away', ru: 'Работы выброшено' }, better: 'lower' },
    { name: 'deaths', unit: '', label: { en: 'Nodes that died before the end', ru: 'Узлов умерло до конца' } },
    {
      name: 'localShare',
      unit: 'share',
      label: { en: 'Maps beside their data', ru: 'Map рядом с данными' },
      better: 'higher',
    },
  ],
  series: [
    { name: 'mapsRunning', unit: '', label: { en: 'Maps running', ru: 'Идёт map' } },
    { name: 'reducesRunning', unit: '', label: { en: 'Reduces running', ru: 'Идёт reduce' } },
    { name: 'networkMbPerS', unit: 'MB/s', label: { en: 'Over the network', ru: 'По сети' } },
    { name: 'mapPercent', unit: '%', label: { en: 'Map', ru: 'Map' }, max: 100 },
    { name: 'reducePercent', unit: '%', label: { en: 'Reduce', ru: 'Reduce' }, max: 100 },
  ],
  instruments: [
    {
      id: 'progress',
      title: { en: 'Progress', ru: 'Прогресс' },
      series: ['mapPercent', 'reducePercent'],
      band: true,
    },
    {
      id: 'running',
      title: { en: 'Tasks running', ru: 'Выполняется задач' },
      series: ['mapsRunning', 'reducesRunning'],
    },
    { id: 'network', title: { en: 'Shuffle', ru: 'Перемешивание' }, series: ['networkMbPerS'] },
  ],
} as const satisfies Pick<Manifest, 'metrics' | 'series' | 'instruments'>;
