// A walk over every lab of the course map: opens, plays, goes back, forks, shares, and opens again from the link.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

/** Collects what a page should never say. */
function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

const playhead = (page: Page) => page.getByRole('slider', { name: 'Time of the run' });
const timeOf = async (page: Page): Promise<number> => Number(await playhead(page).inputValue());

test('every lab opens, plays, steps back, forks, and comes back from its link', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto('/');
  const labs = await page
    .locator('a[href^="/labs/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
  expect(labs.length).toBeGreaterThan(0);
  for (const address of labs) {
    await page.goto(address);
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => timeOf(page)).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'One event forward' }).click();
    const ahead = await timeOf(page);
    await page.getByRole('button', { name: 'One event back' }).click();
    await expect.poll(() => timeOf(page)).toBeLessThanOrEqual(ahead);
    await page.getByRole('button', { name: 'Fork here' }).click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.url()).toContain('#s=');
    const shared = await timeOf(page);
    await page.goto('about:blank');
    await page.goBack();
    await expect.poll(() => timeOf(page)).toBe(shared);
    expect((await new AxeBuilder({ page }).analyze()).violations.map((violation) => violation.id)).toEqual([]);
  }
  expect(errors).toEqual([]);
});

test('a damaged link is told and changes nothing', async ({ page }) => {
  await page.goto('/labs/load-balancing#s=abcdef');
  await expect(page.getByRole('alert')).toContainText('cut off or damaged');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('the lab speaks Russian', async ({ page }) => {
  await page.goto('/labs/load-balancing');
  await page
    .getByRole('button', { name: /^(RU|Русский)/ })
    .or(page.getByRole('radio', { name: /RU|Русский/ }))
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'По очереди' })).toBeVisible();
});
