// Saved progress: what lasts, what merges, what is set aside when it is damaged.
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LARGEST_FILE } from './file.ts';
import { createJournal, type Journal } from './journal.ts';
import { type Channel, createProgress, type Progress } from './progress.ts';

const NO_JOURNAL: Journal = { keep: () => {}, takeAll: () => [] };

/** Channels that hear each other, as tabs of one browser do. */
function tabs(): () => Channel {
  const open = new Set<Channel>();
  return () => {
    const channel: Channel = {
      onmessage: null,
      postMessage(message: unknown) {
        for (const other of open) {
          if (other !== channel) other.onmessage?.({ data: structuredClone(message) } as MessageEvent);
        }
      },
      close() {
        open.delete(channel);
      },
    };
    open.add(channel);
    return channel;
  };
}

let clock = 1000;

function open(tab: string, options: { channel?: Channel; journal?: Journal } = {}): Progress {
  return createProgress({
    now: () => {
      clock += 1;
      return clock;
    },
    tab,
    channel: options.channel,
    journal: options.journal ?? NO_JOURNAL,
    later: () => {
      // Tests flush by hand.
    },
  });
}

/** Everything a lab page can record, once. */
function work(progress: Progress): void {
  progress.setStep('eviction', 'scan');
  progress.markTask('eviction', 'see-misses', 1200);
  progress.recordPrediction('eviction', 'misses', 0.8, { answer: 'more' });
  progress.recordScore('eviction', 'beat-lru', 0.42, 'lower');
  progress.passExercise('eviction', 'own-policy');
  progress.saveDraft('eviction', 'own-policy', 'export function create() {}');
  progress.openHints('eviction', 'own-policy', 2);
}

async function rawRows(
  change: (saved: { value: Record<string, unknown>; sum: string }, key: string) => unknown,
): Promise<void> {
  const database = await openDB('headroom-progress');
  for (const key of await database.getAllKeys('rows')) {
    const saved = (await database.get('rows', key)) as { value: Record<string, unknown>; sum: string };
    const changed = change(structuredClone(saved), key as string);
    if (changed !== undefined) await database.put('rows', changed, key);
  }
  database.close();
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  clock = 1000;
});

describe('saved progress', () => {
  it('is there again after the page was closed', async () => {
    const first = open('a');
    await first.ready;
    work(first);
    const before = first.labOf('eviction');
    await first.flush();
    first.close();
    const second = open('b');
    await second.ready;
    expect(second.labOf('eviction')).toEqual(before);
    expect(second.draftOf('eviction', 'own-policy')).toBe('export function create() {}');
    expect(second.store.getState()).toMatchObject({ storage: 'saved', notices: [] });
  });

  it('keeps the first meeting, the best score, the most hints, the newest prediction', async () => {
    const progress = open('a');
    await progress.ready;
    work(progress);
    const met = progress.labOf('eviction').tasks['see-misses'];
    work(progress);
    progress.markTask('eviction', 'see-misses', 9);
    progress.recordScore('eviction', 'beat-lru', 0.9, 'lower');
    progress.openHints('eviction', 'own-policy', 1);
    progress.recordPrediction('eviction', 'misses', 0.1);
    const lab = progress.labOf('eviction');
    expect(lab.tasks['see-misses']).toEqual(met);
    expect(lab.scores['beat-lru']?.value).toBe(0.42);
    expect(lab.hints['own-policy']?.opened).toBe(2);
    expect(lab.predictions['misses']).toMatchObject({ score: 0.8, answer: 'more' });
  });

  it('keeps a prediction apart from what was said when its outcome had been seen', async () => {
    const progress = open('a');
    await progress.ready;
    const saved = () => progress.labOf('eviction').predictions['misses'];
    progress.recordPrediction('eviction', 'misses', 1, { answer: 'more', afterwards: true });
    expect(saved()).toMatchObject({ score: 1, afterwards: true });
    progress.recordPrediction('eviction', 'misses', 0, { answer: 'fewer' });
    progress.recordPrediction('eviction', 'misses', 1, { answer: 'more', afterwards: true });
    expect(saved()).toMatchObject({ score: 0, answer: 'fewer' });
    expect(saved()).not.toHaveProperty('afterwards');
  });

  it('refuses what makes no sense', async () => {
    const progress = open('a');
    await progress.ready;
    expect(() => progress.recordPrediction('eviction', 'misses', 2)).toThrow(RangeError);
    expect(() => progress.recordScore('eviction', 'x', Number.NaN, 'lower')).toThrow(RangeError);
    expect(() => progress.markTask('__proto__', 'x')).toThrow(RangeError);
    expect(() => progress.markTask('a/b', 'x')).toThrow(RangeError);
    expect(progress.saveDraft('eviction', 'own-policy', 'x'.repeat(300_001))).toBe(false);
    expect(progress.labOf('constructor').tasks).toEqual({});
  });
});

