// The plane of arrivals: event time to the right, the newest arrival at the foot. The watermark runs through it as a line of
// steps: what lies left of it was late.
import { isStroked, shapePath } from '#src/view/stage/fates.ts';
import { type Group, listHandle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import { timeLabel } from '../labels.ts';
import type { Snapshot } from '../model.ts';
import { axisTicks, type StageLayout, type TimeSpan, timeScale } from './layout.ts';
import { eventWords, SHOWN_AS, type ShownEvent } from './words.ts';

const RADIUS = 3.6;
/** Dropped events that are named, the newest first. */
const MOST_NAMED = 3;
/** A label needs so much between it and the next. */
const LABEL_HEIGHT = 13;

export function drawPlane(
  group: Group,
  snapshot: Snapshot,
  layout: StageLayout,
  span: TimeSpan,
  context: StageContext,
  { events, selected }: { readonly events: readonly ShownEvent[]; readonly selected: number | undefined },
): void {
  const scale = timeScale(layout, span);
  const rowY = (row: number): number => layout.planeBottom - 6 - row * layout.rowPitch;
  drawGround(group, snapshot, layout, span, context);
  drawSteps(group, snapshot, layout, scale, context, { rowY, events });
  // What lies before the axis and was on time is no longer of interest.
  const inSight = events.filter(({ timestampMs, fate }) => fate !== 'onTime' || timestampMs >= span.fromMs);
  drawDots(group, snapshot, context, { scale, rowY, events: inSight, selected, layout });
  drawTooLate(group, layout, context, { scale, rowY, events });
}

type Scale = ReturnType<typeof timeScale>;
type RowY = (row: number) => number;

function drawGround(
  group: Group,
  { originMs }: Snapshot,
  layout: StageLayout,
  span: TimeSpan,
  { text }: StageContext,
): void {
  const { left, right, planeTop, planeBottom, axisY, compact, margin, lanes } = layout;
  const scale = timeScale(layout, span);
  const foot = (lanes.at(-1)?.y ?? planeBottom) + (lanes.at(-1)?.height ?? 0);
  const ticks = axisTicks(span, originMs, right - left, compact ? 64 : 84);
  child(group, 'rect', 'plane')
    .attr('x', left)
    .attr('y', planeTop)
    .attr('width', right - left)
    .attr('height', planeBottom - planeTop)
    .attr('fill', 'none');
  const axis = child(group, 'g', 'axis');
  axis
    .selectAll<SVGLineElement, number>('line')
    .data(ticks)
    .join('line')
    .attr('x1', (tick) => scale.toX(tick))
    .attr('x2', (tick) => scale.toX(tick))
    .attr('y1', planeTop)
    .attr('y2', foot)
    .attr('stroke', 'var(--line)');
  axis
    .selectAll<SVGTextElement, number>('text')
    .data(ticks)
    .join('text')
    .attr('x', (tick) => scale.toX(tick))
    .attr('y', axisY)
    .attr('text-anchor', 'middle')
    .attr('font-size', 11)
    .attr('display', (tick) => (scale.toX(tick) < left + 14 || scale.toX(tick) > right - 14 ? 'none' : null))
    .style('font-family', 'var(--mono)')
    .style('fill', 'var(--ink2)')
    .text((tick) => timeLabel(tick - originMs));
  child(group, 'line', 'base')
    .attr('x1', left)
    .attr('x2', right)
    .attr('y1', planeBottom)
    .attr('y2', planeBottom)
    .attr('stroke', 'var(--line2)');
  const words = { x: margin, size: 11.5 };
  drawLabel(group, 'arrival', { ...words, y: planeBottom - 3, words: compact ? '' : text.say('stage.arrival') });
  drawLabel(group, 'eventTime', { ...words, y: axisY, words: compact ? '' : text.say('stage.eventTime') });
}

/** What each arrival met, as a line of steps; the last step is the present. */
function drawSteps(
  group: Group,
  snapshot: Snapshot,
  layout: StageLayout,
  { toX, within }: Scale,
  { text }: StageContext,
  { rowY, events }: { readonly rowY: RowY; readonly events: readonly ShownEvent[] },
): void {
  const met = [...events].reverse();
  const half = layout.rowPitch / 2;
  const path = (of: (event: ShownEvent) => number, nowMs: number): string => {
    const known = met.filter((event) => Number.isFinite(of(event)) && toX(of(event)) >= layout.left);
    const steps = known.map((event, at) => {
      const x = within(of(event));
      const top = rowY(event.row) - half;
      return `${at === 0 ? 'M' : 'L'}${x} ${top}V${top + layout.rowPitch}`;
    });
    if (!Number.isFinite(nowMs)) return steps.join('');
    const x = within(nowMs);
    return `${steps.join('')}${steps.length === 0 ? 'M' : 'L'}${x} ${rowY(0) + half}V${layout.planeBottom}`;
  };
  child(group, 'path', 'newest')
    .attr(
      'd',
      path(({ newestMs }) => newestMs, snapshot.newestMs),
    )
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink3)')
    .attr('stroke-dasharray', '1.5 3');
  child(group, 'path', 'watermark')
    .attr(
      'd',
      path(({ watermarkMs }) => watermarkMs, snapshot.watermarkMs),
    )
    .attr('fill', 'none')
    .attr('stroke', 'var(--accent)')
    .attr('stroke-width', 2);
  // Named where it comes into sight.
  const first = met.find(({ watermarkMs }) => Number.isFinite(watermarkMs) && toX(watermarkMs) >= layout.left);
  const x = first === undefined ? 0 : within(first.watermarkMs);
  const isLeft = x < layout.left + 120;
  drawLabel(group, 'watermark-words', {
    ...{ x: isLeft ? x + 16 : x - 8, anchor: isLeft ? 'start' : 'end', size: 12, weight: 500, colour: 'accent' },
    y: isLeft ? layout.planeTop - 2 : rowY(first?.row ?? 0) + 4,
    words: first === undefined || (isLeft && layout.compact) ? '' : text.say('stage.watermark'),
  });
}

