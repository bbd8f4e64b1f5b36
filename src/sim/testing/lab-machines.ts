// Machines over a lab's model, for the lab's tests, and the property that every model must have: going back is exact.
import fc from 'fast-check';
import { expect } from 'vitest';
import { createJobs } from '../../algorithms/promises/jobs.ts';
import type { StudentExports } from '../../contract/exercise.ts';
import type { Manifest } from '../../contract/manifest.ts';
import type { Model, Setup } from '../../contract/model.ts';
import type { PromiseJobs } from '../../contract/promise-jobs.ts';
import type { Action } from '../../contract/run.ts';
import { Machine } from '../machine.ts';
import { resolveParameters } from '../parameters.ts';

export interface RunOptions {
  readonly seed?: number;
  readonly until?: number;
  readonly actions?: readonly Action[];
  readonly input?: unknown;
  /** Makes the student's exports anew for every replay; `jobs` where the lab simulates promises. */
  readonly policy?: (jobs?: PromiseJobs) => unknown;
  readonly log?: boolean;
  readonly checkpoints?: boolean;
  readonly onSample?: () => void;
}

export type ParameterChanges = Readonly<Record<string, unknown>>;

/** Makes machines from changes to the defaults; a bad one fails the test at once. */
export function labMachines<State, Snapshot>(lab: Manifest, model: Model<State, Snapshot>) {
  const setupOf = (changes: ParameterChanges, { input, policy }: RunOptions): Setup => {
    const resolved = resolveParameters(lab.parameters, changes);
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
    const jobs = lab.simulatesPromises === true ? createJobs() : undefined;
    return {
      params: resolved.value,
      ...(jobs === undefined ? {} : { jobs }),
      ...(input === undefined ? {} : { input }),
      ...(policy === undefined ? {} : { policy: policy(jobs), instantiate: () => policy(jobs) as StudentExports }),
    };
  };
  const machineOf = (changes: ParameterChanges, options: RunOptions = {}): Machine<State, Snapshot> =>
    new Machine(model, () => setupOf(changes, options), {
      seed: options.seed ?? 1,
      until: options.until ?? lab.clock.until,
      sampleEvery: lab.clock.sampleEvery,
      seriesCount: lab.series.length,
      log: options.log ?? true,
      checkpoints: options.checkpoints ?? model.replays !== true,
      ...(options.actions === undefined ? {} : { actions: options.actions }),
      ...(options.onSample === undefined ? {} : { onSample: options.onSample }),
    });
  /** A run to its own end, without log or checkpoints. */
  const drained = (changes: ParameterChanges, options: RunOptions = {}): Machine<State, Snapshot> => {
    const machine = machineOf(changes, { until: 1e12, log: false, checkpoints: false, ...options });
    machine.advanceTo(Number.POSITIVE_INFINITY);
    return machine;
  };
  /** The run's state, which a machine keeps to itself: tests of invariants look behind the counter. */
  const stateOf = (machine: Machine<State, Snapshot>): State => (machine as unknown as { readonly state: State }).state;
  return { machineOf, drained, stateOf };
}

/** All that a run has written and shows at its present moment. */
export function everythingOf<State, Snapshot>(machine: Machine<State, Snapshot>) {
  const { log } = machine;
  const records = Array.from({ length: log.length }, (_, index) =>
    [log.timeAt(index), log.kindAt(index), log.subjectAt(index), log.objectAt(index), log.valueAt(index)].join(' '),
  );
  return {
    records,
    time: machine.time,
    events: machine.events,
    snapshot: machine.snapshot(),
    metrics: machine.metrics(),
    samples: machine.samplesFrom(0),
    result: machine.result(),
    state: (machine as unknown as { readonly state: State }).state,
  };
}

export interface Wandering<State, Snapshot> {
  readonly machineOf: (changes: ParameterChanges, options: RunOptions) => Machine<State, Snapshot>;
  readonly setups: fc.Arbitrary<ParameterChanges>;
  /** Absent where nothing can be done to a run. */
  readonly actions?: fc.Arbitrary<Omit<Action, 'at'>>;
  /** Where both runs are compared, in the clock's unit; the wandering goes up to a little less. */
  readonly horizon: number;
  readonly numRuns?: number;
}

/**
 * Seeks, steps, steps back and acts at random, then compares with a run that went straight there under the same actions:
 * the same log, samples, snapshot, figures and state.
 */
export function expectExactReturn<State, Snapshot>(wandering: Wandering<State, Snapshot>): void {
  const { machineOf, setups, actions, horizon, numRuns = 40 } = wandering;
  const anyMove = fc.oneof(
    { weight: 3, arbitrary: fc.record({ to: fc.nat(Math.floor(0.9 * horizon)) }) },
    { weight: 1, arbitrary: fc.record({ step: fc.integer({ min: 1, max: 30 }) }) },
    { weight: 1, arbitrary: fc.record({ stepBack: fc.integer({ min: 1, max: 12 }) }) },
    ...(actions === undefined ? [] : [{ weight: 2, arbitrary: fc.record({ act: actions }) }]),
  );
  const property = fc.property(setups, fc.array(anyMove, { minLength: 3, maxLength: 14 }), (setup, moves) => {
    const until = 1.1 * horizon;
    const wanderer = machineOf(setup, { seed: 9, until });
    for (const move of moves) {
      if ('to' in move) wanderer.seek(move.to);
      else if ('step' in move) for (let count = 0; count < move.step; count += 1) wanderer.step();
      else if ('stepBack' in move) for (let count = 0; count < move.stepBack; count += 1) wanderer.stepBack();
      else wanderer.act(move.act);
    }
    wanderer.seek(horizon);
    const straight = machineOf(setup, { seed: 9, until, actions: wanderer.actions });
    straight.advanceTo(horizon);
    expect(everythingOf(wanderer)).toEqual(everythingOf(straight));
  });
  fc.assert(property, { numRuns });
}