describe('two tabs', () => {
  it('lose nothing, whoever writes last', async () => {
    const channel = tabs();
    const [one, two] = [open('a', { channel: channel() }), open('b', { channel: channel() })];
    await Promise.all([one.ready, two.ready]);
    one.markTask('eviction', 'first');
    two.markTask('eviction', 'second');
    one.saveDraft('eviction', 'own-policy', 'of one');
    two.saveDraft('eviction', 'own-policy', 'of two');
    two.recordScore('eviction', 'beat-lru', 5, 'lower');
    one.recordScore('eviction', 'beat-lru', 7, 'lower');
    await Promise.all([one.flush(), two.flush()]);
    await Promise.all([one.flush(), two.flush()]);
    const third = open('c');
    await third.ready;
    for (const progress of [one, two, third]) {
      const lab = progress.labOf('eviction');
      expect(Object.keys(lab.tasks).sort()).toEqual(['first', 'second']);
      expect(lab.scores['beat-lru']?.value).toBe(5);
      expect(lab.drafts['own-policy']?.map(({ source }) => source)).toEqual(['of two', 'of one']);
    }
  });

  it('lose nothing without a channel between them either', async () => {
    const [one, two] = [open('a'), open('b')];
    await Promise.all([one.ready, two.ready]);
    one.markTask('eviction', 'both', 50);
    two.markTask('eviction', 'both', 70);
    await two.flush();
    await one.flush();
    expect(one.labOf('eviction').tasks['both']?.simulated).toBe(50);
    const third = open('c');
    await third.ready;
    expect(third.labOf('eviction').tasks['both']?.simulated).toBe(50);
  });

  it('forget together, and do not bring back what was erased', async () => {
    const channel = tabs();
    const [one, two] = [open('a', { channel: channel() }), open('b', { channel: channel() })];
    await Promise.all([one.ready, two.ready]);
    work(one);
    await one.flush();
    expect(two.labOf('eviction').tasks['see-misses']).toBeDefined();
    two.resetAll();
    await two.flush();
    await one.flush();
    one.markTask('eviction', 'afterwards');
    await one.flush();
    const third = open('c');
    await third.ready;
    for (const progress of [one, two, third]) {
      expect(Object.keys(progress.labOf('eviction').tasks)).toEqual(['afterwards']);
      expect(progress.labOf('eviction').drafts).toEqual({});
    }
  });

  it('ignore messages that are no rows', async () => {
    const channel = tabs();
    const progress = open('a', { channel: channel() });
    await progress.ready;
    const other = channel();
    for (const message of [
      null,
      7,
      'x',
      [null],
      [['eviction/task/x', { at: 'soon' }]],
      [['__proto__/task/x', { at: 1 }]],
    ]) {
      other.postMessage(message);
    }
    expect(progress.store.getState().labs).toEqual({});
  });
});

describe('damage', () => {
  async function damaged(change: Parameters<typeof rawRows>[0]): Promise<Progress> {
    const first = open('a');
    await first.ready;
    work(first);
    await first.flush();
    first.close();
    await rawRows(change);
    const second = open('b');
    await second.ready;
    return second;
  }

  it('notices one flipped bit in any text or figure of any row, and keeps all other rows', async () => {
    const reference = open('r');
    await reference.ready;
    work(reference);
    const count = 8;
    for (let row = 0; row < count; row += 1) {
      globalThis.indexedDB = new IDBFactory();
      clock = 1000;
      let index = 0;
      const progress = await damaged((saved) => {
        index += 1;
        if (index - 1 !== row) return undefined;
        const [field = 'at'] = Object.keys(saved.value).reverse();
        const value = saved.value[field];
        saved.value[field] =
          typeof value === 'string' ? String.fromCharCode(value.charCodeAt(0) ^ 1) + value.slice(1) : Number(value) + 1;
        return saved;
      });
      expect(index).toBe(count);
      const [notice] = progress.store.getState().notices;
      expect(notice).toMatchObject({ key: 'progress.damaged', args: { damaged: 1 } });
      expect(await progress.exportFile()).toContain('"setAside": [\n  {');
      progress.close();
    }
  });

  it('sets rows of a wrong shape aside and keeps the rest', async () => {
    const progress = await damaged((saved, key) => {
      if (key === 'eviction/task/see-misses') return { value: { at: 'yesterday', simulated: null }, sum: saved.sum };
      if (key === 'eviction/score/beat-lru') return 'nonsense';
      return undefined;
    });
    const lab = progress.labOf('eviction');
    expect(lab.tasks).toEqual({});
    expect(lab.scores).toEqual({});
    expect(lab.exercises['own-policy']).toBeDefined();
    expect(progress.store.getState().notices).toEqual([{ key: 'progress.damaged', args: { damaged: 2, kept: 0 } }]);
    const again = open('c');
    await again.ready;
    expect(again.store.getState().notices).toEqual([]);
    expect(await again.exportFile()).toContain('nonsense');
  });
});

