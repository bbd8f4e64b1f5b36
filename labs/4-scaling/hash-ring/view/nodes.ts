// The nodes as a list: how many keys each has beside its fair share, what the last change gave or took, and who was asked.
import { select } from 'd3';
import { charactersIn, tailOf } from '#src/view/stage/cells.ts';
import { type Group, listHandle, markOf, pressMarks } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Text } from '#src/view/text/text.ts';
import type { NodeView, Snapshot } from '../snapshot.ts';
import {
  COLUMN_ORDER,
  type ColumnId,
  type ColumnWish,
  HEAD_SIZE,
  layColumns,
  type NodeRow,
  type RingLayout,
  type RowColumns,
  rowFontSize,
  SWATCH,
} from './layout.ts';

const HEADS = {
  keys: 'stage.column.keys',
  left: 'stage.column.left',
  came: 'stage.column.came',
  served: 'stage.column.served',
} as const satisfies Record<ColumnId, string>;

interface Shown {
  readonly node: NodeView;
  readonly row: NodeRow;
  readonly figures: Readonly<Record<ColumnId, string>>;
  readonly isOwner: boolean;
  readonly chosen: boolean;
  readonly colour: string;
  /** Said beside its bar where rows have no names. */
  readonly isNamed: boolean;
}

/** Keys that each node gave and got at the last change. */
function balanceOf({ change: { flows } }: Snapshot): ReadonlyMap<number, { left: number; came: number }> {
  const balance = new Map<number, { left: number; came: number }>();
  const of = (node: number): { left: number; came: number } => {
    const found = balance.get(node) ?? { left: 0, came: 0 };
    balance.set(node, found);
    return found;
  };
  flows.keys.forEach((keys, index) => {
    of(flows.from[index] as number).left += keys;
    of(flows.to[index] as number).came += keys;
  });
  return balance;
}

export interface NodesLook {
  readonly selected: number | undefined;
  colourOf(node: number): string;
}

function shownNodes(snapshot: Snapshot, rows: readonly NodeRow[], text: Text, look: NodesLook): readonly Shown[] {
  const balance = balanceOf(snapshot);
  const signed = (sign: string, count: number): string => (count === 0 ? '' : `${sign}${text.number(count, 0)}`);
  return snapshot.nodes.flatMap((node, index) => {
    const row = rows[index];
    if (row === undefined) return [];
    const { left, came } = balance.get(node.id) ?? { left: 0, came: 0 };
    const isOwner = snapshot.last?.node === node.id;
    const chosen = look.selected === node.id;
    return [
      {
        ...{ node, row, isOwner, chosen, colour: look.colourOf(node.id) },
        isNamed: !row.named && (isOwner || chosen || (came > 0 && snapshot.change.node === node.id)),
        figures: {
          keys: text.number(node.keys, 0),
          served: text.number(node.served, 0),
          left: signed('\u2212', left),
          came: signed('+', came),
        },
      },
    ];
  });
}

/** The columns of figures, the most important first, as wide as what stands in them. */
function wishesOf(shown: readonly Shown[], text: Text): readonly ColumnWish[] {
  const wish = (id: ColumnId): ColumnWish => ({
    id,
    head: text.say(HEADS[id]).length,
    figure: Math.max(0, ...shown.map(({ figures }) => figures[id].length)),
  });
  const moves = (['came', 'left'] as const).filter((id) => shown.some(({ figures }) => figures[id] !== ''));
  return [wish('keys'), ...moves.map(wish), wish('served')];
}

interface Scale {
  readonly most: number;
  readonly mean: number;
  readonly keyCount: number;
  readonly longestName: number;
  readonly wishes: readonly ColumnWish[];
}

/** Low rows have no room under their bars for the share of the circle. */
export const hasShareLine = (row: NodeRow | undefined): boolean => row !== undefined && row.height >= 18;

