// The buckets as columns, the straight lines that Prometheus draws through them, the true curve, and between the quantile out of
// buckets and the true one the gap.
import { type Group, listHandle, markOf, pressMarks } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import { bucketScale, layPair, namedEvery, placeIn, type StageLayout } from './layout.ts';
import { boundWords, quantileName, shortBound, signedPercent, totalOf, valueWords } from './words.ts';

/** Of the plane's height, the tallest column. */
const TALLEST = 0.86;

interface Column {
  readonly bucket: number;
  readonly count: number;
  readonly label: string;
}

export function drawColumns(
  group: Group,
  snapshot: Snapshot,
  { plane }: StageLayout,
  { text, select }: StageContext,
  chosen: number | undefined,
): void {
  const { counts, bounds, bucket: found } = snapshot;
  const scale = bucketScale(plane, bounds.length);
  const bottom = plane.y + plane.height;
  const most = Math.max(1, ...counts);
  const inset = Math.min(3, scale.each * 0.08);
  const heightOf = (count: number): number =>
    count === 0 ? 0 : Math.max(1.5, (plane.height * TALLEST * count) / most);
  child(group, 'rect', 'found')
    .attr('display', found < 0 ? 'none' : null)
    .attr('x', scale.left(Math.max(0, found)))
    .attr('y', plane.y)
    .attr('width', scale.each)
    .attr('height', plane.height)
    .attr('fill', 'var(--accent)')
    .attr('fill-opacity', 0.1);
  const columns: readonly Column[] = Array.from(counts, (count, bucket) => ({
    ...{ bucket, count },
    label: text.say('stage.column', { bound: boundWords(bounds[bucket]), count }),
  }));
  const press = (id: number, anchor: DOMRect): void => {
    select({ kind: 'bucket', id }, anchor);
  };
  // The whole height of a bucket is its handle for the mouse: an empty one is asked about as well.
  const slots = child(group, 'g', 'slots').attr('aria-hidden', 'true');
  slots
    .selectAll<SVGRectElement, Column>('rect')
    .data(columns, ({ bucket }) => bucket)
    .join((enter) => enter.append('rect').style('cursor', 'pointer'))
    .attr('x', ({ bucket }) => scale.left(bucket))
    .attr('width', scale.each)
    .attr('y', plane.y)
    .attr('height', plane.height)
    .attr('fill', 'var(--accent)')
    .attr('fill-opacity', ({ bucket }) => (bucket === chosen ? 0.08 : 0))
    .attr('data-id', ({ bucket }) => bucket);
  pressMarks(slots, press);
  const list = child(group, 'g', 'columns');
  list
    .selectAll<SVGRectElement, Column>('rect')
    .data(columns, ({ bucket }) => bucket)
    .join((enter) => enter.append('rect').attr('role', 'option').style('cursor', 'pointer'))
    .attr('x', ({ bucket }) => scale.left(bucket) + inset)
    .attr('width', Math.max(0.5, scale.each - 2 * inset))
    .attr('y', ({ count }) => bottom - heightOf(count))
    .attr('height', ({ count }) => heightOf(count))
    .attr('fill', ({ bucket }) => (bucket === bounds.length ? 'var(--failed)' : 'var(--served)'))
    .attr('fill-opacity', 0.38)
    .attr('stroke', ({ bucket }) => (bucket === chosen ? 'var(--accent)' : 'none'))
    .attr('stroke-width', 2.4)
    .attr('aria-label', ({ label }) => label)
    .attr('data-id', ({ bucket }) => bucket)
    .attr('aria-selected', ({ bucket }) => String(bucket === chosen));
  pressMarks(list, press);
  listHandle(list, {
    label: text.say('stage.buckets'),
    ids: columns.map(({ bucket }) => bucket),
    selected: chosen !== undefined && chosen < columns.length ? chosen : undefined,
    elementOf: (id) => markOf(list, id),
    onPress: press,
  });
}

export function drawAxes(group: Group, { bounds, unit }: Snapshot, layout: StageLayout, { text }: StageContext): void {
  const { plane, compact, boundsY } = layout;
  const scale = bucketScale(plane, bounds.length);
  const names = [...bounds].map(shortBound);
  const every = namedEvery(scale.each, Math.max(...names.map((name) => name.length), 4));
  const bottom = plane.y + plane.height;
  const size = compact ? 10 : 11;
  child(group, 'path', 'grid')
    .attr(
      'd',
      [0, 0.5, 1].map((share) => `M${plane.x} ${bottom - share * plane.height}h${plane.width}`).join('') +
        names.map((_, index) => `M${scale.left(index + 1)} ${bottom}v4`).join(''),
    )
    .attr('stroke', 'var(--line)')
    .attr('fill', 'none');
  for (const share of [0, 0.5, 1])
    drawLabel(group, `share${String(100 * share)}`, {
      ...{ x: plane.x - 5, y: bottom - share * plane.height + 4, anchor: 'end', size, mono: true },
      words: text.percent(share, 0),
    });
  group
    .selectAll<SVGTextElement, string>('text.bound')
    .data([...names, '+Inf'])
    .join('text')
    .attr('class', 'bound')
    .attr('x', (_, index) => scale.left(index + 1) - (index === names.length ? 2 : 0))
    .attr('y', boundsY)
    .attr('text-anchor', (_, index) => (index === names.length ? 'end' : 'middle'))
    .attr('font-size', size)
    .style('font-family', 'var(--mono)')
    .style('fill', 'var(--ink2)')
    .text((name, index) => {
      const isLast = index === names.length;
      // +Inf has its place; who would touch it keeps silent.
      const isNear = !isLast && (names.length - index) * scale.each < 7 * (name.length / 2 + '+Inf'.length) + 6;
      return isLast || (index % every === every - 1 && !isNear) ? name : '';
    });
  drawLabel(group, 'unit', {
    ...{
      x: plane.x - 5,
      y: boundsY,
      anchor: 'end',
      size,
      mono: true,
      words: unit.symbol === '' ? 'le' : `le, ${text.unitName(unit.symbol)}`,
    },
  });
}

