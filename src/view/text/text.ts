// Puts phrases, figures, units and moments into the reader's language. Knows no DOM and no React: the command line uses it too.
import { valueWords } from '../../algorithms/student-value.ts';
import type { ClockUnit } from '../../contract/manifest.ts';
import type {
  Locale,
  Localised,
  Message,
  MessageArguments,
  MessageFormatter,
  Messages,
  Phrase,
} from '../../contract/text.ts';
import { withoutBadBreaks } from './breaks.ts';
import { unitSuffix } from './units.ts';

/** The language tags that Intl and React Aria take. */
export const LANGUAGE_TAGS: Readonly<Record<Locale, string>> = { en: 'en-US', ru: 'ru-RU' };

/** The same dictionary in both languages; write the Russian one `satisfies SameKeys<typeof en>`. */
export interface Dictionary<Key extends string = string> {
  readonly en: Readonly<Record<Key, Message>>;
  readonly ru: Readonly<Record<Key, Message>>;
}

export interface Text<Key extends string = string> {
  readonly locale: Locale;
  /** The sentence of a phrase or a key. Throws on a key that no dictionary has, when strict; else gives the key itself. */
  say(phrase: Phrase | Key, args?: MessageArguments): string;
  knows(key: string): boolean;
  /** Its words in the language; no line of them ends within a figure or before a dash. */
  pick(localised: Localised): string;
  plural(count: number, forms: Readonly<Record<string, string>>): string;
  /** At most `digits` decimals (default 2). NaN is "–", infinities "∞" and "−∞". */
  number(value: number, digits?: number): string;
  /** A share of one in percent: 0.125 is "12.5%" (in Russian "12,5 %"). At most `digits` decimals (default 1). */
  percent(share: number, digits?: number): string;
  /** Figure and unit: "612 ms", "240/s". Without `digits`, three significant figures or whole units, whichever is more. */
  unit(value: number, unit: string, digits?: number): string;
  /** Bytes in the binary unit that suits them, "256 MiB"; rounded up to a tenth: what passes a limit never reads like it. */
  size(bytes: number): string;
  /** The unit alone, as it stands in an axis title: "ms", "/s"; plural for words. */
  unitName(unit: string): string;
  /**
   * Simulated milliseconds as a clock: "0:21.480", "1:02:03.000". `digits` of the second: 3 (default) to 0, cut off. From a
   * day on "3 d 14:20:37", and with no digits "3 d 14:20" or "3 d".
   */
  time(ms: number, digits?: 0 | 1 | 2 | 3): string;
  /** A moment in the lab's clock: a clock of milliseconds, or a count of what happened. */
  moment(at: number, clock: ClockUnit, digits?: 0 | 1 | 2 | 3): string;
}

export interface TextOptions {
  /** Throw on an unknown key instead of showing it. Set in development and tests. */
  readonly strict?: boolean;
}

/** The unit of a share of one, which a person reads in percent. */
const SHARE = 'share';
const SIZE_UNITS = ['B', 'KiB', 'MiB', 'GiB'] as const;
/** Russian sets four digits without a space, as its prose does: 1000, 10 000. */
const GROUPING = { en: 'always', ru: 'min2' } as const satisfies Readonly<Record<Locale, string>>;
const MINUS = '\u2212';

/** As many decimals as three significant figures need; none from a hundred up. */
function decimalsFor(value: number): number {
  const size = Math.abs(value);
  if (size >= 99.95 || size === 0) return 0;
  if (size >= 9.995) return 1;
  if (size >= 0.9995) return 2;
  return Math.min(6, 2 - Math.floor(Math.log10(size)));
}

const DAY_MS = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

function clock(ms: number, digits: 0 | 1 | 2 | 3): string {
  if (!Number.isFinite(ms)) return '–';
  const total = Math.round(Math.abs(ms));
  const hours = Math.floor(total / 3_600_000);
  const minutes = Math.floor(total / 60_000) % 60;
  const seconds = Math.floor(total / 1000) % 60;
  const head = hours > 0 ? `${String(hours)}:${two(minutes)}` : String(minutes);
  const fraction =
    digits === 0
      ? ''
      : `.${String(total % 1000)
          .padStart(3, '0')
          .slice(0, digits)}`;
  return `${ms < 0 && total > 0 ? MINUS : ''}${head}:${two(seconds)}${fraction}`;
}

