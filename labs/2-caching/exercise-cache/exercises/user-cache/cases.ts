// The runs in which a student's cache is judged: who asks what and when, and what breaks.
import type { ParameterValues } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { RandomStream, streamWords } from '#src/sim/random.ts';
import { CALL, type CallNumber, type UserChanges } from '../../api.ts';
import { CLIENT_TIMEOUT_MS } from '../../parameters.ts';
import type { ScriptedRequest } from '../../script.ts';
import { changesOf, friendsOf } from '../../traffic.ts';

export interface Case {
  /** Of the check that it belongs to; all of one name make one check. */
  readonly name: CaseName;
  readonly params: ParameterValues;
  readonly requests: readonly ScriptedRequest[];
  readonly actions: readonly Action[];
  readonly untilMs: number;
}
export const CASE_NAMES = [
  ...(['aside', 'shared', 'lifetime', 'ownUpdate', 'otherUpdate', 'race', 'flight', 'errors'] as const),
  ...(['refusing', 'silent', 'memory', 'keys', 'nobody', 'copies', 'traffic'] as const),
] as const;
export type CaseName = (typeof CASE_NAMES)[number];

const user = (atMs: number, id: string, instance = 0): ScriptedRequest => ({
  atMs,
  call: CALL.user,
  user: id,
  instance,
});
const friends = (atMs: number, id: string, instance = 0): ScriptedRequest => ({
  ...{ atMs, call: CALL.friends, user: id, instance },
});
const update = (atMs: number, id: string, changes: UserChanges, instance = 0): ScriptedRequest => ({
  ...{ atMs, call: CALL.update, user: id, instance, changes },
});

/** Everything constant, so that each case is the same to the millisecond. */
const STILL = {
  ...{ cache: 'own-code', serviceDistribution: 'constant', networkMs: 0, l2LatencyMs: 2, l2TimeoutMs: 1000 },
  ...{ userServiceMs: 100, friendsServiceMs: 500, servicePlaces: 200, l1Capacity: 50, instances: 2 },
} as const;

const WIDE_USERS = 120;
/** Reads of one thing at once. */
export const CROWD = 40;
export const STRANGE_IDS = [
  ...['1', '__proto__', 'constructor', 'toString', '1:friends', 'friends', 'user:1', 'friends:1', 'user', '', ' '],
] as const;
const NOBODY_ASKS = 12;

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** Until the last client would give up, and what is left undone then could show. */
const endOf = (requests: readonly ScriptedRequest[]): number =>
  Math.max(...requests.map(({ atMs }) => atMs)) + CLIENT_TIMEOUT_MS + 2000;

function trafficCase(seed: string): Case {
  const random = new RandomStream(streamWords(2026, seed));
  const requests: ScriptedRequest[] = [];
  let atMs = 0;
  for (let nth = 0; nth < 420; nth += 1) {
    atMs += random.exponential(20);
    const id = String(1 + Math.floor(24 * random.uniform() ** 2));
    const instance = random.integerBelow(3);
    const dice = random.uniform();
    const call: CallNumber = dice < 0.06 ? CALL.update : dice < 0.3 ? CALL.friends : CALL.user;
    if (call === CALL.update) requests.push(update(atMs, id, changesOf(id, nth), instance));
    else requests.push({ atMs, call, user: id, instance });
  }
  return {
    ...{ name: 'traffic', params: { ...STILL, instances: 3, l1Capacity: 20 }, requests, untilMs: endOf(requests) },
    actions: [
      { at: 2000, action: 'flush', l2: 0 },
      { at: 3500, action: 'restart', instance: 1 },
      { at: 5000, action: 'slow', service: 0, factor: 3 },
      { at: 6500, action: 'restoreService', service: 0 },
    ],
  };
}

const still = (
  name: CaseName,
  requests: readonly ScriptedRequest[],
  actions: readonly Action[] = [],
  params: ParameterValues = {},
): Case => ({ name, params: { ...STILL, ...params }, requests, actions, untilMs: endOf(requests) });

const NEW_NAME = { name: 'new' } as const;
const newFriends = (id: string): UserChanges => ({ friends: friendsOf(id, 7) });

/** The instance that serves the update amid many reads. */
export const UPDATED_BY = 1;

/** Reads all around an update of user 7. The first loads begin before it and end in its midst, with the old value. */
const AROUND = range(60).flatMap((nth) => [
  user(5200 + 10 * nth, '7', nth % 3),
  friends(4800 + 20 * nth, '7', nth % 3),
]);

const wide = (fromMs: number, gapMs: number): readonly ScriptedRequest[] =>
  range(WIDE_USERS).map((index) => user(fromMs + gapMs * index, `w${index}`));