function drawBar(
  group: Group,
  { node, row, colour }: Shown,
  { most, mean, keyCount }: Scale,
  x: number,
  width: number,
) {
  const { height, named } = row;
  const thick = Math.max(3, Math.min(12, height - (named ? 8 : 3)));
  const top = (height - thick) / 2;
  const scale = (keys: number): number => (width * keys) / most;
  child(group, 'rect', 'bar')
    .attr('x', x)
    .attr('y', top)
    .attr('width', Math.max(node.keys === 0 ? 0 : 1, scale(node.keys)))
    .attr('height', thick)
    .attr('rx', Math.min(3, thick / 2))
    .attr('fill', node.dead ? 'none' : colour)
    .attr('stroke', node.dead ? colour : 'none')
    .attr('stroke-dasharray', node.dead ? '3 2' : null);
  // How much of the circle it owns, on the same scale: what the bar would be if keys fell evenly.
  const share = Number.isNaN(node.share) ? 0 : Math.min(width, scale(node.share * keyCount));
  if (!hasShareLine(row)) group.selectChild('path.share').remove();
  else
    child(group, 'path', 'share')
      .attr('d', share === 0 ? '' : `M${x} ${(top + thick + 2.4).toFixed(1)}h${share.toFixed(1)}`)
      .attr('stroke', 'var(--ink3)')
      .attr('stroke-width', 1.6);
  child(group, 'path', 'fair')
    .attr('d', `M${(x + scale(mean)).toFixed(1)} ${(top - 2).toFixed(1)}v${(thick + 4).toFixed(1)}`)
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.3);
  return scale(node.keys);
}

/** The name and the figures of a row that has room for them. */
function drawWords(group: Group, { node, row, figures, isOwner, colour }: Shown, columns: RowColumns): void {
  const { height } = row;
  const size = rowFontSize(row);
  const base = height / 2 + size * 0.35;
  child(group, 'rect', 'swatch')
    .attr('y', height / 2 - 4.5)
    .attr('width', 9)
    .attr('height', 9)
    .attr('rx', 2)
    .attr('fill', node.dead ? 'none' : colour)
    .attr('stroke', colour);
  const words = tailOf(node.name, charactersIn(columns.nameWidth, size));
  drawLabel(group, 'name', {
    ...{ x: SWATCH, y: base, size, weight: isOwner ? 600 : 400, colour: node.dead ? 'failed-ink' : 'ink', words },
  });
  drawStrike(group, node.dead, height / 2, SWATCH - 2, words.length * size * 0.58 + 4);
  for (const id of COLUMN_ORDER) {
    const column = columns.figures.find((each) => each.id === id);
    drawLabel(group, id, {
      ...{ x: column?.right ?? 0, y: base, size, anchor: 'end' },
      colour: node.dead ? 'failed-ink' : id === 'keys' ? 'ink' : 'ink2',
      words: column === undefined ? '' : figures[id],
    });
  }
}

function drawStrike(group: Group, isDead: boolean, y: number, x: number, width: number): void {
  child(group, 'path', 'down')
    .attr('d', isDead ? `M${x} ${y}h${width.toFixed(1)}` : '')
    .attr('stroke', 'var(--failed)')
    .attr('stroke-width', 1.2);
}

/** Of many nodes only those are named that something has just happened to. */
function drawNews(group: Group, { node, row, isNamed }: Shown, barEnd: number): void {
  const room = charactersIn(row.width - barEnd, 10);
  drawStrike(group, node.dead, row.height / 2, -2, barEnd);
  if (!isNamed || room < 3) group.selectChild('text.news').remove();
  else
    drawLabel(group, 'news', {
      ...{ x: barEnd, y: row.height / 2 + 3.4, size: 10, weight: 500, colour: 'ink' },
      words: tailOf(node.name, room),
    });
}

