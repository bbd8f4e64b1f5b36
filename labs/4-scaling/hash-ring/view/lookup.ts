// The way of the last lookup: from the key's place on the circle clockwise to the point it belongs to, and what was
// compared on the way. In the middle, the key and what it cost.
import { charactersIn, tailOf } from '#src/view/stage/cells.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../snapshot.ts';
import { arcPath, keyRadius, pointAfter, pointAt, probesOf } from './geometry.ts';
import type { Circle } from './layout.ts';

/** Beyond the band: the way itself, and what a search looked at. */
const WAY = 9;
const LOOKED_AT = 14;

/** How many points a scan from the start has compared when it comes to its point. */
function scanned({ ring: { at } }: Snapshot, from: number): number {
  const point = pointAfter(at, from);
  // Behind the last point it has looked at all of them before it takes the first.
  return at.length > 0 && from > (at[at.length - 1] as number) ? at.length : point + 1;
}

interface Way {
  /** Paths, and the ticks of single comparisons. */
  readonly way: string;
  readonly lookedAt: string;
  readonly probes: readonly number[];
}

function wayOf(snapshot: Snapshot, circle: Circle): Way {
  const { last, lookup, ring } = snapshot;
  if (last?.path.by !== 'ring') return { way: '', lookedAt: '', probes: [] };
  const { from, to } = last.path;
  const [keyX, keyY] = pointAt(circle, keyRadius(circle, last.key), from);
  const [outX, outY] = pointAt(circle, circle.radius + WAY, from);
  const [endX, endY] = pointAt(circle, circle.radius - circle.band, to);
  const way = `M${keyX.toFixed(1)} ${keyY.toFixed(1)}L${outX.toFixed(1)} ${outY.toFixed(1)}${arcPath(circle, circle.radius + WAY, from, to)}L${endX.toFixed(1)} ${endY.toFixed(1)}`;
  const isRound = to < from;
  const lookedAt =
    lookup === 'scan' && ring.at.length > 0 ? arcPath(circle, circle.radius + LOOKED_AT, 0, isRound ? 0.9999 : to) : '';
  return { way, lookedAt, probes: lookup === 'binary' ? probesOf(ring.at, from) : [] };
}

/** What stands in the middle under the key: what finding its node took. */
function costOf(snapshot: Snapshot, text: Text): { readonly figure: string; readonly unit: string } {
  const { last, lookup, ring, nodes } = snapshot;
  if (last === undefined) return { figure: '', unit: '' };
  const { path } = last;
  switch (path.by) {
    case 'ring': {
      const count = lookup === 'scan' ? scanned(snapshot, path.from) : probesOf(ring.at, path.from).length;
      if (lookup === 'table') return { figure: '', unit: text.say('stage.cost.table') };
      return { figure: text.number(count), unit: text.say('stage.cost.comparisons', { count }) };
    }
    case 'remainder': {
      const rest = nodes.findIndex(({ id }) => id === last.node);
      return {
        figure: rest < 0 ? '' : text.number(rest),
        unit: text.say('stage.cost.remainder', { nodes: path.buckets }),
      };
    }
    case 'weights':
      return {
        figure: text.number(path.weights.length),
        unit: text.say('stage.cost.weights', { count: path.weights.length }),
      };
    case 'jumps':
      return {
        figure: text.number(path.buckets.length),
        unit: text.say('stage.cost.jumps', { count: path.buckets.length }),
      };
    case 'code':
      return { figure: '', unit: text.say('stage.cost.code') };
  }
}

export function drawLookup(
  root: Group,
  snapshot: Snapshot,
  circle: Circle,
  text: Text,
  colourOf: (node: number) => string,
): void {
  const { way, lookedAt, probes } = wayOf(snapshot, circle);
  const { last } = snapshot;
  child(root, 'path', 'looked-at')
    .attr('d', lookedAt)
    .attr('fill', 'none')
    .attr('stroke', 'var(--miss)')
    .attr('stroke-width', 3)
    .attr('stroke-linecap', 'round');
  child(root, 'path', 'way')
    .attr('d', way)
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.6)
    .attr('stroke-linejoin', 'round');
  root
    .selectAll<SVGPathElement, number>('path.probe')
    .data(probes)
    .join('path')
    .attr('class', 'probe')
    .attr('d', (share) => {
      const [x, y] = pointAt(circle, circle.radius + 3, share);
      const [endX, endY] = pointAt(circle, circle.radius + LOOKED_AT + 2, share);
      return `M${x.toFixed(1)} ${y.toFixed(1)}L${endX.toFixed(1)} ${endY.toFixed(1)}`;
    })
    .attr('stroke', 'var(--miss)')
    .attr('stroke-width', (_, place) => 1.2 + (1.8 * (place + 1)) / Math.max(1, probes.length));
  const [startX, startY] = pointAt(circle, circle.radius + 2, 0);
  child(root, 'path', 'zero')
    .attr('d', `M${startX.toFixed(1)} ${startY.toFixed(1)}v-9`)
    .attr('stroke', 'var(--ink3)')
    .attr('stroke-width', 1);
  drawKeyPlace(root, snapshot, circle);
  const inner = circle.keysTo - 8;
  const small = inner < 62;
  const { figure, unit } = costOf(snapshot, text);
  const middle = { x: circle.x, anchor: 'middle' } as const;
  const size = small ? 10.5 : 12;
  const room = charactersIn(inner * 1.75, size);
  drawLabel(root, 'key', {
    ...{ ...middle, y: circle.y - (small ? 16 : 34), size, weight: 500, mono: true, colour: 'ink' },
    words: last === undefined ? '' : tailOf(last.name, room),
  });
  drawLabel(root, 'node', {
    ...{ ...middle, y: circle.y - (small ? 2 : 16), size },
    words: last === undefined || last.nodeName === '' ? '' : `→ ${tailOf(last.nodeName, room - 2)}`,
  });
  child(root, 'rect', 'node-colour')
    .attr('x', circle.x - 14)
    .attr('y', circle.y - (small ? -2 : 9))
    .attr('width', 28)
    .attr('height', 3)
    .attr('rx', 1.5)
    .attr('fill', last === undefined || last.node < 0 ? 'none' : colourOf(last.node));
  drawLabel(root, 'figure', {
    ...{ ...middle, y: circle.y + (small ? 20 : 22), size: small ? 15 : 24, weight: 600, colour: 'ink' },
    words: figure,
  });
  drawLabel(root, 'unit', {
    ...{ ...middle, y: circle.y + (small ? 32 : figure === '' ? 16 : 40), size: small ? 9.5 : 11.5 },
    words: unit,
  });
}

/** Where the key lies, as long as it is among those that are drawn. */
function drawKeyPlace(root: Group, { last, keys }: Snapshot, circle: Circle): void {
  const isDrawn = last !== undefined && last.key < keys.at.length;
  const [x, y] = isDrawn ? pointAt(circle, keyRadius(circle, last.key), keys.at[last.key] as number) : [0, 0];
  child(root, 'circle', 'key-place')
    .attr('cx', x)
    .attr('cy', y)
    .attr('r', isDrawn ? 5 : 0)
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.6);
}
