// A counter for a realm whose student's code is counted.
import { type Counter, createCounter } from './counter.ts';
import { installMeteredBuiltins } from './metered-builtins.ts';

/** Before the realm is hardened. @param scope the realm's global object */
export function openCounter(scope: object, nowMs: () => number): Counter {
  const counter = createCounter(nowMs);
  installMeteredBuiltins(scope, counter.charge);
  return counter;
}
