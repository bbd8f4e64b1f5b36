// A lab's work on real workers, in a real browser: the answers of one worker, of all, and of all with the plan's trouble.
import type { Locator } from '@playwright/test';
import { CodePane } from './support/code-pane.ts';
import { LabPage } from './support/lab-page.ts';
import { manifestOf } from './support/labs.ts';
import { expect, test } from './support/test.ts';
import { pattern } from './support/words.ts';

const manifest = manifestOf('mapreduce');

test.use({ viewport: { width: 1440, height: 900 } });

async function doJob(lab: LabPage): Promise<Locator> {
  const panel = await lab.panel('job');
  await panel
    .getByRole('button', { name: pattern(lab.words.say('lab.job.start', { workers: 'N' }).replace('N', '{n}')) })
    .click();
  await expect(panel.getByRole('button', { name: lab.words.say('lab.job.again') })).toBeVisible({ timeout: 60_000 });
  return panel;
}

const scenario = (id: string): string => manifest.scenarios.find((each) => each.id === id)?.title.en ?? id;

test('the course’s documents are counted on one worker and on all', async ({ page }) => {
  const lab = await new LabPage(page, manifest).open();
  const panel = await doJob(lab);
  await expect(panel.getByText('the same 5 answers, each once.')).toBeVisible();
  await expect(panel.getByText(lab.words.say('lab.job.planned'))).toBeVisible();
  await expect(panel.getByRole('row', { name: /^hello 3$/ })).toBeVisible();
  // What it was made of changes: it is gone.
  await lab.choose(lab.scenario, scenario('death'));
  await expect(panel.getByRole('row', { name: /^hello 3$/ })).toHaveCount(0);
});

test('workers die and dawdle as the plan says, and the answers stay', async ({ page }) => {
  const lab = await new LabPage(page, manifest).open();
  await lab.choose(lab.scenario, scenario('bad-day'));
  const panel = await doJob(lab);
  await expect(panel.getByText(/^All 3 times the same/)).toBeVisible();
  const trouble = panel.getByRole('row', { name: /trouble/ });
  await expect(trouble.getByRole('cell').nth(4)).not.toHaveText('0');
});

test('a student’s own functions run in confined workers', async ({ page }) => {
  const lab = await new LabPage(page, manifest).open();
  const pane = await CodePane.open(lab);
  await pane.write(
    'export function map(line: string, emit: (key: string, value: number) => void) { emit("lines", 1); }\nexport function reduce(key: string, values: readonly number[]) { return values.length; }\n',
  );
  await pane.run();
  // In charge, before its work is done elsewhere.
  await pane.expectRuns();
  const panel = await doJob(lab);
  await expect(panel.getByRole('row', { name: /^lines / })).toBeVisible();
  await expect(panel.getByText(lab.words.say('lab.job.planned'))).toBeVisible();
});
