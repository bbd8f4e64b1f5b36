// The lab's parameters as the model reads them, and the constants that stand beside them.
import type { SessionRules, WindowSpec } from '#src/algorithms/windows/types.ts';
import type { ParamsOf } from '#src/contract/manifest.ts';
import type { lab } from './lab.ts';

export type Params = ParamsOf<typeof lab>;
export type WindowKind = Params['window'];
export type FilterChoice = Params['filter'];

/** The choices of `filter`, in the manifest's order: the `value` of a change of it in the log. */
export const FILTERS: readonly FilterChoice[] = ['none', 'positive', 'no-future', 'own-code'];

/** "Late, of the last 200 events". */
export const RECENT_EVENTS = 200;

/** An event is in so many sliding windows at most. */
export const MOST_OVERLAPPING = 10_000;

/** Results that a run lists at most: with their keys they take some gigabytes. */
export const MOST_RESULTS = 10_000_000;

export function windowSpecOf({ window, sizeMs, slideMs, gapMs, rules }: Params): WindowSpec {
  switch (window) {
    case 'tumbling':
      return { kind: 'tumbling', sizeMs };
    case 'sliding':
      return { kind: 'sliding', sizeMs, slideMs };
    case 'session':
      return { kind: 'session', gapMs, rules: rules satisfies SessionRules };
  }
}