const path = (points: readonly (readonly [number, number])[]): string | null =>
  points.length < 2 ? null : `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;

/** What Prometheus assumes, and what is true. */
export function drawCurves(group: Group, snapshot: Snapshot, { plane }: StageLayout): void {
  const { counts, bounds, curve } = snapshot;
  const total = totalOf(snapshot);
  const scale = bucketScale(plane, bounds.length);
  const toY = (share: number): number => plane.y + plane.height * (1 - share);
  let below = 0;
  const assumed = Array.from(counts, (count, bucket): readonly [number, number] => {
    below += count;
    return [scale.left(bucket + 1), toY(below / total)];
  });
  const cells = bounds.length === 0 ? 1 : curve.length / bounds.length;
  const real = Array.from(curve, (share, cell): readonly [number, number] => [
    scale.at(Math.floor(cell / cells), ((cell % cells) + 1) / cells),
    toY(share),
  ]);
  const start: readonly [number, number] = [plane.x, toY(0)];
  child(group, 'path', 'real')
    .attr('d', total === 0 || curve.length === 0 ? null : path([start, ...real]))
    .attr('fill', 'none')
    .attr('stroke', 'var(--served)')
    .attr('stroke-width', 2);
  child(group, 'path', 'assumed')
    .attr('d', total === 0 ? null : path([start, ...assumed]))
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.6)
    .attr('stroke-dasharray', '6 3');
}

/** The quantile: across to the curve, down to the estimate and to the truth, and the gap between them. */
export function drawQuantile(group: Group, snapshot: Snapshot, layout: StageLayout, { text }: StageContext): void {
  const { plane, gapY, boundsY, compact } = layout;
  const { estimate, truth, bounds, unit, quantile } = snapshot;
  const scale = bucketScale(plane, bounds.length);
  const isThere = quantile >= 0 && quantile <= 1 && totalOf(snapshot) > 0 && Number.isFinite(estimate);
  const knowsTruth = isThere && Number.isFinite(truth);
  const y = plane.y + plane.height * (1 - quantile);
  const bottom = plane.y + plane.height;
  const xOf = (value: number): number => {
    const { bucket, share } = placeIn(bounds, value);
    return scale.at(bucket, share);
  };
  const [estimateX, trueX] = [isThere ? xOf(estimate) : plane.x, knowsTruth ? xOf(truth) : plane.x];
  // They leave out the row of the bounds, which is to be read.
  const drop = (x: number): string => `M${x} ${y}V${bottom + 4}M${x} ${boundsY + 4}V${gapY}`;
  child(group, 'path', 'across')
    .attr('d', isThere ? `M${plane.x} ${y}H${Math.max(estimateX, trueX)}` : null)
    .attr('stroke', 'var(--accent)')
    .attr('stroke-dasharray', '2 3')
    .attr('fill', 'none');
  drawLabel(group, 'name', {
    ...{ x: plane.x + 4, y: y + (y < plane.y + 20 ? 14 : -5), size: 12, weight: 600, colour: 'accent' },
    words: isThere ? quantileName(quantile) : '',
  });
  child(group, 'path', 'estimate')
    .attr('d', isThere ? drop(estimateX) : null)
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.8)
    .attr('stroke-dasharray', '6 3')
    .attr('fill', 'none');
  child(group, 'path', 'true')
    .attr('d', knowsTruth ? drop(trueX) : null)
    .attr('stroke', 'var(--served)')
    .attr('stroke-width', 1.8)
    .attr('fill', 'none');
  child(group, 'path', 'gap')
    .attr('d', knowsTruth ? `M${estimateX} ${gapY}H${trueX}` : null)
    .attr('stroke', 'var(--failed)')
    .attr('stroke-width', 4)
    .attr('fill', 'none');
  child(group, 'path', 'dots')
    .attr('d', isThere ? `M${estimateX - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0` : null)
    .attr('fill', 'var(--accent)');
  const size = compact ? 10.5 : 12;
  const wordsOf = (value: number): string => valueWords(value, unit, text);
  // A narrow picture says how far it is off in its sentence only.
  const error = knowsTruth && !compact ? ` (${signedPercent(estimate, truth, text)})` : '';
  const estimateWords = isThere ? text.say('stage.estimate', { value: wordsOf(estimate) }) + error : '';
  const trueWords = knowsTruth ? text.say('stage.truth', { value: wordsOf(truth) }) : '';
  const isRight = estimateX >= trueX;
  const pair = layPair(
    plane,
    { x: isRight ? trueX : estimateX, width: (isRight ? trueWords : estimateWords).length * size * 0.6 },
    { x: isRight ? estimateX : trueX, width: (isRight ? estimateWords : trueWords).length * size * 0.6 },
  );
  const left = { x: pair.leftEnd, anchor: 'end' } as const;
  const right = { x: pair.rightStart, anchor: 'start' } as const;
  const row = { y: gapY + 12, size, weight: 600 } as const;
  drawLabel(group, 'estimate-words', { ...(isRight ? right : left), ...row, colour: 'ink', words: estimateWords });
  drawLabel(group, 'true-words', { ...(isRight ? left : right), ...row, colour: 'served-ink', words: trueWords });
  child(group, 'path', 'foot').attr('d', `M${plane.x} ${bottom}h${plane.width}`).attr('stroke', 'var(--line2)');
}
