// A call or an input that cannot be used: one line on standard error, exit 2.

export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** The sentence of anything thrown, on one line. */
export const sentenceOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ');
