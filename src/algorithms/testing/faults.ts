// What holds of every fault: its phrase and its message are one sentence, and Russian has it too.
import { expect } from 'vitest';
import type { Messages } from '../../contract/text.ts';
import { problems as en } from '../../sim/problems.en.ts';
import { problems as ru } from '../../sim/problems.ru.ts';
import { createText } from '../../view/text/text.ts';
import { PolicyFault } from '../policy-fault.ts';

export function faultOf(call: () => unknown): PolicyFault {
  try {
    call();
  } catch (error) {
    if (error instanceof PolicyFault) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** @param words where the phrase's words stand; those that all labs share unless given */
export function expectSaid(
  { phrase, message }: PolicyFault,
  words: Readonly<Record<'en' | 'ru', Messages>> = { en, ru },
): void {
  expect(createText('en', [words.en], { strict: true }).say(phrase)).toBe(message);
  const inRussian = createText('ru', [words.ru], { strict: true }).say(phrase);
  expect(inRussian).toMatch(/[а-яё].*\.$/);
  expect(inRussian).not.toMatch(/[{}]|\b(an?|the) /);
}
