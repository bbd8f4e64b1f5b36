// By keyboard alone, from the course map to a graded exercise.
import { CodePane, exerciseText } from './support/code-pane.ts';
import { tabTo } from './support/keyboard.ts';
import { LabPage } from './support/lab-page.ts';
import { MANIFESTS } from './support/labs.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1440, height: 900 } });

for (const manifest of MANIFESTS) {
  const [exercise] = manifest.exercises;
  if (exercise === undefined) continue;

  test(`from the course map to a graded exercise of ${manifest.id}`, async ({ page }) => {
    await page.goto('/');
    await tabTo(page, page.locator(`main ul a[href="/labs/${manifest.id}"]`));
    await page.keyboard.press('Enter');
    const lab = new LabPage(page, manifest);
    await lab.isReady();

    // The run answers to keys without any focus: Space plays and pauses, arrows step.
    await page.keyboard.press('Space');
    await expect.poll(() => lab.time()).toBeGreaterThan(0);
    await page.keyboard.press('Space');
    await expect(lab.button('transport.play')).toBeVisible();
    await page.keyboard.press('Home');
    await expect.poll(() => lab.time()).toBe(0);

    // A handle of the stage, and the way out of what it opens.
    // Some stages are empty before the first program has run.
    if ((await lab.handles.count()) > 0) {
      await tabTo(page, lab.handles.first());
      await page.keyboard.press('Enter');
      await expect(lab.why.getByRole('heading')).not.toBeEmpty();
    }
    if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();

    await tabTo(page, lab.button('lab.tab.code'));
    await page.keyboard.press('Enter');
    const code = await CodePane.open(lab);
    if (manifest.code?.is === 'program') {
      // The program on the stage comes first, and is not graded.
      const pieces = page.getByRole('radiogroup', { name: lab.words.say('lab.exercise') });
      await tabTo(page, pieces.getByRole('radio', { checked: true }));
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: lab.words.say('exercise.grade') })).toBeVisible();
    }
    await tabTo(page, code.field);
    await code.write(exerciseText(manifest.id, exercise.id, 'solution'));

    // Tab belongs to the editor until Esc has said otherwise, and that is announced.
    await page.keyboard.press('Tab');
    await expect(code.field).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Z');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('status').filter({ hasText: 'Press Tab to leave the editor.' })).toHaveCount(1);
    await page.keyboard.press('Tab');
    await expect(code.field).not.toBeFocused();

    const check = page.getByRole('button', { name: lab.words.say('exercise.grade') });
    if (!(await check.evaluate((button) => button === document.activeElement))) await tabTo(page, check);
    await page.keyboard.press('Enter');
    await expect(code.checks).toContainText(/All \d+ checks passed/, { timeout: 30_000 });
    // Told as it comes, without moving there.
    await expect(code.checks.locator('xpath=ancestor::*[@aria-live="polite"]')).toHaveCount(1);
  });
}

test('the skip link, the settings and the keyboard help open, close and give the focus back', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('main')).toBeFocused();

  const settings = page.getByRole('button', { name: 'Settings' });
  await tabTo(page, settings, 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole('radio', { name: 'System' }).first());
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(settings).toBeFocused();
});
