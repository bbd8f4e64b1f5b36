// One text file as a lab's input, line by line: what holds of every such file, whatever stands in it.
import type { InputProblem, InputSession } from '../../contract/model.ts';
import type { Phrase } from '../../contract/text.ts';
import { createLineReader, type TakeLine } from './lines.ts';

/** Said of a second file where a lab reads one. */
export const ONE_FILE: InputProblem = { message: 'open one file at a time', phrase: { key: 'input.one' } };
export const BINARY: InputProblem = { message: 'this is a binary file, not text', phrase: { key: 'input.binary' } };

const LONGEST_SHOWN = 60;

/** As it may stand in a sentence: short, and without characters that a terminal would obey. */
export const shownText = (text: string): string =>
  (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text).replace(/\p{Cc}/gu, '\ufffd');

/** A problem of one line. `sentence` is English and names what is allowed and what was given; the phrase says it all. */
export const problemAt = (line: number, sentence: string, phrase: Phrase): InputProblem => ({
  message: `line ${line}: ${sentence}`,
  line,
  phrase,
});

/** Control characters that no text has; tab, ends of lines and escape are left to it. */
export function isBinary(chunk: Uint8Array): boolean {
  for (const byte of chunk) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) return true;
  return false;
}

export interface TextFile {
  readonly line: TakeLine<InputProblem>;
  /** All lines were taken. */
  end: InputSession['end'];
  /** A longer line is taken before its end has come, so that it can be refused in time. */
  readonly mostLineBytes?: number;
}

/** Reads one text file; a second one and what is no text are refused. */
export function openTextFile({ line, end, mostLineBytes }: TextFile): InputSession {
  const lines = createLineReader(line, mostLineBytes);
  let files = 0;
  return {
    file() {
      files += 1;
    },
    push(chunk) {
      if (files > 1) return ONE_FILE;
      return isBinary(chunk) ? BINARY : lines.push(chunk);
    },
    end() {
      if (files > 1) return ONE_FILE;
      return lines.end() ?? end();
    },
  };
}
