// Where requests on their way stand at a moment, and how each looks. Pure.
import { type CrowdDots, FATE_SHAPE } from '#src/view/stage/crowd.ts';
import { fateIndex } from '#src/view/stage/fates.ts';
import { linkPoint } from '#src/view/stage/marks.ts';
import type { CrowdOfRequests } from '#src/view/stage/svg-stage.ts';
import type { LegView, Snapshot } from '../snapshot.ts';
import { layStage, type Point, type StageLayout } from './layout.ts';

const between = ([fromX, fromY]: Point, [toX, toY]: Point, share: number): Point => [
  fromX + (toX - fromX) * share,
  fromY + (toY - fromY) * share,
];

/** The ends of the link between an instance and L2 or the service. */
export function linkTo(place: 'l2' | 'service', layout: StageLayout, instance: number) {
  const there = layout.instances[instance];
  const from = (place === 'l2' ? there?.toL2 : there?.toService) ?? ([0, 0] as const);
  const { x, y, width, height } = layout[place];
  const share = (instance + 1) / (layout.instances.length + 1);
  const to: Point = layout.isUpright ? [x + width * share, y] : [x, y + height * share];
  return { from, to, axis: layout.isUpright ? ('y' as const) : ('x' as const) };
}

function fateOf({ leg, source, isFailed }: LegView) {
  if (isFailed) return 'failed';
  if (leg !== 'toClient') return 'waiting';
  return source === 3 ? 'miss' : source === 2 ? 'retry' : 'hit';
}

export function placeLegs(
  snapshot: Snapshot,
  time: number,
  width: number,
  height: number,
  isStill: boolean,
): CrowdOfRequests {
  const layout = layStage(width, height, snapshot.instances.length);
  const { legs } = snapshot;
  const count = legs.length;
  const dots: CrowdDots = {
    count,
    x: new Float32Array(count),
    y: new Float32Array(count),
    hue: new Uint8Array(count),
    shape: new Uint8Array(count),
  };
  legs.forEach((leg, index) => {
    const passed = leg.toMs > leg.fromMs ? Math.min(1, Math.max(0, (time - leg.fromMs) / (leg.toMs - leg.fromMs))) : 1;
    const share = isStill ? 0.5 : passed;
    const client = layout.clients[leg.request % layout.clients.length] ?? [0, 0];
    const door = layout.instances[leg.instance]?.door ?? [0, 0];
    const place =
      leg.leg === 'toInstance'
        ? between(client, door, share)
        : leg.leg === 'toClient'
          ? between(door, client, share)
          : linkPoint(linkTo('l2', layout, leg.instance), leg.leg === 'toL2' ? share : 1 - share);
    dots.x[index] = place[0];
    dots.y[index] = place[1];
    const hue = fateIndex(fateOf(leg));
    dots.hue[index] = hue;
    dots.shape[index] = FATE_SHAPE[hue] as number;
  });
  return { dots, ids: legs.map(({ request }) => request) };
}
