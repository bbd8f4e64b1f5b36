// Machines over this lab's model, for its tests.
import type { Machine } from '../../../../src/sim/machine.ts';
import { labMachines } from '../../../../src/sim/testing/lab-machines.ts';
import { lab } from '../lab.ts';
import { model } from '../model.ts';
import type { Snapshot } from '../snapshot.ts';
import type { State } from '../state.ts';

export type LabMachine = Machine<State, Snapshot>;

export const { machineOf, drained, stateOf } = labMachines(lab, model);

/** No network delay, no checks, no timeouts: a queue as theory has it. */
export const BARE = {
  clientDelayMs: 0,
  serverDelayMs: 0,
  healthChecks: 'off',
  timeoutMs: 0,
  retries: 0,
} as const;
