// Situations to begin with.
import type { Scenario } from '#src/contract/manifest.ts';

export const scenarios = [
  {
    id: 'race',
    title: { en: 'The race', ru: 'Гонка' },
    objective: {
      en: 'See how the gap between n and n² opens.',
      ru: 'Посмотрите, как расходятся n и n².',
    },
    params: { measure: 'operations', racers: 'both', largestSize: 1024 },
    seed: 3,
  },
  {
    id: 'clock',
    title: { en: 'In time', ru: 'По времени' },
    objective: {
      en: 'Find out what better code and more cores are worth against a better algorithm.',
      ru: 'Узнайте, чего стоят код получше и лишние ядра против другого алгоритма.',
    },
    params: { measure: 'time', racers: 'both', largestSize: 4096 },
    seed: 3,
  },
] as const satisfies readonly Scenario[];
