// What the code of an instance is given, and what it has to give back.

export interface User {
  readonly id: string;
  readonly name: string;
  /** Raised by each update. */
  readonly version: number;
}

export interface UserChanges {
  readonly name?: string;
  readonly friends?: readonly string[];
}

/** A map in the memory of one instance: at once, by reference, without any bound of its own. */
export interface LocalCache {
  /** Entries that there is memory for; with twice as many the instance is restarted. */
  readonly capacity: number;
  readonly size: number;
  /** `undefined` where there is nothing, or no longer. */
  get(key: string): unknown;
  /** Without `ttlMs` the entry stays for ever. */
  set(key: string, value: unknown, ttlMs?: number): void;
  delete(key: string): void;
  /** The one that was set longest ago comes first. */
  keys(): string[];
}

/** A store beyond the network that all instances share. Values are copied, as JSON. */
export interface SharedCache {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs?: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Sets it where there is nothing, in one step. */
  setIfAbsent(key: string, value: unknown, ttlMs?: number): Promise<boolean>;
}

export interface SimulatedClock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

export interface UserService {
  /** `null` where there is no such user. */
  getUserById(id: string): Promise<User | null>;
  getUserFriends(id: string): Promise<readonly string[]>;
  updateUser(id: string, changes: UserChanges): Promise<User>;
}

export interface Tools {
  readonly l1: LocalCache;
  readonly l2: SharedCache;
  readonly clock: SimulatedClock;
  readonly service: UserService;
}

/** What clients call on an instance. */
export const CALLS = ['getUserById', 'getUserFriends', 'updateUser'] as const;
export const CALL = { user: 0, friends: 1, update: 2 } as const;
export type CallNumber = 0 | 1 | 2;

export const L2_OPERATIONS = ['get', 'set', 'delete', 'setIfAbsent'] as const;
export const L2_OPERATION = { get: 0, set: 1, delete: 2, setIfAbsent: 3 } as const;
export type L2Operation = 0 | 1 | 2 | 3;
