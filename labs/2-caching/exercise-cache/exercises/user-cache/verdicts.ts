// What was wrong in a run of a student's cache, in one sentence that helps.
import type { Phrase } from '#src/contract/text.ts';
import { CALL, CALLS } from '../../api.ts';
import { REASON, SOURCE } from '../../records.ts';
import type { ScriptedRequest } from '../../script.ts';
import type { Outcome } from '../../state.ts';
import { type CaseName, CROWD, STRANGE_IDS } from './cases.ts';
import type { Seen } from './grade.ts';

/** What a read may be behind, where L2 is well. */
const MOST_STALE_MS = 2000;
/** What a user may take while L2 is silent. */
const MOST_WITHOUT_L2_MS = 700;

interface Pair {
  readonly asked: ScriptedRequest;
  readonly got: Outcome | undefined;
}

const pairsOf = ({ each, outcomes }: Seen): readonly Pair[] =>
  each.requests
    .map((asked, index) => ({ asked, got: outcomes.find(({ request }) => request === index) }))
    .filter(({ asked }) => asked.isBackdoor !== true);

const callOf = ({ call }: ScriptedRequest): string => CALLS[call];
const isSettled = ({ got }: Pair): boolean => got !== undefined && (got.isAnswered || got.reason === REASON.rejected);
const isStale = ({ got }: Pair): boolean => got !== undefined && got.staleMs > 0;
const lasted = ({ got }: Pair): number => (got === undefined ? 0 : got.endedAtMs - got.reachedAtMs);
const unhandledIn = ({ metrics }: Seen): Phrase | undefined =>
  (metrics['unhandledRejections'] ?? 0) > 0
    ? { key: 'grade.unhandled', args: { count: metrics['unhandledRejections'] ?? 0 } }
    : undefined;

/** What holds wherever nothing is broken: an answer to everything, and a true one. */
function generalFault(
  seen: Seen,
  pairs: readonly Pair[],
  wrong: (pair: Pair) => Phrase = wrongAnswer,
): Phrase | undefined {
  for (const pair of pairs) {
    const { asked, got } = pair;
    if (got?.reason === REASON.restarted && !got.isAnswered) continue;
    if (got === undefined || !isSettled(pair))
      return { key: 'grade.neverAnswered', args: { call: callOf(asked), id: asked.user, at: asked.atMs } };
    if (!got.isAnswered)
      return {
        key: 'grade.rejected',
        args: { call: callOf(asked), id: asked.user, at: asked.atMs, error: got.message },
      };
    if (asked.call === CALL.update && !got.hasCommitted) return { key: 'grade.lostUpdate', args: { id: asked.user } };
    if (asked.call !== CALL.update && got.version < 0) return wrong(pair);
  }
  return unhandledIn(seen);
}

const wrongAnswer = ({ asked }: Pair): Phrase => ({
  key: 'grade.wrongAnswer',
  args: { call: callOf(asked), id: asked.user, at: asked.atMs },
});

const staleFault = (pairs: readonly Pair[], mostMs = MOST_STALE_MS): Phrase | undefined => {
  const worst = Math.max(0, ...pairs.map(({ got }) => got?.staleMs ?? 0));
  return worst > mostMs ? { key: 'grade.otherStale', args: { ms: worst, most: mostMs } } : undefined;
};

const calls = ({ metrics }: Seen): number => metrics['serviceCalls'] ?? 0;

