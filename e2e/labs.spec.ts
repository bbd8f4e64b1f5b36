// A walk over every lab of the course map: whatever the manifest offers is used once, as a person would.
import type { Manifest } from '../src/contract/manifest.ts';
import { CodePane } from './support/code-pane.ts';
import { expectReadable, save } from './support/downloads.ts';
import { LabPage } from './support/lab-page.ts';
import { MANIFESTS } from './support/labs.ts';
import { expectAccessible, expectNoOverflow } from './support/looks.ts';
import { expect, test } from './support/test.ts';
import { pattern } from './support/words.ts';

const offers = (manifest: Manifest, what: 'fork' | 'twin' | 'seed' | 'band'): boolean =>
  manifest.without?.includes(what) !== true;

/** Another value of the first choice that stands above the stage, the student's own code left out. */
interface OtherChoice {
  readonly label: string;
  readonly option: string;
  /** It changes the run that goes on; else a new one begins. */
  readonly live: boolean;
}

function otherChoice(manifest: Manifest): OtherChoice | undefined {
  const parameter = manifest.parameters.find((each) => each.kind === 'choice' && each.primary === true);
  if (parameter?.kind !== 'choice') return undefined;
  const other = parameter.values.find(
    ({ value }) => value !== parameter.default && value !== manifest.code?.value && !usedFirst(manifest, value),
  );
  return other === undefined
    ? undefined
    : { label: parameter.label.en, option: other.label.en, live: parameter.live === true };
}

const usedFirst = (manifest: Manifest, value: string): boolean =>
  Object.values(manifest.scenarios[0]?.params ?? {}).includes(value);

