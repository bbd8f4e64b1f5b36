// A cache's cells: a key a cell. Cells keep their identity from draw to draw, so that a key can be followed as it moves,
// and only what changed is written: a strip of hundreds is redrawn many times a second.
import { select } from 'd3';
import type { Fate } from '../../contract/manifest.ts';
import type { TokenName } from '../theme/tokens.ts';
import { FATE_STYLES, isStroked, shapePath } from './fates.ts';
import { type Group, listHandle, pressMarks } from './handle.ts';
import type { Point } from './marks.ts';

export interface CellMark {
  /** Identity across draws: a key that moves keeps its cell. */
  readonly id: number;
  /** Upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  /** A small second line, or a figure beside the key where the cell is low: a count. */
  readonly note?: string | undefined;
  /** Bars along the foot, so many of so many: the bits that a policy keeps. */
  readonly pips?: { readonly set: number; readonly of: number } | undefined;
  /** Remembered by name only: the value is gone. */
  readonly ghost?: boolean | undefined;
  /** What has just happened to it, by hue and by the shape in its corner. */
  readonly fate?: Fate | undefined;
  /** Said of it: "42, main queue". */
  readonly name: string;
}

export interface CellMotion {
  /** How long a cell is on its way; 0: it is there at once. */
  readonly ms: number;
  /** Where a cell that was not there comes from. */
  from(id: number): Point | undefined;
  /** Where a cell goes that is there no more. */
  to(id: number): Point | undefined;
}

export interface CellLayerState {
  readonly cells: readonly CellMark[];
  readonly width: number;
  readonly height: number;
  readonly selected?: number | undefined;
  /** What the cells are together, for a screen reader. */
  readonly label: string;
  readonly motion: CellMotion;
}

export interface CellLayer {
  draw(state: CellLayerState): void;
  elementOf(id: number): SVGGElement | undefined;
  destroy(): void;
}

interface Cell {
  readonly node: SVGGElement;
  readonly box: SVGRectElement;
  readonly key: SVGTextElement;
  readonly note: SVGTextElement;
  readonly bar: SVGPathElement;
  readonly sign: SVGPathElement;
  /** What it last looked like, and where it last stood. */
  look: string;
  place: string;
}

const MONO_WIDTH = 0.602;
const SIDE_NOTE_SIZE = 8.5;
const token = (name: TokenName): string => `var(--${name})`;

/** The end of a label that fits so many characters: paths and numbered keys differ at their ends. Pure. */
export function tailOf(label: string, characters: number): string {
  const most = Math.max(1, Math.floor(characters));
  return label.length <= most ? label : most === 1 ? '…' : `…${label.slice(1 - most)}`;
}

/** How many characters of the mono face at a size fit a width. Pure. */
export function charactersIn(width: number, fontSize: number): number {
  return Math.floor(width / (fontSize * MONO_WIDTH));
}

function makeCell(parent: SVGGElement): Cell {
  const group = select(parent).append('g').attr('role', 'option');
  const append = <Tag extends keyof SVGElementTagNameMap>(tag: Tag): SVGElementTagNameMap[Tag] =>
    group.append<SVGElementTagNameMap[Tag]>(tag).node() as SVGElementTagNameMap[Tag];
  const cell: Cell = {
    ...{ node: group.node() as SVGGElement, box: append('rect'), bar: append('path') },
    ...{ key: append('text'), note: append('text'), sign: append('path'), look: '', place: '' },
  };
  cell.box.setAttribute('rx', '5');
  for (const text of [cell.key, cell.note]) {
    text.setAttribute('text-anchor', 'middle');
    text.style.fontFamily = token('mono');
  }
  return cell;
}

/** On the screen the style counts, which moves smoothly; the attribute is what an exported file keeps. */
function place(cell: Cell, [x, y]: Point): void {
  const at = `translate(${String(x)} ${String(y)})`;
  if (cell.place === at) return;
  cell.place = at;
  cell.node.setAttribute('transform', at);
  cell.node.style.transform = `translate(${String(x)}px, ${String(y)}px)`;
}

function set(element: SVGElement, values: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value));
}

function pipsPath({ set: count, of }: NonNullable<CellMark['pips']>, width: number, height: number): string {
  const pitch = (width - 6) / of;
  return Array.from(
    { length: count },
    (_, index) => `M${String(4 + index * pitch)} ${String(height - 3.8)}h${String(pitch - 2)}`,
  ).join('');
}

