// Parameters: values from a page, a link, a file or a command line, checked against the manifest's declarations.
import type { Parameter } from '../contract/manifest.ts';
import type { ParameterValue, ParameterValues } from '../contract/model.ts';
import type { Action } from '../contract/run.ts';
import type { Phrase } from '../contract/text.ts';
import { readPlainNumber } from './plain-number.ts';

/** A value that cannot be used: which parameter, what is allowed, what was given. Its phrase is in problems.en/ru. */
export interface ParameterProblem {
  readonly parameter: string;
  readonly phrase: Phrase;
}

export type Resolved<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly ParameterProblem[] };

const LONGEST_WORD = 64;
const LONGEST_SHOWN = 60;

export const defaultsOf = (parameters: readonly Parameter[]): ParameterValues =>
  Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default]));

/** Parameter values at a time: those of the start with every `set` up to then. */
export function paramsAt(params: ParameterValues, actions: readonly Action[], time: number): ParameterValues {
  const changes = actions.filter((action) => action.action === 'set' && action.at <= time);
  return {
    ...params,
    ...Object.fromEntries(changes.map((action) => [String(action['name']), action['value'] as ParameterValue])),
  };
}

/** Prints any given value short enough for a sentence. */
export function shown(given: unknown): string {
  const text = typeof given === 'string' ? given : Array.isArray(given) ? given.join(',') : String(given);
  return text === '' ? '""' : text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/**
 * Defaults with `given` laid over them. Strings are read as the command line and links write them: numbers plainly,
 * lists with commas (or semicolons, inside a sweep), flags as true or false. Every problem is reported, not just the first.
 */
export function resolveParameters(
  parameters: readonly Parameter[],
  given: Readonly<Record<string, unknown>>,
): Resolved<ParameterValues> {
  const problems: ParameterProblem[] = [];
  const values: Record<string, ParameterValue> = { ...defaultsOf(parameters) };
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  for (const name of Object.keys(given)) {
    const parameter = known.get(name);
    if (parameter === undefined) {
      problems.push({
        parameter: name,
        phrase: { key: 'parameter.unknown', args: { name, allowed: [...known.keys()].join(', ') } },
      });
      continue;
    }
    const checked = checkValue(parameter, given[name]);
    if (checked.ok) values[name] = checked.value;
    else problems.push({ parameter: name, phrase: checked.phrase });
  }
  return problems.length === 0 ? { ok: true, value: values } : { ok: false, problems };
}

type Checked = { readonly ok: true; readonly value: ParameterValue } | { readonly ok: false; readonly phrase: Phrase };

/** One value against its declaration. */
export function checkValue(parameter: Parameter, given: unknown): Checked {
  const name = parameter.name;
  switch (parameter.kind) {
    case 'number':
      return checkNumber(parameter, given);
    case 'choice': {
      const allowed = parameter.values.map((choice) => choice.value);
      if (typeof given === 'string' && allowed.includes(given)) return { ok: true, value: given };
      return wrong('parameter.choice', { name, allowed: allowed.join(', '), given: shown(given) });
    }
    case 'flag':
      if (given === true || given === 'true') return { ok: true, value: true };
      if (given === false || given === 'false') return { ok: true, value: false };
      return wrong('parameter.flag', { name, given: shown(given) });
    case 'words': {
      const words = itemsOf(given);
      const longest = parameter.longest ?? LONGEST_WORD;
      const good = words?.every(
        (word): word is string => typeof word === 'string' && word !== '' && word.length <= longest,
      );
      if (words === undefined || !good || words.length > parameter.maxItems || new Set(words).size !== words.length) {
        return wrong('parameter.words', { name, most: parameter.maxItems, longest, given: shown(given) });
      }
      return { ok: true, value: words as string[] };
    }
    case 'numbers': {
      const items = itemsOf(given);
      if (items === undefined || items.length > parameter.maxItems) {
        return wrong('parameter.numbers', {
          name,
          most: parameter.maxItems,
          min: parameter.min,
          max: parameter.max,
          given: shown(given),
        });
      }
      const numbers: number[] = [];
      for (const item of items) {
        const checked = checkNumber(parameter, item);
        if (!checked.ok) return checked;
        numbers.push(checked.value as number);
      }
      return { ok: true, value: numbers };
    }
  }
}

interface NumberRange {
  readonly name: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
}

function checkNumber(range: NumberRange, given: unknown): Checked {
  const value = typeof given === 'number' ? given : typeof given === 'string' ? readPlainNumber(given) : Number.NaN;
  const fits = value >= range.min && value <= range.max && (range.integer !== true || Number.isInteger(value));
  if (fits) return { ok: true, value };
  const key = range.integer === true ? 'parameter.integer' : 'parameter.number';
  return wrong(key, { name: range.name, min: range.min, max: range.max, unit: range.unit, given: shown(given) });
}

function itemsOf(given: unknown): readonly unknown[] | undefined {
  if (Array.isArray(given)) return given as readonly unknown[];
  if (typeof given !== 'string') return undefined;
  return given.trim() === '' ? [] : given.split(given.includes(';') ? ';' : ',').map((item) => item.trim());
}

const wrong = (key: string, args: Readonly<Record<string, string | number>>): Checked => ({
  ok: false,
  phrase: { key, args },
});
