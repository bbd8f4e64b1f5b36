// Each dot's picture, painted once: a row a hue, a column a shape. Blitting beats tracing paths by far for crowds.
import type { Tokens } from '../theme/tokens.ts';
import { FATE_STYLES, FATES, isStroked, SHAPES, shapePath } from './fates.ts';

export interface Sprites {
  readonly image: HTMLCanvasElement;
  /** Side of one square cell, device pixels. */
  readonly cell: number;
}

/** Paints all shapes in all hues for dots of `radius` CSS pixels on a screen of that pixel ratio. */
export function paintSprites(tokens: Tokens, radius: number, ratio: number): Sprites {
  const cell = Math.ceil((radius * 1.4 + 1.5) * ratio) * 2;
  const image = document.createElement('canvas');
  image.width = cell * SHAPES.length;
  image.height = cell * FATES.length;
  const context = image.getContext('2d');
  if (context === null) return { image, cell };
  FATES.forEach((fate, row) => {
    const colour = tokens[FATE_STYLES[fate].hue];
    SHAPES.forEach((shape, column) => {
      context.setTransform(ratio, 0, 0, ratio, (column + 0.5) * cell, (row + 0.5) * cell);
      const path = new Path2D(
        shapePath(shape, shape === 'cross' ? radius * 0.85 : shape === 'ring' ? radius - 0.8 : radius),
      );
      if (isStroked(shape)) {
        context.strokeStyle = colour;
        context.lineWidth = 1.8;
        context.lineCap = 'round';
        context.stroke(path);
      } else {
        context.fillStyle = colour;
        context.fill(path);
      }
    });
  });
  return { image, cell };
}
