// The truth: what the service knows of each user, with all that it ever knew, so that an answer can be told new, stale or
// wrong.
import { CALL, type CallNumber, type User, type UserChanges } from './api.ts';
import type { History, Instance, State } from './state.ts';
import { friendsOf, NOBODY } from './traffic.ts';

const exists = (user: string): boolean => !user.startsWith(NOBODY);

const firstOf = (call: CallNumber, user: string): unknown => {
  if (call === CALL.friends) return exists(user) ? friendsOf(user, 0) : [];
  return exists(user) ? ({ id: user, name: `User${user}`, version: 1 } satisfies User) : null;
};

export const thingOf = (call: CallNumber, user: string): string =>
  `${call === CALL.friends ? 'friends' : 'user'} ${user}`;

export function historyOf(state: State, call: CallNumber, user: string): History {
  const thing = thingOf(call, user);
  const known = state.histories.get(thing);
  if (known !== undefined) return known;
  const history: History = {
    json: [JSON.stringify(firstOf(call, user))],
    atMs: [Number.NEGATIVE_INFINITY],
    toldAtMs: new Map(),
  };
  state.histories.set(thing, history);
  return history;
}

export const newestOf = ({ json }: History): number => json.length - 1;

export const presentOf = ({ json }: History): string => json.at(-1) ?? 'null';

/** The number of that value; −1 where there never was such a one. */
export const numberOf = ({ json }: History, answer: string | undefined): number =>
  answer === undefined ? -1 : json.lastIndexOf(answer);

/** The service says that to an instance. */
export function tell(
  state: State,
  { told }: Instance,
  call: CallNumber,
  user: string,
  json: string,
  nowMs: number,
): void {
  const thing = thingOf(call, user);
  const values = told.get(thing) ?? new Set<string>();
  told.set(thing, values.add(json));
  const { toldAtMs } = historyOf(state, call, user);
  if (!toldAtMs.has(json)) toldAtMs.set(json, nowMs);
}

/** Whether an instance can have that from the service, or through L2 from another that had it from there. */
export function canKnow(state: State, { told, foundAtMs }: Instance, call: CallNumber, user: string, json: string) {
  if (told.get(thingOf(call, user))?.has(json) === true) return true;
  return foundAtMs >= (historyOf(state, call, user).toldAtMs.get(json) ?? Number.POSITIVE_INFINITY);
}

const isFriends = (friends: unknown): friends is readonly string[] =>
  Array.isArray(friends) && friends.every((one) => typeof one === 'string');

/** @returns the user as JSON; undefined where there is no such user */
export function commit(state: State, user: string, changes: UserChanges, nowMs: number): string | undefined {
  if (!exists(user)) return undefined;
  const users = historyOf(state, CALL.user, user);
  const now = JSON.parse(presentOf(users)) as User;
  const name = typeof changes.name === 'string' ? changes.name : now.name;
  const json = JSON.stringify({ ...now, name, version: now.version + 1 });
  users.json.push(json);
  users.atMs.push(nowMs);
  if (isFriends(changes.friends)) {
    const friends = historyOf(state, CALL.friends, user);
    friends.json.push(JSON.stringify(changes.friends));
    friends.atMs.push(nowMs);
  }
  return json;
}