/** The time of day behind a number of days; fractions of a second say nothing there. */
function clockOfDay(ms: number, digits: 0 | 1 | 2 | 3): string {
  const [hours, minutes, seconds] = [
    Math.floor(ms / 3_600_000),
    Math.floor(ms / 60_000) % 60,
    Math.floor(ms / 1000) % 60,
  ];
  if (digits > 0) return ` ${String(hours)}:${two(minutes)}:${two(seconds)}`;
  return hours === 0 && minutes === 0 ? '' : ` ${String(hours)}:${two(minutes)}`;
}

/** Fills `{name}` in a plain message; a name without argument stays as it is. */
function fill(message: string, args: MessageArguments, format: MessageFormatter): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === 'number' ? format.number(value) : value;
  });
}

/**
 * Text in one language from that language's dictionaries; a key is looked up in the first dictionary that has it.
 * `createText('ru', [labMessages, shellMessages])`.
 */
export function createText<Key extends string = string>(
  locale: Locale,
  dictionaries: readonly Messages[] = [],
  options: TextOptions = {},
): Text<Key> {
  const tag = LANGUAGE_TAGS[locale];
  const rules = new Intl.PluralRules(tag);
  const formats = new Map<number, Intl.NumberFormat>();
  const number = (value: number, digits = 2): string => {
    if (Number.isNaN(value)) return '–';
    if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
    let format = formats.get(digits);
    if (format === undefined) {
      format = new Intl.NumberFormat(tag, {
        ...{ maximumFractionDigits: digits, signDisplay: 'negative' },
        useGrouping: GROUPING[locale],
      });
      formats.set(digits, format);
    }
    return format.format(value).replace('-', MINUS);
  };
  const plural = (count: number, forms: Readonly<Record<string, string>>): string =>
    forms[rules.select(count)] ?? forms.other ?? '';
  const find = (key: string): Message | undefined => {
    for (const dictionary of dictionaries) {
      if (Object.hasOwn(dictionary, key)) return dictionary[key];
    }
    return undefined;
  };

  const unit = (value: number, name: string, digits?: number): string => {
    if (name === SHARE) return unit(value * 100, '%', digits);
    const shown = digits ?? decimalsFor(value);
    // The word goes with the figure that is shown: 2,399.6 without decimals is "2400 запросов", not "запроса".
    const suffix = Number.isFinite(value) ? unitSuffix(name, locale, rules.select(Number(value.toFixed(shown)))) : '';
    return number(value, shown) + suffix;
  };
  const size = (bytes: number): string => {
    const power = bytes < 1024 ? 0 : Math.min(SIZE_UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
    return unit(Math.ceil((bytes / 1024 ** power) * 10) / 10, SIZE_UNITS[power] ?? 'B', 1);
  };
  const time = (ms: number, digits: 0 | 1 | 2 | 3 = 3): string => {
    const total = Math.round(ms);
    if (!(total >= DAY_MS)) return clock(ms, digits);
    return unit(Math.floor(total / DAY_MS), 'd', 0) + clockOfDay(total % DAY_MS, digits);
  };
  const format: MessageFormatter = {
    plural,
    number,
    unit,
    size,
    value: (code) => valueWords(String(code), locale),
  };

  return {
    locale,
    say(phrase, extra) {
      const key = typeof phrase === 'string' ? phrase : phrase.key;
      const args = { ...(typeof phrase === 'string' ? undefined : phrase.args), ...extra };
      const message = find(key);
      if (message === undefined) {
        if (options.strict === true) throw new Error(`No ${locale} message '${key}'.`);
        return key;
      }
      return typeof message === 'string' ? fill(message, args, format) : message(args, format);
    },
    knows: (key) => find(key) !== undefined,
    pick: (localised) => withoutBadBreaks(localised[locale]),
    plural,
    number,
    percent: (share, digits = 1) => unit(share * 100, '%', digits),
    unit,
    size,
    unitName: (name) => unitSuffix(name === SHARE ? '%' : name, locale, 'many').trim(),
    time,
    moment: (at, unitOfClock, digits = 3) => (unitOfClock === 'ms' ? time(at, digits) : unit(at, unitOfClock, 0)),
  };
}
