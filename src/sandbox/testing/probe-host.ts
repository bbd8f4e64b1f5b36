// A small trusted host for the tests: loads the student's code and calls its exports by name.
import { enterConfinedRealm } from '../realm.ts';
import { type ChannelScope, thrownAsData } from '../worker-channel.ts';

const realm = enterConfinedRealm(globalThis as unknown as ChannelScope);
let exported: Record<string, unknown> | undefined;

function run(method: string, args: readonly unknown[]): unknown {
  if (method === 'ping') return 'pong';
  if (method === 'console') return realm.console.take();
  // The next call meets a fresh instance.
  if (method === 'again') {
    exported = undefined;
    return;
  }
  exported ??= realm.loadStudent() as Record<string, unknown>;
  const member = exported[method];
  if (typeof member !== 'function') throw new TypeError(`The code exports no function ${method}`);
  return (member as (...given: readonly unknown[]) => unknown)(...args);
}

realm.channel.onMessage((message) => {
  const { id, method, args } = message as { id: number; method: string; args: readonly unknown[] };
  Promise.resolve()
    .then(() => run(method, args))
    .then(
      (result) => realm.channel.post({ id, result }),
      (error: unknown) => realm.channel.post({ id, error: thrownAsData(error) }),
    );
});
