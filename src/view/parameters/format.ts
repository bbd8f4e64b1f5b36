// Values of parameters as a person reads and types them. Pure.
import type { NumberParameter, NumbersParameter, Parameter } from '../../contract/manifest.ts';
import type { ParameterValue } from '../../contract/model.ts';
import { readPlainNumber } from '../../sim/plain-number.ts';
import type { Text } from '../text/text.ts';
import type { ViewKey } from '../words.ts';

/** "240/s", "Round robin", "on", "a, b, c". */
export function formatValue(text: Text<ViewKey>, parameter: Parameter, value: ParameterValue): string {
  switch (parameter.kind) {
    case 'number':
      return formatNumber(text, parameter, Number(value));
    case 'choice': {
      const chosen = parameter.values.find((each) => each.value === value);
      return chosen === undefined ? String(value) : text.pick(chosen.label);
    }
    case 'flag':
      return text.say(value === true ? 'parameters.on' : 'parameters.off');
    case 'words':
    case 'numbers':
      return formatList(text, value);
  }
}

function formatList(text: Text<ViewKey>, value: ParameterValue): string {
  if (!Array.isArray(value) || value.length === 0) return text.say('parameters.none');
  return value.join(', ');
}

/** A figure in its unit with as many decimals as the parameter's step needs; a smaller one with as many as it needs itself. */
export function formatNumber(text: Text, parameter: Pick<NumberParameter, 'unit' | 'step'>, value: number): string {
  const finest = value === 0 ? parameter.step : Math.min(parameter.step, Math.abs(value));
  const decimals = Math.max(0, Math.min(6, Math.ceil(-Math.log10(finest) - 1e-9)));
  return text.unit(value, parameter.unit, decimals);
}

export type ListReading =
  | { readonly ok: true; readonly value: readonly number[] | readonly string[] }
  | { readonly ok: false; readonly problem: ViewKey; readonly args: Readonly<Record<string, number>> };

/** Reads "a, b, c": words parted by commas, blanks around them dropped, empty ones too. */
export function readWords(written: string, maxItems: number): ListReading {
  const value = items(written);
  return value.length > maxItems
    ? { ok: false, problem: 'problem.many', args: { count: maxItems } }
    : { ok: true, value };
}

/** Reads "1, 2.5, 3" within the range of the parameter. */
export function readNumbers(
  written: string,
  parameter: Pick<NumbersParameter, 'min' | 'max' | 'integer' | 'maxItems'>,
): ListReading {
  const { min, max, integer = false, maxItems } = parameter;
  const value = items(written).map(readPlainNumber);
  if (value.length > maxItems) return { ok: false, problem: 'problem.many', args: { count: maxItems } };
  if (value.some((each) => !Number.isFinite(each) || each < min || each > max))
    return { ok: false, problem: 'problem.numbers', args: { min, max } };
  if (integer && value.some((each) => !Number.isInteger(each)))
    return { ok: false, problem: 'problem.integer', args: {} };
  return { ok: true, value };
}

function items(written: string): string[] {
  return written
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** Same value, lists item by item. */
export function sameValue(a: ParameterValue | undefined, b: ParameterValue): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => item === b[index]);
  return a === b;
}