const VERDICTS: Readonly<Record<CaseName, (seen: Seen, pairs: readonly Pair[]) => Phrase | undefined>> = {
  aside(seen, pairs) {
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    if (calls(seen) > 2) return { key: 'grade.noCache', args: { requests: pairs.length, calls: calls(seen) } };
    return [1, 2].some((index) => pairs[index]?.got?.source === SOURCE.l1) ? undefined : { key: 'grade.noL1' };
  },
  shared(seen, pairs) {
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    return calls(seen) > 2 ? { key: 'grade.notShared', args: { calls: calls(seen) } } : undefined;
  },
  lifetime(seen, pairs) {
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    if (pairs.slice(2, 4).some(({ got }) => got?.source === SOURCE.service)) return { key: 'grade.l2TooShort' };
    if (pairs.slice(4, 6).some(isStale) && !pairs.slice(6).some(isStale)) return { key: 'grade.l1Forever' };
    return pairs.slice(4).some(isStale) ? { key: 'grade.l2Forever' } : undefined;
  },
  ownUpdate(seen, pairs) {
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    const own = [pairs[3], pairs[4], pairs[8]].find((pair) => pair !== undefined && isStale(pair));
    if (own !== undefined) return { key: 'grade.ownStale', args: { call: callOf(own.asked) } };
    const other = pairs.slice(5, 7).find(isStale);
    return other === undefined ? undefined : { key: 'grade.l2Stale', args: { call: callOf(other.asked) } };
  },
  otherUpdate: (seen, pairs) => generalFault(seen, pairs) ?? staleFault(pairs),
  race(seen, pairs) {
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    const late = pairs.slice(-6).find(isStale);
    return late === undefined ? undefined : { key: 'grade.putBack', args: { ms: late.got?.staleMs ?? 0 } };
  },
  flight(seen, pairs) {
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    const loads = seen.metrics['largestStampede'] ?? 0;
    return calls(seen) > 5 ? { key: 'grade.stampede', args: { loads, asked: CROWD, calls: calls(seen) } } : undefined;
  },
  errors(_seen, pairs) {
    const during = pairs.slice(0, -3);
    const left = during.find((pair) => !isSettled(pair));
    if (left !== undefined)
      return { key: 'grade.waitersLeft', args: { call: callOf(left.asked), id: left.asked.user } };
    const answered = during.find(({ got }) => got?.isAnswered === true);
    if (answered !== undefined) return { key: 'grade.errorSwallowed', args: { call: callOf(answered.asked) } };
    const kept = pairs.slice(-3).find((pair) => pair.got?.isAnswered !== true || pair.got.version < 0);
    return kept === undefined ? undefined : { key: 'grade.errorKept', args: { call: callOf(kept.asked) } };
  },
  refusing(seen, pairs) {
    const failed = pairs.find((pair) => pair.got?.isAnswered !== true && isSettled(pair));
    if (failed !== undefined)
      return { key: 'grade.l2Refused', args: { call: callOf(failed.asked), error: failed.got?.message ?? '' } };
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    const own = pairs[6];
    return own !== undefined && isStale(own) ? { key: 'grade.ownStaleWithoutL2' } : undefined;
  },
  silent(seen, pairs) {
    const failed = pairs.find((pair) => pair.got?.isAnswered !== true && isSettled(pair));
    if (failed !== undefined)
      return { key: 'grade.l2Silent', args: { call: callOf(failed.asked), error: failed.got?.message ?? '' } };
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    const slow = pairs.find((pair) => pair.asked.call === CALL.user && lasted(pair) > MOST_WITHOUT_L2_MS);
    return slow === undefined
      ? undefined
      : { key: 'grade.l2Slow', args: { ms: lasted(slow), most: MOST_WITHOUT_L2_MS } };
  },
  memory(seen, pairs) {
    const peak = seen.metrics['l1Peak'] ?? 0;
    const capacity = seen.each.params['l1Capacity'] as number;
    if (peak > capacity) return { key: 'grade.l1Full', args: { peak, capacity } };
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    const third = pairs.slice((2 * pairs.length) / 3);
    const atOnce = third.filter((pair) => lasted(pair) === 0).length;
    return atOnce > capacity ? { key: 'grade.memoryElsewhere', args: { atOnce, capacity } } : undefined;
  },
  keys(seen, pairs) {
    const clash = pairs.find((pair) => pair.got?.isAnswered !== true || pair.got.version < 0);
    if (clash === undefined) return unhandledIn(seen);
    const { asked } = clash;
    return { key: 'grade.keyClash', args: { call: callOf(asked), id: asked.user, ids: STRANGE_IDS.length } };
  },
  nobody(seen, pairs) {
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    return calls(seen) > 3
      ? { key: 'grade.nobodyAsked', args: { asked: pairs.length, calls: calls(seen) } }
      : undefined;
  },
  copies: (seen, pairs) =>
    generalFault(seen, pairs, ({ asked }) => ({ key: 'grade.changedAnswer', args: { call: callOf(asked) } })),
  traffic: (seen, pairs) => generalFault(seen, pairs) ?? staleFault(pairs),
};

/** @returns undefined where all was as it should be */
export function faultIn(seen: Seen): Phrase | undefined {
  return VERDICTS[seen.each.name](seen, pairsOf(seen));
}
