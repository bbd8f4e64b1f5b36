// The scenarios of the hash-ring lab.
import type { Scenario } from '#src/contract/manifest.ts';

const shards = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `shard_${index + 1}`);

export const scenarios = [
  {
    id: 'fourth-node',
    title: { en: 'A fourth shard joins', ru: 'Четвёртый шард' },
    objective: {
      en: 'Three shards hold 1,000 keys. At lookup 1,000 a fourth joins.',
      ru: 'На трёх шардах 1000 ключей. На запросе 1000 добавляется четвёртый.',
    },
    params: { method: 'modulo' },
    actions: [{ at: 1000, action: 'join' }],
    seed: 42,
  },
  {
    id: 'three',
    title: { en: 'Three shards on a ring', ru: 'Три шарда на кольце' },
    objective: {
      en: 'The course’s ring: three shards, 150 points each. Nothing happens by itself.',
      ru: 'Кольцо из курса: три шарда, у каждого по 150 точек. Само ничего не происходит.',
    },
    params: { method: 'ring' },
    seed: 42,
  },
  {
    id: 'one-point',
    title: { en: 'One point each', ru: 'По одной точке' },
    objective: {
      en: 'Three shards, and each stands at a single point of the ring.',
      ru: 'Три шарда, и каждый стоит на кольце в одной-единственной точке.',
    },
    params: { method: 'ring', virtualNodes: 1 },
    seed: 42,
  },
  {
    id: 'ten',
    title: { en: 'Ten shards, many keys', ru: 'Десять шардов, много ключей' },
    objective: {
      en: 'Ten shards with ten points each and 50,000 keys: how even can it get?',
      ru: 'Десять шардов по десять точек и 50 000 ключей: насколько ровно их можно разложить?',
    },
    params: { method: 'ring', virtualNodes: 10, nodes: shards(10), keys: 50_000 },
    seed: 42,
  },
  {
    id: 'scan',
    title: { en: 'The scan', ru: 'Перебор' },
    objective: {
      en: 'Every lookup goes through the ring point by point. Add shards and watch what that costs.',
      ru: 'Каждый запрос перебирает кольцо точка за точкой. Добавляйте шарды и смотрите, чего это стоит.',
    },
    params: { method: 'ring', lookup: 'scan' },
    seed: 42,
  },
  {
    id: 'crash',
    title: { en: 'A shard dies', ru: 'Шард падает' },
    objective: {
      en: 'Four shards. At lookup 1,000 shard_2 crashes, and nobody takes it off the ring.',
      ru: 'Четыре шарда. На запросе 1000 падает shard_2, и с кольца его никто не снимает.',
    },
    params: { method: 'ring', nodes: shards(4) },
    actions: [{ at: 1000, action: 'crash', node: 1 }],
    seed: 42,
  },
  {
    id: 'middle',
    title: { en: 'One leaves from the middle', ru: 'Уход из середины' },
    objective: {
      en: 'Six shards. At lookup 1,000 the second of them leaves.',
      ru: 'Шесть шардов. На запросе 1000 уходит второй.',
    },
    params: { method: 'jump', nodes: shards(6) },
    actions: [{ at: 1000, action: 'remove', node: 1 }],
    seed: 42,
  },
  {
    id: 'rollout',
    title: { en: 'New machines for old', ru: 'Замена машин' },
    objective: {
      en: 'Four old shards must go and four new ones take over, without one failed lookup.',
      ru: 'Четыре старых шарда надо заменить четырьмя новыми, не потеряв ни одного запроса.',
    },
    params: { method: 'ring', nodes: shards(4) },
    seed: 42,
    until: 6000,
  },
  {
    id: 'hundred',
    title: { en: 'A hundred shards', ru: 'Сто шардов' },
    objective: {
      en: 'A hundred shards, 15,000 points. Add one, take one out: hardly anything moves.',
      ru: 'Сто шардов, 15 000 точек. Добавьте шард или уберите: почти ничего не сдвинется.',
    },
    params: { method: 'ring', nodes: shards(100), lookup: 'table' },
    seed: 42,
  },
] as const satisfies readonly Scenario[];
