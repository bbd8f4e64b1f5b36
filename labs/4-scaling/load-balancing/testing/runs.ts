// Machines over this lab's model, for its tests.
import { labMachines } from '#src/sim/testing/lab-machines.ts';
import { lab } from '../lab.ts';
import { model } from '../model.ts';

export const { machineOf, drained, stateOf } = labMachines(lab, model);

/** No network delay, no checks, no timeouts: a queue as theory has it. */
export const BARE = {
  clientDelayMs: 0,
  serverDelayMs: 0,
  healthChecks: 'off',
  timeoutMs: 0,
  retries: 0,
} as const;
