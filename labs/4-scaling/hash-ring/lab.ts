// The hash ring: the manifest. Data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { scenarios } from './scenarios.ts';
import { settings } from './settings.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'hash-ring',
  chapter: 4,
  sections: ['4.3'],
  order: 4,
  title: { en: 'Consistent hashing', ru: 'Консистентное хеширование' },
  summary: {
    en: 'Which shard has a key? Four ways to tell, and what each costs when a shard joins, leaves or dies.',
    ru: 'На каком шарде лежит ключ? Четыре способа узнать — и цена каждого, когда шард добавляют, убирают или он падает.',
  },
  clock: { unit: 'requests', until: 6000, endedBy: 'requests', sampleEvery: 50, rate: 100 },
  parameters: settings,
  actions: [
    { name: 'join', label: { en: 'Add a node', ru: 'Добавить узел' } },
    { name: 'remove', on: 'node', label: { en: 'Take it out', ru: 'Убрать' } },
    { name: 'crash', on: 'node', label: { en: 'Crash it', ru: 'Уронить' } },
    { name: 'restart', on: 'node', label: { en: 'Restart it, empty', ru: 'Запустить заново, пустым' } },
  ],
  metrics: [
    { name: 'requests', unit: '', label: { en: 'Lookups', ru: 'Запросов' } },
    { name: 'hits', unit: '', label: { en: 'Found in place', ru: 'Нашлись на месте' }, better: 'higher' },
    { name: 'misses', unit: '', label: { en: 'Misses', ru: 'Промахов' }, better: 'lower' },
    { name: 'failed', unit: '', label: { en: 'Failed', ru: 'С ошибкой' }, better: 'lower' },
    { name: 'missRatio', unit: 'share', label: { en: 'Miss ratio', ru: 'Доля промахов' }, better: 'lower' },
    { name: 'failedRatio', unit: 'share', label: { en: 'Share failed', ru: 'Доля ошибок' }, better: 'lower' },
    { name: 'nodes', unit: '', label: { en: 'Nodes', ru: 'Узлов' } },
    { name: 'points', unit: '', label: { en: 'Points on the ring', ru: 'Точек на кольце' } },
    {
      name: 'lastMovedShare',
      unit: 'share',
      label: { en: 'Moved by the last change', ru: 'Сдвинуло последнее изменение' },
      better: 'lower',
    },
    {
      name: 'stepsPerLookup',
      unit: '',
      label: { en: 'Steps per lookup', ru: 'Шагов на запрос' },
      better: 'lower',
    },
    {
      name: 'loadStdDev',
      unit: 'share',
      label: { en: 'Spread of keys over the mean', ru: 'Разброс ключей к среднему' },
      better: 'lower',
    },
    {
      name: 'maxOverMean',
      unit: '×',
      label: { en: 'Largest over the mean', ru: 'Максимум к среднему' },
      better: 'lower',
    },
    {
      name: 'keysMoved',
      unit: 'keys',
      label: { en: 'Keys moved', ru: 'Переездов ключей' },
      better: 'lower',
      headline: true,
    },
  ],
  series: [
    {
      name: 'missPercent',
      unit: '%',
      fate: 'miss',
      max: 100,
      label: { en: 'Misses, last 250 lookups', ru: 'Промахи за последние 250 запросов' },
    },
    {
      name: 'failedPercent',
      unit: '%',
      fate: 'failed',
      max: 100,
      label: { en: 'Failures, last 250 lookups', ru: 'Ошибки за последние 250 запросов' },
    },
    {
      name: 'stepsPerLookup',
      unit: '',
      label: { en: 'Steps per lookup, last 250', ru: 'Шагов на запрос, за последние 250' },
    },
    { name: 'awayPercent', unit: '%', max: 100, label: { en: 'Keys not in place', ru: 'Ключи не на месте' } },
    { name: 'loadStdDevPercent', unit: '%', label: { en: 'Spread of keys', ru: 'Разброс ключей' } },
  ],
  instruments: [
    {
      id: 'misses',
      title: { en: 'Misses and failures', ru: 'Промахи и ошибки' },
      series: ['missPercent', 'failedPercent'],
      band: true,
    },
    { id: 'steps', title: { en: 'Steps per lookup', ru: 'Шагов на запрос' }, series: ['stepsPerLookup'] },
    {
      id: 'spread',
      title: { en: 'Spread of keys', ru: 'Разброс ключей' },
      series: ['loadStdDevPercent'],
      theory: true,
    },
  ],
  scenarios,
  steps,
  challenges: [
    {
      id: 'rollout',
      title: { en: 'New machines for old', ru: 'Замена машин' },
      brief: {
        en: 'Replace all four shards by four new ones within 6,000 lookups, without a failure, and end with no shard above 1.4 times the mean. Every key that comes to belong elsewhere counts, as often as it moves: keep the moves few.',
        ru: 'Замените все четыре шарда четырьмя новыми за 6000 запросов, без единой ошибки, и чтобы в конце ни у кого не было больше 1,4 среднего. Считается каждый переезд ключа, сколько бы раз он ни переехал: чем их меньше, тем лучше.',
      },
      scenario: 'rollout',
      goal: {
        is: 'and',
        goals: [
          { is: 'after', at: 6000 },
          { is: 'probe', probe: 'replaced' },
          { is: 'records', record: 'removed', op: '>=', value: 4 },
          { is: 'metric', metric: 'nodes', op: '>=', value: 4 },
          { is: 'metric', metric: 'failed', op: '=', value: 0 },
          { is: 'metric', metric: 'maxOverMean', op: '<=', value: 1.4 },
          { is: 'parameter', parameter: 'keys', op: '>=', value: 1000 },
        ],
      },
      score: { metric: 'keysMoved', better: 'lower', par: 1350 },
    },
  ],
  exercises: [
    {
      id: 'lookup',
      kind: 'flaw',
      runsLive: true,
      title: { en: 'A lookup that looks at everything', ru: 'Поиск, который смотрит всё подряд' },
      hints: [
        {
          en: 'The points come in rising order. If the one in the middle lies before the hash, so does everything before it.',
          ru: 'Точки идут по возрастанию. Если средняя лежит раньше хеша, то и все перед ней тоже.',
        },
        {
          en: 'Keep two bounds, low and high, around the answer and halve the stretch between them: low = 0 and high = ring.length at first. Nothing at or after the hash: the answer is the first point.',
          ru: 'Держите две границы вокруг ответа, low и high, и делите отрезок между ними пополам; вначале low = 0, high = ring.length. Если точки не раньше хеша нет, ответ — первая.',
        },
        {
          en: 'while (low < high) { take the middle, rounded down; if its hash is below the one asked for, low = middle + 1, else high = middle }. Then ring[low], or ring[0] when low has come to ring.length.',
          ru: 'while (low < high) { возьмите середину с округлением вниз; если её хеш меньше искомого, low = middle + 1, иначе high = middle }. Ответ — ring[low], а если low дошло до ring.length, то ring[0].',
        },
      ],
    },
    {
      id: 'placement',
      kind: 'write',
      runsLive: true,
      title: { en: 'Write a placement', ru: 'Напишите размещение' },
      hints: [
        {
          en: 'The number of nodes must not stand in the formula: if it changes, everything does. Let each node compete for each key by itself.',
          ru: 'В формуле не должно быть числа узлов: изменится оно — изменится всё. Пусть каждый узел сам борется за каждый ключ.',
        },
        {
          en: 'Hash node and key together, hash(node + " " + key), for every node: the highest wins. Whoever joins wins some keys; whoever leaves loses only their own.',
          ru: 'Хешируйте узел и ключ вместе: hash(node + " " + key) для каждого узла, и побеждает наибольший. Пришедший выиграет часть ключей, ушедший потеряет только свои.',
        },
        {
          en: 'Or a ring: add puts hash(node + ":" + i) for i from 0 to 149 into a list that stays sorted, remove takes them out, owner looks for the first at or after hash(key). With fewer points the balance is too poor.',
          ru: 'Или кольцо: add кладёт hash(node + ":" + i) для i от 0 до 149 в упорядоченный список, remove убирает их, owner ищет первую точку не раньше hash(key). Если точек мало, баланс будет плохим.',
        },
      ],
    },
  ],
  code: { parameter: 'method', value: 'own-code' },
  input: {
    name: 'keys',
    description: {
      en: 'Keys, one a line. They are looked up in this order; a key that comes again is looked up again.',
      ru: 'Ключи, по одному в строке. Их ищут в этом порядке; повторный ключ ищут снова.',
    },
    extensions: ['.txt', '.csv', '.keys', '.log'],
    maxBytes: 128 * 1024 * 1024,
    replaces: ['keys', 'requests', 'skew'],
  },
} as const satisfies Manifest;
