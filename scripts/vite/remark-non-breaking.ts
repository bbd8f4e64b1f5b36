// Keeps a figure and its unit on one line, and a dash with the word before it: a reader should not write U+00A0 by hand.

interface Node {
  readonly type: string;
  value?: string;
  readonly children?: readonly Node[];
}

const UNITS = '%|‰|ms|s|h|kB|MB|GB|мс|с|ч|мин|КБ|МБ|ГБ|км|°C';
const FIGURE_AND_UNIT = new RegExp(`(\\d) (?=(?:${UNITS})(?![\\p{L}\\d]))`, 'gu');
const GROUPED_DIGITS = /(\d) (?=\d{3}(?!\d))/g;

/** Text with its breaking spaces made non-breaking where a line must not end. */
export function withoutBadBreaks(text: string): string {
  return text.replace(FIGURE_AND_UNIT, '$1\u00a0').replace(GROUPED_DIGITS, '$1\u00a0').replaceAll(' — ', '\u00a0— ');
}

function walk(node: Node): void {
  if (node.type === 'text' && node.value !== undefined) node.value = withoutBadBreaks(node.value);
  for (const child of node.children ?? []) walk(child);
}

/** A remark plugin: prose only, neither code nor formulas. */
export const remarkNonBreaking = () => walk;