function drawRow(group: Group, shown: Shown, scale: Scale): void {
  const { row, chosen } = shown;
  const { width, height, named } = row;
  const columns = layColumns(row, scale.longestName, scale.wishes);
  // A row holds no more than it shows: there may be hundreds, and the browser lays all of them out.
  if (group.classed('named') !== named) group.classed('named', named).selectChildren().remove();
  group.attr('transform', `translate(${row.x} ${row.y})`);
  child(group, 'rect', 'box')
    .attr('x', -5)
    .attr('y', 0.5)
    .attr('width', width + 8)
    .attr('height', height - 1)
    .attr('rx', Math.min(5, height / 3))
    .attr('fill', chosen ? 'var(--wash)' : 'transparent')
    .attr('stroke', chosen ? 'var(--accent)' : 'none');
  const long = drawBar(group, shown, scale, columns.barX, columns.barWidth);
  if (named) drawWords(group, shown, columns);
  else drawNews(group, shown, Math.max(long, (columns.barWidth * scale.mean) / scale.most) + 5);
}

function drawHeads(root: Group, { head, rows, compact }: RingLayout, snapshot: Snapshot, scale: Scale, text: Text) {
  const tops = rows.filter(({ y }) => y === rows[0]?.y);
  drawLabel(root, 'count', {
    ...{ ...head, size: 12, weight: 500 },
    words: compact ? '' : text.unit(snapshot.nodes.length, 'nodes'),
  });
  const heads = compact
    ? []
    : tops.flatMap((row) =>
        layColumns(row, scale.longestName, scale.wishes).figures.map(({ id, right }) => ({ id, x: row.x + right })),
      );
  root
    .selectAll<SVGTextElement, (typeof heads)[number]>('text.column-head')
    .data(heads)
    .join('text')
    .attr('class', 'column-head')
    .attr('x', ({ x }) => x)
    .attr('y', head.y)
    .attr('font-size', HEAD_SIZE)
    .attr('text-anchor', 'end')
    .style('font-family', 'var(--sans)')
    .style('fill', 'var(--ink3)')
    .text(({ id }) => text.say(HEADS[id]));
}

export function createNodes(root: Group, context: StageContext) {
  const { text } = context;
  /** What each row shows: it is drawn again when that changes, not with every picture. */
  const says = new WeakMap<Element, string>();
  const list = child(root, 'g', 'list');
  const press = (id: number, anchor: DOMRect): void => {
    context.select({ kind: 'node', id }, anchor);
  };
  pressMarks(list, press);

  return (snapshot: Snapshot, layout: RingLayout, look: NodesLook): void => {
    const shown = shownNodes(snapshot, layout.rows, text, look);
    const mean = snapshot.keyCount / Math.max(1, snapshot.nodes.length);
    const scale: Scale = {
      mean,
      keyCount: snapshot.keyCount,
      most: Math.max(mean * 1.3, ...snapshot.nodes.map(({ keys }) => keys)),
      longestName: Math.max(0, ...snapshot.nodes.map(({ name }) => name.length)),
      wishes: wishesOf(shown, text),
    };
    drawHeads(root, layout, snapshot, scale, text);
    list
      .selectAll<SVGGElement, Shown>('g.node-row')
      .data(shown, ({ node }) => node.id)
      .join((enter) => enter.append('g').attr('class', 'node-row').attr('role', 'option').style('cursor', 'pointer'))
      .each((each, index, groups) => {
        const element = groups[index] as SVGGElement;
        const now = JSON.stringify([each, scale]);
        if (says.get(element) === now) return;
        says.set(element, now);
        const group = select<SVGGElement, unknown>(element);
        drawRow(group, each, scale);
        const { node } = each;
        group
          .attr('data-id', node.id)
          .attr('aria-selected', String(each.chosen))
          .attr(
            'aria-label',
            text.say(node.dead ? 'stage.node.dead' : 'stage.node.up', {
              ...{ name: node.name, keys: node.keys, mean, served: node.served, share: node.share },
            }),
          );
      });
    listHandle(list, {
      label: text.unit(snapshot.nodes.length, 'nodes'),
      ids: snapshot.nodes.map(({ id }) => id),
      selected: look.selected,
      elementOf: (id) => markOf(list, id),
      onPress: press,
    });
  };
}
