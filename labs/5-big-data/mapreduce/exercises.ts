// The exercises, with their hints.
import type { ExerciseEntry } from '#src/contract/manifest.ts';

export const exercises = [
  {
    id: 'mean',
    kind: 'flaw',
    runsLive: true,
    title: { en: 'The mean of means', ru: 'Среднее от средних' },
    hints: [
      {
        en: 'Two maps meet words with t: one finds a single word of 9 letters, the other nine of 2. What is the mean of the words, and what the mean of the two means?',
        ru: 'Две map встретили слова на «t»: одна — одно слово в 9 букв, другая — девять слов по 2. Чему равно среднее по словам, а чему — среднее двух средних?',
      },
      {
        en: 'A mean cannot be put together from means. A sum and a count can be put together from sums and counts.',
        ru: 'Среднее не собрать из средних. А сумму и количество собрать из сумм и количеств можно.',
      },
      {
        en: 'Emit [length, 1] from map. Let combine add up both parts, and let reduce add them up and divide.',
        ru: 'Отдавайте из map пару [длина, 1]. Пусть combine складывает обе части, а reduce складывает их и делит.',
      },
    ],
  },
] as const satisfies readonly ExerciseEntry[];
