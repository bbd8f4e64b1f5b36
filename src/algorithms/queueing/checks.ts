// What the closed forms accept; anything else is refused in words.

function refuse(name: string, rule: string, value: number): never {
  throw new RangeError(`${name} must be ${rule}, not ${value}`);
}

/** A finite number, at least `least`. */
export function checkAtLeast(name: string, value: number, least: number): void {
  if (!(value >= least && value < Number.POSITIVE_INFINITY)) refuse(name, `at least ${least} and finite`, value);
}

/** A finite number above 0. */
export function checkPositive(name: string, value: number): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) refuse(name, 'above 0 and finite', value);
}

/** A whole number, at least 1. The loops of the closed forms run that often. */
export function checkCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) refuse(name, 'a whole number and at least 1', value);
}

/** From 0 to 1. */
export function checkShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) refuse(name, 'from 0 to 1', value);
}

/** From 0 to below 1: the quantile 1 of an unlimited time is infinite. */
export function checkQuantile(value: number): void {
  if (!(value >= 0 && value < 1)) refuse('quantile', 'from 0 to below 1', value);
}
