// The source with its profile: beside each line a bar as long as its share of the operations.
import { select } from 'd3';
import type { Box } from '#src/view/stage/box.ts';
import { charactersIn } from '#src/view/stage/cells.ts';
import { type Group, handle } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import slowSource from '../exercises/repeated/starter.ts?raw';
import type { Snapshot } from '../model.ts';
import { SOURCES } from '../versions/sources.ts';
import { BAR_HEIGHT, CONTEXTS_HEAD, drawContexts } from './contexts.ts';
import { depthOf } from './contexts-layout.ts';
import { layStage, shownLines } from './layout.ts';

const HEAD = 24;
const BAR = 44;
const CODE_SIZE = 11.5;

/** Lines of the version that is shown. */
function linesOf({ source, version }: Snapshot): readonly string[] {
  return textOf(version, source).trimEnd().split('\n');
}

function textOf(version: Snapshot['version'], source = ''): string {
  switch (version) {
    case 'own-code':
      return source;
    case 'slow':
      return slowSource;
    default:
      return SOURCES[version];
  }
}

/** Rows of calling contexts, at most. */
const MOST_DEPTH = 4;

/** The height that the calling contexts would like; one function alone has none to show. */
export function contextsHeight({ contexts }: Snapshot): number {
  return contexts.length < 2 ? 0 : CONTEXTS_HEAD + depthOf(contexts, MOST_DEPTH) * BAR_HEIGHT + 6;
}

export function drawListing(
  group: Group,
  snapshot: Snapshot,
  place: { readonly width: number; readonly height: number },
  context: StageContext,
  selected: { readonly line: number | undefined; readonly context: number | undefined },
): void {
  const { text } = context;
  const code = linesOf(snapshot);
  const ran = snapshot.lines.map(({ line }) => line);
  // Before anything has run, the whole function is shown.
  const wanted = ran.length === 0 ? code.map((_, index) => index + 1) : ran;
  const most = shownLines(code.length, wanted, snapshot.hotLine, 60).length;
  const { listing, contexts, rowHeight, rows } = layStage(place.width, place.height, most, contextsHeight(snapshot));
  const shown = shownLines(code.length, wanted, snapshot.hotLine, rows);
  const whole = snapshot.lines.reduce((sum, { operations }) => sum + operations, 0);
  drawLabel(group, 'head', {
    ...{ x: listing.x, y: listing.y + 12, size: 12.5, weight: 500, colour: 'ink' },
    words: whole === 0 ? text.say('stage.before') : text.say('stage.profile', { n: snapshot.n }),
  });
  const profiled = new Map(snapshot.lines.map((line) => [line.line, line]));
  const top = listing.y + HEAD;
  // Code is read sign by sign: === is three.
  group.style('font-variant-ligatures', 'none');
  group
    .selectChildren<SVGGElement, number>('g.row')
    .data(shown, (line) => line)
    .join('g')
    .attr('class', 'row')
    .each(function (line, index) {
      const counts = profiled.get(line);
      const row: Row = {
        ...{ line, y: top + index * rowHeight, height: rowHeight, code: code[line - 1] ?? '' },
        ...{ hits: counts?.hits ?? 0, share: counts === undefined ? undefined : counts.operations / whole },
        ...{
          isHot: line === snapshot.hotLine,
          isAccused: line === snapshot.accused,
          isSelected: line === selected.line,
        },
      };
      drawRow(select(this), row, listing, context);
    });
  drawNotes(group, snapshot, listing, context);
  drawContexts(child(group, 'g', 'contexts'), snapshot, contexts, context, selected.context);
}

interface Row {
  readonly line: number;
  readonly y: number;
  readonly height: number;
  readonly code: string;
  readonly hits: number;
  /** Of the operations; undefined where the line did not run. */
  readonly share: number | undefined;
  readonly isHot: boolean;
  readonly isAccused: boolean;
  readonly isSelected: boolean;
}

function drawRow(group: Group, row: Row, { x, width }: Box, { text, select: choose }: StageContext): void {
  const { line, y, height, share, isHot } = row;
  const base = y + height / 2 + 4;
  const isMarked = row.isAccused || row.isSelected;
  child(group, 'rect', 'ground')
    .attr('x', x)
    .attr('y', y + 1)
    .attr('width', width)
    .attr('height', height - 2)
    .attr('rx', 4)
    .attr('fill', isHot ? 'var(--wash)' : 'transparent')
    .attr('stroke', isMarked ? 'var(--accent)' : 'none')
    .attr('stroke-width', 1.6);
  child(group, 'rect', 'bar')
    .attr('x', x + 4)
    .attr('y', y + height / 2 - 5)
    .attr('width', BAR * (share ?? 0))
    .attr('height', 10)
    .attr('rx', 2)
    .attr('fill', isHot ? 'var(--failed)' : 'var(--served)')
    .attr('opacity', 0.85);
  const percent = share === undefined ? '' : text.percent(share, share < 0.1 ? 1 : 0);
  const atPercent = x + BAR + 38;
  drawLabel(group, 'percent', { x: atPercent, y: base, words: percent, size: 11, mono: true, anchor: 'end' });
  drawLabel(group, 'number', {
    ...{ x: atPercent + 24, y: base, words: String(line), size: 11, mono: true, anchor: 'end', colour: 'ink3' },
  });
  const codeX = atPercent + 32;
  const most = charactersIn(x + width - codeX - 4, CODE_SIZE);
  drawLabel(group, 'code', {
    ...{ x: codeX, y: base, size: CODE_SIZE, mono: true },
    words: row.code.length <= most ? row.code : `${row.code.slice(0, Math.max(0, most - 1))}…`,
    colour: share === undefined ? 'ink3' : 'ink',
    weight: isHot ? 600 : 400,
  });
  child(group, 'text', 'code').style('white-space', 'pre');
  if (share === undefined) return;
  handle(group, {
    label: text.say('stage.line', { line, hits: row.hits, percent }),
    selected: row.isSelected,
    onPress: (anchor) => {
      choose({ kind: 'line', id: line }, anchor);
    },
  });
}

function drawNotes(group: Group, snapshot: Snapshot, listing: Box, { text }: StageContext): void {
  const { wrong, stoppedAt, ownMs } = snapshot;
  const isTrouble = wrong > 0 || stoppedAt !== undefined;
  const words =
    stoppedAt !== undefined
      ? text.say('stage.stopped', { n: stoppedAt })
      : wrong > 0
        ? text.say('stage.wrong', { count: wrong })
        : ownMs > 0
          ? text.say('stage.took', { ms: ownMs })
          : '';
  drawLabel(group, 'note', {
    ...{ x: listing.x, y: listing.y + listing.height - 2, size: 12, words },
    colour: isTrouble ? 'failed-ink' : 'ink2',
  });
}
