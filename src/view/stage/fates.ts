// What can become of a request, and how every stage shows it: by hue and by shape.
import type { Fate } from '../../contract/manifest.ts';
import type { TokenName } from '../theme/tokens.ts';

export const FATES = ['waiting', 'served', 'hit', 'miss', 'failed', 'retry'] as const satisfies readonly Fate[];

/** How a dot is drawn: a filled circle, a ring, a diamond, a cross, a triangle. */
export const SHAPES = ['circle', 'ring', 'diamond', 'cross', 'triangle'] as const;
export type Shape = (typeof SHAPES)[number];

export interface FateStyle {
  readonly hue: TokenName;
  readonly shape: Shape;
}

export const FATE_STYLES: Readonly<Record<Fate, FateStyle>> = {
  waiting: { hue: 'wait', shape: 'circle' },
  served: { hue: 'served', shape: 'circle' },
  hit: { hue: 'hit', shape: 'circle' },
  miss: { hue: 'miss', shape: 'diamond' },
  failed: { hue: 'failed', shape: 'cross' },
  retry: { hue: 'retry', shape: 'triangle' },
};

/** Index of a fate in a crowd's `hues` array. */
export function fateIndex(fate: Fate): number {
  return FATES.indexOf(fate);
}

/** The outline of a shape around (0, 0), `radius` pixels to its edge. Crosses and rings are stroked, the rest filled. */
export function shapePath(shape: Shape, radius: number): string {
  const r = radius;
  switch (shape) {
    case 'circle':
    case 'ring':
      return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
    case 'diamond':
      return `M0 ${-r * 1.25}L${r * 1.25} 0L0 ${r * 1.25}L${-r * 1.25} 0Z`;
    case 'cross':
      return `M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`;
    case 'triangle':
      return `M0 ${-r * 1.2}L${r * 1.15} ${r * 0.9}L${-r * 1.15} ${r * 0.9}Z`;
  }
}

export function isStroked(shape: Shape): boolean {
  return shape === 'cross' || shape === 'ring';
}
