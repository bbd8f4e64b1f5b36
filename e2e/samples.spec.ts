// Files that come with a lab: one click opens one, a run goes over it, and it stays when the network goes.
import type { Page } from '@playwright/test';
import { LabPage } from './support/lab-page.ts';
import { MANIFESTS, manifestOf } from './support/labs.ts';
import { expectAccessible } from './support/looks.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const manifest = manifestOf('mapreduce');
const [text] = manifest.input?.samples ?? [];
if (text === undefined) throw new Error('The lab brings no text.');
const NAME = 'state-of-the-union.txt';
const ASSETS = '**/assets/samples/**';

/** The browser itself reports what it could not fetch. */
const forgetFailedLoads = (complaints: string[]): void => {
  complaints.splice(0, complaints.length, ...complaints.filter((said) => !/Failed to load resource|ERR_/.test(said)));
};

/** Loads the page until its service worker answers for it, as a second visit does. */
async function visitTwice(page: Page, lab: LabPage): Promise<void> {
  await lab.open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await lab.isReady();
}

for (const each of MANIFESTS.filter(({ input }) => (input?.samples ?? []).length > 0)) {
  test(`every file that comes with ${each.id} opens by one click`, async ({ page }) => {
    const lab = await new LabPage(page, each).open();
    const panel = await lab.panel('data');
    for (const { title, file } of each.input?.samples ?? []) {
      await panel.getByRole('button', { name: title.en, exact: true }).click();
      await expect(panel).toContainText(`Runs with ${file.replace(/\.gz$/, '')}`, { timeout: 20_000 });
    }
    await expectAccessible(page, each.id);
  });
}

test('a file that comes with the lab is loaded when it is opened, by keyboard too, and a run counts its words', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/assets/samples/')) asked.push(request.url());
  });
  const lab = await new LabPage(page, manifest).open();
  const panel = await lab.panel('data');
  const button = panel.getByRole('button', { name: text.title.en, exact: true });
  await expect(button).toHaveAccessibleDescription(new RegExp(NAME));
  expect(asked).toEqual([]);
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('status').filter({ hasText: `Runs with ${NAME}` })).toContainText('37,958');
  expect(asked).toHaveLength(1);
  await expect(button, 'the focus stays').toBeFocused();
  await expect(lab.scenario, 'the file is the input').toContainText(NAME);
  await lab.scrubTo(1);
  // The word that everybody says most.
  await expect(lab.stage).toContainText(/\bthe\b/, { timeout: 60_000 });
  await lab.button('transport.reset').click();
  await lab.button('transport.play').click();
  await expect.poll(() => lab.time()).toBeGreaterThan(0);
  await panel.getByRole('button', { name: lab.words.say('data.remove') }).click();
  await expect(lab.scenario).not.toContainText(NAME);
});

test('while a file is on its way the page says so, and lets it be stopped', async ({ page }) => {
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(ASSETS, async (route) => {
    await held;
    await route.continue();
  });
  const lab = await new LabPage(page, manifest).open();
  const panel = await lab.panel('data');
  const button = panel.getByRole('button', { name: text.title.en, exact: true });
  await button.click();
  await expect(panel.getByRole('progressbar')).toHaveAccessibleName(new RegExp(NAME));
  await expect(panel.getByRole('status').filter({ hasText: `Opening ${NAME}` })).toHaveCount(1);
  await panel.getByRole('button', { name: lab.words.say('data.cancelLoading') }).click();
  await expect(panel.getByRole('progressbar')).toHaveCount(0);
  answer();
  await button.click();
  await expect(panel).toContainText(`Runs with ${NAME}`);
});

for (const [what, visit] of [
  ['on a first visit', (_: Page, lab: LabPage) => lab.open()],
  ['later', visitTwice],
] as const)
  test(`a file that was opened ${what} opens offline`, async ({ page, context }) => {
    const lab = new LabPage(page, manifest);
    await visit(page, lab);
    const panel = await lab.panel('data');
    const button = panel.getByRole('button', { name: text.title.en, exact: true });
    await button.click();
    await expect(panel).toContainText(`Runs with ${NAME}`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await page.reload();
    await lab.isReady();
    await lab.panel('data');
    await expect(panel).not.toContainText(`Runs with ${NAME}`);
    await button.click();
    await expect(panel).toContainText(`Runs with ${NAME}`);
  });

test('a file that was never opened says offline why it does not come, in both languages', async ({
  page,
  context,
  complaints,
}) => {
  const lab = new LabPage(page, manifest);
  await visitTwice(page, lab);
  await context.setOffline(true);
  const panel = await lab.panel('data');
  await panel.getByRole('button', { name: text.title.en, exact: true }).click();
  await expect(panel.getByRole('alert')).toContainText(lab.words.say('input.sampleUnreachable', { name: NAME }));
  await expect(lab.problem, 'told once').toHaveCount(1);
  await page.getByRole('button', { name: 'Русский', exact: true }).click();
  const russian = lab.in('ru');
  await expect(russian.problem).toContainText(russian.words.say('input.sampleUnreachable', { name: NAME }));
  await context.setOffline(false);
  forgetFailedLoads(complaints);
});

test('a damaged file and one that is gone are told, and the next click tries again', async ({ page, complaints }) => {
  const lab = await new LabPage(page, manifest).open();
  const panel = await lab.panel('data');
  const button = panel.getByRole('button', { name: text.title.en, exact: true });
  const alert = panel.getByRole('alert');
  await page.route(ASSETS, (route) => route.fulfill({ body: 'damaged', contentType: 'application/gzip' }));
  await button.click();
  await expect(alert).toContainText(lab.words.say('input.sampleDamaged', { name: NAME }));
  await page.unroute(ASSETS);
  await page.route(ASSETS, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await button.click();
  await expect(alert).toContainText(lab.words.say('input.sampleMissing', { name: NAME }));
  await page.unroute(ASSETS);
  await button.click();
  await expect(panel).toContainText(`Runs with ${NAME}`);
  await expect(alert).toBeEmpty();
  forgetFailedLoads(complaints);
});
