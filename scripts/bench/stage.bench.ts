// The load-balancing stage with 2,000 moving requests, on the lab's real page in a headless browser: pictures a second, and
// all script of the page's main thread (drawing, React, messages from the worker) by the browser's own trace.
import type { Page } from '@playwright/test';
import type { BenchTools } from '../bench.ts';
import type { BenchRow } from '../lib/bench-table.ts';
import { median } from '../lib/side-by-side.ts';
import { FRAME_MARK, type MeasuredRun, openRun, speedOf, watchPage } from './lab-page.ts';
import { scriptPerFrame, type TraceEvent } from './script-time.ts';

const MOVING = 2000;
const SECONDS = 8;
const ROUNDS = 3;

/** A run in which about `MOVING` requests are on their way at any moment: each travels for a second, twice. */
const BUSY: MeasuredRun = {
  lab: 'load-balancing',
  params: {
    algorithm: 'least-connections',
    servers: 60,
    arrivalRatePerS: MOVING / 2,
    clientDelayMs: 1000,
    healthChecks: 'off',
  },
  actions: [],
  until: 60_000,
  time: 4000,
};

/** Dots of the next picture; counting them would slow every later one, so it ends by taking the counter out. */
function countDots(): Promise<number> {
  const { prototype } = CanvasRenderingContext2D;
  const { drawImage, clearRect } = prototype;
  return new Promise((resolve) => {
    let dots = -1;
    prototype.clearRect = function (this: CanvasRenderingContext2D, ...box) {
      if (dots >= 0) {
        Object.assign(prototype, { drawImage, clearRect });
        resolve(dots);
      }
      dots = 0;
      clearRect.apply(this, box);
    };
    prototype.drawImage = function (this: CanvasRenderingContext2D, ...picture: unknown[]) {
      dots += 1;
      Reflect.apply(drawImage, this, picture);
    };
  });
}

async function measure(page: Page, address: string) {
  await watchPage(page);
  await openRun(page, address, BUSY);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForTimeout(2000);
  const dots = await page.evaluate(countDots);
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  const categories = ['devtools.timeline', 'blink.user_timing', '__metadata'];
  await browser.startTracing(page, { categories });
  const { picturesPerS } = await speedOf(page, SECONDS);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const scriptMs = scriptPerFrame(traceEvents, FRAME_MARK).sort((one, other) => one - other);
  const quantile = (share: number): number => scriptMs[Math.ceil(share * scriptMs.length) - 1] ?? Number.NaN;
  return { dots, picturesPerS, p50: quantile(0.5), p95: quantile(0.95) };
}

export async function benchStage({ withBuiltSite }: BenchTools): Promise<readonly BenchRow[]> {
  const rounds = await withBuiltSite(async ({ browser, address }) => {
    const measured: Awaited<ReturnType<typeof measure>>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
      measured.push(await measure(await context.newPage(), address));
      await context.close();
    }
    return measured;
  });
  const pictures = { name: 'pictures of the stage, 2,000 requests under way', unit: 'a second', atLeast: 50 };
  const script = { name: 'script of the main thread a frame, 95th percentile', unit: 'ms', atMost: 6 };
  if (rounds === undefined)
    return [pictures, script].map((row) => ({ ...row, ratio: Number.NaN, skipped: 'no Chromium here' }));
  const dots = rounds.map((round) => round.dots).join(', ');
  return [
    {
      ...pictures,
      ratio: median(rounds.map((round) => round.picturesPerS)),
      details: `${dots} dots in a picture; median of ${ROUNDS} rounds`,
    },
    {
      ...script,
      ratio: median(rounds.map((round) => round.p95)),
      details: `half of all frames below ${median(rounds.map((round) => round.p50)).toFixed(2)} ms; p95 of the rounds ${rounds.map((round) => round.p95.toFixed(2)).join(', ')}`,
    },
  ];
}
