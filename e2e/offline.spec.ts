// Without a network: what this browser has loaded once goes on working.
import type { Page } from '@playwright/test';
import { CodePane, exerciseText } from './support/code-pane.ts';
import { LabPage } from './support/lab-page.ts';
import { MANIFESTS } from './support/labs.ts';
import { expect, test } from './support/test.ts';
import { WORDS } from './support/words.ts';

/** Loads the site until its service worker answers for the page. */
async function loadOnce(page: Page): Promise<void> {
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  // A new worker takes over pages that are opened after it, so that no page changes under a reader's hands.
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

const manifest = MANIFESTS.find(({ exercises }) => exercises.some(({ runsLive }) => runsLive === true));
const exercise = manifest?.exercises.find(({ runsLive }) => runsLive === true);
if (manifest === undefined || exercise === undefined) throw new Error('No lab runs a student’s code.');

test('the site, every lab, the editor, a run and a grading work offline', async ({ page, context }) => {
  test.setTimeout(120_000);
  await loadOnce(page);
  await CodePane.open(await new LabPage(page, manifest).open());
  // The compiler and the icons come after the editor itself.
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);

  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: WORDS.en.say('home.heading') })).toBeVisible();
  await expect(page.getByText(WORDS.en.say('notice.offline'))).toBeVisible();
  for (const other of MANIFESTS) {
    const lab = await new LabPage(page, other).open();
    await lab.button('transport.play').click();
    await expect.poll(() => lab.time()).toBeGreaterThan(0);
  }

  const lab = await new LabPage(page, manifest).open();
  const code = await CodePane.open(lab);
  await code.write(exerciseText(manifest.id, exercise.id, 'solution'));
  await code.run();
  await code.expectRuns();
  await code.check();
  await expect(code.checks).toContainText(/All \d+ checks passed/, { timeout: 30_000 });
});

test('an editor that was never loaded says so, and the code can still be read', async ({
  page,
  context,
  complaints,
}) => {
  await loadOnce(page);
  await context.setOffline(true);
  const lab = await new LabPage(page, manifest).open();
  const panel = await lab.panel('code');
  await expect(panel.getByRole('alert').filter({ hasText: 'The editor could not be loaded' })).toBeVisible();
  await expect(panel).toContainText('export');
  await context.setOffline(false);
  await panel.getByRole('button', { name: 'Load the editor again' }).click();
  await CodePane.open(lab);
  // The browser itself reports what it could not fetch.
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !/Failed to load resource|ERR_/.test(text)));
});
