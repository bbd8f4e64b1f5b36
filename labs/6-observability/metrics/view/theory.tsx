// The distributions beside the run: the true quantile, and what the buckets make of it in the long run.
import { TheoryChecks } from '#src/view/charts/TheoryChecks.tsx';
import type { SnapshotInstrument } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';

export const theory: SnapshotInstrument<Snapshot> = {
  id: 'theory',
  render: ({ snapshot: { checks, level, servers }, text }) =>
    servers.length === 0 ? null : (
      <TheoryChecks
        title={text.say('theory.title')}
        level={level}
        note={checks.length === 0 ? text.say('theory.mixed') : undefined}
        checks={checks.map(({ of, expected, interval }) => ({
          ...{ id: of, label: text.say(`theory.${of}`), unit: 'ms', expected: 1000 * expected },
          interval:
            interval === undefined
              ? undefined
              : { mean: 1000 * interval.mean, low: 1000 * interval.low, high: 1000 * interval.high },
        }))}
      />
    ),
};