test('the course map leads to every lab', async ({ page }) => {
  await page.goto('/');
  const links = await page
    .locator('main a[href^="/labs/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(new Set(links)).toEqual(new Set(MANIFESTS.map(({ id }) => `/labs/${id}`)));
});

for (const manifest of MANIFESTS) {
  test.describe(manifest.id, () => {
    test.use({ viewport: { width: 1440, height: 900 } });

    test('plays, pauses, steps, scrubs, forks, and says why', async ({ page }) => {
      const lab = await new LabPage(page, manifest).open();
      await lab.button('transport.play').click();
      await expect.poll(() => lab.time()).toBeGreaterThan(0);
      await lab.button('transport.pause').click();
      await expect(lab.button('transport.play')).toBeVisible();

      const paused = await lab.time();
      for (let press = 0; press < 3; press += 1) await lab.button('transport.step').click();
      await expect.poll(() => lab.time()).toBeGreaterThan(paused);
      const ahead = await lab.time();
      for (let press = 0; press < 3; press += 1) await lab.button('transport.stepBack').click();
      await expect.poll(() => lab.time()).toBeLessThan(ahead);

      const until = Number(await lab.playhead.getAttribute('max'));
      await lab.playhead.press('End');
      await expect.poll(() => lab.time(), 'End goes to the end').toBeGreaterThan(until * 0.99);
      await lab.playhead.press('Home');
      await expect.poll(() => lab.time()).toBe(0);
      await lab.playhead.press('ArrowRight');
      await expect.poll(() => lab.time()).toBe(manifest.clock.sampleEvery);
      await lab.scrubTo(0.5);
      await expect.poll(async () => (await lab.time()) / until, 'a click goes there').toBeCloseTo(0.5, 1);

      if (offers(manifest, 'fork')) {
        await lab.button('transport.fork').click();
        await expect(lab.branches).toHaveCount(1);
        await expect(lab.branches).toHaveAttribute('aria-pressed', 'true');
      }

      const handle = lab.handles.last();
      await handle.focus();
      await handle.press('Enter');
      const popover = page.getByRole('dialog');
      const [action] = manifest.actions.filter(({ on }) => on !== undefined);
      if (action !== undefined) {
        await popover.getByRole('button', { name: action.label.en }).click();
        await expect(lab.marks.filter({ hasText: action.label.en })).not.toHaveCount(0);
        await handle.focus();
        await handle.press('Enter');
        await popover.getByRole('button', { name: lab.words.say('object.why') }).click();
      }
      await expect(lab.why.getByRole('heading')).not.toBeEmpty();
      await expect(lab.why.getByRole('listitem')).not.toHaveCount(0);
    });

    test('takes other settings, seeds, speeds and scenarios, a twin and a band', async ({ page }) => {
      const lab = await new LabPage(page, manifest).open();
      const choice = otherChoice(manifest);
      await page.getByRole('button', { name: lab.words.say('parameters.all') }).click();
      const settings = page.getByRole('dialog', { name: lab.words.say('parameters.all') });
      const number = manifest.parameters.find((each) => each.kind === 'number');
      if (number?.kind === 'number') {
        const name = lab.words.say('parameters.exact', { label: number.label.en });
        const field = settings.getByRole('textbox', { name });
        const reset = page.getByRole('button', { name: pattern(lab.words.say('parameters.reset')) });
        const wanted = String(Math.min(number.max, Math.ceil(number.min) + 2));
        await field.fill(wanted);
        await field.press('Enter');
        await expect(field).toHaveValue(wanted);
        // A scenario may have changed other settings, which can be reset as well: this one's is nearest to its field.
        const block = settings.locator('div').filter({ has: page.getByRole('textbox', { name }) });
        await block
          .filter({ has: reset })
          .last()
          .getByRole('button', { name: pattern(lab.words.say('parameters.reset')) })
          .click();
        await expect(field).not.toHaveValue(wanted);
      }
      if (choice !== undefined) {
        await lab.choose(settings.getByRole('button', { name: choice.label }), choice.option);
        await expect(settings.getByRole('button', { name: choice.label })).toContainText(choice.option);
      }
      await page.keyboard.press('Escape');
      await expect(settings).toBeHidden();

      if (offers(manifest, 'seed')) {
        await lab.seed.fill('7');
        await lab.seed.press('Enter');
        await expect(lab.seed).toHaveValue('7');
        await lab.button('transport.newSeed').click();
        await expect(lab.seed).not.toHaveValue('7');
      }
      await page.getByRole('button', { name: pattern(lab.words.say('transport.speed')) }).click();
      const speeds = page.getByRole('menuitemradio');
      await expect(speeds.and(page.locator('[aria-checked=true]'))).toHaveCount(1);
      await speeds.last().click();
      await lab.button('transport.play').click();
      await expect.poll(() => lab.time()).toBeGreaterThan(manifest.clock.sampleEvery);
      // A short run may be over at that speed, and has stopped by itself.
      await expect(async () => {
        if (await lab.button('transport.pause').isVisible())
          await lab.button('transport.pause').click({ timeout: 500 });
        await expect(lab.button('transport.play')).toBeVisible({ timeout: 500 });
      }).toPass();

      const scenario = manifest.scenarios.at(-1);
      if (scenario !== undefined) {
        await lab.choose(lab.scenario, scenario.title.en);
        await expect(lab.scenario).toContainText(scenario.title.en);
        await expect.poll(() => lab.time()).toBe(0);
      }
      const [first] = manifest.scenarios;
      if (first !== undefined) await lab.choose(lab.scenario, first.title.en);
      if (offers(manifest, 'twin')) {
        await lab.addTwin();
        await expect(lab.stage.locator('.stage-host')).toHaveCount(2);
        await expect(lab.branches).toHaveCount(1);
      }
      if (offers(manifest, 'band')) {
        await lab.button('lab.bandMake').click();
        await expect(page.getByText(pattern(lab.words.say('lab.band')))).toBeVisible({ timeout: 30_000 });
      }
    });

    test('opens every panel, and what is taken out can be read', async ({ page }) => {
      const lab = await new LabPage(page, manifest).open();
      await lab.scrubTo(0.2);
      await expect.poll(() => lab.time()).toBeGreaterThan(0);
      if (manifest.challenges.length > 0)
        await expect((await lab.panel('challenge')).getByRole('heading')).toHaveCount(manifest.challenges.length);
      // A program is opened where it is edited.
      if (manifest.input !== undefined && manifest.input.is !== 'program')
        await expect((await lab.panel('data')).getByText(manifest.input.description.en)).toBeVisible();
      await expect((await lab.panel('about')).locator('p').first()).toBeVisible();
      if (manifest.exercises.length > 0) await CodePane.open(lab);

      const out = await lab.panel('export');
      const formats = out.getByRole('radio');
      for (let index = 0; index < (await formats.count()); index += 1) {
        await formats.nth(index).check();
        const buttons = out.getByRole('button', { name: pattern(lab.words.say('export.download')) });
        await expect(buttons.first()).toBeVisible();
        for (const button of await buttons.all()) await expectReadable(page, await save(page, button));
      }
    });

    test('leads through every step to the last', async ({ page }) => {
      const lab = await new LabPage(page, manifest).open();
      for (const [index, step] of manifest.steps.entries()) {
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(step.title.en);
        await expect(lab.page.locator('.lesson-prose').first()).not.toBeEmpty();
        if (step.prediction?.kind === 'choice') {
          await page.getByRole('radio').first().check();
          await lab.button('predict.submit').click();
          await expect(page.getByText(lab.words.say('predict.submitted'))).toBeVisible();
        } else if (step.prediction?.kind === 'curve') {
          await page.getByRole('slider', { name: pattern(lab.words.say('predict.title')) }).press('ArrowUp');
          await lab.button('predict.submit').click();
          await expect(page.getByText(lab.words.say('predict.submitted'))).toBeVisible();
        }
        const last = index === manifest.steps.length - 1;
        await lab.button(last ? 'lab.finish' : 'lesson.next').click();
      }
      await expect(page).toHaveURL(/\/$/);
      await expect(page.getByRole('link', { name: pattern(lab.words.say('home.continue')) })).toBeVisible();
    });

    test('comes back whole from its link', async ({ page, context }) => {
      const lab = await new LabPage(page, manifest).open();
      const choice = otherChoice(manifest);
      await lab.scrubTo(0.1);
      await expect.poll(() => lab.time()).toBeGreaterThan(0);
      if (offers(manifest, 'seed')) {
        await lab.seed.fill('12');
        await lab.seed.press('Enter');
        await expect.poll(() => lab.time()).toBe(0);
        await lab.scrubTo(0.1);
        await expect.poll(() => lab.time()).toBeGreaterThan(0);
      }
      if (offers(manifest, 'fork')) {
        await lab.button('transport.fork').click();
        await expect(lab.branches).toHaveCount(1);
      }
      if (choice !== undefined) {
        await page.getByRole('button', { name: lab.words.say('parameters.all') }).click();
        await lab.choose(page.getByRole('dialog').getByRole('button', { name: choice.label }), choice.option);
        await page.keyboard.press('Escape');
        // A new run has no forks.
        if (!choice.live) await expect(lab.branches).toHaveCount(0);
      }
      if (offers(manifest, 'twin')) await lab.addTwin();
      const hash = await lab.share();
      const shared = lab.experiment();
      const branches = shared.runs.length - 1;
      await expect(lab.branches).toHaveCount(branches);

      const other = await new LabPage(await context.newPage(), manifest).open(hash);
      await expect(other.branches).toHaveCount(branches);
      await expect.poll(() => other.time()).toBe(shared.time);
      await other.share();
      expect(other.experiment()).toEqual(shared);
      await other.page.reload();
      await expect.poll(() => other.time()).toBe(shared.time);
      await expect(other.branches).toHaveCount(branches);
    });

    test('is whole in both languages, light and dark, at every width', async ({ page }) => {
      const lab = await new LabPage(page, manifest).open();
      await lab.scrubTo(0.2);
      // A long run gets there in several pictures: the moment is the one that stays.
      let time = 0;
      const hasArrived = async (): Promise<boolean> => {
        const before = time;
        time = await lab.time();
        return time > 0 && time === before;
      };
      await expect.poll(hasArrived).toBe(true);
      for (const locale of ['en', 'ru'] as const) {
        await page.getByRole('button', { name: locale === 'en' ? 'English' : 'Русский' }).click();
        const here = lab.in(locale);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(manifest.steps[0]?.title[locale] ?? '');
        expect(await here.time(), 'another language keeps the moment').toBe(time);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await expectAccessible(page, `${locale}, ${colorScheme}`);
        }
        await expectNoOverflow(page, locale);
      }
    });
  });
}
