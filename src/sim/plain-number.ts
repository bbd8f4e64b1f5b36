// Numbers as a person writes them: decimal digits, a point, an exponent. What JavaScript reads beside them (hexadecimal,
// binary, an empty text as 0) is more likely a slip than a figure.

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number that is written; NaN where none is. Blanks around it do not count. */
export function readPlainNumber(text: string): number {
  const written = text.trim();
  return PLAIN.test(written) ? Number(written) : Number.NaN;
}
