// The tape of requests: the past to the left, the present in its frame, the coming to the right; under each the key that
// left for it.

import type { Fate } from '#src/contract/manifest.ts';
import { charactersIn, tailOf } from '#src/view/stage/cells.ts';
import { FATE_STYLES, isStroked, shapePath } from '#src/view/stage/fates.ts';
import { type Group, listHandle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import type { StageLayout } from './layout.ts';
import { labelOf } from './words.ts';

interface TapeRequest {
  /** Number of the request in the run, which is its identity. */
  readonly index: number;
  /** −1 for a key that is not known yet. */
  readonly key: number;
  readonly fate: Fate | 'coming';
  readonly victim: number;
}

/** The requests that the tape shows, in order of time. */
export function tapeRequests(snapshot: Snapshot, before: number, after: number): readonly TapeRequest[] {
  const { past, coming, requests, scanLeft } = snapshot;
  const count = past.key.length;
  const shown = Math.min(count, before + 1);
  const served = Array.from({ length: shown }, (_, place): TapeRequest => {
    const at = count - shown + place;
    const fate = past.hit[at] === 1 ? 'hit' : 'miss';
    return { index: requests - shown + place, key: past.key[at] ?? -1, fate, victim: past.victim[at] ?? -1 };
  });
  const scanned = Math.min(scanLeft, after);
  const keys = [...new Array<number>(scanned).fill(-1), ...coming.slice(0, after - scanned)];
  const next = keys.map((key, place): TapeRequest => ({ index: requests + place, key, fate: 'coming', victim: -1 }));
  return [...served, ...next];
}

export interface TapeOptions {
  readonly selected: number | undefined;
  /** How long a step takes to the left. */
  readonly moveMs: number;
  /** Things go too fast for names. */
  readonly fast: boolean;
}

/** A small arrow down: the key under it is gone. */
const ARROW = 'M0 0v6m-2.6 -2.6l2.6 2.6l2.6 -2.6';

export function drawTape(
  group: Group,
  snapshot: Snapshot,
  layout: StageLayout,
  context: StageContext,
  { selected, moveMs, fast }: TapeOptions,
): void {
  const { tape, margin, compact } = layout;
  const { text } = context;
  const left = tape.nowX - (tape.before + 0.5) * tape.pitch;
  const right = tape.nowX + (tape.after + 0.5) * tape.pitch;
  const named = !compact && left > margin + 40;
  const head = { x: margin, size: 12 };
  drawLabel(group, 'asked', { ...head, y: tape.keyY, words: named ? text.say('stage.asked') : '' });
  drawLabel(group, 'left', { ...head, y: tape.victimY, words: named ? text.say('stage.left') : '' });

  const requests = tapeRequests(snapshot, tape.before, tape.after);
  const now = snapshot.requests - 1;
  const ahead = requests.filter(({ fate }) => fate === 'coming').length;
  const end = ahead < tape.after ? tape.nowX + (ahead + 0.6) * tape.pitch : right;
  drawGround(group, layout, left, end, snapshot.requests > 0);
  const characters = charactersIn(tape.pitch - 5, 11);
  const row: Group = child(group, 'g', 'requests')
    .classed('moves', true)
    .style('--move', `${String(moveMs)}ms`);
  const marks = row
    .selectAll<SVGGElement, TapeRequest>('g')
    // Without motion a mark may serve whichever request stands in its place.
    .data(requests, ({ index }, place) => (moveMs > 0 ? index : place))
    .join((enter) => {
      const made = enter.append('g').attr('role', 'option').style('cursor', 'pointer');
      // The whole column is the request's: a dot alone is too small to hit.
      made.append('rect').attr('class', 'hit-area').attr('fill', 'transparent');
      for (const name of ['key', 'victim'])
        made.append('text').attr('class', name).attr('text-anchor', 'middle').attr('font-size', 11);
      made.selectAll('text').style('font-family', 'var(--mono)');
      made.append('path').attr('class', 'dot').attr('stroke-width', 1.6);
      made.append('path').attr('class', 'arrow').attr('fill', 'none').attr('stroke', 'var(--failed)');
      made.style('transform', ({ index }) => at(tape.nowX + (index - now + 1) * tape.pitch));
      return made;
    });
  // Where newcomers come from must have been seen once, or they have no way to go.
  if (moveMs > 0) row.node()?.getBoundingClientRect();
  const placeOf = ({ index }: TapeRequest): number => tape.nowX + (index - now) * tape.pitch;
  const nameOf = ({ key }: TapeRequest): string =>
    key < 0 ? text.say('stage.scanKey') : tailOf(labelOf(snapshot, key), characters);
  marks
    .attr('transform', (request) => `translate(${String(placeOf(request))} 0)`)
    .style('transform', (request) => at(placeOf(request)))
    .attr('opacity', ({ index, fate }) => (index === now ? 1 : fate === 'coming' ? 0.85 : 0.6))
    .attr('aria-label', (request) => requestWords(request, snapshot, context))
    .attr('aria-selected', ({ key }) => String(key === selected))
    .on('click', (event: MouseEvent, { key }) => {
      if (key < 0) return;
      event.stopPropagation();
      const place = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : undefined;
      context.select({ kind: 'key', id: key }, place);
    });
  marks
    .select('rect.hit-area')
    .attr('x', -tape.pitch / 2)
    .attr('y', tape.keyY - 13)
    .attr('width', tape.pitch)
    .attr('height', tape.victimY - tape.keyY + 18);
  marks
    .select('text.key')
    .attr('y', tape.keyY)
    .attr('font-weight', ({ index, key }) => (index === now || key === selected ? 600 : 400))
    .style('fill', ({ index, key }) =>
      key === selected ? 'var(--accent)' : index === now ? 'var(--ink)' : 'var(--ink2)',
    )
    .text((request) => (fast ? '' : nameOf(request)));
  marks
    .select('path.dot')
    .attr('d', ({ fate, index }) =>
      shapePath(fate === 'coming' ? 'ring' : FATE_STYLES[fate].shape, index === now ? 7 : fate === 'coming' ? 4 : 5),
    )
    .attr('transform', `translate(0 ${String(tape.dotY)})`)
    .attr('fill', ({ fate }) =>
      fate === 'coming' || isStroked(FATE_STYLES[fate].shape) ? 'var(--paper)' : `var(--${FATE_STYLES[fate].hue})`,
    )
    .attr('stroke', ({ fate }) => (fate === 'coming' ? 'var(--ink3)' : 'none'));
  const victimOf = ({ victim }: TapeRequest): string =>
    victim < 0 || fast ? '' : tailOf(labelOf(snapshot, victim), characters);
  marks
    .select('path.arrow')
    .attr('d', (request) => (victimOf(request) === '' ? '' : ARROW))
    .attr('transform', `translate(0 ${String(tape.dotY + (compact ? 4 : 5))})`)
    .attr('display', compact ? 'none' : null);
  marks.select('text.victim').attr('y', tape.victimY).style('fill', 'var(--failed-ink)').text(victimOf);
  listHandle(row, {
    label: text.say('stage.tape'),
    ids: requests.filter(({ key }) => key >= 0).map(({ index }) => index),
    selected: requests.findLast(({ key }) => key === selected)?.index,
    elementOf: (id) => marks.filter(({ index }) => index === id).node(),
    onPress: (id, anchor) => {
      const pressed = requests.find(({ index }) => index === id);
      if (pressed !== undefined) context.select({ kind: 'key', id: pressed.key }, anchor);
    },
  });
  drawEnd(group, layout, context, ahead < tape.after ? end : undefined);
}

const at = (x: number): string => `translate(${String(x)}px, 0px)`;

function requestWords({ key, fate, victim, index }: TapeRequest, snapshot: Snapshot, { text }: StageContext): string {
  const name = key < 0 ? text.say('stage.scanKey') : labelOf(snapshot, key);
  const args = { request: index + 1, key: name, victim: victim < 0 ? '' : labelOf(snapshot, victim) };
  if (fate === 'coming') return text.say('stage.request.coming', args);
  return text.say(fate === 'hit' ? 'stage.now.hit' : victim < 0 ? 'stage.now.put' : 'stage.now.evicts', args);
}

/** The line of time, and the frame of the present. */
function drawGround(group: Group, { tape }: StageLayout, left: number, right: number, begun: boolean): void {
  const line = (name: string, x1: number, x2: number, dash: string | null): void => {
    child(group, 'line', name)
      .attr('x1', x1)
      .attr('x2', x2)
      .attr('y1', tape.dotY)
      .attr('y2', tape.dotY)
      .attr('stroke', 'var(--line2)')
      .attr('stroke-dasharray', dash);
  };
  child(group, 'rect', 'now')
    .attr('x', tape.nowX - tape.pitch / 2)
    .attr('y', tape.keyY - 14)
    .attr('width', tape.pitch)
    .attr('height', tape.victimY - tape.keyY + 19)
    .attr('rx', 6)
    .attr('fill', 'var(--wash)')
    .attr('stroke', 'var(--line2)')
    .attr('display', begun ? null : 'none');
  line('before', left, tape.nowX, null);
  line('after', tape.nowX, right, '2 4');
}

/** A stop where the trace ends within the tape. */
function drawEnd(group: Group, { tape }: StageLayout, { text }: StageContext, end: number | undefined): void {
  const x = end ?? 0;
  child(group, 'line', 'stop')
    .attr('x1', x)
    .attr('x2', x)
    .attr('y1', tape.dotY - 7)
    .attr('y2', tape.dotY + 7)
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 2)
    .attr('display', end === undefined ? 'none' : null);
  drawLabel(group, 'end', {
    ...{ x: x + 7, y: tape.dotY + 4, size: 12 },
    words: end === undefined ? '' : text.say('stage.end'),
  });
}
