// Where the requests on their way stand at a moment, and how each of them looks. Pure.
import { FATE_SHAPE } from '#src/view/stage/crowd.ts';
import { fateIndex } from '#src/view/stage/fates.ts';
import { linkPoint } from '#src/view/stage/marks.ts';
import { PHASE } from '../pool.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Point, StageLayout } from '../stage-layout.ts';
import type { Shown } from './shown-servers.ts';

const between = ([fromX, fromY]: Point, [toX, toY]: Point, share: number): Point => [
  fromX + (toX - fromX) * share,
  fromY + (toY - fromY) * share,
];

/**
 * One entry for each request in every array.
 * @param isStill each request stands half way instead of moving
 */
export function placeCrowd(
  snapshot: Snapshot,
  time: number,
  layout: StageLayout,
  shown: readonly Shown[],
  isStill: boolean,
) {
  const { moving } = snapshot;
  const count = moving.request.length;
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  const hue = new Uint8Array(count);
  const shape = new Uint8Array(count);
  const places = new Map(shown.map(({ id }, index) => [id, index]));
  const { door } = layout;
  const links = layout.links.map((link) => ({ ...link, axis: layout.axis }));
  for (let dot = 0; dot < count; dot += 1) {
    const phase = moving.phase[dot] as number;
    const fromMs = moving.fromMs[dot] as number;
    const toMs = moving.toMs[dot] as number;
    const passed = toMs > fromMs ? Math.min(1, Math.max(0, (time - fromMs) / (toMs - fromMs))) : 1;
    const share = isStill ? 0.5 : passed;
    const client = layout.clients[(moving.client[dot] as number) % layout.clients.length] ?? door;
    const link = links[places.get(moving.server[dot] as number) ?? -1];
    let place: readonly [number, number];
    if (phase === PHASE.toBalancer) place = between(client, door, share);
    else if (phase === PHASE.toClientOk || phase === PHASE.toClientFailed) place = between(door, client, share);
    else if (link === undefined) place = [-20, -20];
    else place = linkPoint(link, phase === PHASE.toServer ? share : 1 - share);
    x[dot] = place[0];
    y[dot] = place[1];
    const failed = phase === PHASE.toClientFailed || phase === PHASE.backRefused || phase === PHASE.backBroken;
    const fate = failed ? 'failed' : (moving.attempt[dot] as number) > 0 ? 'retry' : 'served';
    hue[dot] = fateIndex(fate);
    shape[dot] = FATE_SHAPE[hue[dot] as number] as number;
  }
  return { count, x, y, hue, shape };
}
