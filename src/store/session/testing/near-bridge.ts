// Workers of a session that are no workers: hosts in this very thread.
import type { Bridge, HostCalls } from '../../../worker/bridge.ts';
import { Host } from '../../../worker/host.ts';
import { loadLab } from '../../../worker/labs.ts';
import type { HostOptions } from '../../../worker/room.ts';

/** @param onCall is told the name of each call before it is made, and may throw instead */
export function nearBridge(
  options: Partial<HostOptions> = {},
  onCall: (name: string) => void = () => undefined,
): Bridge {
  const host = new Host({ loadLab, nowMs: () => 0, ...options });
  const calls = new Proxy({} as HostCalls, {
    get:
      (_, name) =>
      async (...args: unknown[]) => {
        onCall(String(name));
        return (Reflect.get(host, name) as (...rest: unknown[]) => unknown).apply(host, args);
      },
  });
  return { calls, ended: new Promise(() => undefined), close: () => undefined };
}

/** For labs whose code is no program. */
export const noPrograms = { recordProgram: () => Promise.reject(new Error('no program here')) };
