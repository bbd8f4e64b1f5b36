// What is played for a score.
import type { Challenge } from '#src/contract/manifest.ts';

export const challenges = [
  {
    id: 'bad-day',
    title: { en: 'Through the bad day', ru: 'Пережить плохой день' },
    brief: {
      en: 'One word drowns the others, node 2 is slow, node 4 dies. Count the words in the shortest time. Cluster, text and fate stay as they are; how the job is cut and run is yours.',
      ru: 'Одно слово заглушает остальные, узел 2 медленный, узел 4 умирает. Подсчитайте слова за самое короткое время. Кластер, текст и судьбу не трогайте; как нарезать и выполнить задание, решаете вы.',
    },
    scenario: 'bad-day',
    goal: {
      is: 'and',
      goals: [
        { is: 'metric', metric: 'makespanMs', op: '>', value: 0 },
        { is: 'metric', metric: 'deaths', op: '=', value: 1 },
        { is: 'metric', metric: 'recordsIn', op: '=', value: 1200 },
        { is: 'records', record: 'slowed', op: '=', value: 1 },
        { is: 'records', record: 'revived', op: '=', value: 0 },
        { is: 'parameter', parameter: 'job', op: '=', value: 'word-count' },
        { is: 'parameter', parameter: 'text', op: '=', value: 'generated' },
        { is: 'parameter', parameter: 'words', op: '=', value: 12_000 },
        { is: 'parameter', parameter: 'vocabulary', op: '=', value: 400 },
        { is: 'parameter', parameter: 'zipfExponent', op: '=', value: 1.4 },
        { is: 'parameter', parameter: 'nodes', op: '=', value: 4 },
        { is: 'parameter', parameter: 'slotsPerNode', op: '=', value: 2 },
        { is: 'parameter', parameter: 'inputMb', op: '=', value: 256 },
        { is: 'parameter', parameter: 'networkMbPerS', op: '=', value: 40 },
        { is: 'parameter', parameter: 'failureDetectionMs', op: '=', value: 3000 },
      ],
    },
    score: { metric: 'makespanMs', better: 'lower', par: 16_000 },
  },
] as const satisfies readonly Challenge[];
