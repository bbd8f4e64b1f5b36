// Exercises of the lab, with their hints.
import type { ExerciseEntry } from '#src/contract/manifest.ts';

export const exercises = [
  {
    id: 'alert',
    kind: 'write',
    runsLive: true,
    title: { en: 'Write alert(now)', ru: 'Напишите alert(now)' },
    hints: [
      {
        en: 'A deploy burns ten times too fast, but for five minutes. Ask what an hour burned, not what ten minutes did.',
        ru: 'Выкладка жжёт в десять раз быстрее, но всего пять минут. Спрашивайте, сколько сгорело за час, а не за десять минут.',
      },
      {
        en: 'An hour remembers for an hour. A second, short window above the same threshold says whether it still goes on.',
        ru: 'Час помнит целый час. Второе, короткое окно с тем же порогом скажет, идёт ли это до сих пор.',
      },
      {
        en: 'Page where 60 and 5 minutes are above 14.4, or 360 and 30 above 6; write a ticket where 4320 and 360 are above 1.',
        ru: 'Вызов — если 60 и 5 минут выше 14,4 или 360 и 30 выше 6; тикет — если 4320 и 360 выше 1.',
      },
    ],
  },
] as const satisfies readonly ExerciseEntry[];
