// Latency: settings worth looking at, with what happens by themselves. Data only.
import type { Scenario } from '#src/contract/manifest.ts';

const setArrivals = (at: number, value: number) => ({ at, action: 'set', name: 'arrivalRatePerS', value });

export const scenarios = [
  {
    id: 'quiet',
    title: { en: 'A quiet server', ru: 'Спокойный сервер' },
    objective: {
      en: 'See where the time of a request goes while hardly anybody waits.',
      ru: 'Посмотрите, из чего складывается время запроса, пока почти никто не ждёт.',
    },
    params: { arrivalRatePerS: 30, networkLatencyMs: 80 },
    until: 60_000,
    seed: 3,
  },
  {
    id: 'half',
    title: { en: 'Half busy', ru: 'Загрузка 50 %' },
    objective: {
      en: 'Double the throughput without making anybody wait longer.',
      ru: 'Удвойте пропускную способность, не заставляя никого ждать дольше.',
    },
    params: { arrivalRatePerS: 50 },
    until: 60_000,
    seed: 4,
  },
  {
    id: 'ramp',
    title: { en: 'Up to the limit', ru: 'До предела' },
    objective: {
      en: 'The load climbs in steps from 30% to 98%. Watch p99.',
      ru: 'Нагрузка растёт ступенями с 30 до 98 %. Следите за p99.',
    },
    params: { arrivalRatePerS: 30 },
    actions: [
      setArrivals(15_000, 50),
      setArrivals(30_000, 70),
      setArrivals(45_000, 80),
      setArrivals(60_000, 90),
      setArrivals(75_000, 95),
      setArrivals(90_000, 98),
    ],
    // Near the median of many seeds on each step: so full a server is far from its steady state, and seeds differ much.
    seed: 32,
  },
  {
    id: 'over',
    title: { en: 'Beyond capacity', ru: 'Выше предела' },
    objective: {
      en: 'From 0:10 on more arrives than one server can do. Get the queue to vanish again.',
      ru: 'С 0:10 приходит больше, чем успевает один сервер. Добейтесь, чтобы очередь снова исчезла.',
    },
    params: { arrivalRatePerS: 80 },
    actions: [setArrivals(10_000, 120)],
    until: 60_000,
    seed: 6,
  },
  {
    id: 'varied',
    title: { en: 'Work that varies', ru: 'Неодинаковая работа' },
    objective: {
      en: 'At 80% load, halve the mean wait without touching rates or servers.',
      ru: 'При загрузке 80 % сократите среднее ожидание вдвое, не трогая скоростей и числа серверов.',
    },
    params: { arrivalRatePerS: 80 },
    seed: 7,
  },
  {
    id: 'nearly-full',
    title: { en: 'Nearly full', ru: 'Почти полная загрузка' },
    objective: {
      en: 'Keep the servers 85% busy and the mean wait below 15 ms.',
      ru: 'Пусть серверы заняты на 85 %, а среднее ожидание — меньше 15 мс.',
    },
    params: { arrivalRatePerS: 90 },
    until: 60_000,
    seed: 8,
  },
  {
    id: 'two-servers',
    title: { en: 'Two servers', ru: 'Два сервера' },
    objective: {
      en: 'Get the mean number in the system down to one.',
      ru: 'Добейтесь, чтобы в системе в среднем был один запрос.',
    },
    params: { arrivalRatePerS: 150, servers: 2 },
    until: 60_000,
    seed: 9,
  },
  {
    id: 'sharing',
    title: { en: 'Servers that share', ru: 'Серверы с общим ресурсом' },
    objective: {
      en: 'Servers that share a lock and agree with each other: find the number that answers most.',
      ru: 'У серверов общая блокировка, и они согласуют данные. Найдите число серверов с наибольшей пропускной способностью.',
    },
    params: { arrivalRatePerS: 800, servers: 4, contention: 0.05, coherence: 0.005 },
    until: 60_000,
    seed: 10,
  },
  {
    id: 'rush',
    title: { en: 'The rush', ru: 'Час пик' },
    objective: {
      en: 'Traffic triples, doubles again and ebbs away. Hold p95 with as little server time as you can.',
      ru: 'Поток утраивается, потом почти удваивается и спадает. Удержите p95, тратя как можно меньше серверного времени.',
    },
    params: { arrivalRatePerS: 60 },
    actions: [setArrivals(20_000, 180), setArrivals(50_000, 320), setArrivals(80_000, 120)],
    seed: 11,
  },
] as const satisfies readonly Scenario[];
