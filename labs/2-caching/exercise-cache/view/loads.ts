// Loads under way at the service: what is loaded, for whom, how far it is, and how many requests wait for it.
import { select } from 'd3';
import type { Box } from '#src/view/stage/box.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { drawLabel } from '#src/view/stage/marks.ts';
import type { Text } from '#src/view/text/text.ts';
import { CALL, type CallNumber } from '../api.ts';
import { instanceName } from '../names.ts';
import type { LoadView } from '../snapshot.ts';
import { arcPath, slotsIn } from './layout.ts';

const RADIUS = 6.5;
const PITCH_Y = 19;

function thingWords(call: CallNumber, user: string, text: Text): string {
  if (call === CALL.friends) return text.say('stage.friends', { user });
  return call === CALL.update ? text.say('stage.update', { user }) : text.say('stage.user', { user });
}

export interface LoadsMark {
  readonly box: Box;
  readonly loads: readonly LoadView[];
  readonly selected: number | undefined;
  readonly text: Text;
  onPress(request: number, anchor: DOMRect): void;
}

export function drawLoads(group: Group, { box, loads, selected, text, onPress }: LoadsMark): void {
  const pitchX = box.width < 190 ? box.width : Math.max(118, box.width / Math.floor(box.width / 118));
  const { at, hidden } = slotsIn(box, loads.length, pitchX, PITCH_Y);
  drawLabel(group, 'surplus', {
    ...{ x: box.x + box.width, y: box.y - 8, anchor: 'end', mono: true, size: 11.5, colour: 'ink' },
    words: hidden > 0 ? text.say('stage.more', { count: hidden }) : '',
  });
  group
    .selectAll<SVGGElement, LoadView>('g.loading')
    .data(loads.slice(0, at.length), ({ id }) => id)
    .join((enter) => {
      const made = enter.append('g').attr('class', 'loading').style('cursor', 'pointer');
      made.append('circle');
      made.append('path');
      made.append('text').attr('class', 'what');
      made.append('text').attr('class', 'waiters');
      return made;
    })
    .on('click', function (event: MouseEvent, { request }) {
      event.stopPropagation();
      onPress(request, this.getBoundingClientRect());
    })
    .each(function (load, index) {
      const [x, y] = at[index] ?? [0, 0];
      const isWaiting = load.progress < 0;
      const hue = load.isFailing ? 'failed' : isWaiting ? 'wait' : 'miss';
      const one = select(this)
        .attr('transform', `translate(${x - pitchX / 2 + RADIUS + 2} ${y})`)
        .attr('opacity', isWaiting ? 0.65 : 1);
      one
        .select('circle')
        .attr('r', RADIUS)
        .attr('fill', load.request === selected ? 'var(--wash)' : 'none')
        .attr('stroke', isWaiting ? 'var(--wait)' : 'var(--line2)')
        .attr('stroke-dasharray', isWaiting ? '2 2' : null)
        .attr('stroke-width', 1.2);
      one
        .select('path')
        .attr('d', isWaiting ? '' : arcPath(RADIUS, load.progress))
        .attr('fill', 'none')
        .attr('stroke', `var(--${hue})`)
        .attr('stroke-width', 3);
      one
        .select('text.what')
        .attr('x', RADIUS + 6)
        .attr('y', 4)
        .attr('font-size', 11.5)
        .style('font-family', 'var(--mono)')
        .style('fill', load.request === selected ? 'var(--failed-ink)' : 'var(--ink)')
        .text(thingWords(load.call, load.user, text));
      one
        .select('text.waiters')
        .attr('x', pitchX - RADIUS - 22)
        .attr('y', 4)
        .attr('text-anchor', 'end')
        .attr('font-size', 11.5)
        .attr('font-weight', 600)
        .style('font-family', 'var(--mono)')
        .style('fill', load.waiters > 1 ? 'var(--ink)' : 'var(--ink3)')
        .text(load.waiters > 1 ? `×${load.waiters}` : '');
    });
  group.selectAll<SVGTitleElement, LoadView>('g.loading').attr('aria-label', (load) =>
    text.say('stage.load', {
      call: load.call === CALL.friends ? 'getUserFriends' : load.call === CALL.update ? 'updateUser' : 'getUserById',
      ...{ user: load.user, instance: instanceName(load.instance), waiters: load.waiters },
    }),
  );
}
