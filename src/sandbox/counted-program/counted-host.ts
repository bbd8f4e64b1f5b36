// Entry of the worker that records one counted program: one classic script, and after it the program. It serves once.

import { RandomStream, streamWords } from '../../sim/random.ts';
import { enterConfinedRealm } from '../realm.ts';
import { type ChannelScope, thrownAsData } from '../worker-channel.ts';
import { recordCounted } from './record-counted.ts';

const realm = enterConfinedRealm(globalThis as unknown as ChannelScope);
const random = new RandomStream(streamWords(1, 'program'));
// Time stands still for the program: what it measures is counted, not clocked.
realm.setHooks({ uniform: () => random.uniform(), nowMs: () => 0 });

realm.channel.onMessage((message) => {
  const { id, args } = message as {
    readonly id: number;
    readonly args: readonly [{ readonly firstLine: number; readonly lineCount: number }];
  };
  const { meter: counter } = realm;
  if (counter === undefined) return;
  try {
    const result = recordCounted({
      counter,
      run: () => void realm.loadStudent(),
      takeConsole: () => realm.console.take(),
      place: args[0],
    });
    realm.channel.post({ id, result });
  } catch (thrown) {
    realm.channel.post({ id, error: thrownAsData(thrown) });
  }
});