export const CASES: readonly Case[] = [
  still('aside', [user(0, '1'), user(500, '1'), user(700, '1'), friends(1000, '1'), friends(1900, '1')]),
  still('shared', [user(0, '1', 0), user(600, '1', 1), friends(1000, '1', 1), friends(2500, '1', 0)]),
  still(
    'lifetime',
    [
      ...[user(0, '1', 0), friends(0, '1', 0), user(9000, '1', 1), friends(9000, '1', 1)],
      { ...update(20_000, '1', { name: 'changed elsewhere', ...newFriends('1') }), isBackdoor: true },
      ...[user(145_000, '1', 0), friends(145_000, '1', 0), user(145_000, '1', 2), friends(145_000, '1', 2)],
      // By now no copy is left in either cache, and nobody can answer.
      ...[user(134_000, '1', 0), friends(134_000, '1', 1)],
    ],
    [
      { at: 131_000, action: 'fail', service: 0 },
      { at: 138_000, action: 'restoreService', service: 0 },
    ],
    { instances: 3 },
  ),
  still('ownUpdate', [
    ...[user(0, '1', 0), friends(0, '1', 0), update(800, '1', { ...NEW_NAME, ...newFriends('1') }, 0)],
    ...[user(1000, '1', 0), friends(1000, '1', 0), user(2000, '1', 1), friends(2000, '1', 1)],
    ...[update(4000, '2', { name: 'never read before' }, 1), user(4500, '2', 1)],
  ]),
  still('otherUpdate', [
    ...[user(0, '1', 0), user(300, '1', 1), friends(0, '1', 0), friends(700, '1', 1)],
    ...range(12).map((nth) => user(800 + 50 * nth, '1', 1)),
    update(1200, '1', { ...NEW_NAME, ...newFriends('1') }, 0),
    ...range(30).map((nth) => user(1400 + 100 * nth, '1', 1)),
    ...[friends(3400, '1', 1), user(5000, '1', 1)],
  ]),
  still(
    'race',
    [
      ...AROUND,
      update(5250, '7', { ...NEW_NAME, ...newFriends('7') }, UPDATED_BY),
      ...range(3).flatMap((at) => [user(8000, '7', at), friends(8000, '7', at)]),
    ],
    [],
    { instances: 3 },
  ),
  still('flight', [
    ...range(CROWD).flatMap((nth) => [user(nth, '1', nth % 2), friends(nth, '1', nth % 2)]),
    ...range(CROWD).map((nth) => user(5000 + nth, '2', 0)),
  ]),
  still(
    'errors',
    [
      ...range(CROWD / 2).map((nth) => user(1000 + nth / 4, '1', 0)),
      ...[friends(1003, '1', 0), update(1010, '3', NEW_NAME, 0)],
      ...[user(15_000, '1', 0), friends(15_000, '1', 0), user(17_000, '1', 0)],
    ],
    [
      { at: 500, action: 'fail', service: 0 },
      { at: 12_000, action: 'restoreService', service: 0 },
    ],
  ),
  still(
    'refusing',
    [
      ...[user(0, '1', 0), user(1000, '2', 0), user(2800, '2', 0), friends(1000, '2', 1), user(2000, '9', 1)],
      ...[update(3000, '2', NEW_NAME, 0), user(3300, '2', 0), user(12_000, '4', 0), user(13_000, '4', 1)],
    ],
    [
      { at: 500, action: 'refuse', l2: 0 },
      { at: 10_000, action: 'restoreL2', l2: 0 },
    ],
  ),
  still(
    'silent',
    [
      ...[user(0, '1', 0), user(1000, '2', 0), friends(2000, '2', 1), user(3000, '5', 1), user(3010, '5', 1)],
      ...[update(6000, '2', NEW_NAME, 0), user(9000, '6', 0)],
    ],
    [
      { at: 500, action: 'silence', l2: 0 },
      { at: 20_000, action: 'restoreL2', l2: 0 },
    ],
  ),
  still('memory', [...wide(0, 30), ...wide(5000, 4), ...wide(5600, 2)], [], { instances: 1 }),
  still(
    'keys',
    STRANGE_IDS.flatMap((id, at) => [
      ...[user(1000 * at, id), friends(1000 * at + 200, id), user(1000 * at + 800, id), friends(1000 * at + 800, id)],
      ...[user(20_000 + at, id, 1), friends(20_000 + at, id, 1)],
    ]),
  ),
  still(
    'nobody',
    range(NOBODY_ASKS).map((nth) => user(150 * nth, 'x-1', nth % 2)),
  ),
  still('copies', [
    ...[
      user(0, '1'),
      user(1, '1'),
      user(300, '1'),
      user(400, '1'),
      friends(0, '1'),
      friends(1, '1'),
      friends(700, '1'),
    ],
    ...[friends(800, '1'), user(2500, '1', 1), user(2501, '1', 1)],
  ]),
  trafficCase('one'),
  trafficCase('two'),
  trafficCase('three'),
];
