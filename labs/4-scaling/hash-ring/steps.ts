// The steps of the hash-ring lab, one idea each.
import type { Step } from '#src/contract/manifest.ts';

export const steps = [
  {
    id: 'remainder',
    title: { en: 'The remainder', ru: 'Остаток от деления' },
    scenario: 'fourth-node',
    prediction: {
      kind: 'choice',
      id: 'moved-by-modulo',
      question: {
        en: 'At lookup 1,000 a fourth shard joins three. How many keys then belong to another shard than before?',
        ru: 'На запросе 1000 к трём шардам добавится четвёртый. У скольких ключей сменится шард?',
      },
      at: 2000,
      given: {
        is: 'and',
        goals: [
          { is: 'parameter', parameter: 'method', op: '=', value: 'modulo' },
          { is: 'records', record: 'joined', op: '=', value: 1 },
          { is: 'records', record: 'removed', op: '=', value: 0 },
        ],
      },
      answers: [
        {
          id: 'quarter',
          text: { en: 'A quarter: what the new one takes', ru: 'Четверть: столько возьмёт новый' },
          right: { is: 'metric', metric: 'lastMovedShare', op: '<', value: 0.4 },
        },
        {
          id: 'half',
          text: { en: 'About half', ru: 'Около половины' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'lastMovedShare', op: '>=', value: 0.4 },
              { is: 'metric', metric: 'lastMovedShare', op: '<=', value: 0.6 },
            ],
          },
        },
        {
          id: 'three-quarters',
          text: { en: 'Three quarters', ru: 'Три четверти' },
          right: { is: 'metric', metric: 'lastMovedShare', op: '>', value: 0.6 },
        },
      ],
    },
    tasks: [
      {
        id: 'second-storm',
        text: {
          en: 'After the first storm of misses, cause a second: more than 1,200 moves in all, by modulo',
          ru: 'Вызовите после первой волны промахов вторую: больше 1200 переездов в сумме, и всё с остатком от деления',
        },
        hint: {
          en: 'Any change of the number of shards will do. Click one and take it out, or add another.',
          ru: 'Подойдёт любое изменение числа шардов: нажмите на шард и уберите его или добавьте ещё один.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'metric', metric: 'keysMoved', op: '>', value: 1200 },
            { is: 'parameter', parameter: 'keys', op: '<=', value: 1000 },
            { is: 'without', action: 'set', where: { name: 'method' } },
            { is: 'parameter', parameter: 'method', op: '=', value: 'modulo' },
          ],
        },
      },
    ],
  },
  {
    id: 'circle',
    title: { en: 'A circle instead', ru: 'Вместо этого — круг' },
    scenario: 'fourth-node',
    prediction: {
      kind: 'curve',
      id: 'misses-of-ring',
      question: {
        en: 'Begin anew with the ring. Draw its misses: the fourth shard joins at lookup 1,000.',
        ru: 'Начните заново с кольцом. Нарисуйте его промахи: четвёртый шард добавится на запросе 1000.',
      },
      series: 'missPercent',
      // Nobody who draws no misses at all should be told that it was close.
      max: 50,
      until: 3000,
      given: {
        is: 'and',
        goals: [
          { is: 'after', at: 3000 },
          { is: 'parameter', parameter: 'method', op: '=', value: 'ring' },
          { is: 'without', action: 'set', where: { name: 'method' } },
        ],
      },
    },
    tasks: [
      {
        id: 'a-quarter',
        text: {
          en: 'Let the fourth shard join and move less than 30% of the keys',
          ru: 'Пусть при добавлении четвёртого шарда переедет меньше 30 % ключей',
        },
        hint: {
          en: 'Set the method to Ring at the start of the run, then play past lookup 1,000.',
          ru: 'В начале прогона выберите метод «Кольцо» и пройдите за запрос 1000.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 1000 },
            { is: 'records', record: 'joined', op: '>=', value: 1 },
            { is: 'metric', metric: 'lastMovedShare', op: '<', value: 0.3 },
            { is: 'metric', metric: 'lastMovedShare', op: '>', value: 0.1 },
            { is: 'metric', metric: 'nodes', op: '=', value: 4 },
            { is: 'parameter', parameter: 'method', op: '=', value: 'ring' },
          ],
        },
      },
    ],
  },
  {
    id: 'walk',
    title: { en: 'The first point at or after', ru: 'Первая точка не раньше ключа' },
    scenario: 'three',
    tasks: [
      {
        id: 'only-its-own',
        text: {
          en: 'Take a shard off the ring: only its own keys move, less than 45% of all',
          ru: 'Снимите шард с кольца: переезжают только его ключи, меньше 45 % всех',
        },
        hint: {
          en: 'Click a shard and take it out. Then ask a key that moved, and one that did not.',
          ru: 'Нажмите на шард и уберите его. Потом спросите и переехавший ключ, и оставшийся.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'action', action: 'remove' },
            { is: 'metric', metric: 'lastMovedShare', op: '<', value: 0.45 },
            { is: 'parameter', parameter: 'method', op: '=', value: 'ring' },
          ],
        },
      },
    ],
  },
  {
    id: 'luck',
    title: { en: 'One point is luck', ru: 'Одна точка — лотерея' },
    scenario: 'three',
    prediction: {
      kind: 'choice',
      id: 'largest-of-three',
      question: {
        en: 'Leave each of the three shards a single point of the ring, where its MD5 happens to fall. What share of the keys will the largest have?',
        ru: 'Оставьте каждому из трёх шардов по одной точке кольца — там, куда попал его MD5. Какую долю ключей получит самый большой?',
      },
      at: 500,
      given: {
        is: 'and',
        goals: [
          { is: 'parameter', parameter: 'virtualNodes', op: '=', value: 1 },
          { is: 'metric', metric: 'nodes', op: '=', value: 3 },
        ],
      },
      answers: [
        {
          id: 'third',
          text: { en: 'A little over a third', ru: 'Чуть больше трети' },
          right: { is: 'metric', metric: 'maxOverMean', op: '<', value: 1.3 },
        },
        {
          id: 'half',
          text: { en: 'About half', ru: 'Около половины' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'maxOverMean', op: '>=', value: 1.3 },
              { is: 'metric', metric: 'maxOverMean', op: '<=', value: 2 },
            ],
          },
        },
        {
          id: 'most',
          text: { en: 'Nearly all: more than two thirds', ru: 'Почти все: больше двух третей' },
          right: { is: 'metric', metric: 'maxOverMean', op: '>', value: 2 },
        },
      ],
    },
    tasks: [
      {
        id: 'even-out',
        text: {
          en: 'Give the shards enough points that their spread falls below 10%',
          ru: 'Дайте шардам столько точек, чтобы разброс стал меньше 10 %',
        },
        hint: {
          en: 'The course’s 150 points are not enough here: with them the spread is 11%. It is luck to the end, only ever less of it.',
          ru: 'Курсовых 150 точек здесь не хватает: с ними разброс 11 %. Везение остаётся, но чем больше точек, тем меньше от него зависит.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'metric', metric: 'loadStdDev', op: '<', value: 0.1 },
            { is: 'metric', metric: 'nodes', op: '>=', value: 3 },
            { is: 'parameter', parameter: 'method', op: '=', value: 'ring' },
          ],
        },
      },
    ],
  },
  {
    id: 'four-times',
    title: { en: 'Four times the points, half the spread', ru: 'Вчетверо больше точек — вдвое меньше разброс' },
    scenario: 'ten',
    tasks: [
      {
        id: 'five-percent',
        text: {
          en: 'Bring ten shards below a spread of 5%, with at most 500 points each',
          ru: 'Добейтесь, чтобы разброс десяти шардов стал меньше 5 %, дав каждому не больше 500 точек',
        },
        hint: {
          en: 'Ten points give 30% on average over all names. Each halving costs four times the points: 40 for 15%, 160 for 7.5%, 360 for 5%. Names stray from it, so try a few.',
          ru: 'Десять точек дают в среднем по всем именам 30 %. Чтобы уменьшить разброс вдвое, точек надо вчетверо больше: 40 для 15 %, 160 для 7,5 %, 360 для 5 %. Имена от этого отклоняются, так что попробуйте несколько чисел.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'metric', metric: 'loadStdDev', op: '<', value: 0.05 },
            { is: 'metric', metric: 'nodes', op: '>=', value: 10 },
            { is: 'parameter', parameter: 'keys', op: '>=', value: 50_000 },
            { is: 'parameter', parameter: 'virtualNodes', op: '<=', value: 500 },
            { is: 'parameter', parameter: 'method', op: '=', value: 'ring' },
          ],
        },
      },
    ],
  },
  {
    id: 'scan',
    title: { en: 'What a lookup costs', ru: 'Чего стоит поиск' },
    scenario: 'scan',
    tasks: [
      {
        id: 'see-it-grow',
        text: {
          en: 'Add shards until a lookup compares more than 500 points on average',
          ru: 'Добавляйте шарды, пока поиск не станет сравнивать в среднем больше 500 точек',
        },
        hint: {
          en: 'A scan looks at half of the ring on average: seven or eight shards of 150 points.',
          ru: 'Перебор просматривает в среднем половину кольца: хватит семи-восьми шардов по 150 точек.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'series', series: 'stepsPerLookup', op: '>', value: 500 },
            { is: 'parameter', parameter: 'lookup', op: '=', value: 'scan' },
            { is: 'parameter', parameter: 'method', op: '=', value: 'ring' },
          ],
        },
      },
      {
        id: 'halve-it',
        text: {
          en: 'On a ring of 1,000 points or more, get below 15 comparisons a lookup',
          ru: 'На кольце из 1000 точек и больше уложитесь в 15 сравнений на запрос',
        },
        hint: {
          en: 'Change “Lookup on the ring” while the run goes on, and play 250 lookups more.',
          ru: 'Смените на ходу «Поиск по кольцу» и пройдите ещё 250 запросов.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'metric', metric: 'points', op: '>=', value: 1000 },
            { is: 'series', series: 'stepsPerLookup', op: '<', value: 15 },
            { is: 'parameter', parameter: 'method', op: '=', value: 'ring' },
          ],
        },
      },
    ],
  },
  {
    id: 'mend',
    title: { en: 'Mend the lookup', ru: 'Почините поиск' },
    scenario: 'scan',
    panel: 'code',
    exercise: 'lookup',
    tasks: [
      {
        id: 'own-lookup',
        text: {
          en: 'With your lookup on the ring, read fewer than 30 values a lookup on 450 points or more',
          ru: 'Со своим поиском по кольцу читайте меньше 30 значений на запрос, когда точек 450 или больше',
        },
        hint: {
          en: 'The points are in order. Compare with the middle one: half of them need not be looked at.',
          ru: 'Точки упорядочены. Сравните с той, что в середине, — и половину можно не смотреть.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'after', at: 500 },
            { is: 'metric', metric: 'points', op: '>=', value: 450 },
            { is: 'series', series: 'stepsPerLookup', op: '<', value: 30 },
          ],
        },
      },
    ],
  },
  {
    id: 'dead',
    title: { en: 'Dead is not gone', ru: 'Упал — ещё не значит ушёл' },
    scenario: 'crash',
    tasks: [
      {
        id: 'stop-failing',
        text: {
          en: 'After the crash, bring the failures back to 0 without waiting for shard_2, moving less than 35% of the keys',
          ru: 'После падения верните число ошибок к нулю, не дожидаясь shard_2 и сдвинув меньше 35 % ключей',
        },
        hint: {
          en: 'As long as it stands on the ring, a quarter of the lookups go to it. Take it off.',
          ru: 'Пока он стоит на кольце, к нему идёт около четверти запросов. Снимите его.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'probe', probe: 'freeOfDead' },
            { is: 'records', record: 'failed', op: '>=', value: 1 },
            { is: 'series', series: 'failedPercent', op: '=', value: 0 },
            { is: 'metric', metric: 'lastMovedShare', op: '<', value: 0.35 },
          ],
        },
      },
    ],
  },
  {
    id: 'others',
    title: { en: 'Without a ring', ru: 'Без кольца' },
    scenario: 'middle',
    prediction: {
      kind: 'choice',
      id: 'moved-by-jump',
      question: {
        en: 'Jump hash numbers its buckets 0 to 5. At lookup 1,000 the second of six shards leaves, and those behind it move up. How many keys move?',
        ru: 'Jump hash нумерует корзины от 0 до 5. На запросе 1000 уходит второй из шести шардов, и следующие сдвигаются на его место. Сколько ключей переедет?',
      },
      at: 2000,
      given: {
        is: 'and',
        goals: [
          { is: 'parameter', parameter: 'method', op: '=', value: 'jump' },
          { is: 'records', record: 'removed', op: '=', value: 1 },
          { is: 'records', record: 'joined', op: '=', value: 0 },
        ],
      },
      answers: [
        {
          id: 'sixth',
          text: { en: 'A sixth: those of the shard that left', ru: 'Шестая часть: ключи ушедшего' },
          right: { is: 'metric', metric: 'lastMovedShare', op: '<', value: 0.25 },
        },
        {
          id: 'third',
          text: { en: 'About a third', ru: 'Около трети' },
          right: {
            is: 'and',
            goals: [
              { is: 'metric', metric: 'lastMovedShare', op: '>=', value: 0.25 },
              { is: 'metric', metric: 'lastMovedShare', op: '<=', value: 0.6 },
            ],
          },
        },
        {
          id: 'most',
          text: { en: 'More than two thirds', ru: 'Больше двух третей' },
          right: { is: 'metric', metric: 'lastMovedShare', op: '>', value: 0.6 },
        },
      ],
    },
    tasks: [
      {
        id: 'from-the-middle',
        text: {
          en: 'Let the second of six leave and move less than a quarter of the keys, without a ring',
          ru: 'Пусть второй из шести уйдёт, а переедет меньше четверти ключей — и без кольца',
        },
        hint: {
          en: 'One of the methods knows nodes by their names and needs neither points nor numbers. Choose it at the start.',
          ru: 'Один из методов знает узлы по именам, и ему не нужны ни точки, ни номера. Выберите его в начале.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'after', at: 1500 },
            { is: 'records', record: 'removed', op: '>=', value: 1 },
            { is: 'metric', metric: 'lastMovedShare', op: '<', value: 0.25 },
            { is: 'metric', metric: 'lastMovedShare', op: '>', value: 0.08 },
            { is: 'parameter', parameter: 'method', op: '!=', value: 'ring' },
          ],
        },
      },
    ],
  },
  {
    id: 'yours',
    title: { en: 'Write your own', ru: 'Напишите свой метод' },
    scenario: 'fourth-node',
    panel: 'code',
    exercise: 'placement',
    tasks: [
      {
        id: 'own-placement',
        text: {
          en: 'With your code, let the fourth shard join: less than a third of the keys move, and no shard has more than 1.4 times the mean',
          ru: 'Добавьте четвёртый шард при вашем коде: переезжает меньше трети ключей, и ни у кого не больше 1,4 среднего',
        },
        hint: {
          en: 'Begin the run with “Your code” and play past lookup 1,000.',
          ru: 'Начните прогон с «Вашим кодом» и пройдите за запрос 1000.',
        },
        goal: {
          is: 'and',
          goals: [
            { is: 'ownCode' },
            { is: 'after', at: 1000 },
            { is: 'records', record: 'joined', op: '>=', value: 1 },
            { is: 'metric', metric: 'nodes', op: '=', value: 4 },
            { is: 'metric', metric: 'lastMovedShare', op: '<', value: 0.333 },
            { is: 'metric', metric: 'lastMovedShare', op: '>', value: 0.1 },
            { is: 'metric', metric: 'maxOverMean', op: '<=', value: 1.4 },
          ],
        },
      },
    ],
  },
] as const satisfies readonly Step[];
