// Paints a flame graph: on canvas, since there may be thousands of frames, and as SVG for a file.
import type { FlameFrame, FlameLayout } from '#src/algorithms/profiles/flame-layout.ts';
import type { Tokens } from '#src/view/theme/tokens.ts';
import type { Tint } from './frames.ts';
import { fitName, TWO_LINES } from './layout.ts';

export interface FlamePicture {
  readonly layout: FlameLayout;
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  /** Rows hidden at the bottom. */
  readonly offset: number;
  nameOf(context: number): string;
  /** For a second line, where there is room. */
  noteOf(context: number): string;
  tintOf(context: number): Tint;
  /** What a search left out. */
  isDimmed(context: number): boolean;
  /** The stack that stands now. */
  isPresent(context: number): boolean;
  readonly focused: number;
  /** Said where rows are hidden at the top. */
  readonly above: string;
  isSelected(context: number): boolean;
}

const HUES = { own: 'miss', grown: 'failed', shrunk: 'served', same: 'wait' } as const satisfies Readonly<
  Record<Tint['is'], keyof Tokens>
>;
const CHARACTER = 7.2;
/** The second line, against the first. */
const SMALL = 0.92;
/** Words on a frame that changed: hue alone does not say it. */
const SIGN = { own: '', grown: '▲ ', shrunk: '▼ ', same: '' } as const;

/** Above the least tint, so that a frame is always seen. */
const opacityOf = ({ is, strength }: Tint): number => (is === 'same' ? 0.16 : 0.14 + 0.56 * strength);

export interface Box {
  readonly frame: FlameFrame;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The frames that are within the picture, the outermost at the bottom. A row that would be cut is not shown. */
export function boxesOf({ layout, height, rowHeight, offset }: FlamePicture): readonly Box[] {
  return layout.frames
    .map((frame) => ({
      frame,
      x: frame.x,
      y: height - (frame.row - offset + 1) * rowHeight,
      width: frame.width,
      height: rowHeight,
    }))
    .filter(({ y }) => y >= 0 && y < height);
}

export function paintFlame(context: CanvasRenderingContext2D, picture: FlamePicture, tokens: Tokens): void {
  const { width, height } = picture;
  context.clearRect(0, 0, width, height);
  context.font = `12px ${tokens.mono}`;
  context.textBaseline = 'middle';
  for (const box of boxesOf(picture)) {
    const { context: at } = box.frame;
    const tint = picture.tintOf(at);
    const inner = Math.max(0.5, box.width - 1);
    context.globalAlpha = 1;
    context.fillStyle = tokens.panel;
    context.fillRect(box.x, box.y, inner, box.height - 1);
    context.globalAlpha = picture.isDimmed(at) ? 0.06 : opacityOf(tint);
    context.fillStyle = tokens[HUES[tint.is]];
    context.fillRect(box.x, box.y, inner, box.height - 1);
    context.globalAlpha = picture.isDimmed(at) ? 0.5 : 1;
    const words = fitName(`${SIGN[tint.is]}${picture.nameOf(at)}`, inner, CHARACTER);
    if (words !== '') {
      context.fillStyle = tokens.ink;
      const isHigh = box.height >= TWO_LINES;
      context.fillText(words, box.x + 5, box.y + box.height / 2 + (isHigh ? -8 : 0.5));
      const note = isHigh ? fitName(picture.noteOf(at), inner, CHARACTER * SMALL) : '';
      if (note !== '') {
        context.font = `${String(12 * SMALL)}px ${tokens.mono}`;
        context.globalAlpha *= 0.78;
        context.fillText(note, box.x + 5, box.y + box.height / 2 + 9);
        context.font = `12px ${tokens.mono}`;
      }
    }
    context.globalAlpha = 1;
    if (picture.isPresent(at)) {
      context.fillStyle = tokens.ink;
      context.fillRect(box.x, box.y + box.height - 3, inner, 2);
    }
    if (picture.isSelected(at) && inner > 3) outline(context, box, tokens.accent, 2);
    if (picture.focused === at) outline(context, box, tokens.ink, 2);
  }
  if (picture.above === '') return;
  context.font = `12px ${tokens.sans}`;
  const wide = context.measureText(picture.above).width;
  context.fillStyle = tokens.panel;
  context.fillRect(width - wide - 20, 2, wide + 16, 20);
  context.fillStyle = tokens.ink2;
  context.fillText(picture.above, width - wide - 12, 12.5);
}

function outline(context: CanvasRenderingContext2D, { x, y, width, height }: Box, colour: string, thick: number): void {
  context.strokeStyle = colour;
  context.lineWidth = thick;
  context.strokeRect(x + thick / 2, y + thick / 2, Math.max(1, width - 1 - thick), height - 1 - thick);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The same as a self-contained SVG. */
export function flameSvg(picture: FlamePicture, tokens: Tokens, title: string): string {
  const top = 30;
  const figure = (value: number): string => String(Math.round(value * 100) / 100);
  const boxes = boxesOf(picture).map((box) => {
    const tint = picture.tintOf(box.frame.context);
    const inner = Math.max(0.5, box.width - 1);
    const words = fitName(`${SIGN[tint.is]}${picture.nameOf(box.frame.context)}`, inner, CHARACTER);
    const place = `x="${figure(box.x)}" y="${figure(top + box.y)}" width="${figure(inner)}" height="${figure(box.height - 1)}"`;
    const text =
      words === ''
        ? ''
        : `<text x="${figure(box.x + 5)}" y="${figure(top + box.y + box.height / 2 + 4)}" fill="${tokens.ink}">${escaped(words)}</text>`;
    return `<rect ${place} fill="${tokens[HUES[tint.is]]}" fill-opacity="${figure(opacityOf(tint))}"/>${text}`;
  });
  const size = `width="${figure(picture.width)}" height="${figure(picture.height + top)}" viewBox="0 0 ${figure(picture.width)} ${figure(picture.height + top)}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${escaped(tokens.mono)}" font-size="12">` +
    `<rect width="100%" height="100%" fill="${tokens.paper}"/>` +
    `<text x="5" y="19" font-family="${escaped(tokens.sans)}" font-size="14" fill="${tokens.ink}">${escaped(title)}</text>${boxes.join('')}</svg>`
  );
}
