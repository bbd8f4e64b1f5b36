// Takes apart data that comes out of a realm which a student's code shared, before anything of ours reads it. Whatever is not
// as it should be throws one and the same TypeError.

export function fail(): never {
  throw new TypeError('the program left no trace that can be read');
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

export function recordIn(of: unknown, name: string): Readonly<Record<string, unknown>> {
  const value = isRecord(of) ? of[name] : undefined;
  return isRecord(value) ? value : fail();
}

type Column = ArrayLike<number>;

/** A typed column of that many values at least, each within the bound. */
export function checkColumn(
  of: Readonly<Record<string, unknown>>,
  name: string,
  kind: new (length: number) => Column,
  length: number,
  bound?: { readonly from: number; readonly below: number },
): void {
  const value = of[name];
  if (!(value instanceof kind) || value.length < length) fail();
  if (bound === undefined) return;
  for (let index = 0; index < length; index += 1) {
    const one = value[index] ?? Number.NaN;
    if (!(one >= bound.from && one < bound.below)) fail();
  }
}

export function lengthIn(of: Readonly<Record<string, unknown>>): number {
  const { length } = of;
  return typeof length === 'number' && Number.isSafeInteger(length) && length >= 0 ? length : fail();
}

/** @returns how long the list is */
export function checkList(of: unknown, name: string, isItem: (item: unknown) => boolean): number {
  const value = isRecord(of) ? of[name] : undefined;
  return Array.isArray(value) && value.every(isItem) ? value.length : fail();
}
