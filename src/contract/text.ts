// Words that a person reads, and phrases that travel as data until a page or the command line puts them into words.

export type Locale = 'en' | 'ru';

/** The same words in both languages; a missing one does not compile. */
export interface Localised {
  readonly en: string;
  readonly ru: string;
}

export type PhraseArgument = string | number;

/** A sentence as data: a key of the lab's messages and its arguments. Models and graders speak in phrases. */
export interface Phrase {
  readonly key: string;
  readonly args?: Readonly<Record<string, PhraseArgument>>;
}

/** What a message function may call: numbers, plurals and units in the reader's language. */
export interface MessageFormatter {
  /** `plural(3, {one: '…', few: '…', many: '…', other: '…'})` by the language's own rules. */
  plural(count: number, forms: Readonly<Record<string, string>>): string;
  /** A number with the language's separators; at most `digits` decimals (default 2). */
  number(value: number, digits?: number): string;
  /** Figure and unit, the unit in the right form: "3 keys", "5 ключей", "612 ms". */
  unit(value: number, unit: string): string;
  /** Bytes as "256 MiB". */
  size(bytes: number): string;
  /** A value that a student's code gave, by its code in a phrase: "an object", «объект»; `17` stands as it is. */
  value(code: PhraseArgument | undefined): string;
}

export type MessageArguments = Readonly<Record<string, PhraseArgument>>;
export type Message = string | ((args: MessageArguments, format: MessageFormatter) => string);
export type Messages = Readonly<Record<string, Message>>;
/** The type of a Russian dictionary: exactly the keys of the English one. */
export type SameKeys<Dictionary extends Messages> = { readonly [Key in keyof Dictionary]: Message };
