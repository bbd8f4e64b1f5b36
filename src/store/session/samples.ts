// Files that come with a lab: loaded when one is first opened, and kept from then on, so that it opens without a network.
// The page keeps them itself: it knows a whole file from a damaged one, and no service worker answers yet on a first visit.
import type { Sample } from '../../contract/manifest.ts';
import type { Phrase } from '../../contract/text.ts';
import type { SessionState } from './state.ts';

const CACHE = 'samples';
const GZIP_MARK = [0x1f, 0x8b];

interface Wanted extends Pick<Sample, 'id' | 'file'> {
  /** Finds out where the file lies. */
  address(): Promise<string>;
}

export type FetchedSample =
  | { readonly ok: true; readonly file: File }
  | { readonly ok: false; readonly phrase: Phrase };

/** What the opened file is called. */
export const nameOfSample = (file: string): string => file.replace(/\.gz$/, '');

/** Where there is no cache, as in some private windows, nothing is kept. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return await caches.open(CACHE);
  } catch {
    return undefined;
  }
}

/** @param onShare is told how much has arrived, where that can be known */
async function arrived(response: Response, onShare: (share: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const whole = Number(response.headers.get('content-length'));
  let count = 0;
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        count += chunk.length;
        // What a server packs once more is longer than it says.
        if (whole > 0) onShare(Math.min(1, count / whole));
        controller.enqueue(chunk);
      },
    }),
  );
  return new Uint8Array(await new Response(counted).arrayBuffer());
}

async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @throws where it is damaged */
async function contentOf(file: string, response: Response, came: Uint8Array<ArrayBuffer>): Promise<BlobPart> {
  if (!file.endsWith('.gz')) return came;
  const hasMark = GZIP_MARK.every((byte, at) => came[at] === byte);
  // Some servers declare a packed file an encoding, and the browser has unpacked it already.
  return !hasMark && response.headers.has('content-encoding') ? came : unpacked(came);
}

/** What is kept says where it came from: another version of the site has the file elsewhere, and takes the same place. */
const LOCATION = 'content-location';

/** @throws where the site is out of reach */
async function ask(cache: Cache | undefined, place: string, location: string, signal: AbortSignal): Promise<Response> {
  const kept = await cache?.match(place);
  if (kept?.headers.get(LOCATION) === location) return kept;
  // Not from the browser's own cache: what came damaged would come so again.
  return fetch(location, { signal, cache: 'reload' });
}

/** Whatever cannot be kept opens nonetheless. */
async function keep(cache: Cache | undefined, place: string, location: string, response: Response, body: BlobPart) {
  if (cache === undefined || response.headers.has(LOCATION)) return;
  const headers = { [LOCATION]: location };
  await cache.put(place, new Response(new Blob([body]), { headers })).catch(() => undefined);
}

async function fetchSample(
  lab: string,
  { file, address }: Wanted,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<FetchedSample> {
  const name = nameOfSample(file);
  const failed = (key: `input.${'sampleUnreachable' | 'sampleMissing' | 'sampleDamaged'}`): FetchedSample => ({
    ok: false,
    phrase: { key, args: { name } },
  });
  const cache = await openCache();
  const place = `/samples/${lab}/${file}`;
  let location: string;
  let response: Response;
  let came: Uint8Array<ArrayBuffer>;
  try {
    location = await address();
    response = await ask(cache, place, location, signal);
    // Sites that answer every address with their page have no such file either.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    if (!response.ok || isPage) return failed('input.sampleMissing');
    came = await arrived(response, onShare);
  } catch {
    return failed('input.sampleUnreachable');
  }
  try {
    const content = await contentOf(file, response, came);
    await keep(cache, place, location, response, came);
    return { ok: true, file: new File([content], name) };
  } catch {
    await cache?.delete(place);
    return failed('input.sampleDamaged');
  }
}

/** At most one file is being opened; the last wish counts. */
export class Samples {
  private readonly lab: string;
  private readonly show: (opening: SessionState['openingSample']) => void;
  private current: AbortController | undefined;

  /** @param show is told which file is being opened, and how much of it has arrived */
  constructor(lab: string, show: (opening: SessionState['openingSample']) => void) {
    this.lab = lab;
    this.show = show;
  }

  /** @param take is given what came, unless something else was asked for meanwhile */
  async open(wanted: Wanted, take: (fetched: FetchedSample) => Promise<boolean>): Promise<boolean> {
    this.cancel();
    const current = new AbortController();
    this.current = current;
    const onShare = (share: number): void => {
      if (this.current === current) this.show({ id: wanted.id, share });
    };
    onShare(0);
    const fetched = await fetchSample(this.lab, wanted, current.signal, onShare);
    if (this.current !== current) return false;
    const taken = await take(fetched);
    if (this.current === current) this.cancel();
    return taken;
  }

  cancel(): void {
    if (this.current === undefined) return;
    this.current.abort();
    this.current = undefined;
    this.show(undefined);
  }
}
