// The few words that the controls say by themselves.
import type { Messages, SameKeys } from '../../contract/text.ts';

const en = { close: 'Close', less: 'Less', more: 'More' } satisfies Messages;
const ru = { close: 'Закрыть', less: 'Меньше', more: 'Больше' } satisfies SameKeys<typeof en>;

export const controlsMessages = { en, ru };
