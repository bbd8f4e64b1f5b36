// Who worked when: a row for each node, in it a bar for each attempt. The past is dimmed; what was lost is crossed out.
import { select } from 'd3';
import { type Group, handle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import type { NodeView } from '../snapshot.ts';
import { partitionHue } from './flow.ts';
import { nodeRow, type StageLayout, shownUntilMs, slotBar, timeTicks } from './layout.ts';
import { nodeState, nodeWords } from './words.ts';

interface Bar {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly hue: string;
  readonly isRunning: boolean;
  readonly isWasted: boolean;
  readonly isCopy: boolean;
}

/** Half of the longest word on the axis. */
const HALF_TICK = 14;
const RUNNING = 0;
const DONE = 1;
/** What was beaten did no harm: it is grey. */
const WASTED_HUES: Readonly<Record<number, string>> = { 2: 'failed', 3: 'wait', 4: 'failed' };

function barsOf(
  { attempts, nodes, slotsPerNode, nowMs }: Snapshot,
  layout: StageLayout,
  untilMs: number,
): readonly Bar[] {
  const perMs = layout.time.width / untilMs;
  return Array.from(attempts.kind, (code, id): Bar => {
    const kind = code === 0 ? 'map' : 'reduce';
    const end = attempts.end[id] ?? RUNNING;
    const startMs = attempts.startMs[id] ?? 0;
    const endMs = end === RUNNING ? nowMs : (attempts.endMs[id] ?? nowMs);
    const { y, height } = slotBar(
      nodeRow(layout, attempts.node[id] ?? 0, nodes.length),
      kind,
      attempts.slot[id] ?? 0,
      slotsPerNode,
    );
    return {
      ...{ id, y, height, x: layout.time.x + startMs * perMs, width: Math.max(1, (endMs - startMs) * perMs - 1) },
      name: `${kind === 'map' ? 'm' : 'r'}${(attempts.task[id] ?? 0) + 1}`,
      hue: WASTED_HUES[end] ?? (kind === 'map' ? 'wait' : partitionHue(attempts.task[id] ?? 0)),
      isRunning: end === RUNNING,
      isWasted: end > DONE,
      isCopy: attempts.isCopy[id] === 1,
    };
  });
}

const LEAST_WITH_WORDS = 9;
const CHARACTER = 6.6;

export function drawGantt(
  root: Group,
  snapshot: Snapshot,
  layout: StageLayout,
  context: StageContext,
  chosen: number | undefined,
): void {
  const group: Group = child(root, 'g', 'gantt');
  const untilMs = shownUntilMs(snapshot);
  drawAxis(group, snapshot, layout, untilMs, context);
  const bars = group
    .selectAll<SVGGElement, Bar>('g.attempt')
    .data(barsOf(snapshot, layout, untilMs) as Bar[], ({ id }) => id)
    .join((enter) => {
      const made = enter.append('g').attr('class', 'attempt').attr('aria-hidden', 'true');
      made.append('rect');
      made.append('path').attr('fill', 'none');
      return made;
    })
    .attr('transform', ({ x, y }) => `translate(${x} ${y})`);
  bars
    .select('rect')
    .attr('width', ({ width }) => width)
    .attr('height', ({ height }) => height)
    .attr('rx', ({ height }) => Math.min(3, height / 3))
    .attr('fill', ({ hue }) => `var(--${hue})`)
    .attr('fill-opacity', ({ isRunning, isWasted }) => (isRunning ? 0.5 : isWasted ? 0.08 : 0.24))
    .attr('stroke', ({ hue }) => `var(--${hue})`)
    .attr('stroke-width', 1)
    .attr('stroke-dasharray', ({ isWasted, isCopy }) => (isWasted ? '3 2' : isCopy ? '6 2' : null));
  bars
    .select('path')
    .attr('d', ({ isWasted, width, height }) => {
      if (!isWasted || height < 5 || width < 8) return null;
      const r = Math.min(3.2, height / 2 - 1);
      return `M${width - r - 3} ${height / 2 - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;
    })
    .attr('stroke', ({ hue }) => `var(--${hue})`)
    .attr('stroke-width', 1.5);
  bars.each((bar, place, nodes) => {
    const own: Group = select(nodes[place] as SVGGElement);
    const room = bar.width - (bar.isWasted ? 12 : 4);
    const fits = bar.height >= LEAST_WITH_WORDS && room >= bar.name.length * CHARACTER;
    drawLabel(own, 'name', {
      x: 3,
      y: bar.height / 2 + 3.4,
      words: fits ? bar.name : '',
      size: Math.min(10, bar.height - 0.5),
      mono: true,
      colour: 'ink',
    });
  });
  drawNodes(child(root, 'g', 'nodes'), snapshot, layout, context, chosen);
}

function drawAxis(
  group: Group,
  { nodes, nowMs, finishedMs }: Snapshot,
  layout: StageLayout,
  untilMs: number,
  { text }: StageContext,
): void {
  const { time, compact } = layout;
  const toX = (ms: number): number => time.x + (ms / untilMs) * time.width;
  const last = nodeRow(layout, nodes.length - 1, nodes.length);
  const foot = last.y + last.height;
  const ticks = timeTicks(untilMs, time.width, compact ? 48 : 64);
  const axis: Group = child(group, 'g', 'axis');
  axis
    .selectAll<SVGLineElement, number>('line.tick')
    .data(ticks)
    .join((enter) => enter.append('line').attr('class', 'tick'))
    .attr('x1', toX)
    .attr('x2', toX)
    .attr('y1', time.y)
    .attr('y2', foot)
    .attr('stroke', 'var(--line)');
  axis
    .selectAll<SVGTextElement, number>('text')
    .data(ticks)
    .join('text')
    .attr('x', (tick) => Math.min(toX(tick), time.x + time.width - HALF_TICK))
    .attr('y', foot + (compact ? 12 : 15))
    .attr('text-anchor', 'middle')
    .attr('font-size', 11)
    .style('font-family', 'var(--mono)')
    .style('fill', 'var(--ink2)')
    .text((tick) => text.unit(tick / 1000, 's'));
  const isOver = !Number.isNaN(finishedMs);
  child(group, 'line', 'now')
    .attr('x1', toX(Math.min(untilMs, isOver ? finishedMs : nowMs)))
    .attr('x2', toX(Math.min(untilMs, isOver ? finishedMs : nowMs)))
    .attr('y1', time.y)
    .attr('y2', foot)
    .attr('stroke', isOver ? 'var(--ok)' : 'var(--ink3)')
    .attr('stroke-dasharray', isOver ? null : '2 3');
}

function drawNodes(
  group: Group,
  snapshot: Snapshot,
  layout: StageLayout,
  { text, select: choose }: StageContext,
  chosen: number | undefined,
): void {
  const { nodes } = snapshot;
  const groups = group
    .selectAll<SVGGElement, NodeView>('g.node')
    .data(nodes as NodeView[])
    .join((enter) => {
      const made = enter.append('g').attr('class', 'node');
      // The whole row of a node is its handle, not the words alone.
      made.append('rect').attr('class', 'row').attr('fill', 'transparent');
      made.append('rect').attr('class', 'area');
      made.append('line').attr('class', 'under');
      return made;
    });
  groups.each((node, index, all) => {
    const own: Group = select(all[index] as SVGGElement);
    const row = nodeRow(layout, index, nodes.length);
    const left = layout.margin - 6;
    const isSelected = index === chosen;
    own
      .select('rect.area')
      .attr('x', left)
      .attr('y', row.y + 1)
      .attr('width', row.x - left - 4)
      .attr('height', Math.max(2, row.height - 2))
      .attr('rx', 6)
      .attr('fill', isSelected ? 'var(--wash)' : 'transparent')
      .attr('stroke', isSelected ? 'var(--accent)' : 'none');
    own
      .select('rect.row')
      .attr('x', row.x)
      .attr('y', row.y + 1)
      .attr('width', row.width)
      .attr('height', Math.max(2, row.height - 2));
    own
      .select('line.under')
      .attr('x1', layout.margin)
      .attr('x2', row.x + row.width)
      .attr('y1', row.y + row.height)
      .attr('y2', row.y + row.height)
      .attr('stroke', 'var(--line2)');
    const state = nodeState(node, text);
    const middle = row.y + row.height / 2 + 4;
    const two = state !== '' && row.height >= 26;
    const colour = state === '' ? 'ink' : 'failed-ink';
    const size = row.height < 14 ? 9.5 : layout.compact ? 11 : 12.5;
    const name = layout.compact
      ? text.say('stage.nodeShort', { node: index + 1 })
      : text.say('stage.nodeName', { node: index + 1 });
    drawLabel(own, 'name', {
      x: layout.margin,
      y: two ? middle - (layout.compact ? 5 : 6) : middle,
      words: name,
      size,
      weight: 500,
      colour,
    });
    drawLabel(own, 'state', {
      x: layout.margin,
      y: middle + (layout.compact ? 5 : 8),
      words: two ? state : '',
      size: layout.compact ? 9.5 : 11,
      colour,
    });
    handle(own, {
      label: nodeWords(node, index, text),
      selected: isSelected,
      onPress: (anchor) => {
        choose({ kind: 'node', id: index }, anchor);
      },
    });
  });
}
