// Entry of the confined worker: one classic script with every model in it, and after it the student's code. The host runs
// in the same realm, so that a call of a policy costs a function call; harden.ts keeps the student's hands off it.
import { enterConfinedRealm } from '../sandbox/realm.ts';
import type { ChannelScope } from '../sandbox/worker-channel.ts';
import { exposeHost } from './expose-host.ts';
import { Host } from './host.ts';
import { loadLab } from './labs.ts';

// Taken before the realm is hardened: budgets look at the real clock, the student's code never does.
const realNow = performance.now.bind(performance);
const realm = enterConfinedRealm(globalThis as unknown as ChannelScope);

exposeHost(
  new Host({
    loadLab,
    nowMs: realNow,
    student: {
      instantiate: (jobs) => {
        // Each run prints anew: a bound that an earlier one reached must not silence it.
        realm.console.reset();
        return realm.loadStudent(jobs) as Readonly<Record<string, unknown>>;
      },
      enter: (world) => realm.setHooks(world),
      ...(realm.meter === undefined ? {} : { meter: realm.meter }),
      takeConsole: () => realm.console.take(),
    },
  }),
  realm.channel.endpoint,
);
