// The words that the parts of a lab page share, in the reader's language; messages of a lab are found after them.
import { messages as en } from './messages.en.ts';
import { messages as ru } from './messages.ru.ts';
import { useText } from './text/react.tsx';
import type { Text } from './text/text.ts';

export const viewMessages = { en, ru };
export type ViewKey = keyof typeof en;

/** Text of this place in the page: the parts' own words by key, and the phrases of the providers around. */
export function useWords(): Text<ViewKey> {
  return useText<ViewKey>(viewMessages);
}
