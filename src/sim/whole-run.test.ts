// Whole runs: as far as they were asked to go, else as far as the lab goes, and the figures of a run that was watched.
import { expect, it, vi } from 'vitest';
import type { Manifest } from '../contract/manifest.ts';
import type { Model } from '../contract/model.ts';
import { Machine } from './machine.ts';
import { runWhole } from './whole-run.ts';

const lab = { clock: { until: 50, sampleEvery: 10 }, series: [{}] } as unknown as Manifest;

/** Beats once a unit of time and says it every time. */
const model: Model<{ beats: number }, object> = {
  version: 1,
  streams: [],
  records: [{ name: 'beat' }],
  create: (_setup, simulation) => ({
    start() {
      simulation.schedule(1, 0);
      return { beats: 0 };
    },
    handle(state) {
      state.beats += 1;
      simulation.record(0, state.beats);
      simulation.schedule(1, 0);
    },
    act(state) {
      state.beats += 100;
    },
    snapshot: () => ({}),
    metrics: ({ beats }) => ({ beats }),
    sample: () => undefined,
    result: () => ({}),
  }),
};
const setup = () => ({ params: {} });

it('goes as far as asked, else as far as the lab does', () => {
  expect(runWhole(lab, model, setup, { seed: 1 }).metrics()).toEqual({ beats: 50 });
  expect(runWhole(lab, model, setup, { seed: 1, until: 20.5 }).metrics()).toEqual({ beats: 20 });
});

it('comes to what a watched run comes to, tells its samples and keeps no log', () => {
  const actions = [{ at: 7, action: 'jump' }];
  const onSample = vi.fn();
  const whole = runWhole(lab, model, setup, { seed: 1, actions, onSample });
  const watched = new Machine(model, setup, { seed: 1, actions, until: 50, sampleEvery: 10, seriesCount: 1 });
  for (const time of [30, 3, 50]) watched.seek(time);
  expect(whole.metrics()).toEqual(watched.metrics());
  expect([onSample.mock.calls.length, whole.log.length, watched.log.length]).toEqual([5, 0, 50]);
});
