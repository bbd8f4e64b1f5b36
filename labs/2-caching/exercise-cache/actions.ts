// What can be done to the objects on the stage.
import type { ActionKind } from '#src/contract/manifest.ts';

export const actions = [
  {
    name: 'slow',
    on: 'service',
    label: { en: 'Slow it down', ru: 'Замедлить' },
    fields: [
      {
        name: 'factor',
        label: { en: 'times', ru: 'во сколько раз' },
        unit: '×',
        min: 0.1,
        max: 50,
        step: 1,
        scale: 'logarithmic',
        default: 4,
      },
    ],
  },
  { name: 'fail', on: 'service', label: { en: 'Let it fail', ru: 'Отвечать ошибкой' } },
  { name: 'restoreService', on: 'service', label: { en: 'Restore it', ru: 'Восстановить' } },
  { name: 'flush', on: 'l2', label: { en: 'Drop all entries', ru: 'Сбросить все записи' } },
  { name: 'refuse', on: 'l2', label: { en: 'Let it refuse', ru: 'Отказывать в соединении' } },
  { name: 'silence', on: 'l2', label: { en: 'Let it fall silent', ru: 'Перестать отвечать' } },
  { name: 'restoreL2', on: 'l2', label: { en: 'Restore it', ru: 'Восстановить' } },
  { name: 'restart', on: 'instance', label: { en: 'Restart it', ru: 'Перезапустить' } },
] as const satisfies readonly ActionKind[];
