// Settings to begin with.
import type { Scenario } from '#src/contract/manifest.ts';

export const scenarios = [
  {
    id: 'documents',
    title: { en: 'Three documents', ru: 'Три документа' },
    objective: {
      en: 'Follow ten words from the file to the answer.',
      ru: 'Проследите за десятью словами от файла до ответа.',
    },
    // A slow link, so that one sees the pairs on their way.
    params: { text: 'documents', mappers: 3, reducers: 2, nodes: 3, inputMb: 32, networkMbPerS: 8 },
    seed: 1,
    until: 24_000,
  },
  {
    id: 'waves',
    title: { en: 'Twelve maps, eight slots', ru: 'Двенадцать map на восемь слотов' },
    objective: {
      en: 'Have all maps done earlier without another slot.',
      ru: 'Закончите все map раньше, не добавляя слотов.',
    },
    params: { combiner: true },
    seed: 1,
    until: 20_000,
  },
  {
    id: 'usual',
    title: { en: 'An ordinary job', ru: 'Обычное задание' },
    objective: {
      en: 'Everything that the maps give out travels. Send less of it.',
      ru: 'Всё, что выдали map, едет по сети. Отправьте меньше.',
    },
    params: {},
    seed: 1,
    until: 24_000,
  },
  {
    id: 'skew',
    title: { en: 'One hot word', ru: 'Одно горячее слово' },
    objective: {
      en: 'One reduce works while all others are done. Part the work evenly.',
      ru: 'Одна задача reduce работает, когда все остальные готовы. Разделите работу поровну.',
    },
    params: { zipfExponent: 2, reducers: 8 },
    seed: 1,
  },
  {
    id: 'straggler',
    title: { en: 'A slow node', ru: 'Медленный узел' },
    objective: {
      en: 'Node 2 works six times as slowly. Do not wait for it.',
      ru: 'Узел 2 работает вшестеро медленнее. Не ждите его.',
    },
    params: { combiner: true },
    seed: 1,
    actions: [{ at: 1000, action: 'slow', node: 1, factor: 6 }],
  },
  {
    id: 'death',
    title: { en: 'A node dies', ru: 'Узел умирает' },
    objective: {
      en: 'Node 2 dies after six seconds. The answer must stay the same.',
      ru: 'Через шесть секунд умирает узел 2. Ответ должен остаться тем же.',
    },
    params: {},
    seed: 1,
    actions: [{ at: 6000, action: 'kill', node: 1 }],
  },
  {
    id: 'bad-day',
    title: { en: 'A bad day', ru: 'Плохой день' },
    objective: {
      en: 'A hot word, a slow node and a death. Finish as early as you can.',
      ru: 'Горячее слово, медленный узел и смерть. Закончите как можно раньше.',
    },
    params: { zipfExponent: 1.4, mappers: 24 },
    seed: 5,
    actions: [
      { at: 500, action: 'slow', node: 1, factor: 6 },
      { at: 7000, action: 'kill', node: 3 },
    ],
  },
] as const satisfies readonly Scenario[];
