// Exercises of the windows lab, with their hints.
import type { ExerciseEntry } from '#src/contract/manifest.ts';

export const exercises = [
  {
    id: 'plausible',
    kind: 'write',
    runsLive: true,
    title: { en: 'Let nothing from the future pass', ru: 'Не пропускать ничего из будущего' },
    hints: [
      {
        en: 'Two times come with each event. Which of them can a wrong clock not touch?',
        ru: 'С событием приходят два времени. Которое из них сбитые часы испортить не могут?',
      },
      {
        en: 'What arrives at arrivedMs has happened by then. So a timestampMs after it is a lie, by however little.',
        ru: 'То, что пришло в arrivedMs, к этому моменту уже произошло. Значит, timestampMs позже него — неправда, даже на миллисекунду.',
      },
      {
        en: 'return event.timestampMs <= event.arrivedMs ? event : undefined. A late event is no lie and passes.',
        ru: 'return event.timestampMs <= event.arrivedMs ? event : undefined. Опоздавшее событие — не ложь, оно проходит.',
      },
    ],
  },
  {
    id: 'dropped-event',
    kind: 'flaw',
    runsLive: true,
    title: { en: 'The filter that returns nothing', ru: 'Фильтр, который ничего не возвращает' },
    hints: [
      {
        en: 'Follow the first event whose value is 0 through the chain. What does keepGood return, and who gets it?',
        ru: 'Проследите за первым событием со значением 0. Что вернёт keepGood и кому это достанется?',
      },
      {
        en: 'The loop must end as soon as a processor returns undefined. And in JavaScript 0 counts as false.',
        ru: 'Цикл должен кончаться, как только звено вернуло undefined. А 0 в JavaScript считается ложью.',
      },
      {
        en: 'Compare event.value >= 0 in the filter, and in the loop: if (processed === undefined) return undefined.',
        ru: 'В фильтре сравните event.value >= 0, а в цикле: if (processed === undefined) return undefined.',
      },
    ],
  },
  {
    id: 'slide',
    kind: 'flaw',
    title: { en: 'The slide that is never used', ru: 'Шаг, которым не пользуются' },
    hints: [
      {
        en: 'How many windows of five minutes, one beginning each minute, hold one moment? How many does the function return?',
        ru: 'Сколько пятиминутных окон, начинающихся каждую минуту, содержат один момент? А сколько вернула функция?',
      },
      {
        en: 'The last window that can hold the event begins at the last multiple of the slide before it. Go back from there.',
        ru: 'Последнее окно, в которое событие может попасть, начинается в последнем кратном шага перед ним. От него идите назад.',
      },
      {
        en: 'Begin at Math.floor(timestampMs / slideMs) * slideMs and subtract slideMs for as long as start > timestampMs − sizeMs. The remainder operator rounds the wrong way before the epoch.',
        ru: 'Начните с Math.floor(timestampMs / slideMs) * slideMs и вычитайте slideMs, пока start > timestampMs − sizeMs. Остаток от деления до начала эпохи округляет не туда.',
      },
    ],
  },
  {
    id: 'last-minute',
    kind: 'flaw',
    title: { en: 'Forgetting in the wrong order', ru: 'Забывать не в том порядке' },
    hints: [
      {
        en: 'Send three readings: at 100 s, at 70 s, at 140 s. Which of them is still in the queue, and why?',
        ru: 'Отправьте три показания: на 100-й, на 70-й и на 140-й секунде. Какие останутся в очереди и почему?',
      },
      {
        en: 'A late reading must not move “now” back, and an old one may stand anywhere in the queue.',
        ru: 'Опоздавшее показание не должно двигать «сейчас» назад, а старое может стоять в любом месте очереди.',
      },
      {
        en: 'Keep the newest timestamp apart, and after each reading drop all that are sizeMs or more older than it, wherever they stand.',
        ru: 'Храните новейшую метку отдельно и после каждого показания убирайте все, что старше неё на sizeMs и больше, где бы они ни стояли.',
      },
    ],
  },
] as const satisfies readonly ExerciseEntry[];
