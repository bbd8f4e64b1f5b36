// Entry of the page's own worker: the host over Comlink, replies handed over instead of copied.
import { expose, transfer } from 'comlink';
import { Host } from './host.ts';
import { loadLab } from './labs.ts';
import { transferablesOf } from './transfer.ts';

const host = new Host({ loadLab, nowMs: () => performance.now() });

expose(
  new Proxy(host, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        const reply: unknown = await member.apply(target, args);
        return typeof reply === 'object' && reply !== null ? transfer(reply, transferablesOf(reply)) : reply;
      };
    },
  }),
);
