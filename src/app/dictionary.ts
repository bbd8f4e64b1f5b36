// The shell's dictionary in both languages.
import { messages as en } from './messages.en.ts';
import { messages as ru } from './messages.ru.ts';

export const shell = { en, ru };
