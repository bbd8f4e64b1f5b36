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
  {
    id: 'files',
    kind: 'write',
    runsLive: true,
    title: { en: 'In how many files?', ru: 'В скольких файлах?' },
    hints: [
      {
        en: 'Two maps read halves of one file, and both meet “data”. Which function sees both pairs, and by what can it know that they are one file?',
        ru: 'Две map прочли половинки одного файла, и обеим встретилось «data». Какая функция увидит обе пары и по чему она поймёт, что файл один?',
      },
      {
        en: 'A count of files cannot be put together from counts. It can from names: let those travel. And let no function keep anything between its calls.',
        ru: 'Число файлов не собрать из чисел, а из имён — можно: пусть едут имена. И пусть ни одна функция ничего не хранит между вызовами.',
      },
      {
        en: 'map: emit(word, source.file). combine: each name once, for (const file of new Set(values)) emit(key, file). reduce: emit(key, new Set(values).size).',
        ru: 'map: emit(word, source.file). combine: каждое имя один раз — for (const file of new Set(values)) emit(key, file). reduce: emit(key, new Set(values).size).',
      },
    ],
  },
] as const satisfies readonly ExerciseEntry[];
