// The lanes under the plane: the windows of each phone, as they open, fire, wait for late events and close.
import { select } from 'd3';
import { FATE_STYLES, shapePath } from '#src/view/stage/fates.ts';
import { type Group, handle, listHandle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../model.ts';
import type { PhoneView } from '../snapshot.ts';
import { type LaneLayout, rowOf, rowsOf, type StageLayout, type TimeSpan, timeScale } from './layout.ts';
import { SHOWN_AS, type ShownEvent, type ShownWindow, shownWindows, windowWords } from './words.ts';

/** What is chosen, by kind. */
export interface Chosen {
  readonly window: number | undefined;
  readonly key: number | undefined;
}

const GAP = 3;
/** A character of 11 px in the mono family. */
const CHARACTER = 6.7;
const LEAST_WITH_WORDS = 13;

export function drawLanes(
  group: Group,
  snapshot: Snapshot,
  layout: StageLayout,
  span: TimeSpan,
  context: StageContext,
  { events, chosen }: { readonly events: readonly ShownEvent[]; readonly chosen: Chosen },
): void {
  const windows = shownWindows(snapshot, span.fromMs, span.toMs);
  const lanes = group
    .selectAll<SVGGElement, PhoneView>('g.lane')
    .data(snapshot.phones as PhoneView[])
    .join((enter) => enter.append('g').attr('class', 'lane'));
  lanes.each((phone, index, nodes) => {
    const lane = layout.lanes[index];
    if (lane === undefined) return;
    const own: Group = select(nodes[index] as SVGGElement);
    drawWindows(own, snapshot, layout, span, context, {
      ...{ lane, phone, chosen: chosen.window },
      windows: windows.filter(({ key }) => key === phone.key),
    });
    drawMarks(
      own,
      events.filter(({ key, fate }) => key === phone.key && fate !== 'filtered'),
      lane,
      layout,
      span,
      rowsOf(snapshot) > 2,
    );
    drawPhone(own, phone, lane, layout, context, phone.key === chosen.key);
  });
  drawWatermark(group, snapshot, layout, span);
}

function phoneState({ offlineUntilMs, waiting, clockMs }: PhoneView, text: Text): string {
  if (offlineUntilMs !== undefined) return text.say('stage.offline', { waiting });
  if (clockMs > 0) return text.say('stage.clockAhead', { by: clockMs });
  return clockMs < 0 ? text.say('stage.clockBehind', { by: -clockMs }) : '';
}

/** Name and state, left of the windows; pressed, it offers what can be done to the phone. */
function drawPhone(
  group: Group,
  phone: PhoneView,
  { y, height }: LaneLayout,
  { margin, left, compact }: StageLayout,
  { text, select: choose }: StageContext,
  selected: boolean,
): void {
  const state = phoneState(phone, text);
  const label: Group = child(group, 'g', 'phone');
  const inset = 2;
  child(label, 'rect', 'area')
    .attr('x', margin - 6)
    .attr('y', y + inset)
    .attr('width', left - margin - 2)
    .attr('height', Math.max(0, height - 2 * inset))
    .attr('rx', 6)
    .attr('fill', selected ? 'var(--wash)' : 'transparent')
    .attr('stroke', selected ? 'var(--accent)' : 'none');
  const twoLines = state !== '' && height >= 34;
  const words = phone.name.length > 13 ? `${phone.name.slice(0, 12)}…` : phone.name;
  const middle = y + height / 2 + 4;
  const trouble = state !== '';
  drawLabel(label, 'name', {
    ...{ x: margin, y: twoLines ? middle - 7 : middle, words, size: compact ? 11.5 : 13, weight: 500 },
    colour: trouble ? 'failed-ink' : 'ink',
  });
  const [first = '', second = ''] = compact ? [] : splitWords(state);
  drawLabel(label, 'state', { x: margin, y: middle + 7, words: twoLines ? first : '', size: 11 });
  drawLabel(label, 'state2', { x: margin, y: middle + 20, words: twoLines && height >= 56 ? second : '', size: 11 });
  handle(label, {
    label: text.say('stage.phone', { name: phone.name, state: state === '' ? text.say('stage.online') : state }),
    selected,
    onPress: (anchor) => {
      choose({ kind: 'key', id: phone.key }, anchor);
    },
  });
}

/** Into two lines of about sixteen characters. */
function splitWords(words: string): readonly string[] {
  if (words.length <= 16) return [words];
  const cut = words.lastIndexOf(' ', 16);
  return cut < 0 ? [words] : [words.slice(0, cut), words.slice(cut + 1)];
}

interface WindowsOptions {
  readonly lane: LaneLayout;
  readonly phone: PhoneView;
  readonly windows: readonly ShownWindow[];
  readonly chosen: number | undefined;
}

const STROKES = { open: 'var(--wait)', fired: 'var(--served)', forgotten: 'var(--line2)' } as const;
const FILLS = { open: 'var(--wait)', fired: 'var(--served)', forgotten: 'none' } as const;

function drawWindows(
  group: Group,
  snapshot: Snapshot,
  layout: StageLayout,
  span: TimeSpan,
  context: StageContext,
  { lane, phone, windows, chosen }: WindowsOptions,
): void {
  const { text } = context;
  const scale = timeScale(layout, span);
  const rows = rowsOf(snapshot);
  const rowHeight = (lane.height - GAP) / rows;
  const barHeight = Math.max(2, rowHeight - (rows > 4 ? 1.5 : GAP));
  const list: Group = child(group, 'g', 'windows');
  const widthOf = ({ startMs, endMs }: ShownWindow): number =>
    Math.max(2, scale.within(endMs) - scale.within(startMs) - (snapshot.window === 'tumbling' ? 2 : 1));
  const bars = list
    .selectAll<SVGGElement, ShownWindow>('g')
    .data(windows, ({ id }) => id)
    .join((enter) => {
      const made = enter.append('g').attr('role', 'option').style('cursor', 'pointer');
      made.append('rect').attr('class', 'bar');
      made.append('path').attr('class', 'tail').attr('fill', 'none');
      made.append('path').attr('class', 'again').attr('d', shapePath('triangle', 3.4));
      made.append('text').attr('text-anchor', 'middle').attr('font-size', 11).style('font-family', 'var(--mono)');
      return made;
    });
  bars
    .attr('transform', ({ startMs }) => {
      const row = rows === 1 ? 0 : rowOf(startMs, snapshot.slideMs, rows);
      return `translate(${scale.within(startMs)} ${lane.y + GAP / 2 + row * rowHeight + (rowHeight - barHeight) / 2})`;
    })
    .attr('aria-label', (window) => windowWords(window, snapshot, text))
    .attr('aria-selected', ({ id }) => String(id === chosen))
    .on('click', (pointer: MouseEvent, { id }) => {
      pointer.stopPropagation();
      const place =
        pointer.currentTarget instanceof Element ? pointer.currentTarget.getBoundingClientRect() : undefined;
      context.select({ kind: 'window', id }, place);
    });
  bars
    .select('rect.bar')
    .attr('width', widthOf)
    .attr('height', barHeight)
    .attr('rx', Math.min(5, barHeight / 3))
    .attr('fill', ({ status, isFresh }) => (isFresh ? 'var(--accent)' : FILLS[status]))
    .attr('fill-opacity', ({ status, isFresh }) => (status === 'forgotten' && !isFresh ? 0 : 0.16))
    .attr('stroke', ({ id, status, isFresh }) => (id === chosen || isFresh ? 'var(--accent)' : STROKES[status]))
    .attr('stroke-width', ({ id, isFresh }) => (id === chosen || isFresh ? 2.2 : 1.3))
    .attr('stroke-dasharray', ({ status }) => (status === 'fired' ? '5 3' : null));
  // The pause at the end of a session, in which another event would still join it.
  bars
    .select('path.tail')
    .attr('d', (window) => {
      if (snapshot.window !== 'session') return '';
      const x = scale.within(window.endMs - snapshot.gapMs) - scale.within(window.startMs);
      return x <= 0 || x >= widthOf(window) ? '' : `M${x} 2V${barHeight - 2}`;
    })
    .attr('stroke', ({ status }) => STROKES[status])
    .attr('stroke-dasharray', '2 2');
  const wordsOf = (window: ShownWindow): string => {
    if (barHeight < LEAST_WITH_WORDS) return '';
    const words = text.number(window.value, 1);
    return words.length * CHARACTER + 6 > widthOf(window) ? '' : words;
  };
  bars
    .select('text')
    .attr('x', (window) => widthOf(window) / 2)
    .attr('y', barHeight / 2 + 4)
    .attr('font-weight', ({ status }) => (status === 'open' ? 400 : 600))
    .style('fill', ({ status }) =>
      status === 'open' ? 'var(--ink2)' : status === 'fired' ? 'var(--ink)' : 'var(--ink2)',
    )
    .text(wordsOf);
  bars
    .select('path.again')
    .attr('transform', (window) => `translate(${widthOf(window) - 9} ${Math.min(9, barHeight / 2)})`)
    .attr('display', (window) => (window.firings > 1 && barHeight >= 10 && widthOf(window) > 22 ? null : 'none'))
    .attr('fill', `var(--${FATE_STYLES.retry.hue})`);
  listHandle(list, {
    label: text.say('stage.windows', { name: phone.name }),
    ids: windows.map(({ id }) => id),
    selected: windows.some(({ id }) => id === chosen) ? chosen : undefined,
    elementOf: (id) => bars.filter((window) => window.id === id).node(),
    onPress: (id, anchor) => {
      context.select({ kind: 'window', id }, anchor);
    },
  });
}

/** Where the phone's last events lie in its windows. */
function drawMarks(
  group: Group,
  events: readonly ShownEvent[],
  { y, height }: LaneLayout,
  layout: StageLayout,
  span: TimeSpan,
  isCrowded: boolean,
): void {
  const { toX } = timeScale(layout, span);
  child(group, 'g', 'events')
    .style('pointer-events', 'none')
    .attr('aria-hidden', 'true')
    .selectAll<SVGCircleElement, ShownEvent>('circle')
    .data(isCrowded ? [] : events.filter(({ timestampMs }) => timestampMs >= span.fromMs && timestampMs <= span.toMs))
    .join('circle')
    .attr('cx', ({ timestampMs }) => toX(timestampMs))
    .attr('cy', y + height - 4.5)
    .attr('r', ({ row }) => (row === 0 ? 3 : 1.7))
    .attr('fill', ({ fate }) => `var(--${SHOWN_AS[fate].hue})`);
  const [present] = events;
  const isNow = present?.row === 0 && present.timestampMs >= span.fromMs && present.timestampMs <= span.toMs;
  child(group, 'line', 'fall')
    .attr('display', isNow ? null : 'none')
    .attr('x1', isNow ? toX(present.timestampMs) : 0)
    .attr('x2', isNow ? toX(present.timestampMs) : 0)
    .attr('y1', layout.planeBottom)
    .attr('y2', y + height - 8)
    .attr('stroke', `var(--${present === undefined ? 'ink3' : SHOWN_AS[present.fate].hue})`)
    .attr('stroke-dasharray', '2 3')
    .style('pointer-events', 'none');
}

/** The present watermark, through all lanes. */
function drawWatermark(group: Group, snapshot: Snapshot, layout: StageLayout, span: TimeSpan): void {
  const { watermarkMs } = snapshot;
  const isThere = Number.isFinite(watermarkMs);
  const x = isThere ? timeScale(layout, span).within(watermarkMs) : 0;
  const last = layout.lanes.at(-1);
  child(group, 'line', 'watermark')
    .attr('display', isThere ? null : 'none')
    .attr('x1', x)
    .attr('x2', x)
    .attr('y1', layout.planeBottom)
    .attr('y2', (last?.y ?? 0) + (last?.height ?? 0))
    .attr('stroke', 'var(--accent)')
    .attr('stroke-width', 2)
    .style('pointer-events', 'none')
    .raise();
}
