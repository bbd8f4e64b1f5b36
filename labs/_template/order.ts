// Which of the waiting requests is next: by rule, or by the student's own code.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';

/** A waiting request, as the student's code sees it; the longest waiting stands first. */
export interface Waiting {
  readonly id: number;
  /** How long the server will work on it at full speed. */
  readonly workMs: number;
  readonly arrivedMs: number;
}

/** The index of the one that is served next; there is at least one. */
type Next = (waiting: readonly Waiting[]) => unknown;

const RULES: Readonly<Record<string, Next>> = {
  'first-come': () => 0,
  'last-come': (waiting) => waiting.length - 1,
};

function ownNext(policy: unknown): Next {
  const next: unknown = typeof policy === 'object' && policy !== null ? Reflect.get(policy, 'next') : undefined;
  if (typeof next === 'function') return next as Next;
  throw new PolicyFault(
    { key: 'fault.next.notExported', args: { given: valueCode(next) } },
    `Your code must export a function next(waiting); next is ${describeValue(next)}.`,
  );
}

/**
 * @param policy what the student's module exports, where their code is in charge
 * @throws PolicyFault where there is no function `next`, and when it answers with anything but an index
 */
export function createOrder(rule: string, policy: unknown): (waiting: readonly Waiting[]) => number {
  const next = RULES[rule] ?? ownNext(policy);
  return (waiting) => {
    // Copies: whatever the student's code does to them, the queue stays as it is.
    const chosen = next(rule === 'own-code' ? waiting.map((each) => ({ ...each })) : waiting);
    if (typeof chosen === 'number' && Number.isInteger(chosen) && chosen >= 0 && chosen < waiting.length)
      return chosen + 0;
    const allowed = `0 … ${waiting.length - 1}`;
    throw new PolicyFault(
      { key: 'fault.next.notAnIndex', args: { allowed, given: valueCode(chosen) } },
      `next must return an index (${allowed}); it returned ${describeValue(chosen)}.`,
    );
  };
}
