// Puts a host behind Comlink: every method becomes a call, the buffers of its reply are handed over instead of copied, and
// a policy's fault brings its phrase.
import { type Endpoint, expose, transfer } from 'comlink';
import { packFault } from './fault-passage.ts';
import { transferablesOf } from './transfer.ts';

async function answer(call: () => unknown): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    throw packFault(error);
  }
}

export function exposeHost(host: object, endpoint?: Endpoint): void {
  const calls = new Proxy(host, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        const reply = await answer(() => Reflect.apply(member, target, args));
        return typeof reply === 'object' && reply !== null ? transfer(reply, transferablesOf(reply)) : reply;
      };
    },
  });
  expose(calls, endpoint);
}
