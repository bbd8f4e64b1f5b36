// The caches as such: entries with a lifetime, in the memory of an instance or beyond the network.
import type { Entry } from './state.ts';

export type Entries<Value> = Map<string, Entry<Value>>;

export function lookUp<Value>(entries: Entries<Value>, key: string, nowMs: number): Entry<Value> | undefined {
  const entry = entries.get(key);
  if (entry === undefined || entry.expiresAtMs > nowMs) return entry;
  entries.delete(key);
  return undefined;
}

/** Sets it as the newest. */
export function put<Value>(entries: Entries<Value>, key: string, value: Value, nowMs: number, ttlMs: number): void {
  entries.delete(key);
  entries.set(key, { value, setAtMs: nowMs, expiresAtMs: nowMs + ttlMs });
}

/** How many have not ended yet. */
export function livingIn<Value>(entries: Entries<Value>, nowMs: number): number {
  let living = 0;
  for (const { expiresAtMs } of entries.values()) if (expiresAtMs > nowMs) living += 1;
  return living;
}

export function sweep<Value>(entries: Entries<Value>, nowMs: number): void {
  for (const [key, { expiresAtMs }] of entries) if (expiresAtMs <= nowMs) entries.delete(key);
}
