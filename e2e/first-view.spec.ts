// What is fetched when: the first view stays small, and an editor is paid for by those who open one.
import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { EDITOR_FILES, FIRST_VIEW_KB } from '../scripts/lib/budget.mjs';
import { CodePane } from './support/code-pane.ts';
import { LabPage } from './support/lab-page.ts';
import { MANIFESTS } from './support/labs.ts';
import { expect, test } from './support/test.ts';

// The service worker fetches ahead what is small; what the page itself asks for is the question here.
test.use({ serviceWorkers: 'block' });

test('the first view is within its budget, and the editor comes only when one is opened', async ({ page, context }) => {
  const asked: string[] = [];
  const scripts: Response[] = [];
  context.on('response', (response) => {
    const { pathname } = new URL(response.url());
    asked.push(pathname);
    if (pathname.endsWith('.js')) scripts.push(response);
  });
  const editorFiles = (): readonly string[] => asked.filter((path) => EDITOR_FILES.test(path));

  await page.goto('/', { waitUntil: 'networkidle' });
  const bodies = await Promise.all(scripts.map((response) => response.body()));
  const firstViewKb = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
  expect(bodies.length).toBeGreaterThan(0);
  expect(firstViewKb).toBeLessThanOrEqual(FIRST_VIEW_KB);

  const manifest = MANIFESTS.find(({ exercises }) => exercises.length > 0);
  if (manifest === undefined) throw new Error('No lab has an exercise.');
  const lab = await new LabPage(page, manifest).open();
  await lab.panel('export');
  await page.waitForLoadState('networkidle');
  expect(editorFiles()).toEqual([]);

  await CodePane.open(lab);
  await expect.poll(() => editorFiles().some((path) => path.includes('monaco'))).toBe(true);
  await expect.poll(() => editorFiles().some((path) => path.includes('ts.worker'))).toBe(true);
});
