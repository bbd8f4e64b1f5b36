// What every spec stands on: a page that must never complain, nor show two main headings.
import { test as base } from '@playwright/test';

interface Fixtures {
  /** What the page said that it should never say; a spec that provokes an error takes it out again. */
  readonly complaints: string[];
}

/** In the page: a second visible `h1`, however short, is told as an error. */
function watchHeadings(): void {
  new MutationObserver(() => {
    const shown = [...document.querySelectorAll('h1')].filter((heading) => heading.checkVisibility());
    if (shown.length > 1)
      console.error(`Two main headings: ${shown.map((heading) => heading.textContent).join(' | ')}`);
  }).observe(document, { subtree: true, childList: true });
}

export const test = base.extend<Fixtures>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`.trimEnd());
      });
      await page.addInitScript(watchHeadings);
      await use(complaints);
      base.expect(complaints, 'what the page complained of').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
