// Where the calls on the wire stand at a moment. Pure.
import { FATE_SHAPE } from '#src/view/stage/crowd.ts';
import { fateIndex } from '#src/view/stage/fates.ts';
import { linkPoint } from '#src/view/stage/marks.ts';
import type { CrowdOfRequests } from '#src/view/stage/svg-stage.ts';
import type { Snapshot } from '../snapshot.ts';
import type { StageLayout } from './layout.ts';

/** @param isStill each call stands half way instead of moving */
export function placeCrowd(
  { moving }: Snapshot,
  timeMs: number,
  layout: StageLayout,
  isStill: boolean,
): CrowdOfRequests {
  const count = moving.request.length;
  const [x, y] = [new Float32Array(count), new Float32Array(count)];
  const [hue, shape] = [new Uint8Array(count), new Uint8Array(count)];
  const [there, back, failed] = [fateIndex('waiting'), fateIndex('served'), fateIndex('failed')];
  for (let index = 0; index < count; index += 1) {
    const line = layout.edges[moving.edge[index] as number];
    const [fromMs, toMs] = [moving.fromMs[index] as number, moving.toMs[index] as number];
    const passed = isStill || toMs <= fromMs ? 0.5 : Math.min(1, Math.max(0, (timeMs - fromMs) / (toMs - fromMs)));
    const isBack = moving.way[index] === 2;
    const [px, py] = line === undefined ? [-99, -99] : linkPoint(line, isBack ? 1 - passed : passed);
    const fate = isBack ? (moving.failed[index] === 1 ? failed : back) : there;
    x[index] = px;
    y[index] = py;
    hue[index] = fate;
    shape[index] = FATE_SHAPE[fate] as number;
  }
  return { dots: { count, x, y, hue, shape }, ids: moving.request };
}
