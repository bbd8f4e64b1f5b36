// How the axes of every chart look.

/** As a style: the page's CSS sets the type of SVG text, and would win over attributes. */
export const TICK = { fontSize: 10.5, style: { fontFamily: 'var(--mono)', fill: 'var(--ink2)' } } as const;
/** Room for the figures of the upright axis, in CSS pixels. */
export const AXIS_WIDTH = 40;
