// The reader's language for components: one provider at the root, more inside it where a lab brings its own messages.
import { createContext, type JSX, type ReactNode, useContext, useMemo } from 'react';
import type { Locale, Messages } from '../../contract/text.ts';
import { createText, type Dictionary, type Text } from './text.ts';

interface Reading {
  readonly locale: Locale;
  /** Dictionaries of this language, innermost first. */
  readonly messages: readonly Messages[];
}

const ReadingContext = createContext<Reading>({ locale: 'en', messages: [] });

export interface TextProviderProps {
  /** Absent: as outside. */
  readonly locale?: Locale;
  /** Messages in that language, found before those of the providers outside. */
  readonly messages?: Messages;
  readonly children: ReactNode;
}

export function TextProvider({ locale, messages, children }: TextProviderProps): JSX.Element {
  const outer = useContext(ReadingContext);
  const reading = useMemo<Reading>(() => {
    // Outer dictionaries of another language would mix tongues.
    const kept = locale === undefined || locale === outer.locale ? outer.messages : [];
    return { locale: locale ?? outer.locale, messages: messages === undefined ? kept : [messages, ...kept] };
  }, [outer, locale, messages]);
  return <ReadingContext value={reading}>{children}</ReadingContext>;
}

export function useLocale(): Locale {
  return useContext(ReadingContext).locale;
}

/**
 * The text of this place in the page. With a dictionary, its keys are typed and come first; dictionaries of the providers
 * around are found after it, by phrases.
 */
export function useText<Key extends string = string>(dictionary?: Dictionary<Key>): Text<Key> {
  const { locale, messages } = useContext(ReadingContext);
  return useMemo(() => {
    const all = dictionary === undefined ? messages : [dictionary[locale], ...messages];
    return createText<Key>(locale, all, { strict: import.meta.env.DEV });
  }, [locale, messages, dictionary]);
}
