// The surroundings of the key that was looked up, enlarged: a piece of the circle drawn straight, with the key, the points
// round it, and the one that it belongs to.
import { select } from 'd3';
import type { Box } from '#src/view/stage/box.ts';
import { tailOf } from '#src/view/stage/cells.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../snapshot.ts';
import { clockwise, pointAfter } from './geometry.ts';
import { LETTER_WIDTH } from './layout.ts';
import { comparedBy } from './way.ts';

export interface LensPoint {
  /** Index on the ring. */
  readonly point: number;
  readonly node: number;
  /** In the lens, 0 … 1. */
  readonly at: number;
}

export interface Lens {
  /** Share of the circle at its left end, and how much of the circle it shows. */
  readonly from: number;
  readonly span: number;
  readonly keyAt: number;
  readonly targetAt: number;
  /** Clockwise; the first lies before the left end or on it, the last behind the right one, so that every arc has its node. */
  readonly points: readonly LensPoint[];
}

/** So many points are seen on average, and the key so far from the left where its point is not far. */
const POINTS_SEEN = 9;
const KEY_AT = 0.3;

export function lensOf({ ring, last }: Pick<Snapshot, 'ring' | 'last'>): Lens | undefined {
  const count = ring.at.length;
  if (last?.path.by !== 'ring' || count === 0) return undefined;
  const { from: key, to } = last.path;
  const distance = clockwise(key, to);
  const span = Math.min(1, Math.max(POINTS_SEEN / count, distance * 1.6));
  const keyAt = Math.min(KEY_AT, Math.max(0, 0.95 - distance / span));
  const from = key - keyAt * span;
  const points: LensPoint[] = [];
  const first = pointAfter(ring.at, (from + 1) % 1);
  for (let step = 0; step <= count; step += 1) {
    const point = (first + step) % count;
    const at = clockwise(from, ring.at[point] as number) / span + (step === count ? 1 / span : 0);
    points.push({ point, node: ring.owner[point] as number, at });
    if (at > 1) break;
  }
  return { from, span, keyAt, targetAt: keyAt + distance / span, points };
}

/** Of names side by side those that do not touch each other, the ones named first before all others. */
export function fitNames<Name extends { readonly x: number; readonly words: string }>(
  names: readonly Name[],
  letter: number,
  width: number,
): readonly Name[] {
  const kept: Name[] = [];
  const half = ({ words }: Name): number => (words.length * letter) / 2 + 4;
  for (const name of names) {
    const isInside = name.x - half(name) >= 0 && name.x + half(name) <= width;
    const isFree = kept.every((other) => Math.abs(other.x - name.x) >= half(name) + half(other));
    if (isInside && isFree) kept.push(name);
  }
  return kept;
}

const STRIP = { y: 32, height: 9 } as const;
const NAMES_Y = 58;
const NAME_SIZE = 10.5;

interface Look {
  readonly text: Text;
  colourOf(node: number): string;
  readonly done: number;
}

export function drawLens(root: Group, snapshot: Snapshot, box: Box | undefined, { text, colourOf, done }: Look): void {
  const lens = box === undefined ? undefined : lensOf(snapshot);
  root.attr('display', lens === undefined ? 'none' : null);
  const { last } = snapshot;
  if (box === undefined || lens === undefined || last?.path.by !== 'ring') return;
  const { path } = last;
  root.attr('transform', `translate(${box.x} ${box.y})`);
  const x = (at: number): number => Math.min(1, Math.max(0, at)) * box.width;
  drawLabel(root, 'title', {
    ...{ x: 0, y: 10, size: 11.5 },
    words: text.say('stage.lens', { share: lens.span, place: ((path.from % 1) + 1) % 1 }),
  });
  const seen = lens.points.filter(({ at }) => at <= 1);
  root
    .selectAll<SVGRectElement, LensPoint>('rect.piece')
    .data(lens.points)
    .join('rect')
    .attr('class', 'piece')
    .attr('x', (_, index) => x(lens.points[index - 1]?.at ?? 0))
    .attr('y', STRIP.y)
    .attr('width', ({ at }, index) => x(at) - x(lens.points[index - 1]?.at ?? 0))
    .attr('height', STRIP.height)
    .attr('fill', ({ node }) => colourOf(node));
  const nodeNames = new Map(snapshot.nodes.map(({ id, name }) => [id, name]));
  root
    .selectAll<SVGPathElement, LensPoint>('path.point')
    .data(seen)
    .join('path')
    .attr('class', 'point')
    .attr('d', ({ at }) => `M${x(at).toFixed(1)} ${STRIP.y - 4}v${STRIP.height + 8}`)
    .attr('stroke', ({ node }) => colourOf(node))
    .attr('stroke-width', 2.4);
  drawCompared(root, snapshot, seen, x, done);
  const isFound = done === 1;
  const [keyX, targetX] = [x(lens.keyAt), x(lens.targetAt)];
  child(root, 'path', 'walk')
    .attr('d', isFound ? `M${keyX.toFixed(1)} ${STRIP.y - 8}H${targetX.toFixed(1)}V${STRIP.y + STRIP.height + 5}` : '')
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.6);
  child(root, 'circle', 'key')
    .attr('cx', keyX)
    .attr('cy', STRIP.y - 8)
    .attr('r', 4)
    .attr('fill', isFound ? colourOf(last.node) : 'var(--paper)')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.6);
  const target = { x: targetX, words: tailOf(path.point, 22), isTarget: true };
  const others = seen
    .filter(({ at }) => Math.abs(at - lens.targetAt) > 1e-6)
    .map(({ at, node }) => ({ x: x(at), words: tailOf(nodeNames.get(node) ?? '', 14), isTarget: false }));
  const names = fitNames([...(isFound ? [target] : []), ...others], NAME_SIZE * LETTER_WIDTH, box.width);
  root
    .selectAll<SVGTextElement, (typeof names)[number]>('text.point-name')
    .data(names)
    .join('text')
    .attr('class', 'point-name')
    .attr('y', NAMES_Y)
    .attr('font-size', NAME_SIZE)
    .attr('text-anchor', 'middle')
    .style('font-family', 'var(--sans)')
    .each((name, index, all) => {
      select(all[index] as SVGTextElement)
        .attr('x', name.x)
        .attr('font-weight', name.isTarget ? 600 : 400)
        .style('fill', name.isTarget ? 'var(--ink)' : 'var(--ink2)')
        .text(name.words);
    });
}

/** A sign over each point in sight that was compared; where the search halves, its turn. */
function drawCompared(
  root: Group,
  snapshot: Snapshot,
  seen: readonly LensPoint[],
  x: (at: number) => number,
  done: number,
): void {
  const compared = comparedBy(snapshot, done);
  const isScan = snapshot.lookup === 'scan';
  const marks = seen.flatMap(({ point, at }) => {
    const turn = isScan ? (point < compared.length ? point : -1) : compared.indexOf(snapshot.ring.at[point] as number);
    return turn < 0 ? [] : [{ at, turn }];
  });
  root
    .selectAll<SVGPathElement, (typeof marks)[number]>('path.compared')
    .data(marks)
    .join('path')
    .attr('class', 'compared')
    .attr('d', ({ at }) => `M${x(at).toFixed(1)} ${STRIP.y + STRIP.height + 5}v4`)
    .attr('stroke', 'var(--miss)')
    .attr('stroke-width', 3.4);
}
