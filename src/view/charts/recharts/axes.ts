// How the axes of every chart look.

/** As a style: the page's CSS sets the type of SVG text, and would win over attributes. */
export const TICK = { fontSize: 10.5, style: { fontFamily: 'var(--mono)', fill: 'var(--ink2)' } } as const;
/** Room for the figures of the upright axis, in CSS pixels: they are set in a monospaced face. */
export function axisWidth(labels: readonly string[]): number {
  return Math.max(40, 10 + 6.4 * Math.max(...labels.map((label) => label.length)));
}
