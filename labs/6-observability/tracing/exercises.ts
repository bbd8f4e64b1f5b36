// Exercises of the lab, with their hints.
import type { ExerciseEntry } from '#src/contract/manifest.ts';

export const exercises = [
  {
    id: 'propagate',
    kind: 'write',
    runsLive: true,
    title: { en: 'Write inject(context) and extract(headers)', ru: 'Напишите inject(context) и extract(headers)' },
    hints: [
      {
        en: 'Print Object.keys(headers): a proxy writes names its own way. And a value may have spaces or tabs around it.',
        ru: 'Выведите Object.keys(headers): прокси пишет имена по-своему. А вокруг значения могут быть пробелы и табуляция.',
      },
      {
        en: 'Version 00 is exactly 55 characters. Of a higher version the first 55 are read as if it were 00, and what follows begins with a hyphen. ff is never a version.',
        ru: 'Версия 00 — ровно 55 символов. У более новой первые 55 читают как у 00, а добавка начинается с дефиса. Версии ff не бывает.',
      },
      {
        en: 'One pattern says most of it: /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/. Then refuse ff, 00 with a rest, and ids of zeros. Sampled is the lowest bit of the flags.',
        ru: 'Почти всё скажет один шаблон: /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/. Затем отвергните ff, версию 00 с добавкой и нулевые id. sampled — младший бит флагов.',
      },
    ],
  },
  {
    id: 'finish',
    kind: 'flaw',
    title: { en: 'Finished, but still the parent', ru: 'Завершён, но всё ещё родитель' },
    hints: [
      {
        en: 'Write down what local holds after each line of: start page, start cache, finish cache, start db. Who is the parent of db?',
        ru: 'Выпишите, что лежит в local после каждой строки: start page, start cache, finish cache, start db. Какой спан — родитель db?',
      },
      {
        en: 'finish has to put back who was there before: the span must remember its parent span. After the last one nothing is left, and the next start begins a new trace.',
        ru: 'finish должна вернуть в local прежний спан: для этого каждый спан помнит родителя. После последнего не остаётся ничего, и следующий start начинает новый трейс.',
      },
      {
        en: 'Only the current span is put back, and not to one that has ended: let above = span.parent; while (above?.ended) above = above.parent; and set that only if local.get() === span.',
        ru: 'Родителя возвращает только текущий спан, а завершённых родителей пропускают: let above = span.parent; while (above?.ended) above = above.parent; и записывают above, только если local.get() === span.',
      },
    ],
  },
] as const satisfies readonly ExerciseEntry[];
