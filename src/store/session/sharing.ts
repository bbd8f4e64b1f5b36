// The experiment that a link holds: every run on the timeline, and the moment that is shown. Out of a session, and in again.
import type { Manifest } from '../../contract/manifest.ts';
import { type Experiment, LONGEST_INPUT_NAME, longestRun } from '../../worker/link.ts';
import type { Lane } from './lane.ts';
import { type Lanes, MOST_LANES } from './lanes.ts';
import type { RunControl } from './run-control.ts';
import { sharedSpec } from './run-specs.ts';
import { type SessionState, without } from './state.ts';

/** @returns undefined where there is no run */
export async function experimentOf(
  manifest: Manifest,
  lanes: Lanes,
  { scenario, input }: SessionState,
): Promise<Experiment | undefined> {
  const { active } = lanes;
  if (active === undefined) return undefined;
  await active.settled();
  return {
    v: 1,
    lab: manifest.id,
    modelVersion: await active.bridge.calls.modelVersion(manifest.id),
    active: Math.max(0, lanes.all.indexOf(active)),
    time: active.time,
    ...(scenario === undefined ? {} : { scenario }),
    runs: lanes.all.map(({ role, spec, forkTime, plannedUntil }) => ({
      role,
      params: spec.params,
      seed: spec.seed,
      actions: spec.actions,
      until: plannedUntil,
      ...(spec.code === undefined ? {} : { code: spec.code }),
      ...(forkTime === undefined ? {} : { forkTime }),
    })),
    ...(input === undefined ? {} : { inputName: input.name.slice(0, LONGEST_INPUT_NAME) }),
  };
}

/**
 * Shows the runs of a link from their first picture on, while they are computed up to the moment it holds.
 * @param longest where a run of the opened files is over; absent: there are none, and a link brings none along
 */
export async function restore(
  control: RunControl,
  manifest: Manifest,
  experiment: Experiment,
  longest = longestRun(manifest),
): Promise<void> {
  const { scenario, time } = experiment;
  const { store, lanes } = control;
  control.giveUp();
  const played = scenario === undefined ? {} : { scenario };
  store.setState({ ...without(control.state, 'scenario'), ...played, restoring: time }, true);
  const opened: (Lane | undefined)[] = [];
  for (const run of experiment.runs.slice(0, MOST_LANES)) {
    const { role, forkTime } = run;
    const spec = sharedSpec(control.ground, run);
    const until = Math.min(run.until, longest);
    opened.push(await lanes.add({ role, spec, until, forkTime, shared: { to: time } }));
  }
  const there = opened.filter((lane) => lane !== undefined);
  const shown = opened[experiment.active] ?? there[0];
  if (shown !== undefined) {
    lanes.activate(shown);
    store.setState({ seed: shown.spec.seed });
  }
  await Promise.all(there.map((lane) => lane.go({ to: time })));
  // Whoever has begun something else meanwhile keeps it.
  if (there.some((lane) => !lanes.all.includes(lane))) return;
  store.setState(without(control.state, 'restoring'), true);
  await control.settle();
}
