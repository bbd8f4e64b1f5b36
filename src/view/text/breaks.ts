// Where a line of words must not end: between a figure and its unit, within a figure, before a dash. Nobody should have to
// write U+00A0 by hand.

const UNITS = '%|‰|ms|s|h|kB|MB|GB|мс|с|ч|мин|КБ|МБ|ГБ|км|°C';
const FIGURE_AND_UNIT = new RegExp(`(\\d) (?=(?:${UNITS})(?![\\p{L}\\d]))`, 'gu');
const GROUPED_DIGITS = /(\d) (?=\d{3}(?!\d))/g;

/** Text with its breaking spaces made non-breaking where a line must not end. */
export function withoutBadBreaks(text: string): string {
  return text.replace(FIGURE_AND_UNIT, '$1\u00a0').replace(GROUPED_DIGITS, '$1\u00a0').replaceAll(' — ', '\u00a0— ');
}
