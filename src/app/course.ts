// The chapters of the course. The labs in them are found by glob; a chapter shows up with its first lab.
import type { Localised } from '../contract/text.ts';

export interface Chapter {
  readonly number: number;
  readonly title: Localised;
  readonly line: Localised;
}

export const CHAPTERS: readonly Chapter[] = [
  {
    number: 0,
    title: { en: 'Latency and throughput', ru: 'Задержка и пропускная способность' },
    line: { en: 'One queue, and what happens as it fills.', ru: 'Одна очередь — и что бывает, когда она растёт.' },
  },
  {
    number: 1,
    title: { en: 'Profiling and optimisation', ru: 'Профилирование и оптимизация' },
    line: {
      en: 'Measure first. Find the hot line before you touch it.',
      ru: 'Сначала измерить. Найти горячую строку, а потом её трогать.',
    },
  },
  {
    number: 2,
    title: { en: 'Caching', ru: 'Кэширование' },
    line: { en: 'What to keep, where, and for how long.', ru: 'Что хранить, где и как долго.' },
  },
  {
    number: 3,
    title: { en: 'Asynchrony', ru: 'Асинхронность' },
    line: { en: 'One thread, many things in the air.', ru: 'Один поток, а дел в работе много.' },
  },
  {
    number: 4,
    title: { en: 'Scaling', ru: 'Масштабирование' },
    line: { en: 'More machines, and what they disagree about.', ru: 'Машин больше — и им уже есть о чём спорить.' },
  },
  {
    number: 5,
    title: { en: 'Big data', ru: 'Большие данные' },
    line: {
      en: 'More than one machine can read, and it does not stop coming.',
      ru: 'Больше, чем прочтёт одна машина, и поток не кончается.',
    },
  },
  {
    number: 6,
    title: { en: 'Observability', ru: 'Наблюдаемость' },
    line: {
      en: 'Metrics say that, logs say what, traces say where.',
      ru: 'Метрики говорят, что есть беда, логи — какая, трейсы — где.',
    },
  },
  {
    number: 7,
    title: { en: 'Final project', ru: 'Итоговый проект' },
    line: {
      en: 'Your own design, a day of traffic, and faults that nobody announced.',
      ru: 'Ваша архитектура, сутки трафика и отказы, о которых не предупредили.',
    },
  },
];
