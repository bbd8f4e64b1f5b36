// A stage that is one SVG: makes the surface, keeps the latest moment, and draws it again when the size changes. A
// crowd of requests on canvas may move above it.
import { select } from 'd3';
import { type Crowd, type CrowdDots, createCrowd } from './crowd.ts';
import { exportSvg } from './export.ts';
import type { Group } from './handle.ts';
import type { Stage, StageContext, StageFrame } from './stage.ts';

/** Requests on their way, and the number of each. */
export interface CrowdOfRequests {
  readonly dots: CrowdDots;
  readonly ids: ArrayLike<number>;
}

export interface SvgPicture<Snapshot> {
  /** Draws a moment into `root`, which holds what the last call drew. Width and height in CSS pixels. */
  draw(root: Group, frame: StageFrame<Snapshot>, width: number, height: number): void;
  /** The requests that move above it; a click near one selects it. Absent: there is no such layer. */
  crowd?(frame: StageFrame<Snapshot>, width: number, height: number): CrowdOfRequests;
  /** The moment in words, for a screen reader. */
  describe(snapshot: Snapshot): string;
}

/** An SVG that covers its host. */
export function appendSurface(host: HTMLElement) {
  return select(host)
    .append('svg')
    .attr('width', '100%')
    .attr('height', '100%')
    .style('position', 'absolute')
    .style('inset', '0');
}

export function createSvgStage<Snapshot>(
  host: HTMLElement,
  context: StageContext,
  picture: SvgPicture<Snapshot>,
): Stage<Snapshot> {
  const svg = appendSurface(host);
  const element = svg.node() as SVGSVGElement;
  const root = svg.append('g') as unknown as Group;
  let [width, height] = [640, 420];
  let latest: StageFrame<Snapshot> | undefined;
  const crowd: Crowd | undefined =
    picture.crowd === undefined ? undefined : createCrowd(host, { tokens: () => context.tokens() });
  let requests: CrowdOfRequests['ids'] = [];
  const draw = (): void => {
    if (latest === undefined) return;
    picture.draw(root, latest, width, height);
    const moving = picture.crowd?.(latest, width, height);
    if (moving === undefined) return;
    requests = moving.ids;
    crowd?.draw(moving.dots);
  };
  // Handles keep their clicks to themselves: one that comes this far meant a request on its way, or no object.
  svg.on('click', (event: MouseEvent) => {
    const box = host.getBoundingClientRect();
    const id = requests[crowd?.at(event.clientX - box.left, event.clientY - box.top) ?? -1];
    if (id === undefined) context.select(undefined);
    else context.select({ kind: 'request', id }, new DOMRect(event.clientX, event.clientY, 1, 1));
  });
  return {
    draw(frame) {
      latest = frame;
      draw();
    },
    resize(newWidth, newHeight) {
      [width, height] = [newWidth, newHeight];
      svg.attr('viewBox', `0 0 ${width} ${height}`);
      crowd?.resize(width, height);
      draw();
    },
    toSvg: () =>
      exportSvg(
        { svgs: [element], ...(crowd === undefined ? {} : { above: [crowd.toSvg()] }) },
        width,
        height,
        context.tokens(),
      ),
    describe: () => (latest === undefined ? '' : picture.describe(latest.snapshot)),
    destroy() {
      crowd?.destroy();
      svg.remove();
    },
  };
}
