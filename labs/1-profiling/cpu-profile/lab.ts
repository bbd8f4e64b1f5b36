// A program's profile: which function ran, called from where, and what it cost. The manifest: data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { challenges } from './challenges.ts';
import { exercises } from './exercises.ts';
import { figures } from './measures.ts';
import { scenarios } from './scenarios.ts';
import { parameters } from './settings.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'cpu-profile',
  chapter: 1,
  sections: ['1.2'],
  order: 2,
  title: { en: 'CPU profile', ru: 'Профиль процессора' },
  summary: {
    en: 'Run a program, watch its flame graph grow call by call, and find the function that is worth changing. Opens .cpuprofile files of Node and Chrome.',
    ru: 'Запустите программу, посмотрите, как вызов за вызовом растёт флейм-граф, и найдите функцию, которую стоит менять. Открывает файлы .cpuprofile из Node и Chrome.',
  },
  clock: { unit: 'steps', until: 400, sampleEvery: 1, rate: 40 },
  without: ['seed', 'twin', 'fork', 'band'],
  parameters,
  actions: [{ name: 'accuse', on: 'function', label: { en: 'This one must change', ru: 'Менять надо эту' } }],
  ...figures,
  scenarios,
  steps,
  challenges,
  exercises,
  countsOperations: true,
  code: { parameter: 'program', value: 'own', is: 'program', beside: { parameter: 'before', none: 'none' } },
  input: {
    name: 'cpuprofile',
    description: {
      en: 'A CPU profile of V8, as node --cpu-prof and Chrome DevTools save it (.cpuprofile). Two files are before and after: the first that you name is the one before.',
      ru: 'Профиль процессора из V8: его сохраняют node --cpu-prof и Chrome DevTools (.cpuprofile). Два файла — это «до» и «после»: первый из указанных — «до».',
    },
    extensions: ['.cpuprofile', '.json'],
    maxBytes: 256 * 1024 * 1024,
    replaces: ['program', 'before', 'profiler', 'sampleEvery'],
    samples: [
      {
        id: 'node',
        title: { en: 'A small web page, rendered by Node', ru: 'Node рендерит небольшую веб-страницу' },
        description: {
          en: 'Recorded by this project with node --cpu-prof: a fifth of a second, with the collector and idle time in it.',
          ru: 'Записан для этого проекта командой node --cpu-prof: пятая часть секунды, в которой есть и сборка мусора, и простой.',
        },
        file: 'page.cpuprofile',
      },
    ],
  },
  exports: [
    {
      target: 'speedscope',
      title: { en: 'speedscope', ru: 'speedscope' },
      explanation: {
        en: 'The whole profile for https://www.speedscope.app: drop the file onto the page. Costs are operations where operations were counted.',
        ru: 'Весь профиль для https://www.speedscope.app: перетащите файл на страницу. Если считались операции, стоимость в нём — в операциях.',
      },
    },
  ],
} as const satisfies Manifest;
