// The student's own programs.
import type { ExerciseEntry } from '#src/contract/manifest.ts';

export const exercises = [
  {
    id: 'report',
    kind: 'flaw',
    runsLive: true,
    title: { en: 'Mend the report', ru: 'Почините отчёт' },
    hints: [
      {
        en: 'The flame graph shows who is hot, and under whom. How often is sortKey called for 120 orders?',
        ru: 'Флейм-граф показывает, какая функция горячая и что стоит под ней. Сколько раз вызвана sortKey для 120 заказов?',
      },
      {
        en: 'sortKey gives the same text for the same order each time. Who could ask for it only once an order?',
        ru: 'Для одного заказа sortKey всегда даёт одно и то же. Какая функция могла бы вызывать её один раз на заказ?',
      },
      {
        en: 'In sortOrders: make a list of { key: sortKey(order), order }, sort it by key and id, and take the orders out again.',
        ru: 'В sortOrders: соберите список { key: sortKey(order), order }, отсортируйте по key и id и достаньте из него заказы.',
      },
    ],
  },
  {
    id: 'journal',
    kind: 'flaw',
    runsLive: true,
    title: { en: 'Mend the journal', ru: 'Почините журнал' },
    hints: [
      {
        en: 'Find the function whose cost a call grows during the run: percall says so.',
        ru: 'Найдите функцию, у которой один вызов дорожает по ходу запуска: это видно в percall.',
      },
      {
        en: '[...list, item] copies the whole list for one more item. So does concat.',
        ru: '[...list, item] ради одного элемента копирует весь список. concat — тоже.',
      },
      {
        en: 'Keep one list and push onto it: errors.push(entry).',
        ru: 'Держите один список и дописывайте в него: errors.push(entry).',
      },
    ],
  },
] as const satisfies readonly ExerciseEntry[];
