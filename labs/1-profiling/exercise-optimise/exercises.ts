// The student's own code.
import type { ExerciseEntry } from '#src/contract/manifest.ts';

export const exercises = [
  {
    id: 'repeated',
    kind: 'flaw',
    runsLive: true,
    title: { en: 'Rewrite repeatedValues(list)', ru: 'Перепишите repeatedValues(list)' },
    hints: [
      {
        en: 'Put the profile beside the code: two lines are begun n² times. Whatever you do to the others changes nothing that counts. What question does the inner loop ask, over and over?',
        ru: 'Сравните код с профилем: две строки выполняются n² раз. Что ни делай с остальными, заметной разницы не будет. Какой вопрос внутренний цикл задаёт снова и снова?',
      },
      {
        en: 'It asks: “has this value been there before?” A Set answers that in one operation, however much it holds; includes and indexOf walk the list again. A Set also keeps 3 and “3” apart, which the keys of a plain object do not.',
        ru: 'Он спрашивает: «это значение уже встречалось?» Set отвечает за одну операцию, сколько бы в нём ни лежало, а includes и indexOf снова обходят список. И Set различает 3 и «3», а ключи обычного объекта — нет.',
      },
      {
        en: 'const seen = new Set(), repeated = new Set(); for (const value of list) { if (seen.has(value)) repeated.add(value); else seen.add(value); } return [...repeated];',
        ru: 'const seen = new Set(), repeated = new Set(); for (const value of list) { if (seen.has(value)) repeated.add(value); else seen.add(value); } return [...repeated];',
      },
    ],
  },
] as const satisfies readonly ExerciseEntry[];