describe('a browser that refuses', () => {
  it('keeps progress in memory and says so', async () => {
    vi.spyOn(globalThis.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    const progress = open('a');
    await progress.ready;
    work(progress);
    await progress.flush();
    expect(progress.store.getState()).toMatchObject({ storage: 'memory', notices: [{ key: 'progress.memory' }] });
    expect(progress.labOf('eviction').exercises['own-policy']).toBeDefined();
    expect(JSON.parse(await progress.exportFile())).toMatchObject({ format: 'headroom-progress', version: 1 });
  });

  it('says when the storage is full, and saves everything once there is room', async () => {
    const progress = open('a');
    await progress.ready;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    work(progress);
    await progress.flush();
    expect(progress.store.getState()).toMatchObject({ storage: 'failing', notices: [{ key: 'progress.full' }] });
    put.mockRestore();
    await progress.flush();
    expect(progress.store.getState().storage).toBe('saved');
    const second = open('b');
    await second.ready;
    expect(second.labOf('eviction')).toEqual(progress.labOf('eviction'));
  });

  it.each([
    ['whole', []],
    ['beside text that is damaged', [['headroom.unsaved.0', '[["eviction/vis']]],
  ] as const)('takes over what a page that went away could not write, %s', async (_what, there) => {
    const entries = new Map<string, string>(there);
    const storage = {
      get length() {
        return entries.size;
      },
      key: (index: number) => [...entries.keys()][index] ?? null,
      getItem: (key: string) => entries.get(key) ?? null,
      setItem: (key: string, value: string) => void entries.set(key, value),
      removeItem: (key: string) => void entries.delete(key),
      clear: () => entries.clear(),
    } satisfies Storage;
    const first = open('a', { journal: createJournal(storage, 'a') });
    await first.ready;
    work(first);
    first.close();
    const second = open('b', { journal: createJournal(storage, 'b') });
    await second.ready;
    expect(second.labOf('eviction')).toEqual(first.labOf('eviction'));
    expect(entries.size).toBe(0);
    const third = open('c');
    await third.ready;
    expect(third.labOf('eviction')).toEqual(first.labOf('eviction'));
  });
});

describe('a file', () => {
  it('carries everything to another browser, and merges', async () => {
    const first = open('a');
    await first.ready;
    work(first);
    const file = await first.exportFile();
    globalThis.indexedDB = new IDBFactory();
    const second = open('b');
    await second.ready;
    second.recordScore('eviction', 'beat-lru', 0.1, 'lower');
    expect(second.importFile(file)).toEqual({ imported: 7 });
    expect(second.importFile(file)).toEqual({ imported: 0 });
    expect(second.labOf('eviction').scores['beat-lru']?.value).toBe(0.1);
    expect(second.labOf('eviction').drafts).toEqual(first.labOf('eviction').drafts);
  });

  it('brings back what was erased', async () => {
    const progress = open('a');
    await progress.ready;
    work(progress);
    const file = await progress.exportFile();
    progress.resetAll();
    expect(progress.labOf('eviction').tasks).toEqual({});
    progress.importFile(file);
    expect(progress.labOf('eviction').tasks['see-misses']?.simulated).toBe(1200);
    expect(progress.draftOf('eviction', 'own-policy')).toBe('export function create() {}');
  });

  it.each([
    ['not json', 'progress.import.json'],
    ['[]', 'progress.import.format'],
    ['null', 'progress.import.format'],
    ['{"format":"other"}', 'progress.import.format'],
    ['{"format":"headroom-progress","version":9,"rows":[]}', 'progress.import.version'],
    ['{"format":"headroom-progress","version":1}', 'progress.import.entry'],
    [
      '{"format":"headroom-progress","version":1,"rows":[{"key":"a/task/b","value":{"at":-1,"simulated":null}}]}',
      'progress.import.entry',
    ],
    [
      '{"format":"headroom-progress","version":1,"rows":[{"key":"__proto__/task/b","value":{"at":1,"simulated":null}}]}',
      'progress.import.entry',
    ],
    [
      '{"format":"headroom-progress","version":1,"rows":[{"key":"a/task/b","value":{"at":1,"simulated":null,"__proto__":{"x":1},"more":1}}]}',
      'progress.import.entry',
    ],
    [`"${'x'.repeat(LARGEST_FILE + 1)}"`, 'progress.import.large'],
  ])('that is malformed changes nothing (%#)', async (text, key) => {
    const progress = open('a');
    await progress.ready;
    expect(progress.importFile(text)).toMatchObject({ problem: { key } });
    expect(progress.store.getState().labs).toEqual({});
    expect(Object.prototype).not.toHaveProperty('x');
  });
});
