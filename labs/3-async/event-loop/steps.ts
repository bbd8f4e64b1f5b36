// The steps of the lesson: one idea each. Their prose stands in lesson.*.mdx.
import type { Goal } from '#src/contract/goal.ts';
import type { Step } from '#src/contract/manifest.ts';

const own = (...goals: readonly Goal[]): Goal => ({ is: 'and', goals: [{ is: 'ownCode' }, ...goals] });

/** A prediction is about the program that comes with the step, not about what the student made of it. */
const LABS_OWN = { is: 'not', goal: { is: 'ownCode' } } as const satisfies Goal;

export const steps = [
  {
    id: 'order',
    title: { en: 'Who comes first', ru: 'Кто первый' },
    scenario: 'order',
    prediction: {
      kind: 'choice',
      id: 'after-end',
      question: { en: 'What is printed right after “end”?', ru: 'Что напечатается сразу после «end»?' },
      at: 17,
      given: LABS_OWN,
      answers: [
        { id: 'timeout', text: { en: 'timeout', ru: 'timeout' }, right: { is: 'probe', probe: 'timeoutThird' } },
        { id: 'promise', text: { en: 'promise', ru: 'promise' }, right: { is: 'probe', probe: 'promiseThird' } },
        { id: 'nextTick', text: { en: 'nextTick', ru: 'nextTick' }, right: { is: 'probe', probe: 'tickThird' } },
      ],
    },
    tasks: [
      {
        id: 'promise-first',
        text: {
          en: 'Change the program so that “promise” comes before “nextTick”',
          ru: 'Измените программу так, чтобы «promise» шло раньше «nextTick»',
        },
        hint: {
          en: 'Open “Your code”: the program is there. What if a reaction asks for the tick?',
          ru: 'Откройте «Ваш код»: программа там. А если о тике попросит реакция промиса?',
        },
        goal: own({ is: 'probe', probe: 'promiseBeforeTick' }),
      },
    ],
  },
  {
    id: 'await',
    title: { en: 'An await parts a function', ru: 'await делит функцию надвое' },
    scenario: 'await',
    prediction: {
      kind: 'choice',
      id: 'after-main',
      question: {
        en: 'The function order was called before the chain of then. What comes after “main: ends”?',
        ru: 'Функция order вызвана раньше, чем цепочка then. Что идёт после «main: ends»?',
      },
      at: 20,
      given: LABS_OWN,
      answers: [
        {
          id: 'checked',
          text: { en: 'order: checked', ru: 'order: checked' },
          right: { is: 'probe', probe: 'checkedFirst' },
        },
        { id: 'then', text: { en: 'then 1', ru: 'then 1' }, right: { is: 'probe', probe: 'thenFirst' } },
      ],
    },
    tasks: [
      {
        id: 'then-first',
        text: {
          en: 'Let “then 1” come before “order: checked”, with both still there',
          ru: 'Пусть «then 1» окажется раньше «order: checked», и обе строки останутся',
        },
        hint: {
          en: 'What the chain waits for and what order waits for take the same number of turns. Give order one more to wait for.',
          ru: 'Цепочка и order ждут одинаковое число микрозадач. Пусть order подождёт ещё одну.',
        },
        goal: own({ is: 'probe', probe: 'thenFirst' }),
      },
    ],
  },
  {
    id: 'starve',
    title: { en: 'Who never stops comes first', ru: 'Кто не останавливается, тот и первый' },
    scenario: 'starve',
    tasks: [
      {
        id: 'let-in',
        text: {
          en: 'Let “immediate” be printed before “ticks: 60”',
          ru: 'Пусть «immediate» напечатается раньше, чем «ticks: 60»',
        },
        hint: {
          en: 'The loop comes on only when no tick is left. Ask for the next round by other means.',
          ru: 'Цикл идёт дальше, только когда тиков не осталось. О следующем круге просите по-другому.',
        },
        goal: own({ is: 'probe', probe: 'immediateBeforeTicks' }),
      },
    ],
  },
  {
    id: 'phases',
    title: { en: 'The loop has phases', ru: 'У цикла есть фазы' },
    scenario: 'phases',
    prediction: {
      kind: 'choice',
      id: 'after-file',
      question: {
        en: 'In the callback of the file a timer of 0 ms is asked for first, then an immediate. Which is first?',
        ru: 'В колбэке файла сначала ставят таймер на 0 мс, потом immediate. Кто сработает первым?',
      },
      at: 38,
      given: LABS_OWN,
      answers: [
        { id: 'timeout', text: { en: 'The timer', ru: 'Таймер' }, right: { is: 'probe', probe: 'timeoutFirst' } },
        {
          id: 'immediate',
          text: { en: 'The immediate', ru: 'Immediate' },
          right: { is: 'probe', probe: 'immediateFirst' },
        },
      ],
    },
    tasks: [
      {
        id: 'timer-first',
        text: {
          en: 'After the file, let “timeout” come before “immediate”',
          ru: 'После файла пусть «timeout» окажется раньше «immediate»',
        },
        hint: {
          en: 'From poll the loop goes to check, and only the turn after that begins with timers. Who should ask for the immediate?',
          ru: 'После poll цикл идёт в check, и только следующий оборот начинается с timers. Кто должен попросить об immediate?',
        },
        goal: own({ is: 'probe', probe: 'timeoutFirst' }),
      },
    ],
  },
  {
    id: 'blocking',
    title: { en: 'One thread', ru: 'Один поток' },
    scenario: 'blocking',
    prediction: {
      kind: 'choice',
      id: 'latest-beat',
      question: {
        en: 'The work begins at 12 ms and takes 45 ms. How late is the latest beat?',
        ru: 'Работа начинается в 12 мс и длится 45 мс. Насколько опоздает самый поздний удар?',
      },
      at: 440,
      given: LABS_OWN,
      answers: [
        {
          id: 'never',
          text: { en: 'Not at all: a timer interrupts the work', ru: 'Нисколько: таймер прервёт работу' },
          right: { is: 'metric', metric: 'worstTimerDelayMs', op: '<', value: 3 },
        },
        {
          id: 'long',
          text: { en: 'By more than 30 ms', ru: 'Больше чем на 30 мс' },
          right: { is: 'metric', metric: 'worstTimerDelayMs', op: '>', value: 30 },
        },
      ],
    },
    tasks: [
      {
        id: 'part-the-work',
        text: {
          en: 'Keep every timer less than 15 ms late, with all 45 ms of work and four beats',
          ru: 'Пусть каждый таймер опаздывает меньше чем на 15 мс, а работа (45 мс) и четыре удара останутся',
        },
        hint: {
          en: 'Do the work in pieces of 5 to 10 ms, and let setImmediate or setTimeout call the next one.',
          ru: 'Делайте работу кусками по 5–10 мс, а следующий пусть вызывает setImmediate или setTimeout.',
        },
        goal: own(
          { is: 'probe', probe: 'workAndBeats' },
          { is: 'metric', metric: 'busyMs', op: '>=', value: 44 },
          { is: 'metric', metric: 'worstTimerDelayMs', op: '<', value: 15 },
        ),
      },
    ],
  },
  {
    id: 'rejection',
    title: { en: 'Who handles the failure', ru: 'Кто обработает отказ' },
    scenario: 'rejection',
    tasks: [
      {
        id: 'all-handled',
        text: {
          en: 'Leave no rejection unhandled, and the immediate in place',
          ru: 'Не оставьте ни одного необработанного отказа, immediate сохраните',
        },
        hint: {
          en: 'The third promise needs a handler before the microtasks are through.',
          ru: 'Третьему промису обработчик нужен раньше, чем закончатся микрозадачи.',
        },
        goal: own({ is: 'probe', probe: 'nothingUnhandled' }),
      },
    ],
  },
  {
    id: 'module',
    title: { en: 'A module runs inside a job', ru: 'Модуль выполняется внутри микрозадачи' },
    scenario: 'module',
    prediction: {
      kind: 'choice',
      id: 'after-start',
      question: {
        en: 'This is an ECMAScript module. What comes after “start”?',
        ru: 'Это ECMAScript-модуль. Что идёт после «start»?',
      },
      at: 20,
      given: LABS_OWN,
      answers: [
        { id: 'nextTick', text: { en: 'nextTick', ru: 'nextTick' }, right: { is: 'probe', probe: 'tickSecond' } },
        { id: 'promise', text: { en: 'promise', ru: 'promise' }, right: { is: 'probe', probe: 'promiseSecond' } },
      ],
    },
  },
  {
    id: 'reverse',
    title: { en: 'The other way round', ru: 'Наоборот' },
    scenario: 'order',
    panel: 'code',
    exercise: 'reverse',
  },
  {
    id: 'heart',
    title: { en: 'Let the heart beat', ru: 'Пусть сердце бьётся' },
    scenario: 'blocking',
    panel: 'code',
    exercise: 'heart',
  },
  {
    id: 'together',
    title: { en: 'Wait for all at once', ru: 'Ждать всех сразу' },
    scenario: 'await',
    panel: 'code',
    exercise: 'together',
  },
] as const satisfies readonly Step[];
