// The modules of Node that a program may import, with and without `node:`.

const SUPPORTED: ReadonlySet<string> = new Set([
  'buffer',
  'console',
  'events',
  'fs',
  'fs/promises',
  'perf_hooks',
  'process',
  'timers',
  'timers/promises',
  'util',
]);

/** The name without `node:`. */
export function bareModuleName(name: string): string {
  return name.startsWith('node:') ? name.slice(5) : name;
}

export function isSupportedModule(name: string): boolean {
  return SUPPORTED.has(bareModuleName(name));
}
