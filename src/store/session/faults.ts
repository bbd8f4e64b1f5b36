// What was thrown, for a reader: its phrase where it has one, and the student's own line.
import { PolicyFault } from '../../algorithms/policy-fault.ts';
import type { Locale, Phrase } from '../../contract/text.ts';
import { mapError } from '../../sandbox/error-map.ts';

interface Source {
  readonly script: string;
  readonly sourceMap?: string;
}

export interface LocatedFault {
  readonly message: string;
  /** The message as a phrase: unchecked whether any dictionary knows it, for it may come from beside a student's code. */
  readonly phrase?: Phrase;
  /** The student's own. */
  readonly line?: number;
}

/** The sentence of anything thrown, and the student's line where the stack tells it. */
export function locateFault(error: unknown, code: Source | undefined, firstLine: number | undefined): LocatedFault {
  if (!(error instanceof Error)) return { message: String(error) };
  const said = error instanceof PolicyFault ? { phrase: error.phrase } : {};
  if (code === undefined || firstLine === undefined) return { message: error.message, ...said };
  const mapped = mapError(
    { name: error.name, message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) },
    {
      firstLine,
      lineCount: code.script.split('\n').length,
      ...(code.sourceMap === undefined ? {} : { sourceMap: code.sourceMap }),
    },
  );
  return { message: mapped.message, ...said, ...(mapped.line === undefined ? {} : { line: mapped.line }) };
}

/** What a reader's dictionaries can say. */
export interface Reader {
  readonly locale: Locale;
  knows(key: string): boolean;
}

/** What to say of a fault: its phrase where the reader's words know it, else its message. */
export const wordsOfFault = ({ phrase, message }: LocatedFault, reader: Reader): Phrase =>
  phrase !== undefined && reader.knows(phrase.key) ? phrase : { key: 'grade.stopped', args: { message } };
