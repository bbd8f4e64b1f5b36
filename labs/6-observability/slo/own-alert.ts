// A student's own alert: asked once a minute, in the live run and in the exercise alike.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { LONGEST_WINDOW_MINUTES } from '#src/algorithms/slo/counters.ts';
import type { Severity } from '#src/algorithms/slo/rules.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';

/** In the order of their numbers in a transcript. */
export const ANSWERS = ['none', 'ticket', 'page'] as const satisfies readonly (Severity | 'none')[];
export type Answer = (typeof ANSWERS)[number];

type OwnAlert = (now: {
  readonly minute: number;
  readonly budgetShare: number;
  burnRate(minutes: number): number;
  requests(minutes: number): number;
}) => unknown;

/** @throws PolicyFault where the exports of a student's module have no function `alert` */
export function alertOf(policy: unknown): OwnAlert {
  const alert: unknown = typeof policy === 'object' && policy !== null ? Reflect.get(policy, 'alert') : undefined;
  if (typeof alert === 'function') return alert as OwnAlert;
  throw new PolicyFault(
    { key: 'fault.alert.notExported', args: { given: valueCode(alert) } },
    `Your code must export a function alert(now); alert is ${describeValue(alert)}.`,
  );
}

function checkedMinutes(given: unknown, name: 'burnRate' | 'requests'): number {
  if (typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= LONGEST_WINDOW_MINUTES)
    return given;
  throw new PolicyFault(
    { key: 'fault.alert.minutes', args: { name, most: LONGEST_WINDOW_MINUTES, given: valueCode(given) } },
    `${name} takes a whole number of minutes from 1 to ${LONGEST_WINDOW_MINUTES}; it was given ${describeValue(given)}.`,
  );
}

/**
 * @param countsOf bad events and all of them over the last minutes
 * @throws PolicyFault when the answer is none of the three
 */
export function askAlert(
  alert: OwnAlert,
  minute: number,
  budgetShare: number,
  countsOf: (minutes: number) => { readonly bad: number; readonly total: number },
): Answer {
  const answer = alert({
    minute,
    budgetShare,
    burnRate(minutes) {
      const { bad, total } = countsOf(checkedMinutes(minutes, 'burnRate'));
      return bad / total / budgetShare;
    },
    requests: (minutes) => countsOf(checkedMinutes(minutes, 'requests')).total,
  });
  const known = ANSWERS.find((each) => each === answer);
  if (known !== undefined) return known;
  throw new PolicyFault(
    { key: 'fault.alert.answer', args: { minute, given: valueCode(answer) } },
    `minute ${minute}: alert must return 'page', 'ticket' or 'none'; it returned ${describeValue(answer)}.`,
  );
}
