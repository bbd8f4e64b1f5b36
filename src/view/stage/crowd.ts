// A canvas for thousands of moving dots. The caller fills typed arrays; the crowd paints them, finds the one under the
// pointer, and writes them as SVG.
import { type Tokens, watchTheme } from '../theme/tokens.ts';
import { FATE_STYLES, FATES, isStroked, SHAPES, shapePath } from './fates.ts';
import { nearestDot } from './nearest.ts';
import { paintSprites, type Sprites } from './sprites.ts';

/** Dots by column. `hue` is an index of FATES, `shape` of SHAPES. */
export interface CrowdDots {
  readonly count: number;
  /** Centres in CSS pixels of the layer. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly hue: Uint8Array;
  readonly shape: Uint8Array;
  /** 0 … 1; absent: opaque. */
  readonly opacity?: Float32Array;
}

export interface CrowdOptions {
  tokens(): Tokens;
  /** Of a dot, CSS pixels. Default 4. */
  readonly radius?: number;
}

export interface Crowd {
  readonly canvas: HTMLCanvasElement;
  resize(width: number, height: number): void;
  /** Paints all dots; keeps a reference to the arrays for `at` and `toSvg`. */
  draw(dots: CrowdDots): void;
  /** The index of the dot at a point in CSS pixels of the layer, within `reach` (default 8); −1 where there is none. */
  at(x: number, y: number, reach?: number): number;
  /** The dots as one `<g>`, colours resolved. */
  toSvg(): string;
  destroy(): void;
}

/** A column of SHAPES for each fate, the usual pairing: `dots.shape[i] = FATE_SHAPE[dots.hue[i]]`. */
export const FATE_SHAPE: Readonly<Uint8Array> = Uint8Array.from(FATES, (fate) =>
  SHAPES.indexOf(FATE_STYLES[fate].shape),
);

const NOBODY: CrowdDots = {
  count: 0,
  x: new Float32Array(0),
  y: new Float32Array(0),
  hue: new Uint8Array(0),
  shape: new Uint8Array(0),
};

/** Adds a canvas to `host`, which must be positioned; the canvas covers it and lets the pointer through. */
export function createCrowd(host: HTMLElement, options: CrowdOptions): Crowd {
  const radius = options.radius ?? 4;
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.cssText = 'position:absolute;inset:0;pointer-events:none;width:100%;height:100%';
  host.append(canvas);
  // jsdom has no canvas, and a browser may run out of contexts: the rest of the stage still works.
  const context = typeof canvas.getContext === 'function' ? canvas.getContext('2d') : null;
  let sprites: Sprites | undefined;
  let dots = NOBODY;
  let ratio = 1;

  const paint = (): void => {
    if (context === null) return;
    sprites ??= paintSprites(options.tokens(), radius, ratio);
    const { image, cell } = sprites;
    const half = cell / 2;
    const { count, x, y, hue, shape, opacity } = dots;
    context.clearRect(0, 0, canvas.width, canvas.height);
    let alpha = 1;
    context.globalAlpha = 1;
    for (let index = 0; index < count; index += 1) {
      if (opacity !== undefined) {
        const wanted = opacity[index] as number;
        if (wanted !== alpha) {
          alpha = wanted;
          context.globalAlpha = wanted;
        }
      }
      const left = (shape[index] as number) * cell;
      const top = (hue[index] as number) * cell;
      // Whole device pixels blit without filtering, which is several times faster on a machine without a GPU.
      const atX = ((x[index] as number) * ratio - half + 0.5) | 0;
      const atY = ((y[index] as number) * ratio - half + 0.5) | 0;
      context.drawImage(image, left, top, cell, cell, atX, atY, cell, cell);
    }
  };

  const stopWatching = watchTheme(() => {
    sprites = undefined;
    paint();
  });

  return {
    canvas,
    resize(width, height) {
      const fresh = Math.min(2, window.devicePixelRatio || 1);
      if (fresh !== ratio) sprites = undefined;
      ratio = fresh;
      canvas.width = Math.max(1, Math.round(width * ratio));
      canvas.height = Math.max(1, Math.round(height * ratio));
      paint();
    },
    draw(next) {
      dots = next;
      paint();
    },
    at: (x, y, reach = 8) => nearestDot(dots, x, y, reach),
    toSvg: () => crowdSvg(dots, options.tokens(), radius),
    destroy() {
      stopWatching();
      canvas.remove();
      dots = NOBODY;
    },
  };
}

/** Dots as SVG text; each an own path, so that a drawing program can take it apart. */
export function crowdSvg(dots: CrowdDots, tokens: Tokens, radius: number): string {
  const parts: string[] = [];
  for (let index = 0; index < dots.count; index += 1) {
    const fate = FATES[dots.hue[index] as number];
    const shape = SHAPES[dots.shape[index] as number];
    if (fate === undefined || shape === undefined) continue;
    const colour = tokens[FATE_STYLES[fate].hue];
    const paint = isStroked(shape) ? `fill="none" stroke="${colour}" stroke-width="1.8"` : `fill="${colour}"`;
    const faint = dots.opacity === undefined ? '' : ` opacity="${Number((dots.opacity[index] as number).toFixed(2))}"`;
    const x = Number((dots.x[index] as number).toFixed(1));
    const y = Number((dots.y[index] as number).toFixed(1));
    parts.push(`<path d="${shapePath(shape, radius)}" transform="translate(${x} ${y})" ${paint}${faint}/>`);
  }
  return `<g>${parts.join('')}</g>`;
}
