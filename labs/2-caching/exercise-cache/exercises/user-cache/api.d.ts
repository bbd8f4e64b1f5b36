// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

interface CachedUser {
  readonly id: string;
  readonly name: string;
  /** Raised by each update. */
  readonly version: number;
}

interface UserChanges {
  readonly name?: string;
  readonly friends?: readonly string[];
}

/** Memory of this instance: at once, by reference, without a bound of its own. */
interface LocalCache {
  /** Entries there is memory for. Keep size at or below it. */
  readonly capacity: number;
  readonly size: number;
  /** undefined: nothing there, or no longer. */
  get(key: string): unknown;
  /** Without ttlMs the entry stays for ever. */
  set(key: string, value: unknown, ttlMs?: number): void;
  delete(key: string): void;
  /** What was set longest ago comes first. */
  keys(): string[];
}

/** Beyond the network, shared by all instances. Values are copied, as JSON. May refuse, or say nothing for a second. */
interface SharedCache {
  /** undefined: nothing there, or no longer. */
  get(key: string): Promise<unknown>;
  /** Without ttlMs the entry stays for ever. */
  set(key: string, value: unknown, ttlMs?: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Sets it where there is nothing, in one step, and says whether it did. */
  setIfAbsent(key: string, value: unknown, ttlMs?: number): Promise<boolean>;
}

/** Simulated time. */
interface SimulatedClock {
  /** Milliseconds since the run began. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** The slow service: about 100 ms, and 500 ms for friends. May fail. */
interface UserService {
  /** null: there is no such user. */
  getUserById(id: string): Promise<CachedUser | null>;
  getUserFriends(id: string): Promise<string[]>;
  updateUser(id: string, changes: UserChanges): Promise<CachedUser>;
}

interface CacheTools {
  readonly l1: LocalCache;
  readonly l2: SharedCache;
  readonly clock: SimulatedClock;
  readonly service: UserService;
}
