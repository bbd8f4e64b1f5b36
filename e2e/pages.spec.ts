// The pages that are no labs: the course map, help, settings, and what stands where nothing is.
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoOverflow } from './support/looks.ts';
import { expect, test } from './support/test.ts';
import { WORDS } from './support/words.ts';

test.use({ viewport: { width: 1440, height: 900 } });

interface Place {
  readonly name: string;
  open(page: Page, words: (typeof WORDS)['en']): Promise<void>;
}

const PLACES: readonly Place[] = [
  {
    name: 'home',
    open: async (page, words) => {
      await page.goto('/');
      await expect(page.getByRole('heading', { level: 1, name: words.say('home.heading') })).toBeVisible();
    },
  },
  {
    name: 'an unknown page',
    open: async (page, words) => {
      await page.goto('/nowhere/at-all');
      await expect(page.getByRole('heading', { level: 1, name: words.say('notFound.title') })).toBeVisible();
      await expect(page.getByText(words.say('notFound.page', { path: '/nowhere/at-all' }))).toBeVisible();
    },
  },
  {
    name: 'an unknown lab',
    open: async (page, words) => {
      await page.goto('/labs/constructor');
      await expect(page.getByText(words.say('notFound.lab', { id: 'constructor' }))).toBeVisible();
      await page.getByRole('link', { name: words.say('notFound.home') }).click();
      await expect(page.getByRole('heading', { level: 1, name: words.say('home.heading') })).toBeVisible();
      await page.goBack();
      await expect(page.getByRole('heading', { level: 1, name: words.say('notFound.title') })).toBeVisible();
    },
  },
  {
    name: 'settings',
    open: async (page, words) => {
      await page.goto('/');
      await page.getByRole('button', { name: words.say('header.settings') }).click();
      await expect(page.getByRole('dialog', { name: words.say('settings.title') })).toBeVisible();
    },
  },
  {
    name: 'keyboard help',
    open: async (page, words) => {
      await page.goto('/');
      await page.getByRole('button', { name: words.say('header.help') }).click();
      await expect(page.getByRole('dialog', { name: words.say('help.title') })).toBeVisible();
    },
  },
];

for (const place of PLACES) {
  test(`${place.name} is whole in both languages, light and dark, at every width`, async ({ page }) => {
    await page.goto('/');
    for (const locale of ['en', 'ru'] as const) {
      await page.getByRole('button', { name: locale === 'en' ? 'English' : 'Русский', exact: true }).click();
      await place.open(page, WORDS[locale]);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page, `${place.name}, ${locale}, ${colorScheme}`);
      }
      await expectNoOverflow(page, `${place.name}, ${locale}`);
      await page.keyboard.press('Escape');
    }
  });
}

test('theme and language are chosen in the header, and stay', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await page.getByRole('button', { name: WORDS.en.say('header.theme.system') }).click();
  await page.getByRole('button', { name: WORDS.en.say('header.theme.light') }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Русский' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('heading', { level: 1, name: WORDS.ru.say('home.heading') })).toBeVisible();
});
