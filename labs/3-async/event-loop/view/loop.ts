// The phases of the loop in their order.
import type { Phase, QueueName } from '#src/algorithms/event-loop/trace.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Area } from './layout.ts';

const LOOP = ['timers', 'pending', 'poll', 'check', 'close'] as const;
/** Where there is little room: nothing in this lab waits in the other two for long. */
const SHORT_LOOP = ['timers', 'poll', 'check', 'close'] as const;

/** The program's first run bears the longest name. */
const FIRST_SHARE = 1.25;

/** The phases as a row that is gone through from left to right, again and again. */
export function drawPhases(group: Group, { text }: StageContext, area: Area, phase: Phase): void {
  group.attr('transform', `translate(${area.x} ${area.y})`);
  const phases: readonly Phase[] = ['main', ...(area.width < 420 ? SHORT_LOOP : LOOP)];
  const gap = 10;
  const share = (area.width - gap * (phases.length - 1)) / (phases.length - 1 + FIRST_SHARE);
  const first = share * FIRST_SHARE;
  for (const [index, name] of phases.entries()) {
    const width = index === 0 ? first : share;
    const x = index === 0 ? 0 : first + gap + (index - 1) * (share + gap);
    const part = child(group, 'g', name).attr('transform', `translate(${x} 0)`);
    const isNow = name === phase;
    child(part, 'rect', 'box')
      .attr('width', width)
      .attr('height', area.height - 4)
      .attr('rx', 6)
      .attr('fill', isNow ? 'var(--wash)' : 'none')
      .attr('stroke', isNow ? 'var(--accent)' : 'var(--line2)')
      .attr('stroke-width', isNow ? 2 : 1);
    drawLabel(part, 'name', {
      ...{ x: width / 2, y: 17.5, anchor: 'middle' as const, size: share < 70 ? 10 : 12 },
      ...{
        words: text.say(`phase.${name}`),
        weight: isNow ? 600 : 400,
        colour: isNow ? ('ink' as const) : ('ink2' as const),
      },
    });
    child(part, 'path', 'arrow')
      .attr('d', index === phases.length - 1 ? null : `M${width + 2.5} 9l4.5 4l-4.5 4`)
      .attr('fill', 'none')
      .attr('stroke', 'var(--ink3)')
      .attr('stroke-width', 1.3);
  }
  child(group, 'path', 'again')
    .attr('d', `M${area.width} ${area.height - 4}v5H${first + gap + share / 2}v-5`)
    .attr('fill', 'none')
    .attr('stroke', 'var(--line2)');
}

/** The queue that the present phase empties. */
export const queueOfPhase = (phase: Phase): QueueName | undefined =>
  phase === 'timers' || phase === 'check' || phase === 'close' || phase === 'poll' ? phase : undefined;
