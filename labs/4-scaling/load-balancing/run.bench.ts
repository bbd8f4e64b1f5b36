// Whole runs of this lab: M/M/4 beside SimPy, and the log's price.

import { EVENTS_A_REQUEST, MM4, overSimpy } from '#src/sim/testing/mm4.ts';
import type { BenchRow } from '../../../scripts/lib/bench-table.ts';
import { inMillions, sideBySide, unitsPerSecond } from '../../../scripts/lib/side-by-side.ts';
import { BARE, drained } from './testing/runs.ts';

const REQUESTS = 200_000;
const { places, arrivalRatePerS, serviceTimeMs } = MM4;
const ONE_QUEUE = { ...BARE, servers: 1, capacityPerServer: places, arrivalRatePerS, serviceTimeMs };

const eventsPerSecond = (log: boolean) => (): number =>
  unitsPerSecond(EVENTS_A_REQUEST * REQUESTS, () => {
    drained({ ...ONE_QUEUE, requests: REQUESTS }, { log });
  });

export async function benchRuns(): Promise<readonly BenchRow[]> {
  const logged = await sideBySide(eventsPerSecond(false), eventsPerSecond(true));
  return [
    await overSimpy({ name: 'load-balancing lab as M/M/4 over SimPy, events/s' }, eventsPerSecond(false)),
    {
      name: 'load-balancing lab, a run with its log over one without, time',
      ratio: logged.ratio,
      atMost: 2,
      details: `${inMillions(logged, 'events')} (without, with)`,
    },
  ];
}
