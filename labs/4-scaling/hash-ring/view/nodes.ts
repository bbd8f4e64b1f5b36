// The nodes as a list: how many keys each has beside its fair share, and how the last lookup went through them.

import { select } from 'd3';
import { charactersIn, tailOf } from '#src/view/stage/cells.ts';
import { type Group, handle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { NodeView, Snapshot } from '../snapshot.ts';
import type { NodeRow } from './layout.ts';

interface Shown {
  readonly node: NodeView;
  readonly row: NodeRow;
  /** What the last lookup did with it: its weight, or its turns in a path of jumps. */
  readonly weight: number | undefined;
  readonly turns: readonly number[];
  readonly isOwner: boolean;
}

function shownNodes({ nodes, last }: Snapshot, rows: readonly NodeRow[]): readonly Shown[] {
  return nodes.flatMap((node, index) => {
    const row = rows[index];
    if (row === undefined) return [];
    const path = last?.path;
    const turns =
      path?.by === 'jumps' ? path.buckets.flatMap((bucket, turn) => (bucket === index ? [turn + 1] : [])) : [];
    const weight = path?.by === 'weights' ? path.weights[index] : undefined;
    return [{ node, row, weight, turns, isOwner: last !== undefined && last.node === node.id }];
  });
}

const COUNT_WIDTH = 44;

function drawRow(
  group: Group,
  { node, row, weight, turns, isOwner }: Shown,
  snapshot: Snapshot,
  most: number,
  context: StageContext,
  colour: string,
  chosen: boolean,
): void {
  const { text } = context;
  const mean = snapshot.keyCount / Math.max(1, snapshot.nodes.length);
  const { width, height, named } = row;
  const thick = Math.max(3, Math.min(12, height - (named ? 8 : 3)));
  const top = (height - thick) / 2;
  const nameWidth = named ? Math.min(96, width * 0.36) : 0;
  const counted = named && width >= 170;
  const barAt = nameWidth + (named ? 16 : 0);
  const room = Math.max(8, width - barAt - (counted ? COUNT_WIDTH : 4));
  const scale = (keys: number): number => (room * keys) / most;
  const size = height < 16 ? 10.5 : 12;
  group.attr('transform', `translate(${row.x} ${row.y})`);
  child(group, 'rect', 'ground')
    .attr('x', -4)
    .attr('width', width + 6)
    .attr('height', height - 1)
    .attr('rx', 4)
    .attr('fill', chosen ? 'var(--wash)' : 'transparent')
    .attr('stroke', chosen ? 'var(--accent)' : 'none');
  child(group, 'rect', 'swatch')
    .attr('y', height / 2 - 4.5)
    .attr('width', named ? 9 : 0)
    .attr('height', 9)
    .attr('rx', 2)
    .attr('fill', node.dead ? 'none' : colour)
    .attr('stroke', colour);
  drawLabel(group, 'name', {
    ...{ x: 15, y: height / 2 + size * 0.35, size, weight: isOwner ? 600 : 400, colour: node.dead ? 'failed' : 'ink' },
    words: named ? tailOf(node.name, charactersIn(nameWidth, size * 0.92)) : '',
  });
  child(group, 'rect', 'bar')
    .attr('x', barAt)
    .attr('y', top)
    .attr('width', Math.max(node.keys === 0 ? 0 : 1, scale(node.keys)))
    .attr('height', thick)
    .attr('rx', Math.min(3, thick / 2))
    .attr('fill', node.dead ? 'none' : colour)
    .attr('stroke', colour)
    .attr('stroke-dasharray', node.dead ? '3 2' : null);
  child(group, 'path', 'fair')
    .attr('d', `M${(barAt + scale(mean)).toFixed(1)} ${(top - 2).toFixed(1)}v${(thick + 4).toFixed(1)}`)
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.2);
  child(group, 'path', 'down')
    .attr('d', node.dead && named ? `M13 ${height / 2}h${nameWidth}` : '')
    .attr('stroke', 'var(--failed)')
    .attr('stroke-width', 1.2);
  child(group, 'path', 'weight')
    .attr('d', weight === undefined ? '' : `M${barAt} ${(top + thick + 2.5).toFixed(1)}h${(room * weight).toFixed(1)}`)
    .attr('stroke', isOwner ? 'var(--ink)' : 'var(--ink3)')
    .attr('stroke-width', isOwner ? 2.6 : 1.2);
  drawLabel(group, 'turns', {
    ...{ x: barAt + 4, y: height / 2 + 4, size: 11, weight: 600, colour: 'ink' },
    words: named && turns.length > 0 ? turns.join(' ') : '',
  });
  drawLabel(group, 'count', {
    ...{ x: width, y: height / 2 + size * 0.35, size, anchor: 'end', colour: node.dead ? 'failed' : 'ink2' },
    words: counted ? text.number(node.keys, 0) : '',
  });
  handle(group, {
    label: text.say(node.dead ? 'stage.node.dead' : 'stage.node.up', {
      name: node.name,
      keys: node.keys,
      mean,
      served: node.served,
    }),
    selected: chosen,
    onPress: (anchor) => {
      context.select({ kind: 'node', id: node.id }, anchor);
    },
  });
}

export function drawNodes(
  root: Group,
  snapshot: Snapshot,
  rows: readonly NodeRow[],
  context: StageContext,
  { selected, colourOf }: { readonly selected: number | undefined; readonly colourOf: (node: number) => string },
): void {
  const mean = snapshot.keyCount / Math.max(1, snapshot.nodes.length);
  const most = Math.max(mean * 1.6, ...snapshot.nodes.map(({ keys }) => keys));
  root
    .selectAll<SVGGElement, Shown>('g.node-row')
    .data(shownNodes(snapshot, rows), ({ node }) => node.id)
    .join((enter) => enter.append('g').attr('class', 'node-row'))
    .each((shown, index, groups) => {
      const group = select<SVGGElement, unknown>(groups[index] as SVGGElement);
      drawRow(group, shown, snapshot, most, context, colourOf(shown.node.id), shown.node.id === selected);
    });
}
