// The event loop of Node, stepped through with the student's own program. The manifest: data only.
import type { Manifest } from '#src/contract/manifest.ts';
import { scenarios } from './scenarios.ts';
import { steps } from './steps.ts';

export const lab = {
  id: 'event-loop',
  chapter: 3,
  sections: ['3.2'],
  order: 2,
  title: { en: 'Event loop', ru: 'Цикл событий' },
  summary: {
    en: 'One thread, many queues: step through your own JavaScript, forward and back, and see why each line is printed when it is.',
    ru: 'Один поток и много очередей: пройдите свой JavaScript по шагам, вперёд и назад, и увидьте, почему каждая строка печатается именно тогда.',
  },
  clock: { unit: 'steps', until: 200, sampleEvery: 1, rate: 2 },
  without: ['seed', 'twin', 'fork', 'band'],
  parameters: [
    {
      name: 'program',
      kind: 'choice',
      values: [
        { value: 'order', label: { en: 'Who comes first', ru: 'Кто первый' } },
        { value: 'await', label: { en: 'Around an await', ru: 'Вокруг await' } },
        { value: 'starve', label: { en: 'Ticks without end', ru: 'Тик за тиком' } },
        { value: 'phases', label: { en: 'Phases', ru: 'Фазы' } },
        { value: 'blocking', label: { en: 'A blocked heart', ru: 'Сердце не бьётся' } },
        { value: 'rejection', label: { en: 'Promises that fail', ru: 'Отказы промисов' } },
        { value: 'module', label: { en: 'As a module', ru: 'Модуль' } },
        { value: 'own', label: { en: 'Your program', ru: 'Ваша программа' } },
      ],
      default: 'order',
      label: { en: 'Program', ru: 'Программа' },
      explanation: {
        en: 'The JavaScript that runs. Change any of them in the editor, or write your own.',
        ru: 'Какой JavaScript выполняется. Любой можно изменить в редакторе или написать свой.',
      },
    },
  ],
  actions: [],
  metrics: [
    { name: 'steps', unit: 'steps', label: { en: 'Steps', ru: 'Шагов' } },
    { name: 'elapsedMs', unit: 'ms', label: { en: 'Virtual time', ru: 'Виртуальное время' }, headline: true },
    { name: 'busyMs', unit: 'ms', label: { en: 'Of it the program ran', ru: 'Из них работала программа' } },
    { name: 'callbacks', unit: '', label: { en: 'Callbacks called', ru: 'Вызвано колбэков' } },
    { name: 'linesPrinted', unit: 'lines', label: { en: 'Printed', ru: 'Напечатано' } },
    { name: 'loopTurns', unit: '', label: { en: 'Turns of the loop', ru: 'Оборотов цикла' } },
    {
      name: 'worstTimerDelayMs',
      unit: 'ms',
      label: { en: 'Latest timer', ru: 'Худшее опоздание таймера' },
      better: 'lower',
      headline: true,
    },
  ],
  series: [
    { name: 'microtasks', unit: '', label: { en: 'Ticks and microtasks', ru: 'Тики и микрозадачи' }, fate: 'waiting' },
    { name: 'waiting', unit: '', label: { en: 'Other callbacks', ru: 'Остальные колбэки' }, fate: 'served' },
    { name: 'stackDepth', unit: '', label: { en: 'Call stack', ru: 'Стек вызовов' } },
  ],
  instruments: [
    {
      id: 'waiting',
      title: { en: 'Who waits', ru: 'Кто ждёт' },
      series: ['microtasks', 'waiting'],
    },
    { id: 'stack', title: { en: 'Depth of the stack', ru: 'Глубина стека' }, series: ['stackDepth'] },
  ],
  scenarios,
  steps,
  challenges: [
    {
      id: 'punctual',
      title: { en: 'Busy and punctual', ru: 'Занят, но пунктуален' },
      brief: {
        en: 'Change the program of the blocked heart so that it still works for 45 ms and beats four times, and no timer is late.',
        ru: 'Измените программу «Сердце не бьётся»: пусть она по-прежнему работает 45 мс и делает четыре удара, но таймеры не опаздывают.',
      },
      scenario: 'blocking',
      goal: {
        is: 'and',
        goals: [
          { is: 'ownCode' },
          { is: 'probe', probe: 'workAndBeats' },
          { is: 'metric', metric: 'busyMs', op: '>=', value: 44 },
        ],
      },
      score: { metric: 'worstTimerDelayMs', better: 'lower', par: 5.5 },
    },
  ],
  exercises: [
    {
      id: 'reverse',
      kind: 'write',
      runsLive: true,
      title: { en: 'The other way round', ru: 'Наоборот' },
      hints: [
        {
          en: 'Who is asked later comes later: a callback may ask for the next one.',
          ru: 'Что попросили позже, то и случится позже: колбэк может сам попросить о следующем.',
        },
        {
          en: 'Begin with the timer alone, and let its callback ask for the immediate.',
          ru: 'Начните с одного таймера, а об immediate пусть попросит его колбэк.',
        },
        {
          en: 'The immediate asks for the promise’s reaction, and the reaction for the tick.',
          ru: 'Immediate просит о реакции промиса, а реакция — о тике.',
        },
      ],
    },
    {
      id: 'heart',
      kind: 'flaw',
      runsLive: true,
      title: { en: 'Let the heart beat', ru: 'Пусть сердце бьётся' },
      hints: [
        {
          en: 'While a function runs nobody else does. Where could the work be parted?',
          ru: 'Пока выполняется функция, не выполняется больше ничего. Где работу можно разделить?',
        },
        {
          en: 'After each piece give the loop a turn. Ticks and microtasks do not: they run before the timers.',
          ru: 'После каждого куска дайте циклу сделать оборот. Тики и микрозадачи не подходят: они выполняются раньше таймеров.',
        },
        {
          en: 'Do one piece in a function, and let it call setImmediate with itself for the next.',
          ru: 'Делайте один кусок в функции, а следующий пусть она ставит через setImmediate сама.',
        },
      ],
    },
    {
      id: 'together',
      kind: 'flaw',
      runsLive: true,
      title: { en: 'Wait for all at once', ru: 'Ждать всех сразу' },
      hints: [
        {
          en: 'An await inside the loop asks the next question only after the answer to this one.',
          ru: 'await внутри цикла задаёт следующий вопрос только после ответа на этот.',
        },
        {
          en: 'Ask all three first and keep the promises; wait afterwards.',
          ru: 'Сначала задайте все три вопроса и сохраните промисы, а ждите потом.',
        },
        {
          en: 'Promise.all keeps the order of the questions, whatever the order of the answers.',
          ru: 'Promise.all сохраняет порядок вопросов, в каком бы порядке ни пришли ответы.',
        },
      ],
    },
  ],
  input: {
    name: 'javascript',
    is: 'program',
    description: {
      en: 'A program for Node 20 in JavaScript. A file whose name ends in .mjs is a module, one in .cjs is none; any other is one where it imports, exports or awaits at its top.',
      ru: 'Программа на JavaScript для Node 20. Файл с именем на .mjs — модуль, на .cjs — нет; любой другой — модуль, если в нём есть import, export или await на верхнем уровне.',
    },
    extensions: ['.js', '.mjs', '.cjs'],
    maxBytes: 256 * 1024,
  },
  code: { parameter: 'program', value: 'own', is: 'program' },
} as const satisfies Manifest;
