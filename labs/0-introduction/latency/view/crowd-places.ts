// Where the requests on the wire stand at a moment. Pure.
import { FATE_SHAPE } from '#src/view/stage/crowd.ts';
import { fateIndex } from '#src/view/stage/fates.ts';
import { linkPoint } from '#src/view/stage/marks.ts';
import type { CrowdOfRequests } from '#src/view/stage/svg-stage.ts';
import type { Snapshot } from '../snapshot.ts';
import type { StageLayout } from '../stage-layout.ts';

/** @param isStill each request stands half way instead of moving */
export function placeCrowd({ there, back }: Snapshot, layout: StageLayout, isStill: boolean): CrowdOfRequests {
  const count = there.request.length + back.request.length;
  const [x, y] = [new Float32Array(count), new Float32Array(count)];
  const ids = new Int32Array(count);
  const hue = new Uint8Array(count);
  const shape = new Uint8Array(count);
  let dot = 0;
  for (const [wire, link, fate] of [
    [there, layout.there, fateIndex('waiting')],
    [back, layout.back, fateIndex('served')],
  ] as const) {
    for (let index = 0; index < wire.request.length; index += 1) {
      const passed = isStill ? 0.5 : (wire.passed[index] as number);
      const place = linkPoint({ ...link, axis: layout.axis }, passed);
      x[dot] = place[0];
      y[dot] = place[1];
      ids[dot] = wire.request[index] as number;
      hue[dot] = fate;
      shape[dot] = FATE_SHAPE[fate] as number;
      dot += 1;
    }
  }
  return { dots: { count, x, y, hue, shape }, ids };
}
