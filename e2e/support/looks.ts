// What must hold of any page in any language, theme and width.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WIDTHS = [1440, 1024, 390] as const;
const HEIGHT = 900;

/** In the page: waits for colours on their way from one theme to another, which are not yet those that a reader sees. */
async function settled(): Promise<void> {
  // What a change sets going runs from the next picture on.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const fading = document.getAnimations().filter((each) => each instanceof CSSTransition);
  await Promise.allSettled(fading.map(({ finished }) => finished));
}

/** No rule of axe is broken, whatever its weight. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(settled);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(told, what).toEqual([]);
}

/** In the page: what is wider than its place although it does not mean to scroll sideways. */
function overflowing(): readonly string[] {
  const wide = (element: Element): boolean => element.scrollWidth > element.clientWidth + 1;
  const named = (element: Element): string => `${element.tagName} ${element.getAttribute('aria-label') ?? ''}`.trim();
  const regions = [...document.querySelectorAll('main, main section[aria-label], [role=dialog]')].filter((element) =>
    ['auto', 'scroll', 'visible'].includes(getComputedStyle(element).overflowX),
  );
  const root = document.scrollingElement ?? document.documentElement;
  return [root, ...regions.filter((element) => element.checkVisibility())].filter(wide).map(named);
}

/** At every width nothing hangs over to the right, so that no page scrolls sideways. */
export async function expectNoOverflow(page: Page, what: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await expect.poll(() => page.evaluate(overflowing), `${what} at ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
}
