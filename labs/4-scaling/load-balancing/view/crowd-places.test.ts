// Requests on their way stand on the wire of their server, further along as time passes.
import { expect, it } from 'vitest';
import { layStage } from '../stage-layout.ts';
import { machineOf } from '../testing/runs.ts';
import { placeCrowd } from './crowd-places.ts';
import { MOST_BOXES, shownServers } from './shown-servers.ts';

const machine = machineOf({ arrivalRatePerS: 200 }, { seed: 42 });
machine.advanceTo(2000);
const snapshot = machine.snapshot();
const shown = shownServers(snapshot);
const layout = layStage(720, 560, shown.length);

it('gives each request on its way a place between the clients and the servers', () => {
  const { count, x } = placeCrowd(snapshot, 2000, layout, shown, false);
  expect(count).toBe(snapshot.moving.request.length);
  expect(count).toBeGreaterThan(0);
  expect(Array.from(x).every((each) => each >= 0 && each <= 720)).toBe(true);
});

it('moves them with time, and lets them stand where nothing shall move', () => {
  const at = (time: number, isStill: boolean) => Array.from(placeCrowd(snapshot, time, layout, shown, isStill).x);
  expect(at(2001, false)).not.toEqual(at(2000, false));
  expect(at(2001, true)).toEqual(at(2000, true));
});

it('shows the busiest of many servers, in order', () => {
  const many = machineOf({ servers: 40, arrivalRatePerS: 900, algorithm: 'random' }, { seed: 42 });
  many.advanceTo(3000);
  const view = many.snapshot();
  const picked = shownServers(view);
  expect(picked).toHaveLength(MOST_BOXES);
  expect(picked.map(({ id }) => id)).toEqual([...picked].map(({ id }) => id).sort((one, other) => one - other));
  const least = Math.min(...picked.map(({ server }) => server.active));
  const left = view.servers.filter((_, id) => picked.every((each) => each.id !== id));
  expect(left.every(({ active }) => active <= least)).toBe(true);
});
