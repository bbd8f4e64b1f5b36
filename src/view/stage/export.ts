// The stage as a file: an SVG that needs nothing of the page, and a PNG made of it.
import type { Tokens } from '../theme/tokens.ts';

/** What is copied from the computed style; everything else of CSS has no say in a drawing. */
const PAINT = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap'],
  ...['stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'],
] as const;

/** Names a drawing program knows come after the web font's own. */
const DROPPED = new Set(['class', 'style', 'role', 'tabindex', 'aria-label', 'aria-pressed', 'aria-hidden', 'data-id']);

export interface ExportLayers {
  /** Shown SVG elements, bottom first. */
  readonly svgs: readonly SVGSVGElement[];
  /** SVG text of canvas layers (`crowd.toSvg()`), each painted above the svg of the same index. */
  readonly above?: readonly (string | undefined)[];
}

/** A hint says what to do on the page; a file cannot be clicked. */
const HINTS = '.hint';

/** One self-contained SVG of `width` × `height` CSS pixels: colours resolved, on the page's paper. */
export function exportSvg(layers: ExportLayers, width: number, height: number, tokens: Tokens): string {
  const parts = layers.svgs.map((svg, index) => {
    const copy = svg.cloneNode(true) as SVGSVGElement;
    const hints = copy.querySelectorAll(HINTS);
    inlinePaint(svg, copy);
    for (const hint of hints) hint.remove();
    const content = [...copy.childNodes].map((node) => new XMLSerializer().serializeToString(node)).join('');
    return `<g>${content}</g>${layers.above?.[index] ?? ''}`;
  });
  const size = `width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}"`;
  const body = parts.join('').replaceAll(' xmlns="http://www.w3.org/2000/svg"', '');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${attributeText(tokens.sans)}">` +
    `<rect width="100%" height="100%" fill="${tokens.paper}"/>${body}</svg>`
  );
}

function inlinePaint(shown: Element, copy: Element): void {
  const style = getComputedStyle(shown);
  for (const name of PAINT) {
    const value = style.getPropertyValue(name);
    if (value !== '' && isWorthSaying(name, value)) copy.setAttribute(name, value);
    else copy.removeAttribute(name);
  }
  for (const name of [...copy.getAttributeNames()]) if (DROPPED.has(name)) copy.removeAttribute(name);
  const shownChildren = [...shown.children];
  [...copy.children].forEach((child, index) => {
    const original = shownChildren[index];
    if (original !== undefined) inlinePaint(original, child);
  });
}

const INITIAL: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'stroke-opacity': '1',
  stroke: 'none',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
};

function isWorthSaying(name: string, value: string): boolean {
  return INITIAL[name] !== value;
}

function attributeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** Paints an SVG text `scale` times its size. Rejects with a sentence where the browser cannot. */
export async function toPng(svg: string, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser cannot paint the picture.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('This browser cannot paint the picture.'));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
