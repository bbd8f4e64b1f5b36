// The worker's life: started by the first question, replaced after it died, stopped when nothing is open.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CompilerUnavailable, createTypescriptClient } from './client.ts';
import type { SourceFile } from './protocol.ts';

class FakeWorker extends EventTarget {
  readonly posted: unknown[] = [];
  isTerminated = false;
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

const file: SourceFile = { key: 'e1', fileName: 'a.ts', language: 'typescript', text: '', declarations: '' };

function setUp(idleMs = 1000) {
  const workers: FakeWorker[] = [];
  const client = createTypescriptClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  }, idleMs);
  return { client, workers };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('createTypescriptClient', () => {
  it('starts one worker, and only when something is asked', async () => {
    const { client, workers } = setUp();
    client.open('file:///e1/a.ts', () => file);
    expect(workers).toHaveLength(0);
    await client.ask(async () => 1);
    await client.ask(async () => 2);
    expect(workers).toHaveLength(1);
  });

  it('rejects what is pending when the worker dies, and starts another for the next question', async () => {
    const { client, workers } = setUp();
    const pending = client.ask((service) => service.diagnostics(file));
    workers[0]?.dispatchEvent(new Event('error'));
    await expect(pending).rejects.toBeInstanceOf(CompilerUnavailable);
    expect(workers[0]?.isTerminated).toBe(true);
    await expect(client.ask(async () => 3)).resolves.toBe(3);
    expect(workers).toHaveLength(2);
  });

  it('forgets a closed file and tells the worker', async () => {
    const { client, workers } = setUp();
    const close = client.open('file:///e1/a.ts', () => file);
    await client.ask(async () => 1);
    expect(client.read('file:///e1/a.ts')).toBe(file);
    close();
    expect(client.read('file:///e1/a.ts')).toBeUndefined();
    expect(workers[0]?.posted).toMatchObject([{ path: ['close'] }]);
  });

  it('stops the worker some time after the last file, unless one is opened meanwhile', async () => {
    const { client, workers } = setUp(1000);
    const close = client.open('file:///e1/a.ts', () => file);
    await client.ask(async () => 1);
    close();
    vi.advanceTimersByTime(900);
    const closeAgain = client.open('file:///e1/a.ts', () => file);
    vi.advanceTimersByTime(5000);
    expect(workers[0]?.isTerminated).toBe(false);
    closeAgain();
    vi.advanceTimersByTime(1000);
    expect(workers[0]?.isTerminated).toBe(true);
  });
});
