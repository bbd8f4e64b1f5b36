// Puts a host behind Comlink: every method becomes a call, and the buffers of its reply are handed over instead of copied.
import { type Endpoint, expose, transfer } from 'comlink';
import type { Host } from './host.ts';
import { transferablesOf } from './transfer.ts';

export function exposeHost(host: Host, endpoint?: Endpoint): void {
  const calls = new Proxy(host, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        const reply: unknown = await Reflect.apply(member, target, args);
        return typeof reply === 'object' && reply !== null ? transfer(reply, transferablesOf(reply)) : reply;
      };
    },
  });
  expose(calls, endpoint);
}
