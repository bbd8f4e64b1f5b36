// The exercises, with their hints.
import type { ExerciseEntry } from '#src/contract/manifest.ts';

export const exercises = [
  {
    id: 'report',
    kind: 'flaw',
    title: { en: 'A report that flatters', ru: 'Отчёт, который льстит' },
    hints: [
      {
        en: 'A client waited 900 ms for a free server and was served in 10. What does this report say, and what would the client?',
        ru: 'Клиент прождал свободного сервера 900 мс, а обслужен был за 10. Что скажет этот отчёт, а что — клиент?',
      },
      {
        en: 'One host answers 990 requests in 10 ms, another 10 requests in a second. What do 95 of 100 clients see, and what is the mean of the two p95?',
        ru: 'Один хост ответил на 990 запросов за 10 мс, другой — на 10 запросов за секунду. Что видят 95 клиентов из 100 и чему равно среднее двух p95?',
      },
      {
        en: 'Put the response times of all hosts, doneMs − sentMs, into one list. Take mean and percentile of that list, once.',
        ru: 'Соберите времена ответа всех хостов, doneMs − sentMs, в один список. Среднее и перцентиль берите от него, один раз.',
      },
    ],
  },
  {
    id: 'plan',
    kind: 'write',
    title: { en: 'Write plan(log, target)', ru: 'Напишите plan(log, target)' },
    hints: [
      {
        en: 'Rates and means do not tell: bursts do. Play the log against one server, then two, and look at each response.',
        ru: 'Потоков и средних мало: всё решают пачки. Проиграйте журнал на одном сервере, потом на двух — и смотрите на каждый ответ.',
      },
      {
        en: 'Keep for each server when it is free. A request takes the one that is free first, starts at max(arrivedMs, freeAt) and is done serviceMs later.',
        ru: 'Храните для каждого сервера, когда он освободится. Запрос берёт тот, что освободится раньше всех, начинается в max(arrivedMs, freeAt) и готов через serviceMs.',
      },
      {
        en: 'Count the responses, done − arrivedMs, that are at most target.responseMs; compare with target.percent of all. The first number of servers that reaches it is the answer; 0 where 64 do not.',
        ru: 'Посчитайте ответы, done − arrivedMs, которые не больше target.responseMs, и сравните с target.percent от всех. Первое число серверов, при котором хватает, и есть ответ; 0, если не хватает и 64.',
      },
    ],
  },
] as const satisfies readonly ExerciseEntry[];
