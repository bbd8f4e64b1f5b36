// One scenario for each program that comes with the lab.
import type { Scenario } from '#src/contract/manifest.ts';

export const scenarios = [
  {
    id: 'order',
    title: { en: 'Who comes first', ru: 'Кто первый' },
    objective: {
      en: 'See in which order the queues are emptied.',
      ru: 'Посмотрите, в каком порядке опустошаются очереди.',
    },
    params: { program: 'order' },
  },
  {
    id: 'await',
    title: { en: 'Around an await', ru: 'Вокруг await' },
    objective: { en: 'See where an await parts a function.', ru: 'Посмотрите, где await делит функцию.' },
    params: { program: 'await' },
  },
  {
    id: 'starve',
    title: { en: 'Ticks without end', ru: 'Тик за тиком' },
    objective: {
      en: 'Let the immediate run before the last tick.',
      ru: 'Дайте immediate выполниться до последнего тика.',
    },
    params: { program: 'starve' },
  },
  {
    id: 'phases',
    title: { en: 'Phases', ru: 'Фазы' },
    objective: { en: 'Follow the loop through its phases.', ru: 'Пройдите с циклом по его фазам.' },
    params: { program: 'phases' },
  },
  {
    id: 'blocking',
    title: { en: 'A blocked heart', ru: 'Сердце не бьётся' },
    objective: { en: 'See how late a timer can be.', ru: 'Посмотрите, насколько может опоздать таймер.' },
    params: { program: 'blocking' },
  },
  {
    id: 'rejection',
    title: { en: 'Promises that fail', ru: 'Отказы промисов' },
    objective: {
      en: 'See when a handler comes too late.',
      ru: 'Посмотрите, когда обработчик приходит слишком поздно.',
    },
    params: { program: 'rejection' },
  },
  {
    id: 'module',
    title: { en: 'As a module', ru: 'Модуль' },
    objective: { en: 'Compare with the first program.', ru: 'Сравните с первой программой.' },
    params: { program: 'module' },
  },
] as const satisfies readonly Scenario[];
