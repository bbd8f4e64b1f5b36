// A student's cache policy in whole runs of this lab, beside the lab's own LRU.
import type { BenchRow } from '../../../scripts/lib/bench-table.ts';
import { inMillions, median, sideBySide, unitsPerSecond } from '../../../scripts/lib/side-by-side.ts';
import { drained } from './testing/runs.ts';

const REQUESTS = 300_000;
const SETTING = { trace: 'zipf', keys: 10_000, skew: 0.9, capacity: 1000, requests: REQUESTS, showBound: false };

/** What a student writes first: LRU on a Map. Counts its calls. */
function studentLru(calls: { count: number }) {
  return {
    create: () => {
      const keys = new Map<number, true>();
      return {
        onHit(key: number) {
          calls.count += 1;
          keys.delete(key);
          keys.set(key, true);
        },
        onInsert(key: number) {
          calls.count += 1;
          keys.set(key, true);
        },
        evict() {
          calls.count += 1;
          const oldest = keys.keys().next().value;
          if (oldest !== undefined) keys.delete(oldest);
          return oldest;
        },
      };
    },
  };
}

export async function benchEvict(): Promise<readonly BenchRow[]> {
  const calls = { count: 0 };
  const callsPerSecond: number[] = [];
  const own = (): number => {
    calls.count = 0;
    const speed = unitsPerSecond(REQUESTS, () => {
      drained({ ...SETTING, policy: 'own-code' }, { policy: () => studentLru(calls) });
    });
    callsPerSecond.push((calls.count * speed) / REQUESTS);
    return speed;
  };
  const compared = await sideBySide(own, () =>
    unitsPerSecond(REQUESTS, () => {
      drained({ ...SETTING, policy: 'lru' });
    }),
  );
  return [
    {
      name: 'calls of a student’s onHit, onInsert and evict in a run',
      ratio: median(callsPerSecond) / 1e6,
      unit: 'million a second',
      details: `the whole run: ${inMillions(compared, 'requests')} with the lab’s own LRU`,
    },
  ];
}
