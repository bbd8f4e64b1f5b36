// Exercises of the lab, with their hints.
import type { ExerciseEntry } from '#src/contract/manifest.ts';

export const exercises = [
  {
    id: 'labels',
    kind: 'flaw',
    title: { en: 'Labels that nobody looks at', ru: 'Метки, на которые никто не смотрит' },
    hints: [
      {
        en: 'Follow inc({ code: "500" }) through the starter: where does the label go?',
        ru: 'Проследите в исходном коде за inc({ code: "500" }): куда девается метка?',
      },
      {
        en: 'Keep a map from the set of values to a number. Its key takes the values in the order of labelNames; JSON.stringify of that list never runs two together.',
        ru: 'Храните Map: по набору значений — число. Ключ — значения в порядке labelNames; JSON.stringify такого списка никогда не слепит два набора.',
      },
      {
        en: 'Values: labelNames.map((name) => labels[name] ?? ""). In lines escape \\ first, then " and the line end. Without labels make the one series at once.',
        ru: 'Значения: labelNames.map((name) => labels[name] ?? ""). В строках сначала экранируйте \\, потом " и перевод строки. Без меток заведите единственный ряд сразу.',
      },
    ],
  },
  {
    id: 'rest',
    kind: 'flaw',
    title: { en: 'The requests that vanish', ru: 'Пропавшие запросы' },
    hints: [
      {
        en: 'Let a value larger than every bound come. Which count goes up?',
        ru: 'Пусть придёт значение больше всех границ. Какой счётчик вырастет?',
      },
      {
        en: 'One more bound, Infinity, at the end: every value is at most that.',
        ru: 'Ещё одна граница в конце, Infinity: любое значение не больше неё.',
      },
      {
        en: 'Take Infinity out of the given bounds, sort them by (a, b) => a - b, and push Infinity. The rest stays as it is.',
        ru: 'Уберите Infinity из заданных границ, отсортируйте их через (a, b) => a - b и добавьте Infinity в конец. Остальное не меняется.',
      },
    ],
  },
  {
    id: 'quantile',
    kind: 'write',
    runsLive: true,
    title: { en: 'Write histogramQuantile(q, buckets)', ru: 'Напишите histogramQuantile(q, buckets)' },
    hints: [
      {
        en: 'rank = q · total. The first bucket whose count is at least the rank holds the answer.',
        ru: 'rank = q · total. Ответ — в первой корзине, счёт которой не меньше rank.',
      },
      {
        en: 'Of its own observations, count − below, the share (rank − below) / (count − below) lies before it: go as far through the bucket.',
        ru: 'Из её собственных наблюдений, count − below, до ответа лежит доля (rank − below) / (count − below): на столько и пройдите корзину.',
      },
      {
        en: 'Before that: q out of range, sort, no Infinity or a single bucket → NaN, raise falling counts, total 0 → NaN. Found the last → the bound before it; found the first with a bound ≤ 0 → that bound.',
        ru: 'До этого: q вне промежутка, сортировка, нет Infinity или корзина одна → NaN, поднять убывающий счёт, всего 0 → NaN. Нашлась последняя → граница перед ней; первая с границей ≤ 0 → сама граница.',
      },
    ],
  },
] as const satisfies readonly ExerciseEntry[];
