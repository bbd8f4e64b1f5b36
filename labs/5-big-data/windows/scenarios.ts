// Scenarios of the windows lab.
import type { Scenario } from '#src/contract/manifest.ts';

export const scenarios = [
  {
    id: 'phones',
    title: { en: 'Three phones', ru: 'Три телефона' },
    objective: {
      en: 'Three phones send what happens in a game. Every ten seconds of their time becomes a sum.',
      ru: 'Три телефона присылают события игры. Каждые десять секунд по их часам складываются в сумму.',
    },
    params: {},
    seed: 1,
  },
  {
    id: 'eager',
    title: { en: 'No patience', ru: 'Без терпения' },
    objective: {
      en: 'The watermark stands right behind the newest timestamp. Whoever was overtaken is late.',
      ru: 'Водяной знак стоит сразу за самой новой меткой времени. Кого обогнали, тот опоздал.',
    },
    params: { watermarkDelayMs: 0 },
    seed: 1,
  },
  {
    id: 'brisk',
    title: { en: 'Half a second of patience', ru: 'Полсекунды терпения' },
    objective: {
      en: 'Results come fast and one event in thirty is lost. Get it back without waiting longer.',
      ru: 'Результаты выходят быстро, но каждое тридцатое событие теряется. Верните его, не ожидая дольше.',
    },
    params: { watermarkDelayMs: 500 },
    seed: 1,
  },
  {
    id: 'tunnel',
    title: { en: 'A phone in a tunnel', ru: 'Телефон в тоннеле' },
    objective: {
      en: 'At event 300 phone-2 loses its connection for 40 seconds, and goes on writing down what happens.',
      ru: 'На событии 300 телефон phone-2 на 40 секунд теряет связь, но записывать события продолжает.',
    },
    params: {},
    actions: [{ at: 300, action: 'offline', key: 1, seconds: 40 }],
    seed: 1,
  },
  {
    id: 'overlap',
    title: { en: 'Ten seconds, every two', ru: 'Десять секунд каждые две' },
    objective: {
      en: 'A result every two seconds, about the last ten.',
      ru: 'Результат каждые две секунды — о последних десяти.',
    },
    params: { window: 'sliding', sizeMs: 10_000, slideMs: 2000 },
    seed: 1,
  },
  {
    id: 'plays',
    title: { en: 'Played in bursts', ru: 'Игра урывками' },
    objective: {
      en: 'A phone is taken out, played with, and put away. Each play should be one session.',
      ru: 'Телефон достают, играют и убирают. Каждой игре — одна сессия.',
    },
    params: { window: 'session', gapMs: 1000, aggregate: 'count', traffic: 'bursts', eventsPerS: 3 },
    seed: 1,
  },
  {
    id: 'heartbeat',
    title: { en: 'A heartbeat every two seconds', ru: 'Сигнал каждые две секунды' },
    objective: {
      en: 'Two phones report every 2,000 ms to the millisecond; the session gap is 2,000 ms, too.',
      ru: 'Два телефона докладывают каждые 2000 мс с точностью до миллисекунды; пауза сессии — тоже 2000 мс.',
    },
    params: {
      window: 'session',
      gapMs: 2000,
      aggregate: 'count',
      traffic: 'regular',
      keys: 2,
      eventsPerS: 1,
      events: 600,
      meanDelayMs: 300,
      watermarkDelayMs: 4000,
      stragglerPercent: 0,
    },
    seed: 1,
    until: 600,
  },
  {
    id: 'wrong-clock',
    title: { en: 'A clock two minutes ahead', ru: 'Часы спешат на две минуты' },
    objective: {
      en: 'At event 300 somebody sets the clock of phone-1 two minutes ahead.',
      ru: 'На событии 300 кто-то переводит часы phone-1 на две минуты вперёд.',
    },
    params: {},
    actions: [{ at: 300, action: 'setClock', key: 0, seconds: 120 }],
    seed: 1,
  },
  {
    id: 'rough-day',
    title: { en: 'A rough day', ru: 'Тяжёлый день' },
    objective: {
      en: 'Delays vary more, a clock goes wrong, and a phone passes through a tunnel. Be fast and complete.',
      ru: 'Задержки разнятся сильнее, у одного телефона сбились часы, другой проехал тоннель. Будьте быстры и точны.',
    },
    params: { meanDelayMs: 1200, delayVariation: 1.5, keys: 4, eventsPerS: 8 },
    actions: [
      { at: 400, action: 'setClock', key: 3, seconds: 90 },
      { at: 700, action: 'offline', key: 0, seconds: 12 },
    ],
    seed: 7,
  },
] as const satisfies readonly Scenario[];
