// A page that answers draws pictures, whatever else goes on.
import type { Page } from '@playwright/test';

/** Counts pictures from now on. How many a second there are is the machine's affair. */
export async function countPictures(page: Page): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(() => {
    const seen = { pictures: 0 };
    const count = (): void => {
      seen.pictures += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    return seen;
  });
  return () => counter.evaluate((seen) => seen.pictures);
}
