// Reads a call's words. Anything that is not known, or lacks its value, is misuse.
import { parseArgs } from 'node:util';
import { shown } from '../sim/parameters.ts';
import { readPlainNumber } from '../sim/plain-number.ts';
import { Misuse, sentenceOf } from './misuse.ts';

type OptionKind = 'flag' | 'one' | 'many';

export interface Call {
  readonly words: readonly string[];
  flag(name: string): boolean;
  one(name: string): string | undefined;
  many(name: string): readonly string[];
}

/** @param options the long options of a verb, and how often each may be given */
export function readCall(argv: readonly string[], options: Readonly<Record<string, OptionKind>>): Call {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, kind]) => [
      name,
      kind === 'flag' ? { type: 'boolean' as const } : { type: 'string' as const, multiple: true as const },
    ]),
  );
  let parsed: { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] };
  try {
    parsed = parseArgs({ args: [...argv], options: config, allowPositionals: true, strict: true });
  } catch (error) {
    const wanting = /^Option '(--[a-z]+)' argument is ambiguous/.exec(sentenceOf(error))?.[1];
    if (wanting !== undefined)
      throw new Misuse(`${wanting} takes a value; one that begins with a hyphen is written ${wanting}=-…`);
    const allowed = Object.keys(options).map((name) => `--${name}`);
    throw new Misuse(`${sentenceOf(error).split('. ')[0] ?? ''}; allowed here: ${allowed.join(', ')}`);
  }
  const many = (name: string): readonly string[] => (parsed.values[name] as readonly string[] | undefined) ?? [];
  return {
    words: parsed.positionals,
    flag: (name) => parsed.values[name] === true,
    many,
    one(name) {
      const given = many(name);
      if (given.length > 1) throw new Misuse(`--${name} is given ${given.length} times; once is allowed`);
      return given[0];
    },
  };
}

/** `name=value` pairs; a later one of the same name wins. */
export function readSettings(pairs: readonly string[], option = 'set'): Readonly<Record<string, string>> {
  // From entries, so that __proto__ is a name like any other, and an unknown one.
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new Misuse(`--${option} takes name=value, not ${shown(pair)}`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** A whole number within bounds. */
export function readWhole(name: string, text: string | undefined, fallback: number, min: number, max: number): number {
  if (text === undefined) return fallback;
  const value = readPlainNumber(text);
  if (!Number.isSafeInteger(value) || value < min || value > max)
    throw new Misuse(`--${name} takes a whole number from ${min} to ${max}, not ${shown(text)}`);
  return value;
}

/** A positive number, `most` at most. */
export function readPositive(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = readPlainNumber(text);
  if (!(value > 0 && value <= most))
    throw new Misuse(`--${name} takes a number above 0, ${most} at most, not ${shown(text)}`);
  return value;
}
