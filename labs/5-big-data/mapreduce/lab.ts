// MapReduce: the manifest. Data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { challenges } from './challenges.ts';
import { exercises } from './exercises.ts';
import { figures } from './measures.ts';
import { scenarios } from './scenarios.ts';
import { parameters } from './settings.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'mapreduce',
  chapter: 5,
  sections: ['5.2'],
  order: 2,
  title: { en: 'MapReduce', ru: 'MapReduce' },
  summary: {
    en: 'Two small functions, many machines. Cut, map, shuffle, reduce; then slow a node, kill another, and get the same answer.',
    ru: 'Две маленькие функции и много машин. Разрежьте, примените map, перемешайте, сверните — а потом замедлите один узел, убейте другой и получите тот же ответ.',
  },
  clock: { unit: 'ms', until: 40_000, endedBy: 'mappers', sampleEvery: 100, rate: 2000 },
  parameters,
  actions: [
    { name: 'kill', on: 'node', label: { en: 'Kill the node', ru: 'Убить узел' } },
    {
      name: 'slow',
      on: 'node',
      label: { en: 'Slow it down', ru: 'Замедлить' },
      fields: [
        {
          name: 'factor',
          label: { en: 'times', ru: 'во сколько раз' },
          unit: '×',
          min: 1,
          max: 20,
          step: 1,
          default: 5,
        },
      ],
    },
    { name: 'revive', on: 'node', label: { en: 'Start it again', ru: 'Запустить снова' } },
  ],
  ...figures,
  scenarios,
  steps,
  challenges,
  exercises,
  code: { parameter: 'job', value: 'own-code' },
  input: {
    name: 'text',
    description: {
      en: 'Text files in UTF-8, several at once if you like: each line is a record, each file a document.',
      ru: 'Текстовые файлы в UTF-8, можно несколько сразу: строка — это запись, файл — документ.',
    },
    extensions: ['.txt', '.md', '.csv', '.log', '.text'],
    maxBytes: 64_000_000,
    replaces: ['text', 'words', 'vocabulary', 'zipfExponent'],
    samples: [
      {
        id: 'state-of-the-union',
        title: { en: 'State of the Union, 1900–2021', ru: 'Послания президентов США, 1900–2021' },
        description: {
          en: 'Addresses of the presidents of the United States in English, a sentence a line: 890,815 words, 5.1 MiB. Public domain.',
          ru: 'Ежегодные послания Конгрессу на английском, по предложению в строке: 890 815 слов, 5,1 МиБ. Общественное достояние.',
        },
        file: 'state-of-the-union.txt.gz',
      },
    ],
  },
  job: {
    stages: [
      { en: 'map', ru: 'map' },
      { en: 'reduce', ru: 'reduce' },
    ],
    explanation: {
      en: 'The same splits, functions and partitions, no longer in simulated time but on workers of this machine: first on one, then on all. Where a node of the plan dies, a worker really dies in the midst of its task; where one is slow, a worker really does everything several times over.',
      ru: 'Те же части текста, функции и партиции, но уже не в модельном времени, а на воркерах этой машины: сначала на одном, потом на всех. Если в плане узел умирает, воркер и вправду умирает посреди задачи; если узел медленный, воркер и вправду делает всё по нескольку раз.',
    },
  },
  exports: [
    {
      target: 'hadoop-streaming',
      title: { en: 'Hadoop Streaming', ru: 'Hadoop Streaming' },
      explanation: {
        en: 'A mapper and a reducer for Node. On one machine they run as cat input | ./mapper.js | LC_ALL=C sort | ./reducer.js.',
        ru: 'Mapper и reducer для Node. На одной машине их запускают так: cat input | ./mapper.js | LC_ALL=C sort | ./reducer.js.',
      },
    },
  ],
} as const satisfies Manifest;
