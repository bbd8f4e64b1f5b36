// The steps that a function takes over a short list, as a map: places from left to right, steps from top to bottom.
import type { Group } from '#src/view/stage/handle.ts';
import { drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { TokenName } from '#src/view/theme/tokens.ts';
import { MAP_HEAD, type MapPlace } from './layout.ts';

/** Places in the short list. */
export const PLACES = 16;

export interface StepMap {
  readonly name: string;
  readonly hue: TokenName;
  /** Bit i of a step is set where it looks at place i. */
  readonly steps: Uint32Array;
}

/** Rows of a map: all steps where there are not more than places. */
export const rowsOf = (steps: Uint32Array): number => Math.min(PLACES, steps.length);

const looksOf = (steps: Uint32Array): number =>
  steps.reduce((sum, step) => sum + Array.from({ length: PLACES }, (_, at) => (step >> at) & 1).reduce(add, 0), 0);
const add = (one: number, other: number): number => one + other;

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly isLookedAt: boolean;
}

export function drawSteps(group: Group, { name, hue, steps }: StepMap, place: MapPlace, { text }: StageContext): void {
  const { x, y, cell } = place;
  drawLabel(group, 'name', { x, y: y + 11, words: name, size: 12.5, weight: 500, colour: 'ink' });
  drawLabel(group, 'count', { x, y: y + 27, words: countWords(steps, text), size: 11.5 });
  const cells = Array.from({ length: rowsOf(steps) }, (_, row) =>
    Array.from(
      { length: PLACES },
      (__, at): Cell => ({
        x: x + at * cell,
        y: y + MAP_HEAD + row * cell,
        isLookedAt: ((steps[row] ?? 0) & (1 << at)) !== 0,
      }),
    ),
  ).flat();
  const side = Math.max(1, cell - (cell > 8 ? 2 : 1));
  group
    .selectChildren<SVGRectElement, Cell>('rect')
    .data(cells)
    .join('rect')
    .attr('x', (one) => one.x)
    .attr('y', (one) => one.y)
    .attr('width', side)
    .attr('height', side)
    .attr('rx', Math.min(2.5, side / 4))
    .attr('fill', ({ isLookedAt }) => (isLookedAt ? `var(--${hue})` : 'var(--wash)'));
}

function countWords(steps: Uint32Array, text: StageContext['text']): string {
  const count = text.say('stage.steps', { count: steps.length, looks: looksOf(steps) });
  const shown = rowsOf(steps);
  return shown === steps.length ? count : `${count}; ${text.say('stage.shown', { count: shown })}`;
}
