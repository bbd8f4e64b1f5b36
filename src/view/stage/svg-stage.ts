// A stage that is one SVG: makes the surface, keeps the latest moment, and draws it again when the size changes. A lab
// with a crowd of dots on canvas above it makes its own.
import { select } from 'd3';
import { exportSvg } from './export.ts';
import type { Group } from './handle.ts';
import type { Stage, StageContext, StageFrame } from './stage.ts';

export interface SvgPicture<Snapshot> {
  /** Draws a moment into `root`, which holds what the last call drew. Width and height in CSS pixels. */
  draw(root: Group, frame: StageFrame<Snapshot>, width: number, height: number): void;
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
  const draw = (): void => {
    if (latest !== undefined) picture.draw(root, latest, width, height);
  };
  // Handles keep their clicks to themselves: one that comes this far meant no object.
  svg.on('click', () => context.select(undefined));
  return {
    draw(frame) {
      latest = frame;
      draw();
    },
    resize(newWidth, newHeight) {
      [width, height] = [newWidth, newHeight];
      svg.attr('viewBox', `0 0 ${width} ${height}`);
      draw();
    },
    toSvg: () => exportSvg({ svgs: [element] }, width, height, context.tokens()),
    describe: () => (latest === undefined ? '' : picture.describe(latest.snapshot)),
    destroy: () => void svg.remove(),
  };
}
