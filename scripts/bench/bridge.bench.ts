// A frame on its way from the page's own worker to the page, in the built site: what the worker still holds of it after
// sending, and how long the way takes beside the same frame copied.
import type { Page, Worker as PageWorker } from '@playwright/test';
import type { RunSpec } from '../../src/contract/run.ts';
import { defaultsOf } from '../../src/sim/parameters.ts';
import { loadLab } from '../../src/worker/labs.ts';
import type { BenchTools } from '../bench.ts';
import type { BenchRow } from '../lib/bench-table.ts';
import { sideBySide } from '../lib/side-by-side.ts';

/** Samples of so many numbers come with the frame, as they do when a page opens a run that is far advanced. */
const NUMBERS = 10_000;
const TRIPS = 300;
const LAB = 'load-balancing';

/** What the worker saw of its own buffers when it sent a frame. */
interface Sent {
  readonly numbers: number;
  readonly buffers: number;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/** In the worker: looks at every buffer of a reply before and after it is posted; `copying` leaves out the handing over. */
function watchPosting(): void {
  const scope = globalThis as unknown as { sent: Sent; copying: boolean; postMessage(...args: unknown[]): void };
  const post = scope.postMessage.bind(scope);
  const viewsOf = (value: unknown): ArrayBufferView[] => {
    if (typeof value !== 'object' || value === null) return [];
    return ArrayBuffer.isView(value) ? [value] : Object.values(value).flatMap(viewsOf);
  };
  scope.copying = false;
  scope.postMessage = (message, transfer) => {
    const views = viewsOf(message);
    const buffers = [...new Set(views.map((view) => view.buffer))];
    const bytes = (): number => buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0);
    const numbers = views.reduce((sum, view) => sum + (view as Float64Array).length, 0);
    const bytesBefore = bytes();
    post(message, scope.copying ? [] : transfer);
    scope.sent = { numbers, buffers: buffers.length, bytesBefore, bytesAfter: bytes() };
  };
}

/** In the page: opens the run in a worker of its own, by the calls that the bridge makes (Comlink's protocol). */
async function openRun({ script, spec, time }: { script: string; spec: RunSpec; time: number }): Promise<void> {
  const worker = new Worker(script, { type: 'module', name: 'bench' });
  const call = (method: string, ...args: unknown[]): Promise<unknown> =>
    new Promise((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<{ value: unknown }>) => resolve(data.value), {
        once: true,
      });
      const argumentList = args.map((value) => ({ type: 'RAW', value }));
      worker.postMessage({ id: method, type: 'APPLY', path: [method], argumentList });
    });
  const frame = (): Promise<unknown> =>
    call('frame', 'run', { target: { to: time }, budgetMs: 60_000, sinceSample: 0 });
  await call('open', 'run', spec, { until: 2 * time });
  await frame();
  const trips = async (count: number): Promise<number> => {
    const startedMs = performance.now();
    for (let trip = 0; trip < count; trip += 1) await frame();
    return (1000 * count) / (performance.now() - startedMs);
  };
  Object.assign(globalThis, { trips });
}

const tripsInPage = (count: number): Promise<number> =>
  (globalThis as unknown as { trips(count: number): Promise<number> }).trips(count);
const setCopying = (copying: boolean): void => void Object.assign(globalThis, { copying });
const lastSent = (): Sent => (globalThis as unknown as { sent: Sent }).sent;

async function measure(page: Page, worker: PageWorker) {
  await worker.evaluate(watchPosting);
  const sentBy = async (copying: boolean): Promise<Sent> => {
    await worker.evaluate(setCopying, copying);
    await page.evaluate(tripsInPage, 1);
    return worker.evaluate(lastSent);
  };
  const speed = (copying: boolean) => async (): Promise<number> => {
    await worker.evaluate(setCopying, copying);
    return page.evaluate(tripsInPage, TRIPS);
  };
  const [copied, handed] = [await sentBy(true), await sentBy(false)];
  // The control: a copy leaves everything where it was, or the watch itself would be blind.
  if (copied.bytesAfter !== copied.bytesBefore) throw new Error('the copied frame should have stayed with the worker');
  return { handed, compared: await sideBySide(speed(false), speed(true)) };
}

export async function benchBridge({ withBuiltSite }: BenchTools): Promise<readonly BenchRow[]> {
  const measured = await withBuiltSite(async ({ browser, address }) => {
    const page = await browser.newPage();
    const isSimulation = (each: PageWorker): boolean => each.url().includes('trusted-worker');
    const first = page.waitForEvent('worker', isSimulation);
    await page.goto(`${address}labs/${LAB}`);
    const script = (await first).url();
    const opened = page.waitForEvent('worker', isSimulation);
    const { manifest } = await loadLab(LAB);
    const spec: RunSpec = { lab: LAB, params: defaultsOf(manifest.parameters), seed: 1, actions: [] };
    const time = Math.ceil(NUMBERS / manifest.series.length) * manifest.clock.sampleEvery;
    const opening = page.evaluate(openRun, { script, spec, time });
    const worker = await opened;
    await opening;
    return measure(page, worker);
  });
  const left = { name: 'bytes of a frame left with the worker that sent it', unit: 'bytes', atMost: 0 };
  const trips = { name: 'trips of a frame handed over, over the same frame copied' };
  if (measured === undefined)
    return [left, trips].map((row) => ({ ...row, ratio: Number.NaN, skipped: 'no Chromium here' }));
  const { handed, compared } = measured;
  const [numbers, bytes] = [handed.numbers, handed.bytesBefore].map((count) => count.toLocaleString('en-US'));
  return [
    {
      ...left,
      ratio: handed.bytesAfter,
      details: `${numbers ?? ''} numbers, ${bytes ?? ''} bytes in ${handed.buffers} buffers, all of byteLength 0 after sending`,
    },
    {
      ...trips,
      ratio: compared.ratio,
      details: `${Math.round(compared.ours)} against ${Math.round(compared.peer)} trips/s, the making of the frame included`,
    },
  ];
}
