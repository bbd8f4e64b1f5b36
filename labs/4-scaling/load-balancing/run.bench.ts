// Whole runs of this lab: M/M/4 beside SimPy, the log's price, and a student's pick.
import type { BenchRow } from '../../../scripts/lib/bench-table.ts';
import { inMillions, median, sideBySide, unitsPerSecond } from '../../../scripts/lib/side-by-side.ts';
import type { RunOptions } from '../../../src/sim/testing/lab-machines.ts';
import { EVENTS_A_REQUEST, MM4, overSimpy } from '../../../src/sim/testing/mm4.ts';
import { BARE, drained } from './testing/runs.ts';

const REQUESTS = 200_000;
const { places, arrivalRatePerS, serviceTimeMs } = MM4;
const ONE_QUEUE = { ...BARE, servers: 1, capacityPerServer: places, arrivalRatePerS, serviceTimeMs };
const FOUR_QUEUES = { ...BARE, servers: places, arrivalRatePerS, serviceTimeMs };

const requestsPerSecond = (changes: Readonly<Record<string, unknown>>, options: RunOptions = {}): number =>
  unitsPerSecond(REQUESTS, () => {
    drained({ ...changes, requests: REQUESTS }, options);
  });
const eventsPerSecond = (log: boolean) => (): number => EVENTS_A_REQUEST * requestsPerSecond(ONE_QUEUE, { log });

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

interface SeenServer {
  readonly index: number;
  readonly activeConnections: number;
}

/** What a student writes first: the server with the fewest requests under way. */
function pick(servers: readonly SeenServer[]): number {
  let best = 0;
  for (let index = 1; index < servers.length; index += 1) {
    const server = servers[index] as SeenServer;
    if (server.activeConnections < (servers[best] as SeenServer).activeConnections) best = index;
  }
  return best;
}

export async function benchPick(): Promise<readonly BenchRow[]> {
  const callsPerSecond: number[] = [];
  const own = (): number => {
    const speed = requestsPerSecond({ ...FOUR_QUEUES, algorithm: 'own-code' }, { policy: () => ({ pick }) });
    callsPerSecond.push(speed);
    return speed;
  };
  const compared = await sideBySide(own, () => requestsPerSecond({ ...FOUR_QUEUES, algorithm: 'least-connections' }));
  return [
    {
      name: 'calls of a student’s pick among four servers in a run',
      ratio: median(callsPerSecond) / 1e6,
      unit: 'million a second',
      details: `the whole run: ${inMillions(compared, 'requests')} with the lab’s own least connections`,
    },
  ];
}
