// Whole runs of a lab's model, from beginning to end at once, for their figures alone: graders, bands, the command line.
import type { Manifest } from '../contract/manifest.ts';
import type { Model, Setup } from '../contract/model.ts';
import { Machine, type MachineOptions } from './machine.ts';

export type WholeRunOptions = Pick<MachineOptions, 'seed' | 'actions' | 'onSample'> & {
  /** Where the run is over that does not end by itself, in the clock's unit; absent: where the lab's runs are. */
  readonly until?: number | undefined;
};

/** A machine at time 0 that keeps neither log nor checkpoints. */
export const bareMachine = <State, Snapshot>(
  lab: Manifest,
  model: Model<State, Snapshot>,
  createSetup: () => Setup,
  { until = lab.clock.until, ...options }: WholeRunOptions,
): Machine<State, Snapshot> =>
  new Machine(model, createSetup, {
    ...options,
    until,
    sampleEvery: lab.clock.sampleEvery,
    seriesCount: lab.series.length,
    log: false,
    checkpoints: false,
  });

/** Such a machine at its end. */
export function runWhole<State, Snapshot>(
  ...run: Parameters<typeof bareMachine<State, Snapshot>>
): Machine<State, Snapshot> {
  const machine = bareMachine(...run);
  machine.advanceTo(Number.POSITIVE_INFINITY);
  return machine;
}
