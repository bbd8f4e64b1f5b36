// A whole M/M/4 run on the machine against a bare loop, against SimPy, and with its log against without.
import type { BenchRow } from '../../scripts/lib/bench-table.ts';
import { inMillions, sideBySide, unitsPerSecond } from '../../scripts/lib/side-by-side.ts';
import { EVENTS_A_REQUEST, overSimpy, runBare, runOnMachine } from './testing/mm4.ts';

const REQUESTS = 500_000;

const machineSpeed = (log: boolean) => () =>
  unitsPerSecond(EVENTS_A_REQUEST * REQUESTS, () => {
    runOnMachine(REQUESTS, { log });
  });
const bareSpeed = () =>
  unitsPerSecond(EVENTS_A_REQUEST * REQUESTS, () => {
    runBare(REQUESTS);
  });

export async function benchMm4(): Promise<readonly BenchRow[]> {
  const [ours, bare] = [runOnMachine(REQUESTS, { log: true }), runBare(REQUESTS)];
  if (Math.abs(ours - bare) > 1e-6 * bare) throw new Error(`mean waits differ: ${ours} ms here, ${bare} ms there`);
  const overBare = await sideBySide(machineSpeed(false), bareSpeed);
  const logged = await sideBySide(machineSpeed(false), machineSpeed(true));
  return [
    {
      name: 'M/M/4 on the machine over a bare hand-written loop, events/s',
      ratio: overBare.ratio,
      atLeast: 0.25,
      details: inMillions(overBare, 'events'),
    },
    await overSimpy({ name: 'M/M/4 on the machine over SimPy, events/s', atLeast: 20 }, machineSpeed(false)),
    {
      name: 'the same run with its log over without it, time',
      ratio: logged.ratio,
      atMost: 2,
      details: `${inMillions(logged, 'events')} (without, with)`,
    },
  ];
}
