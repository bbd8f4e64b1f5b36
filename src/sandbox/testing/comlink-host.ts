// A trusted host that speaks Comlink, for the test that it can be driven over the relay.
import { expose } from 'comlink';
import { enterConfinedRealm } from '../realm.ts';
import type { ChannelScope } from '../worker-channel.ts';

const realm = enterConfinedRealm(globalThis as unknown as ChannelScope);

expose(
  {
    sum: (values: Float64Array) => values.reduce((total, value) => total + value, 0),
    run: (method: string) => (realm.loadStudent() as Record<string, () => unknown>)[method]?.(),
  },
  realm.channel.endpoint,
);
