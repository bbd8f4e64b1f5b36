// The way of the last lookup on the ring: from the key's place on the circle clockwise to the point it belongs to, and what
// was compared to find it.
import type { Group } from '#src/view/stage/handle.ts';
import { child } from '#src/view/stage/marks.ts';
import type { Snapshot } from '../snapshot.ts';
import { arcPath, keyRadius, pointAt, probesOf, rayPath, scannedFor } from './geometry.ts';
import { type Circle, isSmall } from './layout.ts';

/** Of that many points a circle has room for a mark each. */
const marksFit = (count: number, { radius }: Circle): boolean => count * 2.2 <= 2 * Math.PI * radius;

/** What a search has looked at so far, as shares of the circle, in its order; `done` of it is over, 0 … 1. */
export function comparedBy({ last, lookup, ring }: Snapshot, done: number): Float64Array {
  if (last?.path.by !== 'ring') return new Float64Array(0);
  const { from } = last.path;
  switch (lookup) {
    case 'scan':
      return ring.at.subarray(0, Math.ceil(done * scannedFor(ring.at, from)));
    case 'binary': {
      const probes = probesOf(ring.at, from);
      return Float64Array.from(probes.slice(0, Math.ceil(done * probes.length)));
    }
    case 'table':
      return new Float64Array(0);
  }
}

function comparedPath({ lookup, ring }: Snapshot, circle: Circle, compared: Float64Array): string {
  const [near, far] = isSmall(circle) ? [7, 11] : [12, 17];
  const last = compared.at(-1);
  if (last === undefined) return '';
  if (lookup === 'binary' || marksFit(ring.at.length, circle))
    return Array.from(compared, (share) => rayPath(circle, share, circle.radius + near, circle.radius + far)).join('');
  return arcPath(circle, circle.radius + (near + far) / 2, 0, last);
}

/** @param done how much of the search is over, 0 … 1 */
export function drawWay(root: Group, snapshot: Snapshot, circle: Circle, done: number): void {
  const { last, keys, lookup, ring } = snapshot;
  const beyond = circle.radius + (isSmall(circle) ? 4 : 8);
  const path = last?.path.by === 'ring' ? last.path : undefined;
  child(root, 'path', 'compared')
    .attr('d', comparedPath(snapshot, circle, comparedBy(snapshot, done)))
    .attr('fill', 'none')
    .attr('stroke', 'var(--miss)')
    .attr('stroke-width', lookup === 'binary' || !marksFit(ring.at.length, circle) ? 3 : 1.3)
    .attr('stroke-linecap', lookup === 'binary' ? 'round' : 'butt');
  // While the search goes on, nobody knows where it will end.
  const isFound = path !== undefined && done === 1;
  const start = path === undefined ? '' : rayPath(circle, path.from, keyRadius(circle, last?.key ?? 0) + 5.2, beyond);
  const end = isFound
    ? `${arcPath(circle, beyond, path.from, path.to)}${rayPath(circle, path.to, beyond, circle.radius - circle.band)}`
    : '';
  child(root, 'path', 'way')
    .attr('d', `${start}${end}`)
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.6)
    .attr('stroke-linecap', 'round');
  const [endX, endY] = isFound ? pointAt(circle, circle.radius - circle.band, path.to) : [0, 0];
  child(root, 'circle', 'found')
    .attr('cx', endX)
    .attr('cy', endY)
    .attr('r', isFound ? 2.6 : 0)
    .attr('fill', 'var(--ink)');
  child(root, 'path', 'zero')
    .attr('d', rayPath(circle, 0, circle.radius + 2, circle.radius + 8))
    .attr('stroke', 'var(--ink3)')
    .attr('stroke-width', 1);
  // Without a ring a line shows where the keys' circle is.
  child(root, 'circle', 'keys-circle')
    .attr('cx', circle.x)
    .attr('cy', circle.y)
    .attr('r', circle.band === 0 ? circle.radius : 0)
    .attr('fill', 'none')
    .attr('stroke', 'var(--line2)')
    .attr('stroke-width', 1.2);
  const isDrawn = last !== undefined && last.key < keys.at.length;
  const [x, y] = isDrawn ? pointAt(circle, keyRadius(circle, last.key), keys.at[last.key] as number) : [0, 0];
  child(root, 'circle', 'key-place')
    .attr('cx', x)
    .attr('cy', y)
    .attr('r', isDrawn ? 5.2 : 0)
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.8);
}
