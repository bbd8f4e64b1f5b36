// The lab page as a frame: what is in sight, what keeps its place, what comes and goes with a step.
import type { Page } from '@playwright/test';
import { LabPage } from './support/lab-page.ts';
import { MANIFESTS, manifestOf } from './support/labs.ts';
import { expect, test } from './support/test.ts';
import { pattern } from './support/words.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

for (const viewport of SIZES) {
  test(`the editor is in sight when its panel opens at ${String(viewport.width)} px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    for (const manifest of MANIFESTS.filter(({ exercises }) => exercises.length > 0)) {
      const lab = await new LabPage(page, manifest).open();
      const panel = await lab.panel('code');
      const editor = panel.locator('.monaco-editor').first();
      await expect(editor).toBeVisible({ timeout: 20_000 });
      await expect.poll(() => editor.evaluate(clearHeight), manifest.id).toBeGreaterThan(90);
    }
  });
}

/** In the page: how many pixels of an element's left edge nothing lies over, be it another element or the fold. */
function clearHeight(element: Element): number {
  const { left, top, bottom } = element.getBoundingClientRect();
  const rows = Array.from({ length: Math.max(0, Math.floor(bottom - top)) }, (_, row) => top + row);
  return rows.filter((y) => element.contains(document.elementFromPoint(left + 30, y))).length;
}

/** In the page: the places of what must stand still while a run plays. */
function places(): readonly string[] {
  const parts = [...document.querySelectorAll('.stage-host, main section[aria-label], [role=toolbar] button')];
  return parts
    .filter((part) => !part.closest('.sr-only, [aria-live]') && !part.matches('.sr-only'))
    .map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      const whole = part.matches('button') ? [x, y] : [x, y, width, part.closest('.stage-host') ? height : 0];
      return `${part.getAttribute('aria-label') ?? part.textContent}: ${whole.map(Math.round).join(' ')}`;
    })
    .filter((place) => !/^(Play|Pause)/.test(place));
}

async function playToTheEnd(page: Page, lab: LabPage): Promise<readonly (readonly string[])[]> {
  const seen: (readonly string[])[] = [];
  await lab.button('transport.play').click();
  const { until } = lab.manifest.clock;
  for (let looks = 0; looks < 60 && (await lab.time()) < until * 0.9; looks += 1) {
    await page.waitForTimeout(150);
    seen.push(await page.evaluate(places));
  }
  return seen;
}

test('what is answered after the run has shown it is called no prediction, and what was said before it is', async ({
  page,
}) => {
  const manifest = manifestOf('windows');
  const lab = await new LabPage(page, manifest).open();
  const at = manifest.steps.findIndex(({ id }) => id === 'watermark');
  const step = page.getByRole('button', { name: pattern(manifest.steps[at]?.title.en ?? '') });
  const answer = page.getByRole('radio', { name: 'About one in twenty' });
  await step.click();
  await expect(answer).toBeVisible();
  await lab.playhead.press('End');
  await expect(page.getByText(lab.words.say('predict.afterwards'))).toBeVisible();
  await lab.button('transport.reset').click();
  await expect.poll(() => lab.time()).toBe(0);
  await answer.check();
  await lab.button('predict.submit').click();
  await lab.playhead.press('End');
  await expect(page.getByText(lab.words.say('predict.happened'))).toBeVisible();
  await expect(page.getByText(lab.words.say('predict.wasRight'))).toHaveCount(0);

  // The step once more, from its beginning.
  await lab.button('lesson.next').click();
  await step.click();
  await answer.check();
  await lab.button('predict.submit').click();
  await expect(page.getByText(lab.words.say('predict.submitted'))).toBeVisible();
  await lab.playhead.press('End');
  await expect(page.getByText(lab.words.say('predict.wasRight'))).toBeVisible();
});

for (const [id, scenario] of [
  ['load-balancing', 'one-slow'],
  ['eviction', 'backup'],
] as const) {
  test(`nothing changes its place while a run of ${id} plays`, async ({ page }) => {
    await page.setViewportSize(SIZES[0]);
    const lab = await new LabPage(page, manifestOf(id)).open();
    const title = lab.manifest.scenarios.find((each) => each.id === scenario)?.title.en ?? '';
    await lab.choose(lab.scenario, title);
    for (let faster = 0; faster < 7; faster += 1) await page.keyboard.press(']');
    const before = await page.evaluate(places);
    expect(before.length).toBeGreaterThan(8);
    const seen = await playToTheEnd(page, lab);
    expect(await lab.marks.count(), 'marks came on the way').toBeGreaterThan(0);
    for (const after of seen) expect(after).toEqual(before);
  });
}

test('a task that wants a long run offers to play it, and gives the speed back', async ({ page }) => {
  const lab = await new LabPage(page, manifestOf('load-balancing')).open();
  const speed = page.getByRole('button', { name: /^Speed/ });
  await expect(speed).toHaveAccessibleName('Speed 0.2×');
  const run = page.getByRole('button', { name: 'Run to 0:10 at 2×' });
  await run.click();
  await expect(speed, 'the label tells the true speed').toHaveAccessibleName('Speed 2×');
  await expect(lab.button('transport.play')).toBeVisible({ timeout: 20_000 });
  expect(await lab.time()).toBeGreaterThanOrEqual(10_000);
  await expect(speed).toHaveAccessibleName('Speed 0.2×');
  await expect(run).toBeHidden();
});

test('a panel that a step opened goes with the step, one that the student opened stays', async ({ page }) => {
  await page.setViewportSize(SIZES[0]);
  const manifest = manifestOf('load-balancing');
  const lab = await new LabPage(page, manifest).open();
  const index = manifest.steps.findIndex(({ panel }) => panel === 'code');
  const code = page.getByRole('region', { name: lab.words.say('lab.tab.code'), exact: true });
  const pip = (place: number) =>
    page
      .getByRole('navigation', { name: lab.words.say('lesson.steps') })
      .getByRole('button')
      .nth(place);
  await pip(index).click();
  await expect(code).toBeVisible();
  await pip(0).click();
  await expect(code).toBeHidden();
  await lab.panel('about');
  await pip(1).click();
  await expect(page.getByRole('region', { name: lab.words.say('lab.tab.about'), exact: true })).toBeVisible();
});
