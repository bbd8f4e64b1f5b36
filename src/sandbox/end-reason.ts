// Why a confined worker ended, and the sentence a person reads about it.
import type { Localised } from '../contract/text.ts';

export type EndReason =
  | { readonly kind: 'terminated' }
  /** No answer to a request; `afterMs` is how long the worker was silent, in ms of the frame's own clock. */
  | { readonly kind: 'deadline'; readonly afterMs: number }
  /** An error nobody caught. `line` and `column` count from 1 in the worker's script (error-map.ts maps them). */
  | {
      readonly kind: 'error';
      readonly message: string;
      readonly line?: number;
      readonly column?: number;
      readonly stack?: string;
    }
  | { readonly kind: 'out-of-memory-or-dead' }
  /** More messages, or more bytes, than the limits allow; `messages` counts those of the last second. */
  | { readonly kind: 'flood'; readonly messages: number };

/** Raised by whatever was waiting for the worker when it ended. */
export class ConfinedRunEnded extends Error {
  override readonly name = 'ConfinedRunEnded';
  readonly reason: EndReason;

  constructor(reason: EndReason) {
    super(describeEnd(reason).en);
    this.reason = reason;
  }
}

/** What happened, in both languages. */
export function describeEnd(reason: EndReason): Localised {
  switch (reason.kind) {
    case 'terminated':
      return { en: 'The run was stopped.', ru: 'Запуск остановлен.' };
    case 'deadline': {
      const seconds = (reason.afterMs / 1000).toFixed(1);
      return {
        en: `The code was stopped: it gave no answer for ${seconds} s. Is there a loop that never ends, or something that grows without end?`,
        ru: `Код остановлен: он не отвечал ${seconds.replace('.', ',')} с. Нет ли в нём бесконечного цикла или чего-то, что растёт без конца?`,
      };
    }
    case 'error':
      return { en: `The code failed: ${reason.message}`, ru: `Код завершился ошибкой: ${reason.message}` };
    case 'out-of-memory-or-dead':
      return {
        en: 'The code was stopped: it used up the memory given to it. Is something growing without end?',
        ru: 'Код остановлен: он израсходовал всю отведённую память. Нет ли в нём чего-то, что растёт без конца?',
      };
    case 'flood':
      return {
        en: 'The code was stopped: it sent more messages than the page can take.',
        ru: 'Код остановлен: он отправлял больше сообщений, чем страница может принять.',
      };
    default:
      return reason satisfies never;
  }
}
