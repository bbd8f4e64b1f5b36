// Who asks what, and when: drawn when a request is sent, so that every cache meets the same traffic. Or read from a script.
import { zipfPopularity } from '#src/algorithms/cache/characteristic-time.ts';
import type { RandomSource } from '#src/contract/model.ts';
import { CALL, type CallNumber, type UserChanges } from './api.ts';
import { FRIENDS, LOGNORMAL_VARIATION, type Params } from './parameters.ts';

export interface Asked {
  readonly call: CallNumber;
  readonly user: string;
  readonly changes?: UserChanges | undefined;
  readonly instance: number;
  readonly work: number;
}

/** A user whose id begins so does not exist. */
export const NOBODY = 'x-';

export const friendsOf = (user: string, round: number): readonly string[] =>
  Array.from({ length: FRIENDS }, (_, index) => `friend_${index + FRIENDS * round}_of_${user}`);

/** The nth change of all: each second one is of the friends, too. */
export const changesOf = (user: string, nth: number): UserChanges => ({
  name: `User${user} (${nth})`,
  ...(nth % 2 === 0 ? { friends: friendsOf(user, nth) } : {}),
});

export function createTraffic(params: Params, random: (stream: string) => RandomSource) {
  const cumulative = zipfPopularity(params.users, params.skew);
  for (let rank = 1; rank < cumulative.length; rank += 1)
    cumulative[rank] = (cumulative[rank] as number) + (cumulative[rank - 1] as number);
  const userAt = (share: number): number => {
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] as number) > share) high = middle;
      else low = middle + 1;
    }
    return low + 1;
  };
  return {
    gapMs: (ratePerS: number): number => random('arrivals').exponential(1000 / ratePerS),
    next(updateShare: number, nth: number): Asked {
      const rank = userAt(random('users').uniform());
      const calls = random('calls');
      const [isUpdate, isFriends, isMissing] = [
        calls.uniform() < updateShare,
        calls.uniform() < params.friendsShare,
        calls.uniform() < params.missingShare,
      ];
      const work = params.serviceDistribution === 'constant' ? 1 : random('work').lognormal(1, LOGNORMAL_VARIATION);
      const instance = random('instances').integerBelow(params.instances);
      if (isUpdate) {
        const user = String(rank);
        return { call: CALL.update, user, changes: changesOf(user, nth), instance, work };
      }
      if (isMissing) return { call: CALL.user, user: `${NOBODY}${rank}`, instance, work };
      return { call: isFriends ? CALL.friends : CALL.user, user: String(rank), instance, work };
    },
  };
}
