import { describe, expect, it } from 'vitest';
import { ConfinedCallFailed, createCaller, endpointOf } from './calls.ts';
import { createDeferred } from './deferred.ts';
import { ConfinedRunEnded, describeEnd, type EndReason } from './end-reason.ts';

function fakeWorker() {
  const log: unknown[] = [];
  const ended = createDeferred<EndReason>();
  const worker = {
    post: (message: unknown) => log.push(['post', message]),
    expectReply: (id: string | number) => log.push(['expect', id]),
    ended: ended.promise,
  };
  return { log, end: ended.resolve, worker };
}

describe('createCaller', () => {
  it('announces the answer it waits for before it asks, and settles by id', async () => {
    const { worker, log } = fakeWorker();
    const caller = createCaller(worker);
    const first = caller.call('a', [1]);
    const second = caller.call('b', []);
    expect(log).toEqual([
      ['expect', 1],
      ['post', { id: 1, method: 'a', args: [1] }],
      ['expect', 2],
      ['post', { id: 2, method: 'b', args: [] }],
    ]);
    expect(caller.take({ id: 2, error: { name: 'RangeError', message: 'no', stack: 5 } })).toBe(true);
    expect(caller.take({ id: 1, result: 'yes' })).toBe(true);
    expect(await first).toBe('yes');
    const thrown = await second.catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ConfinedCallFailed);
    expect((thrown as ConfinedCallFailed).remote).toEqual({ name: 'RangeError', message: 'no' });
  });

  it('ignores answers nobody asked for, and messages of any shape', () => {
    const caller = createCaller(fakeWorker().worker);
    for (const message of [{ id: 9, result: 1 }, null, 5, 'x', { id: 'x' }, {}])
      expect(caller.take(message)).toBe(false);
  });

  it('rejects what is waiting, and what is asked later, when the worker ends', async () => {
    const { worker, end } = fakeWorker();
    const caller = createCaller(worker);
    const waiting = caller.call('a', []);
    end({ kind: 'deadline', afterMs: 1200 });
    await expect(waiting).rejects.toBeInstanceOf(ConfinedRunEnded);
    await expect(caller.call('b', [])).rejects.toMatchObject({ reason: { kind: 'deadline' } });
  });
});

describe('endpointOf', () => {
  it('expects an answer to each message with an id, and delivers to its listeners', () => {
    const { worker, log } = fakeWorker();
    const endpoint = endpointOf(worker);
    endpoint.postMessage({ id: 'x1', type: 'GET' });
    expect(log.map((entry) => (entry as unknown[])[0])).toEqual(['expect', 'post']);
    const seen: unknown[] = [];
    const listener = (event: Event): void => void seen.push((event as MessageEvent).data);
    endpoint.addEventListener('message', listener);
    endpoint.deliver({ id: 'x1', value: 1 });
    endpoint.removeEventListener('message', listener);
    endpoint.deliver({ id: 'x2' });
    expect(seen).toEqual([{ id: 'x1', value: 1 }]);
  });
});

describe('describeEnd', () => {
  it('has words for every end, in both languages', () => {
    const reasons: readonly EndReason[] = [
      { kind: 'terminated' },
      { kind: 'deadline', afterMs: 1234 },
      { kind: 'error', message: 'boo' },
      { kind: 'out-of-memory-or-dead' },
      { kind: 'flood', messages: 2001 },
    ];
    const sentences = reasons.map(describeEnd);
    expect(new Set(sentences.map((one) => one.en)).size).toBe(reasons.length);
    expect(new Set(sentences.map((one) => one.ru)).size).toBe(reasons.length);
    expect(sentences[1]?.ru).toContain('1,2 с');
  });
});
