// Saved progress: damage is told and costs nothing else, files go out and come back, tabs do not overwrite each other.
import type { Page } from '@playwright/test';
import { CodePane } from './support/code-pane.ts';
import { save } from './support/downloads.ts';
import { giveFile, textFile } from './support/files.ts';
import { LabPage } from './support/lab-page.ts';
import { manifestOf } from './support/labs.ts';
import { overwriteRow, savedRows } from './support/progress.ts';
import { expect, test } from './support/test.ts';
import { WORDS } from './support/words.ts';

const manifest = manifestOf('load-balancing');
const words = WORDS.en;

test.use({ viewport: { width: 1440, height: 900 } });

/** Leaves something of every kind that a short visit leaves: a step, a hint, a draft. */
async function leaveTraces(page: Page): Promise<void> {
  const lab = await new LabPage(page, manifest).open();
  await lab.button('lesson.next').click();
  const code = await CodePane.open(lab);
  await code.write('export const pick = () => 0; // kept\n');
  await page.getByRole('button', { name: 'Show hint 1 of 3' }).click();
  await expect.poll(async () => Object.keys(await savedRows(page)).join(' ')).toMatch(/draft.*hint.*seen.*visit/);
}

test('saved progress with a changed byte is told, and nothing is lost', async ({ page }) => {
  await leaveTraces(page);
  const rows = await savedRows(page);
  const hint = Object.keys(rows).find((key) => key.includes('/hint/')) ?? '';
  const visit = Object.keys(rows).find((key) => key.endsWith('/visit')) ?? '';
  await page.goto('about:blank');
  await page.goto('/nowhere');
  // One that still makes sense, and one that does not.
  await overwriteRow(page, hint, { ...rows[hint], value: { ...rows[hint]?.value, opened: 2 } });
  await overwriteRow(page, visit, { ...rows[visit], value: 'garbage' });
  await page.goto('/');
  await expect(page.getByText(/2 saved entries were damaged and set aside as found; 1 of them/)).toBeVisible();
  await page.getByRole('button', { name: words.say('notice.dismiss') }).click();
  const lab = await new LabPage(page, manifest).open();
  const code = await CodePane.open(lab);
  await expect(code.shown).toContainText('kept');
  await expect(page.getByText('Hint 2 of 3')).toBeVisible();
  await page.reload();
  await lab.isReady();
  await expect(page.getByText(/damaged/)).toBeHidden();
});

test('progress goes out as a file and comes back, and a broken file takes nothing away', async ({ page, browser }) => {
  await leaveTraces(page);
  const settings = async (of: Page) => {
    await of.getByRole('button', { name: words.say('header.settings'), exact: true }).click();
    return of.getByRole('dialog', { name: words.say('settings.title') });
  };
  const dialog = await settings(page);
  const file = await save(page, dialog.getByRole('button', { name: words.say('settings.export') }));
  expect(file.name).toBe('headroom-progress.json');
  const kept = JSON.parse(file.bytes.toString('utf8')) as { rows: { key: string }[] };
  expect(kept.rows.map(({ key }) => key).join(' ')).toContain('load-balancing/hint/pick');

  const broken: readonly (readonly [string, RegExp])[] = [
    [file.bytes.toString('utf8').slice(0, -40), /not JSON/],
    ['[]', /not saved progress/],
    [JSON.stringify({ ...kept, version: 99 }), /format version 99/],
    [
      JSON.stringify({ ...kept, rows: [...kept.rows, { key: 'load-balancing/hint/pick', value: { at: -1 } }] }),
      /entry \d+ is malformed/,
    ],
    [JSON.stringify({ ...kept, rows: [{ key: '__proto__/visit', value: {} }] }), /entry 1 is malformed/],
  ];
  for (const [text, says] of broken) {
    await giveFile(page, textFile('broken.json', text));
    await expect(dialog.getByRole('status')).toContainText(says);
  }
  expect(Object.keys(await savedRows(page)).length).toBe(kept.rows.length);

  const elsewhere = await browser.newContext();
  const fresh = await elsewhere.newPage();
  await fresh.goto(new URL('/', page.url()).href);
  await giveFile(
    fresh,
    await settings(fresh).then(() => ({ name: file.name, mimeType: 'application/json', buffer: file.bytes })),
  );
  await expect(fresh.getByRole('dialog').getByRole('status')).toContainText(/\d+ entries were added/);
  await fresh.keyboard.press('Escape');
  await expect(fresh.getByRole('link', { name: /Continue: Load balancing, step 2/ })).toBeVisible();
  await elsewhere.close();
});

test('two tabs at once lose nothing', async ({ page, context }) => {
  const one = await new LabPage(page, manifest).open();
  const two = await new LabPage(await context.newPage(), manifest).open();
  const [first, second] = [await CodePane.open(one), await CodePane.open(two)];
  await first.write('export const pick = () => 0; // first\n');
  await second.page.getByRole('button', { name: 'Show hint 1 of 3' }).click();
  await one.button('lesson.next').click();
  await two.page.getByRole('button', { name: 'Show hint 2 of 3' }).click();
  // Each hears of the other.
  await expect(page.getByText('Hint 2 of 3')).toBeVisible();
  await second.write('export const pick = () => 1; // second\n');
  // Both leave at once, with changes that are not written yet.
  await Promise.all([page.goto('about:blank'), two.page.goto('about:blank')]);
  await page.goto('/');
  await expect.poll(async () => JSON.stringify(await savedRows(page))).toMatch(/first.*second|second.*first/);
  const rows = await savedRows(page);
  const has = (part: string) => Object.keys(rows).some((key) => key.includes(part));
  expect([has('/hint/pick'), has('/seen/turns'), has('/seen/fair-not-fast')]).toEqual([true, true, true]);
  expect(rows[`${manifest.id}/hint/pick`]?.value).toMatchObject({ opened: 2 });
  expect(Object.keys(rows).filter((key) => key.includes('/draft/')).length).toBe(2);
});
