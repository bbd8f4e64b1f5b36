// A student's `pick` in whole runs of this lab, beside the lab's own least connections.

import type { RunOptions } from '#src/sim/testing/lab-machines.ts';
import type { BenchRow } from '../../../scripts/lib/bench-table.ts';
import { inMillions, median, sideBySide, unitsPerSecond } from '../../../scripts/lib/side-by-side.ts';
import { BARE, drained } from './testing/runs.ts';

const REQUESTS = 200_000;
const FOUR_SERVERS = { ...BARE, servers: 4, arrivalRatePerS: 80, serviceTimeMs: 40 };

const requestsPerSecond = (algorithm: string, options: RunOptions = {}): number =>
  unitsPerSecond(REQUESTS, () => {
    drained({ ...FOUR_SERVERS, algorithm, requests: REQUESTS }, options);
  });

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
    const speed = requestsPerSecond('own-code', { policy: () => ({ pick }) });
    callsPerSecond.push(speed);
    return speed;
  };
  const compared = await sideBySide(own, () => requestsPerSecond('least-connections'));
  return [
    {
      name: 'calls of a student’s pick among four servers in a run',
      ratio: median(callsPerSecond) / 1e6,
      unit: 'million a second',
      details: `the whole run: ${inMillions(compared, 'requests')} with the lab’s own least connections`,
    },
  ];
}
