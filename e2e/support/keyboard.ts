// Going about by Tab alone.
import { expect, type Locator, type Page } from '@playwright/test';

/** No page of the site has more stops than this. */
const MOST_STOPS = 120;

/** Presses Tab (or Shift+Tab) until the element has the focus; every stop on the way must be in sight. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press(key);
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      await expect(wanted).toBeInViewport();
      return;
    }
  }
  throw new Error(`${String(MOST_STOPS)} presses of ${key} do not reach ${String(wanted)}.`);
}
