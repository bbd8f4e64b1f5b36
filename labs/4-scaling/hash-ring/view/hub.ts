// Words in the middle of the circle: the key that was looked up, its node, and what finding it took.
import { charactersIn, tailOf } from '#src/view/stage/cells.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Circle, isSmall } from './layout.ts';
import { comparedBy } from './way.ts';

/** A letter over its size, on average, in either script. */
const LETTER = 0.56;

interface Cost {
  readonly figure: string;
  readonly unit: string;
}

/** @param done how much of the search is over, 0 … 1 */
function costOf(snapshot: Snapshot, done: number, text: Text): Cost {
  const { last, lookup, nodes } = snapshot;
  if (last === undefined) return { figure: '', unit: '' };
  const { path } = last;
  const soFar = (count: number): number => Math.ceil(done * count);
  switch (path.by) {
    case 'ring': {
      if (lookup === 'table') return { figure: '', unit: text.say('stage.cost.table') };
      const count = comparedBy(snapshot, done).length;
      return { figure: text.number(count), unit: text.say('stage.cost.comparisons', { count }) };
    }
    case 'remainder': {
      const rest = nodes.findIndex(({ id }) => id === last.node);
      const unit = text.say('stage.cost.remainder', { nodes: path.buckets });
      return { figure: rest < 0 ? '' : text.number(rest), unit };
    }
    case 'weights': {
      const count = soFar(path.weights.length);
      return { figure: text.number(count), unit: text.say('stage.cost.weights', { count }) };
    }
    case 'jumps': {
      const count = soFar(path.buckets.length);
      return { figure: text.number(count), unit: text.say('stage.cost.jumps', { count }) };
    }
    case 'code':
      return { figure: '', unit: text.say('stage.cost.code') };
  }
}

export interface HubLook {
  readonly text: Text;
  colourOf(node: number): string;
  readonly done: number;
}

/** Half the width of the middle at a height above or below it. */
const halfWidth = (radius: number, y: number): number => Math.sqrt(Math.max(0, radius ** 2 - y ** 2));

/** Letters of a size that fit across the middle at a height: of the face for code, and of the other one. */
const lettersAt = (radius: number, y: number, size: number): number => charactersIn(2 * halfWidth(radius, y), size);
const wordsAt = (radius: number, y: number, size: number): number =>
  Math.floor((2 * halfWidth(radius, y)) / (size * LETTER));

export function drawHub(root: Group, snapshot: Snapshot, circle: Circle, { text, colourOf, done }: HubLook): void {
  const { last } = snapshot;
  root.attr('transform', `translate(${circle.x} ${circle.y})`);
  const { figure, unit } = costOf(snapshot, done, text);
  const small = isSmall(circle);
  // On the ring nothing else stands inside; words then may go further out.
  const radius = small ? circle.hub : circle.band > 0 ? circle.keysTo - 12 : circle.hub;
  const middle = { x: 0, anchor: 'middle' } as const;
  drawLabel(root, 'key', {
    ...{ ...middle, y: -34, size: 12, weight: 500, mono: true, colour: 'ink' },
    words: small || last === undefined ? '' : tailOf(last.name, lettersAt(radius, 40, 12)),
  });
  const isFound = last !== undefined && last.nodeName !== '' && done === 1;
  drawLabel(root, 'node', {
    ...{ ...middle, y: -17, size: 12 },
    words: small || !isFound ? '' : `→ ${tailOf(last.nodeName, lettersAt(radius, 26, 12) - 2)}`,
  });
  child(root, 'rect', 'node-colour')
    .attr('x', -14)
    .attr('y', small ? 9 : -10)
    .attr('width', small && !isFound ? 0 : 28)
    .attr('height', 3)
    .attr('rx', 1.5)
    .attr('fill', last === undefined || last.node < 0 || !isFound ? 'none' : colourOf(last.node));
  drawLabel(root, 'figure', {
    ...{ ...middle, y: small ? 5 : 20, size: small ? 15 : 24, weight: 600, colour: 'ink' },
    words: figure,
  });
  drawUnit(root, small ? '' : unit, radius, figure === '' ? 12 : 37);
}

/** In two lines where it does not fit one; not at all where it does not fit two. */
function drawUnit(root: Group, unit: string, radius: number, y: number): void {
  const size = 11.5;
  const fit = wordsAt(radius, y + 3, size);
  const words = unit.split(' ');
  let first = words.shift() ?? '';
  while (words[0] !== undefined && `${first} ${words[0]}`.length <= fit) first += ` ${words.shift() ?? ''}`;
  const rest = words.join(' ');
  const fits = first.length <= fit && rest.length <= wordsAt(radius, y + 16, size);
  drawLabel(root, 'unit', { x: 0, y, size, anchor: 'middle', words: fits ? first : '' });
  drawLabel(root, 'unit-rest', { x: 0, y: y + 13, size, anchor: 'middle', words: fits ? rest : '' });
}
