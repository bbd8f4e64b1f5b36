// The recorded trace: directories that the TypeScript compiler looked into while it checked this project, in order. It is
// what an operating system's cache of directory entries sees. scripts/record-trace.mjs made it.
import { KEYS, NAMES } from './recorded-trace-data.ts';

export function recordedTrace(): { readonly keys: Int32Array; readonly names: readonly string[] } {
  return { keys: Int32Array.from(KEYS.split(' '), (key) => Number.parseInt(key, 36)), names: NAMES.split(' ') };
}
