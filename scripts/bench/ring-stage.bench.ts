// The ring with a hundred nodes and 15,000 points, to which a node is added every second, on the lab's real page: its
// pictures against the frames of an empty page in the same browser.
import type { BrowserContext } from '@playwright/test';
import type { BenchTools } from '../bench.ts';
import type { BenchRow } from '../lib/bench-table.ts';
import { sideBySide } from '../lib/side-by-side.ts';
import { type MeasuredRun, openRun, speedOf, watchPage } from './lab-page.ts';

const NODES = 100;
const POINTS = 150;
const SECONDS = 6;
const ROUNDS = 3;
/** At a hundred lookups a second one node a second; each change is shown for longer than that. */
const JOINS_AT = Array.from({ length: 60 }, (_, index) => 50 + 100 * index);

const MOVING: MeasuredRun = {
  lab: 'hash-ring',
  params: {
    method: 'ring',
    virtualNodes: POINTS,
    lookup: 'table',
    nodes: Array.from({ length: NODES }, (_, index) => `shard_${index + 1}`),
  },
  actions: JOINS_AT.map((at) => ({ at, action: 'join' })),
  until: 6000,
  time: 10,
};

async function picturesPerS(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  await watchPage(page);
  await openRun(page, address, MOVING);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(1500);
  const speed = await speedOf(page, SECONDS);
  await page.close();
  return speed.picturesPerS;
}

async function emptyFramesPerS(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  await watchPage(page);
  await page.goto('data:text/html,<title>empty</title>');
  const speed = await speedOf(page, SECONDS);
  await page.close();
  return speed.framesPerS;
}

export async function benchRingStage({ withBuiltSite }: BenchTools): Promise<readonly BenchRow[]> {
  const compared = await withBuiltSite(async ({ browser, address }) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    return await sideBySide(
      () => picturesPerS(context, address),
      () => emptyFramesPerS(context),
      ROUNDS,
    );
  });
  const row = {
    name: `pictures of a moving ring of ${NODES} × ${POINTS} points over an empty page’s frames`,
    atLeast: 0.9,
  };
  if (compared === undefined) return [{ ...row, ratio: Number.NaN, skipped: 'no Chromium here' }];
  const { ratio, ours, peer, range } = compared;
  const [least, most] = range.map((each) => each.toFixed(2));
  return [
    {
      ...row,
      ratio,
      details: `${ours.toFixed(1)} against ${peer.toFixed(1)} a second; rounds from ${least ?? ''} to ${most ?? ''}`,
    },
  ];
}
