// Something to work for.
import type { Challenge } from '#src/contract/manifest.ts';

export const challenges = [
  {
    id: 'lean-report',
    title: { en: 'The leanest report', ru: 'Самый экономный отчёт' },
    brief: {
      en: 'Print exactly the same report with as few operations as you can. Computing each key once is not yet par.',
      ru: 'Напечатайте ровно тот же отчёт за наименьшее число операций. Вычислить каждый ключ один раз — до нормы ещё мало.',
    },
    scenario: 'mend-report',
    goal: { is: 'and', goals: [{ is: 'ownCode' }, { is: 'probe', probe: 'sameReport' }] },
    score: { metric: 'operations', better: 'lower', par: 5000 },
  },
] as const satisfies readonly Challenge[];
