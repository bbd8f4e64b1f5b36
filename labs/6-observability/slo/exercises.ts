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
  {
    id: 'good-events',
    kind: 'flaw',
    title: { en: '100%, whatever happens', ru: '100 % при любом сбое' },
    hints: [
      {
        en: 'Take a request with status 500 through isGood. Which line answers?',
        ru: 'Проведите запрос со статусом 500 через isGood. Какая строка отвечает?',
      },
      {
        en: 'A threshold from below lets everything above it pass, errors first of all. Good is a range with two ends.',
        ru: 'Порог снизу пропускает всё, что выше, и ошибки в первую очередь. «Хорошо» — это промежуток с двумя концами.',
      },
      {
        en: 'status >= 100 && status < 500, so that neither 0 nor 5xx is good; and undefined where requests.length is 0.',
        ru: 'status >= 100 && status < 500: тогда ни 0, ни 5xx не хорошие; и undefined, если requests.length равно 0.',
      },
    ],
  },
  {
    id: 'latency-slo',
    kind: 'flaw',
    title: { en: 'Milliseconds against percent', ru: 'Миллисекунды против процентов' },
    hints: [
      {
        en: 'Which names are in the map, and which one is asked for?',
        ru: 'Какие имена есть в таблице, а какое спрашивают?',
      },
      {
        en: 'With the right name a p95 of 2,400 ms is “at least 95”. A target in percent wants a share to be compared with.',
        ru: 'С верным именем p95 в 2400 мс оказывается «не меньше 95». С целью в процентах сравнивают долю.',
      },
      {
        en: 'Count the answers with latencyMs <= thresholdMs, take 100 times that over all, and compare it with >=.',
        ru: 'Посчитайте ответы с latencyMs <= thresholdMs, умножьте на 100, разделите на все и сравните через >=.',
      },
    ],
  },
] as const satisfies readonly ExerciseEntry[];