function dress(cell: Cell, mark: CellMark, { width, height, selected }: CellLayerState): void {
  const { label, fate, ghost = false, pips, note = '', name } = mark;
  const chosen = selected === mark.id;
  const look = [label, fate, ghost, pips?.set, note, name, chosen, width, height].join('|');
  if (cell.look === look) return;
  cell.look = look;
  const style = fate === undefined ? undefined : FATE_STYLES[fate];
  const stroked = style !== undefined && isStroked(style.shape);
  // Few large cells carry large keys, as long as these fit.
  const fontSize = width < 30 ? 10.5 : height < 44 || label.length > 6 ? 12 : 16;
  const two = note !== '' && height >= 30;
  // In a low cell the note stands beside the key, if both fit.
  const noteWidth = note.length * SIDE_NOTE_SIZE * MONO_WIDTH;
  const isBeside = note !== '' && !two && label.length * fontSize * MONO_WIDTH + noteWidth + 5 <= width;
  const lift = height < 44 ? 1.5 : 5;
  set(cell.box, {
    ...{ width, height, fill: style !== undefined ? token('wash') : ghost ? 'none' : token('panel') },
    stroke: token(chosen ? 'accent' : style !== undefined ? style.hue : ghost ? 'line2' : 'edge'),
    'stroke-width': chosen || style !== undefined ? 2.2 : 1.1,
    'stroke-dasharray': ghost || fate === 'failed' ? '3 2.5' : 'none',
  });
  set(cell.key, {
    x: width / 2 - (isBeside ? noteWidth / 2 : 0),
    y: height / 2 + (two ? fontSize * 0.36 - 4.3 - lift / 2 : fontSize * 0.36),
    'font-size': fontSize,
  });
  cell.key.style.fill = token(ghost ? 'ink3' : 'ink');
  cell.key.textContent = tailOf(label, charactersIn(width - 4, fontSize));
  set(cell.note, {
    x: isBeside ? width - 2.5 - noteWidth / 2 : width / 2,
    y: isBeside ? 9 : height - (height < 44 ? 4.5 : 8),
    'font-size': isBeside ? SIDE_NOTE_SIZE : height < 44 ? 9.5 : 11,
  });
  cell.note.textContent = two || isBeside ? note : '';
  set(cell.bar, {
    d: pips === undefined ? '' : pipsPath(pips, width, height),
    stroke: token('ink'),
    'stroke-width': 2.5,
  });
  set(cell.sign, {
    d: style === undefined ? '' : shapePath(style.shape, 3.6),
    transform: `translate(${String(width - 1)} 1)`,
    fill: style === undefined || stroked ? 'none' : token(style.hue),
    stroke: style !== undefined && stroked ? token(style.hue) : token('paper'),
    'stroke-width': stroked ? 1.8 : 1,
  });
  set(cell.node, { 'aria-label': name, 'aria-selected': String(chosen) });
}

/** A layer of cells in `group`. `onPress` hears of clicks, and of the keyboard, which goes through the cells in order. */
export function createCells(group: Group, onPress: (id: number, anchor: DOMRect) => void): CellLayer {
  const root = group.append('g').attr('class', 'cells moves');
  const parent = root.node() as SVGGElement;
  const cells = new Map<number, Cell>();
  /** Cells on their way out. */
  const parting = new Map<Cell, ReturnType<typeof setTimeout>>();

  const drop = (cell: Cell): void => {
    clearTimeout(parting.get(cell));
    parting.delete(cell);
    cell.node.remove();
  };
  pressMarks(root, onPress);

  /** Sees a cell off; where it goes at once, it may serve another key. */
  const leave = (id: number, cell: Cell, motion: CellMotion): Cell | undefined => {
    cells.delete(id);
    const end = motion.ms > 0 ? motion.to(id) : undefined;
    if (end === undefined) return cell;
    place(cell, end);
    cell.node.style.opacity = '0';
    cell.node.setAttribute('aria-hidden', 'true');
    parting.set(cell, setTimeout(drop, motion.ms, cell));
    return undefined;
  };

  return {
    draw(state) {
      const { motion } = state;
      parent.style.setProperty('--move', `${String(motion.ms)}ms`);
      const wanted = new Set(state.cells.map(({ id }) => id));
      const gone = [...cells]
        .filter(([id]) => !wanted.has(id))
        .map(([id, cell]) => leave(id, cell, motion))
        .filter((cell) => cell !== undefined);
      const arrived: (readonly [Cell, CellMark])[] = [];
      for (const mark of state.cells) {
        let cell = cells.get(mark.id);
        if (cell === undefined) {
          // Moving, a cell that turns into another key would lie.
          cell = (motion.ms > 0 ? undefined : gone.pop()) ?? makeCell(parent);
          cell.node.setAttribute('data-id', String(mark.id));
          cells.set(mark.id, cell);
          const start = motion.ms > 0 ? motion.from(mark.id) : undefined;
          if (start !== undefined) {
            place(cell, start);
            arrived.push([cell, mark]);
          }
        }
        dress(cell, mark, state);
        if (arrived.at(-1)?.[0] !== cell) place(cell, [mark.x, mark.y]);
      }
      gone.forEach(drop);
      if (arrived.length > 0) {
        // The browser must have seen where they come from, or there is no way to go.
        parent.getBoundingClientRect();
        for (const [cell, mark] of arrived) place(cell, [mark.x, mark.y]);
      }
      listHandle(root, {
        label: state.label,
        ids: state.cells.map(({ id }) => id),
        selected: state.selected,
        elementOf: (id) => cells.get(id)?.node ?? null,
        onPress,
      });
    },
    elementOf: (id) => cells.get(id)?.node,
    destroy() {
      for (const cell of [...parting.keys()]) drop(cell);
      cells.clear();
      root.remove();
    },
  };
}
