// Files that come with a lab: opened as a student's own, kept once they came whole, and told in words where they did not come.
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problems as english } from '../../sim/problems.en.ts';
import { loadLab } from '../../worker/labs.ts';
import { Session } from './session.ts';
import { nearBridge, noPrograms } from './testing/near-bridge.ts';

const { manifest } = await loadLab('load-balancing');
const LOCATION = '/assets/samples/day-1a2b.csv.gz';
const day = {
  id: 'day',
  title: { en: 'A day', ru: 'День' },
  description: { en: 'Requests.', ru: 'Запросы.' },
  file: 'day.csv.gz',
};
const ROWS = 'timeMs,clientIp\n1,10.0.0.1\n2,10.0.0.2\n3,10.0.0.1\n';
const WHOLE = gzipSync(ROWS);

/** A cache of the browser, as far as it is used. */
function fakeCache() {
  const kept = new Map<string, Response>();
  const cache = {
    match: (place: string) => Promise.resolve(kept.get(place)?.clone()),
    put: (place: string, response: Response) => Promise.resolve(void kept.set(place, response)),
    delete: (place: string) => Promise.resolve(kept.delete(place)),
  };
  return { kept, caches: { open: () => Promise.resolve(cache) } };
}

function setUp() {
  const session = new Session(manifest, {
    ...noPrograms,
    openTrusted: () => nearBridge(),
    openConfined: () => Promise.reject(new Error('no code here')),
    nextPicture: () => () => undefined,
  });
  const open = (location = LOCATION) => session.openSample(day, () => Promise.resolve(location));
  return { session, open };
}

const answer = (body: BodyInit | Buffer, headers: Readonly<Record<string, string>> = {}) => {
  const bytes = typeof body === 'string' ? body : new Uint8Array(body as Buffer);
  const ask = vi.fn((_location: string, _options: RequestInit) => Promise.resolve(new Response(bytes, { headers })));
  vi.stubGlobal('fetch', ask);
  return ask;
};
const noNetwork = () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));

let cache = fakeCache();
beforeEach(() => {
  cache = fakeCache();
  vi.stubGlobal('caches', cache.caches);
});
afterEach(() => vi.unstubAllGlobals());

describe('a file that comes with a lab', () => {
  it('opens as one of the student’s own: unpacked, under its own name, with its summary and a run over it', async () => {
    answer(WHOLE, { 'content-length': String(WHOLE.length) });
    const { session, open } = setUp();
    await session.begin();
    const shares: (number | undefined)[] = [];
    session.store.subscribe(({ openingSample }) => shares.push(openingSample?.share));
    expect(await open()).toBe(true);
    const opened = session.state.input;
    await session.openFiles([new File([ROWS], 'day.csv')]);
    expect(opened).toEqual(session.state.input);
    expect(opened?.name).toBe('day.csv');
    expect(shares).toContain(0);
    expect(shares).toContain(1);
    expect(session.state.openingSample).toBeUndefined();
    await session.seek(60_000);
    expect(session.state.lanes[0]?.frame?.metrics['requests']).toBe(3);
    await session.closeFiles();
    expect(session.state.input).toBeUndefined();
    session.dispose();
  });

  it('opens without a network once it was opened, and not before', async () => {
    const { session, open } = setUp();
    await session.begin();
    noNetwork();
    expect(await open()).toBe(false);
    expect(session.state.problem).toEqual({
      kind: 'input',
      phrase: { key: 'input.sampleUnreachable', args: { name: 'day.csv' } },
    });
    expect(english['input.sampleUnreachable']).toContain('{name}');
    expect(session.state.openingSample).toBeUndefined();
    answer(WHOLE);
    expect(await open()).toBe(true);
    noNetwork();
    expect(await open()).toBe(true);
    // Another version of the site has another file there.
    expect(await open('/assets/samples/day-3c4d.csv.gz')).toBe(false);
    answer(gzipSync(ROWS));
    expect(await open('/assets/samples/day-3c4d.csv.gz')).toBe(true);
    expect([...cache.kept.keys()]).toEqual([`/samples/${manifest.id}/day.csv.gz`]);
    session.dispose();
  });

  it.each([
    ['cut off', WHOLE.subarray(0, WHOLE.length - 5)],
    ['not packed at all', 'timeMs,clientIp\n'],
    ['changed on the way', Buffer.from(WHOLE).fill(7, 12, 20)],
    ['empty', ''],
  ])('that comes %s is told, not used and not kept', async (_, body) => {
    answer(body);
    const { session, open } = setUp();
    await session.begin();
    expect(await open()).toBe(false);
    expect(session.state.problem).toMatchObject({ phrase: { key: 'input.sampleDamaged' } });
    expect(session.state.input).toBeUndefined();
    expect(cache.kept.size).toBe(0);
    const again = answer(WHOLE);
    expect(await open()).toBe(true);
    expect(again.mock.lastCall?.[1]?.cache, 'not from the browser’s own cache').toBe('reload');
    session.dispose();
  });

  it('that went bad where it was kept is thrown away, and comes afresh the next time', async () => {
    const { session, open } = setUp();
    await session.begin();
    const headers = { 'content-location': LOCATION };
    cache.kept.set(`/samples/${manifest.id}/day.csv.gz`, new Response('gone', { headers }));
    const ask = answer(WHOLE);
    expect(await open()).toBe(false);
    expect(ask).not.toHaveBeenCalled();
    expect(await open()).toBe(true);
    session.dispose();
  });

  it('that the site no longer has is told, also where it answers with its page', async () => {
    const { session, open } = setUp();
    await session.begin();
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
    expect(await open()).toBe(false);
    expect(session.state.problem).toMatchObject({ phrase: { key: 'input.sampleMissing' } });
    session.dismissProblem();
    answer('<!doctype html>', { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' });
    expect(await open()).toBe(false);
    expect(session.state.problem).toMatchObject({ phrase: { key: 'input.sampleMissing' } });
    expect(cache.kept.size).toBe(0);
    session.dispose();
  });

  it('opens where the server lets the browser unpack it, and where nothing can be kept', async () => {
    vi.unstubAllGlobals();
    answer(ROWS, { 'content-encoding': 'gzip', 'content-length': '10' });
    const { session, open } = setUp();
    await session.begin();
    expect(await open()).toBe(true);
    expect(session.state.input?.name).toBe('day.csv');
    session.dispose();
  });

  it('gives way to whatever is asked for while it is on its way', async () => {
    const { session, open } = setUp();
    await session.begin();
    const wishes = [
      () => session.openFiles([new File([ROWS], 'own.csv')]),
      () => session.closeFiles(),
      () => session.begin({ ownTraffic: true }),
      async () => session.cancelSample(),
      async () => session.dispose(),
    ];
    for (const [index, wish] of wishes.entries()) {
      let signal: AbortSignal | null | undefined;
      let arrive: (response: Response) => void = () => undefined;
      vi.stubGlobal('fetch', (_: string, options: RequestInit) => {
        ({ signal } = options);
        return new Promise<Response>((resolve) => (arrive = resolve));
      });
      const opening = open(`/assets/samples/late-${String(index)}.gz`);
      await vi.waitFor(() => expect(signal).toBeDefined());
      expect(session.state.openingSample).toEqual({ id: 'day', share: 0 });
      await wish();
      expect(signal?.aborted).toBe(true);
      expect(session.state.openingSample).toBeUndefined();
      const { input } = session.state;
      arrive(new Response(WHOLE));
      expect(await opening).toBe(false);
      expect(session.state.input).toBe(input);
      expect(session.state.problem).toBeUndefined();
    }
  });
});