function drawDots(
  group: Group,
  snapshot: Snapshot,
  context: StageContext,
  {
    scale,
    rowY,
    events,
    selected,
    layout,
  }: {
    readonly scale: Scale;
    readonly rowY: RowY;
    readonly events: readonly ShownEvent[];
    readonly selected: number | undefined;
    readonly layout: StageLayout;
  },
): void {
  const { text } = context;
  const list: Group = child(group, 'g', 'events');
  const hueOf = ({ fate }: ShownEvent): string => `var(--${SHOWN_AS[fate].hue})`;
  const shapeOf = ({ fate }: ShownEvent) => SHOWN_AS[fate].shape;
  const dots = list
    .selectAll<SVGGElement, ShownEvent>('g')
    .data(events)
    .join((enter) => {
      const made = enter.append('g').attr('role', 'option').style('cursor', 'pointer');
      made.append('rect').attr('fill', 'transparent');
      made.append('circle').attr('fill', 'none').attr('stroke', 'var(--accent)').attr('stroke-width', 1.6).attr('r', 7);
      made.append('path').attr('stroke-width', 1.8);
      return made;
    });
  dots
    .attr('transform', ({ timestampMs, row }) => `translate(${scale.within(timestampMs)} ${rowY(row)})`)
    .attr('opacity', ({ row, fate }) =>
      row === 0 || fate === 'dropped' || fate === 'late' ? 1 : Math.max(0.35, 0.95 - row * 0.012),
    )
    .attr('aria-label', (event) => eventWords(event, snapshot.originMs, text))
    .attr('aria-selected', ({ event }) => String(event === selected))
    .on('click', (pointer: MouseEvent, { event }) => {
      pointer.stopPropagation();
      const place =
        pointer.currentTarget instanceof Element ? pointer.currentTarget.getBoundingClientRect() : undefined;
      context.select({ kind: 'event', id: event }, place);
    });
  dots
    .select('rect')
    .attr('x', -9)
    .attr('width', 18)
    .attr('y', -layout.rowPitch / 2 - 1)
    .attr('height', layout.rowPitch + 2);
  dots.select('circle').attr('display', ({ event }) => (event === selected ? null : 'none'));
  dots
    .select('path')
    .attr('d', (event) => shapePath(shapeOf(event), event.row === 0 ? RADIUS * 1.35 : RADIUS * 0.8))
    .attr('fill', (event) => (isStroked(shapeOf(event)) ? 'none' : hueOf(event)))
    .attr('stroke', (event) => (isStroked(shapeOf(event)) ? hueOf(event) : 'none'));
  listHandle(list, {
    label: text.say('stage.events'),
    ids: events.map(({ event }) => event),
    selected: events.some(({ event }) => event === selected) ? selected : undefined,
    elementOf: (id) => dots.filter(({ event }) => event === id).node(),
    onPress: (id, anchor) => {
      context.select({ kind: 'event', id }, anchor);
    },
  });
}

/** Points at the newest of the dropped: how much too late each was. */
function drawTooLate(
  group: Group,
  layout: StageLayout,
  { text }: StageContext,
  { scale, rowY, events }: { readonly scale: Scale; readonly rowY: RowY; readonly events: readonly ShownEvent[] },
): void {
  const named: ShownEvent[] = [];
  for (const event of events) {
    if (event.fate !== 'dropped' || named.length === MOST_NAMED) continue;
    const above = named.at(-1);
    if (above === undefined || (event.row - above.row) * layout.rowPitch >= LABEL_HEIGHT) named.push(event);
  }
  child(group, 'g', 'too-late')
    .attr('aria-hidden', 'true')
    .style('pointer-events', 'none')
    .selectAll<SVGTextElement, ShownEvent>('text')
    .data(named)
    .join('text')
    .attr('x', ({ timestampMs }) => {
      const x = scale.within(timestampMs);
      return x < layout.left + 110 ? x + 9 : x - 9;
    })
    .attr('y', ({ row }) => rowY(row) + 4)
    .attr('text-anchor', ({ timestampMs }) => (scale.within(timestampMs) < layout.left + 110 ? 'start' : 'end'))
    .attr('font-size', 11)
    .style('font-family', 'var(--sans)')
    .style('fill', 'var(--failed-ink)')
    .text(({ lateByMs }) => text.say('stage.tooLate', { by: lateByMs }));
}
