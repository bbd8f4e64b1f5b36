// What was wrong in a run of a student's cache, in one sentence that helps.
import type { Phrase } from '#src/contract/text.ts';
import { CALL, CALLS } from '../../api.ts';
import { REASON, SOURCE } from '../../records.ts';
import type { ScriptedRequest } from '../../script.ts';
import type { Outcome } from '../../state.ts';
import { type CaseName, CROWD, STRANGE_IDS, UPDATED_BY } from './cases.ts';
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
/** A message of the language's own ends without a full stop; one of ours does not, and stands within a sentence. */
const withinSentence = (message: string): string => message.replace(/\.+$/, '');
const unhandledIn = ({ metrics, unhandled }: Seen): Phrase | undefined => {
  const count = metrics['unhandledRejections'] ?? 0;
  return count > 0 ? { key: 'grade.unhandled', args: { count, error: withinSentence(unhandled) } } : undefined;
};

/** What holds wherever nothing is broken: an answer to everything, and a true one. */
function generalFault(seen: Seen, pairs: readonly Pair[]): Phrase | undefined {
  for (const pair of pairs) {
    const { asked, got } = pair;
    if (got?.reason === REASON.restarted && !got.isAnswered) continue;
    if (got === undefined || !isSettled(pair))
      return { key: 'grade.neverAnswered', args: { call: callOf(asked), id: asked.user, at: asked.atMs } };
    if (!got.isAnswered)
      return {
        key: 'grade.rejected',
        args: { call: callOf(asked), id: asked.user, at: asked.atMs, error: withinSentence(got.message) },
      };
    if (asked.call === CALL.update && !got.hasCommitted) return { key: 'grade.lostUpdate', args: { id: asked.user } };
    if (asked.call !== CALL.update && got.wrong !== undefined) return wrongAnswer(pair);
  }
  return unhandledIn(seen);
}

function wrongAnswer({ asked, got }: Pair): Phrase {
  const call = callOf(asked);
  const args = { call, id: asked.user, at: asked.atMs };
  switch (got?.wrong) {
    case 'clients':
      return { key: 'grade.changedAnswer', args: { call } };
    case 'untold':
      return { key: 'grade.untold', args };
    case 'nothing':
      return { key: 'grade.nothing', args };
    default:
      return { key: 'grade.wrongAnswer', args: { ...args, given: got?.given ?? '' } };
  }
}

/**
 * Too far behind: where it lay in L2, it was not deleted there, or put back; in the memory of instances that hear nothing of
 * an update, it has lived too long.
 */
function staleFault(pairs: readonly Pair[]): Phrase | undefined {
  const late = pairs.filter(({ got }) => (got?.staleMs ?? 0) > MOST_STALE_MS);
  if (late.length === 0) return undefined;
  const ms = Math.max(...late.map(({ got }) => got?.staleMs ?? 0));
  return late.some(({ got }) => got?.source === SOURCE.l2)
    ? { key: 'grade.putBack', args: { ms } }
    : { key: 'grade.otherStale', args: { ms, most: MOST_STALE_MS } };
}

const calls = ({ metrics }: Seen): number => metrics['serviceCalls'] ?? 0;

const VERDICTS: Readonly<Record<CaseName, (seen: Seen, pairs: readonly Pair[]) => Phrase | undefined>> = {
  aside(seen, pairs) {
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    if (calls(seen) > 2) return { key: 'grade.noCache', args: { requests: pairs.length, calls: calls(seen) } };
    const atOnce = pairs.slice(1, 3).filter(({ got }) => got?.source === SOURCE.l1);
    if (atOnce.length === 0) return { key: 'grade.noL1' };
    return atOnce.some(({ got }) => got?.l1Entries === 0) ? { key: 'grade.besideL1' } : undefined;
  },
  shared(seen, pairs) {
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    return calls(seen) > 2 ? { key: 'grade.notShared', args: { calls: calls(seen) } } : undefined;
  },
  lifetime(seen, all) {
    const pairs = all.slice(0, -2);
    const failed = pairs.slice(4).find(({ got }) => got?.reason === REASON.rejected && !got.isAnswered);
    if (failed !== undefined && generalFault(seen, pairs.slice(0, 4)) === undefined)
      return { key: 'grade.errorKept', args: { call: callOf(failed.asked), wellForMs: 7000 } };
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    if (pairs.slice(2, 4).some(({ got }) => got?.source === SOURCE.service)) return { key: 'grade.l2TooShort' };
    if (pairs.slice(4, 6).some(isStale) && !pairs.slice(6).some(isStale)) return { key: 'grade.l1Forever' };
    if (pairs.slice(4).some(isStale)) return { key: 'grade.l2Forever' };
    const kept = all.slice(-2).find(isStale);
    return kept === undefined ? undefined : { key: 'grade.keptElsewhere', args: { call: callOf(kept.asked) } };
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
    if (late === undefined) return undefined;
    const isOthers = late.got?.source === SOURCE.l1 && late.asked.instance !== UPDATED_BY;
    return isOthers ? staleFault([late]) : { key: 'grade.putBack', args: { ms: late.got?.staleMs ?? 0 } };
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
    const after = pairs.slice(-3);
    const wrong = after.find(({ got }) => got?.wrong !== undefined);
    if (wrong !== undefined) return wrongAnswer(wrong);
    const kept = after.find(({ got }) => got?.isAnswered !== true);
    return kept === undefined
      ? undefined
      : { key: 'grade.errorKept', args: { call: callOf(kept.asked), wellForMs: 3000 } };
  },
  refusing(seen, pairs) {
    const failed = pairs.find((pair) => pair.got?.isAnswered !== true && isSettled(pair));
    if (failed !== undefined)
      return {
        key: 'grade.l2Refused',
        args: { call: callOf(failed.asked), error: withinSentence(failed.got?.message ?? '') },
      };
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    const own = pairs[6];
    return own !== undefined && isStale(own) ? { key: 'grade.ownStaleWithoutL2' } : undefined;
  },
  silent(seen, pairs) {
    const failed = pairs.find((pair) => pair.got?.isAnswered !== true && isSettled(pair));
    if (failed !== undefined)
      return {
        key: 'grade.l2Silent',
        args: { call: callOf(failed.asked), error: withinSentence(failed.got?.message ?? '') },
      };
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
    const { asked, got } = clash;
    if (got?.wrong === 'clients' || got?.wrong === 'untold') return wrongAnswer(clash);
    return { key: 'grade.keyClash', args: { call: callOf(asked), id: asked.user, ids: STRANGE_IDS.length } };
  },
  nobody(seen, pairs) {
    const first = generalFault(seen, pairs);
    if (first !== undefined) return first;
    return calls(seen) > 3
      ? { key: 'grade.nobodyAsked', args: { asked: pairs.length, calls: calls(seen) } }
      : undefined;
  },
  copies: (seen, pairs) => generalFault(seen, pairs),
  traffic: (seen, pairs) => generalFault(seen, pairs) ?? staleFault(pairs),
};

/** @returns undefined where all was as it should be */
export function faultIn(seen: Seen): Phrase | undefined {
  return VERDICTS[seen.each.name](seen, pairsOf(seen));
}
