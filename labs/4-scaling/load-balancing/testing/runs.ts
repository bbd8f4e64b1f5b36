// Machines over this lab's model, for its tests.
import type { Setup } from '../../../../src/contract/model.ts';
import type { Action } from '../../../../src/contract/run.ts';
import { Machine } from '../../../../src/sim/machine.ts';
import { resolveParameters } from '../../../../src/sim/parameters.ts';
import type { RequestTrace } from '../input.ts';
import { lab } from '../lab.ts';
import { model } from '../model.ts';
import type { Snapshot } from '../snapshot.ts';
import type { State } from '../state.ts';

export type LabMachine = Machine<State, Snapshot>;

export interface RunOptions {
  readonly seed?: number;
  readonly until?: number;
  readonly actions?: readonly Action[];
  readonly input?: RequestTrace;
  readonly policy?: unknown;
  readonly log?: boolean;
  readonly checkpoints?: boolean;
  readonly onSample?: () => void;
}

/** A setup from changes to the defaults; a bad one fails the test at once. */
function setupOf(changes: Readonly<Record<string, unknown>>, options: RunOptions = {}): Setup {
  const resolved = resolveParameters(lab.parameters, changes);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return {
    params: resolved.value,
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.policy === undefined ? {} : { policy: options.policy }),
  };
}

export function machineOf(changes: Readonly<Record<string, unknown>>, options: RunOptions = {}): LabMachine {
  return new Machine(model, () => setupOf(changes, options), {
    seed: options.seed ?? 1,
    until: options.until ?? lab.clock.until,
    sampleEvery: lab.clock.sampleEvery,
    seriesCount: lab.series.length,
    log: options.log ?? true,
    checkpoints: options.checkpoints ?? true,
    ...(options.actions === undefined ? {} : { actions: options.actions }),
    ...(options.onSample === undefined ? {} : { onSample: options.onSample }),
  });
}

/** A run of so many requests to its end, without log or checkpoints. */
export function drained(changes: Readonly<Record<string, unknown>>, options: RunOptions = {}): LabMachine {
  const machine = machineOf(changes, { until: 1e12, log: false, checkpoints: false, ...options });
  machine.advanceTo(Number.POSITIVE_INFINITY);
  return machine;
}

/** No network delay, no checks, no timeouts: a queue as theory has it. */
export const BARE = {
  clientDelayMs: 0,
  serverDelayMs: 0,
  healthChecks: 'off',
  timeoutMs: 0,
  retries: 0,
} as const;

/** The run's state, which a machine keeps to itself: tests of invariants look behind the counter. */
export const stateOf = (machine: LabMachine): State => (machine as unknown as { readonly state: State }).state;
