// A call or an input that cannot be used: one line on standard error, exit 2.

export class Misuse extends Error {
  override readonly name = 'Misuse';
}

const LONGEST_SENTENCE = 4000;

/** One line that a terminal prints as it stands: what a file, a call or a student's code says may hold anything. */
export function onOneLine(text: string): string {
  const start = text.slice(0, LONGEST_SENTENCE);
  const line = start.replace(/\s*[\n\r\u2028\u2029]\s*/gu, ' ').replace(/\p{Cc}/gu, '\ufffd');
  return start.length < text.length ? `${line}…` : line;
}

/** The sentence of anything thrown, on one line. */
export const sentenceOf = (error: unknown): string => onOneLine(error instanceof Error ? error.message : String(error));
