// What was thrown, for a reader: its phrase where it has one, and the student's own line.
import { PolicyFault } from '../../algorithms/policy-fault.ts';
import type { Locale, Localised, Phrase } from '../../contract/text.ts';
import { describeEnd } from '../../sandbox/end-reason.ts';
import { mapError, type ThrownError } from '../../sandbox/error-map.ts';
import { describeRefusal, isRefusal } from '../../sandbox/refusals.ts';
import { StudentCodeTooLong } from '../../sandbox/worker-script.ts';
import { WorkerEnded } from '../../worker/bridge.ts';

/** A sentence over the stage must leave room for the stage, whatever the student's own error says. */
const LONGEST_SHOWN = 500;
const shortened = (message: string): string =>
  message.length <= LONGEST_SHOWN ? message : `${message.slice(0, LONGEST_SHOWN)}…`;

interface Source {
  readonly script: string;
  readonly sourceMap?: string;
}

export interface LocatedFault {
  readonly message: string;
  /** The message in both languages, where it is ours. */
  readonly said?: Localised;
  /** The message as a phrase: unchecked whether any dictionary knows it, for it may come from beside a student's code. */
  readonly phrase?: Phrase;
  /** The student's own. */
  readonly line?: number;
}

function oursOf(error: Error): Pick<LocatedFault, 'said' | 'phrase'> {
  if (error instanceof PolicyFault) return { phrase: error.phrase };
  if (error instanceof StudentCodeTooLong) return { said: error.said };
  return isRefusal(error) ? { said: describeRefusal(error.subject, error.reason) } : {};
}

const thrownOf = ({ name, message, stack }: Error): ThrownError => ({
  name,
  message,
  ...(stack === undefined ? {} : { stack }),
});

/** The sentence of anything thrown, or of what ended a worker, and the student's line where it can be told. */
export function locateFault(error: unknown, code: Source | undefined, firstLine: number | undefined): LocatedFault {
  if (!(error instanceof Error)) return { message: shortened(String(error)) };
  const end = error instanceof WorkerEnded ? error.end : undefined;
  if (end !== undefined && end.kind !== 'error') return { message: error.message, said: describeEnd(end) };
  const thrown = end ?? thrownOf(error);
  const ours = oursOf(error);
  if (code === undefined || firstLine === undefined) return { message: shortened(thrown.message), ...ours };
  const mapped = mapError(thrown, {
    firstLine,
    lineCount: code.script.split('\n').length,
    ...(code.sourceMap === undefined ? {} : { sourceMap: code.sourceMap }),
  });
  return { message: shortened(mapped.message), ...ours, ...(mapped.line === undefined ? {} : { line: mapped.line }) };
}

/** What a reader's dictionaries can say. */
export interface Reader {
  readonly locale: Locale;
  knows(key: string): boolean;
}

/** What to say of a fault: its phrase where the reader's words know it, else its message, in their language if it is ours. */
export const wordsOfFault = ({ phrase, message, said }: LocatedFault, reader: Reader): Phrase =>
  phrase !== undefined && reader.knows(phrase.key)
    ? phrase
    : { key: 'grade.stopped', args: { message: said?.[reader.locale] ?? message } };
