// The picture: servers count what they serve, every request falls into a bucket, and a quantile is read off the buckets.

import { FATE_SHAPE } from '#src/view/stage/crowd.ts';
import { fateIndex } from '#src/view/stage/fates.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { type CrowdOfRequests, createSvgStage } from '#src/view/stage/svg-stage.ts';
import type { Snapshot } from '../model.ts';
import { drawPrometheus, drawServers } from './fleet.ts';
import { bucketScale, fallen, layStage } from './layout.ts';
import { drawAxes, drawColumns, drawCurves, drawQuantile } from './plane.ts';
import { presentWords } from './words.ts';

/** Seconds of wall time that a request falls. */
const FALL_S = 0.7;
const LONGEST_FALL_MS = 4000;
/** CSS pixels: narrower, and the sentence above the stage must be short. */
const ROOMY = 760;

function draw(root: Group, frame: StageFrame<Snapshot>, width: number, height: number, context: StageContext): void {
  const { snapshot, selected } = frame;
  const layout = layStage(width, height, snapshot.servers.length);
  const chosen = (kind: string): number | undefined => (selected?.kind === kind ? selected.id : undefined);
  const part = (name: string): Group => child(root, 'g', name);
  drawLabel(root, 'sentence', {
    ...{ ...layout.sentence, size: layout.compact ? 12.5 : 14, weight: 500, colour: 'ink' },
    words: presentWords(snapshot, context.text, width < ROOMY),
  });
  drawAxes(part('axes'), snapshot, layout, context);
  drawColumns(part('buckets'), snapshot, layout, context, chosen('bucket'));
  drawCurves(part('curves'), snapshot, layout);
  drawQuantile(part('quantile'), snapshot, layout, context);
  const fleet = part('fleet').attr('display', snapshot.servers.length === 0 ? 'none' : null);
  if (snapshot.servers.length === 0) return;
  drawPrometheus(child(fleet, 'g', 'prometheus'), snapshot, layout, context, chosen('prometheus') !== undefined);
  drawServers(child(fleet, 'g', 'servers'), snapshot, layout, context, chosen('server'));
}

/** The requests that were just counted, on their way from the server into their bucket. */
function fall({ snapshot, rate }: StageFrame<Snapshot>, width: number, height: number): CrowdOfRequests {
  const { falling, bounds, counts } = snapshot;
  const { servers, plane } = layStage(width, height, snapshot.servers.length);
  const scale = bucketScale(plane, bounds.length);
  const fallMs = Math.min(LONGEST_FALL_MS, Math.max(1, rate * FALL_S));
  const most = Math.max(1, ...counts);
  const ids: number[] = [];
  const [x, y, hue]: [number[], number[], number[]] = [[], [], []];
  falling.agoMs.forEach((agoMs, index) => {
    const server = servers[falling.server[index] as number];
    const bucket = falling.bucket[index] as number;
    if (agoMs >= fallMs || server === undefined) return;
    const share = fallen(agoMs, fallMs);
    const [fromX, fromY] = [server.x + server.width / 2, server.y + server.height];
    const toX = scale.at(bucket, falling.share[index] as number);
    const toY = plane.y + plane.height - (plane.height * 0.86 * (counts[bucket] as number)) / most;
    ids.push(falling.request[index] as number);
    x.push(fromX + (toX - fromX) * Math.sqrt(share));
    y.push(fromY + (toY - fromY) * share);
    hue.push(fateIndex(bucket === bounds.length ? 'failed' : 'served'));
  });
  return {
    ids,
    dots: {
      ...{ count: ids.length, x: Float32Array.from(x), y: Float32Array.from(y), hue: Uint8Array.from(hue) },
      shape: Uint8Array.from(hue, (fate) => FATE_SHAPE[fate] as number),
    },
  };
}

export function createStage(host: HTMLElement, context: StageContext): Stage<Snapshot> {
  return createSvgStage(host, context, {
    draw: (root, frame, width, height) => {
      draw(root, frame, width, height, context);
    },
    crowd: fall,
    describe: (snapshot) => {
      const { servers, timeSeries } = snapshot;
      return `${presentWords(snapshot, context.text)} ${context.text.say('stage.describe', { servers: servers.length, series: timeSeries })}`;
    },
  });
}
