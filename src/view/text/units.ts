// Units as manifests write them, in the reader's language. Words that are counted take the language's plural.
import type { Locale } from '../../contract/text.ts';

interface UnitSign {
  readonly en: string;
  readonly ru: string;
  /** Written against the figure: "240/s". */
  readonly tight?: true | Locale;
}

const SIGNS: Readonly<Record<string, UnitSign>> = {
  ns: { en: 'ns', ru: 'нс' },
  µs: { en: 'µs', ru: 'мкс' },
  us: { en: 'µs', ru: 'мкс' },
  ms: { en: 'ms', ru: 'мс' },
  s: { en: 's', ru: 'с' },
  min: { en: 'min', ru: 'мин' },
  h: { en: 'h', ru: 'ч' },
  d: { en: 'd', ru: 'дн.' },
  '1/s': { en: '/s', ru: '/с', tight: true },
  '1/min': { en: '/min', ru: '/мин', tight: true },
  'ms/s': { en: 'ms/s', ru: 'мс/с' },
  'B/s': { en: 'B/s', ru: 'Б/с' },
  'kB/s': { en: 'kB/s', ru: 'кБ/с' },
  'MB/s': { en: 'MB/s', ru: 'МБ/с' },
  B: { en: 'B', ru: 'Б' },
  kB: { en: 'kB', ru: 'кБ' },
  KiB: { en: 'KiB', ru: 'КиБ' },
  MB: { en: 'MB', ru: 'МБ' },
  MiB: { en: 'MiB', ru: 'МиБ' },
  GB: { en: 'GB', ru: 'ГБ' },
  GiB: { en: 'GiB', ru: 'ГиБ' },
  '%': { en: '%', ru: '%', tight: 'en' },
  '×': { en: '×', ru: '×', tight: true },
  x: { en: '×', ru: '×', tight: true },
};

type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Russian `other` is the form for fractions: "1,5 запроса". */
const COUNTED: Readonly<Record<string, Readonly<Record<Locale, PluralForms>>>> = {
  requests: {
    en: { one: 'request', other: 'requests' },
    ru: { one: 'запрос', few: 'запроса', many: 'запросов', other: 'запроса' },
  },
  objects: {
    en: { one: 'object', other: 'objects' },
    ru: { one: 'объект', few: 'объекта', many: 'объектов', other: 'объекта' },
  },
  keys: {
    en: { one: 'key', other: 'keys' },
    ru: { one: 'ключ', few: 'ключа', many: 'ключей', other: 'ключа' },
  },
  servers: {
    en: { one: 'server', other: 'servers' },
    ru: { one: 'сервер', few: 'сервера', many: 'серверов', other: 'сервера' },
  },
  lines: {
    en: { one: 'line', other: 'lines' },
    ru: { one: 'строка', few: 'строки', many: 'строк', other: 'строки' },
  },
  steps: {
    en: { one: 'step', other: 'steps' },
    ru: { one: 'шаг', few: 'шага', many: 'шагов', other: 'шага' },
  },
  events: {
    en: { one: 'event', other: 'events' },
    ru: { one: 'событие', few: 'события', many: 'событий', other: 'события' },
  },
  operations: {
    en: { one: 'operation', other: 'operations' },
    ru: { one: 'операция', few: 'операции', many: 'операций', other: 'операции' },
  },
  functions: {
    en: { one: 'function', other: 'functions' },
    ru: { one: 'функция', few: 'функции', many: 'функций', other: 'функции' },
  },
  connections: {
    en: { one: 'connection', other: 'connections' },
    ru: { one: 'соединение', few: 'соединения', many: 'соединений', other: 'соединения' },
  },
  nodes: {
    en: { one: 'node', other: 'nodes' },
    ru: { one: 'узел', few: 'узла', many: 'узлов', other: 'узла' },
  },
  points: {
    en: { one: 'point', other: 'points' },
    ru: { one: 'точка', few: 'точки', many: 'точек', other: 'точки' },
  },
  comparisons: {
    en: { one: 'comparison', other: 'comparisons' },
    ru: { one: 'сравнение', few: 'сравнения', many: 'сравнений', other: 'сравнения' },
  },
  times: {
    en: { one: 'time', other: 'times' },
    ru: { one: 'раз', few: 'раза', many: 'раз', other: 'раза' },
  },
  threads: {
    en: { one: 'thread', other: 'threads' },
    ru: { one: 'поток', few: 'потока', many: 'потоков', other: 'потока' },
  },
};

/** No-break space: a figure and its unit stay on one line. */
const NO_BREAK = '\u00a0';

/**
 * What follows the figure, with the space that belongs before it; '' for a plain count. A unit that the tables do not
 * know is written as it is.
 */
export function unitSuffix(unit: string, locale: Locale, pluralRule: Intl.LDMLPluralRule): string {
  if (unit === '') return '';
  const sign = Object.hasOwn(SIGNS, unit) ? SIGNS[unit] : undefined;
  if (sign !== undefined) {
    const tight = sign.tight === true || sign.tight === locale;
    return (tight ? '' : NO_BREAK) + sign[locale];
  }
  const counted = Object.hasOwn(COUNTED, unit) ? COUNTED[unit]?.[locale] : undefined;
  return NO_BREAK + (counted === undefined ? unit : (counted[pluralRule] ?? counted.other));
}
