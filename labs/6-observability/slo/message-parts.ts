// Parts of sentences that both languages put together alike: stretches of time, burn rates, shares.
import type { MessageArguments, MessageFormatter, PhraseArgument } from '#src/contract/text.ts';

type Given = PhraseArgument | undefined;

/** A window or a stretch of time: "5 min", "6 h", "3 d". */
export function span(minutes: Given, { unit }: MessageFormatter): string {
  const value = Number(minutes);
  if (value >= 2880) return unit(value / 1440, 'd');
  return value >= 120 || value === 60 ? unit(value / 60, 'h') : unit(value, 'min');
}

/** A burn rate: "14.4×". */
export const times = (burn: Given, { number }: MessageFormatter): string =>
  `${number(Number(burn), Number(burn) < 10 ? 2 : 1)}×`;

export const share = (percent: Given, { unit }: MessageFormatter): string => unit(Number(percent), '%');

/** The windows of a rule: "1 h / 5 min". */
export const windows = ({ long, short }: MessageArguments, format: MessageFormatter): string =>
  Number(short) === 0 ? span(long, format) : `${span(long, format)} / ${span(short, format)}`;

/** What a student's code gave for a percentage: a number, or NaN. */
export const percentGiven = (given: Given, format: MessageFormatter): string =>
  typeof given === 'number' ? share(given, format) : 'NaN';
