// The student's own code.
import type { ExerciseEntry } from '#src/contract/manifest.ts';

export const exercises = [
  {
    id: 'find',
    kind: 'write',
    runsLive: true,
    title: { en: 'Write findDuplicates(items)', ru: 'Напишите findDuplicates(items)' },
    hints: [
      {
        en: 'Any two equal numbers must meet without every pair being tried. What brings equals together?',
        ru: 'Равные числа должны встретиться без перебора всех пар. Что сводит их вместе?',
      },
      {
        en: 'A Set or a Map brings them to one place: n. A sort makes them neighbours: n log n. Numbers need a comparator to be sorted as numbers.',
        ru: 'Set или Map сводят их в одно место: n. Сортировка делает их соседями: n log n. Числа сортируют с функцией сравнения.',
      },
      {
        en: 'const sorted = [...items].sort((a, b) => a - b); return sorted.filter((item, i) => item === sorted[i - 1] && item !== sorted[i - 2]);',
        ru: 'const sorted = [...items].sort((a, b) => a - b); return sorted.filter((item, i) => item === sorted[i - 1] && item !== sorted[i - 2]);',
      },
    ],
  },
] as const satisfies readonly ExerciseEntry[];
