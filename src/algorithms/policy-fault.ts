// A student's policy answered with something that cannot be used.
import type { Phrase } from '../contract/text.ts';

/** The message is the phrase in English, for whoever has no dictionary. */
export class PolicyFault extends Error {
  override readonly name = 'PolicyFault';
  readonly phrase: Phrase;

  constructor(phrase: Phrase, sentence: string) {
    super(sentence);
    this.phrase = phrase;
  }
}

/** The phrase of a fault that was caught; anything else goes on. */
export function phraseOfFault(error: unknown): Phrase {
  if (error instanceof PolicyFault) return error.phrase;
  throw error;
}

/** Settings that are allowed each by itself and make no run together; a model throws it when it is made. */
export class SettingsFault extends PolicyFault {}
