// A lab's own page with a run to measure: opened as a link opens it, and watched from inside.
import type { Page } from '@playwright/test';
import type { ParameterValues } from '../../src/contract/model.ts';
import type { Action } from '../../src/contract/run.ts';
import { defaultsOf } from '../../src/sim/parameters.ts';
import { loadLab } from '../../src/worker/labs.ts';
import { encodeExperiment } from '../../src/worker/link.ts';

export interface MeasuredRun {
  readonly lab: string;
  /** What differs from the defaults. */
  readonly params: ParameterValues;
  readonly actions: readonly Action[];
  readonly until: number;
  /** The moment at which it is opened. */
  readonly time: number;
}

/** Opens the page at that moment of the run and waits until it is drawn. */
export async function openRun(page: Page, address: string, run: MeasuredRun): Promise<void> {
  const { lab, params, actions, until, time } = run;
  const { manifest, model } = await loadLab(lab);
  const whole = { ...defaultsOf(manifest.parameters), ...params };
  const link = encodeExperiment({
    ...{ v: 1, lab, modelVersion: model.version, active: 0, time },
    runs: [{ role: 'main', params: whole, seed: 1, actions, until }],
  });
  await page.goto(`${address}labs/${lab}#s=${link}`);
  const slider = page.getByRole('slider', { name: 'Time of the run' });
  await slider.waitFor();
  for (let look = 0; look < 100 && Number(await slider.inputValue()) < time; look += 1) await page.waitForTimeout(100);
}

interface Seen {
  /** Frames that the browser asked for a picture. */
  readonly frames: number;
  /** Pictures painted on a canvas. */
  readonly pictures: number;
  readonly atMs: number;
}

/** In the page: counts frames, each of them marked, and pictures. */
function watch(mark: string): void {
  const seen = { frames: 0, pictures: 0 };
  Object.assign(globalThis, { benchSeen: seen });
  const { prototype } = CanvasRenderingContext2D;
  const clear = prototype.clearRect;
  prototype.clearRect = function (this: CanvasRenderingContext2D, ...box) {
    seen.pictures += 1;
    clear.apply(this, box);
  };
  const frame = (): void => {
    seen.frames += 1;
    performance.mark(mark);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

export const FRAME_MARK = 'bench-frame';

/** Counts from the next page on that is opened. */
export const watchPage = (page: Page): Promise<unknown> => page.addInitScript(watch, FRAME_MARK);

const seenBy = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const { benchSeen } = globalThis as unknown as { benchSeen: Omit<Seen, 'atMs'> };
    return { ...benchSeen, atMs: performance.now() };
  });

/** Frames and pictures a second on a watched page, over so many seconds. */
export async function speedOf(
  page: Page,
  seconds: number,
): Promise<{ readonly framesPerS: number; readonly picturesPerS: number }> {
  const before = await seenBy(page);
  await page.waitForTimeout(1000 * seconds);
  const after = await seenBy(page);
  const passedS = (after.atMs - before.atMs) / 1000;
  return {
    framesPerS: (after.frames - before.frames) / passedS,
    picturesPerS: (after.pictures - before.pictures) / passedS,
  };
}
