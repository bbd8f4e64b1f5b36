// The load-balancing lab's own page with thousands of requests on their way, as a link opens it.
import type { Page } from '@playwright/test';
import { defaultsOf } from '../../src/sim/parameters.ts';
import { loadLab } from '../../src/worker/labs.ts';
import { encodeExperiment } from '../../src/worker/link.ts';

const LAB = 'load-balancing';
const CLIENT_DELAY_MS = 1000;
const START_MS = 4000;

/** A run in which about `moving` requests are on their way at any moment: each travels for a second, twice. */
async function busyRun(moving: number) {
  const { manifest, model } = await loadLab(LAB);
  const params = {
    ...defaultsOf(manifest.parameters),
    algorithm: 'least-connections',
    servers: 60,
    arrivalRatePerS: (1000 * moving) / (2 * CLIENT_DELAY_MS),
    clientDelayMs: CLIENT_DELAY_MS,
    healthChecks: 'off',
  };
  const run = { role: 'main' as const, params, seed: 1, actions: [], until: 60_000 };
  const link = encodeExperiment({
    ...{ v: 1, lab: LAB, modelVersion: model.version, active: 0, time: START_MS },
    runs: [run],
  });
  return { spec: { lab: LAB, params, seed: 1, actions: [] }, link, startMs: START_MS };
}

/** Opens the page at that moment of the run and waits until it is drawn. */
export async function openBusyPage(page: Page, address: string, moving: number): Promise<void> {
  const { link, startMs } = await busyRun(moving);
  await page.goto(`${address}labs/${LAB}#s=${link}`);
  const slider = page.getByRole('slider', { name: 'Time of the run' });
  await slider.waitFor();
  for (let look = 0; look < 100 && Number(await slider.inputValue()) < startMs; look += 1)
    await page.waitForTimeout(100);
}
