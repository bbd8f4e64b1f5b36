// The event loop in a real browser: programs print in the order that real Node printed, what never ends ends with a
// sentence, and a file is a module or none by its name.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { CodePane } from './support/code-pane.ts';
import { LabPage } from './support/lab-page.ts';
import { manifestOf } from './support/labs.ts';
import { expect, test } from './support/test.ts';

interface Recorded {
  readonly prelude: string;
  readonly cases: readonly { readonly name: string; readonly code: string; readonly output: readonly string[] }[];
}

const recorded = JSON.parse(
  readFileSync(new URL('../fixtures/reference/event-loop/node20_order.json', import.meta.url), 'utf8'),
) as Recorded;
/** Of no more lines than the stage shows at once. */
const IN_BROWSER = [
  'sync-then-all-queues',
  'resolve-with-native-promise-two-ticks',
  'promise-all-order',
  'late-catch-in-microtask-is-handled',
  'nested-immediate-next-iteration',
];
const ENDLESS: readonly (readonly [string, string, RegExp])[] = [
  ['a loop', 'while (true);', /Stopped after [\d,]+ steps, at line 1/],
  ['ticks', '(function f() { process.nextTick(f); })();', /line 1/],
  ['microtasks', '(function f() { Promise.resolve().then(f); })();', /line 1/],
  ['timers', 'setInterval(() => {}, 10);', /Stopped after [\d,]+ turns of the event loop/],
  ['text that doubles', "let text = 'x'; for (;;) text += text;", /Invalid string length/],
];

// So high that the stage has room for what is printed, beside the editor.
test.use({ viewport: { width: 1440, height: 1900 }, permissions: ['clipboard-read', 'clipboard-write'] });

const openPane = async (page: Page): Promise<CodePane> =>
  CodePane.open(await new LabPage(page, manifestOf('event-loop')).open());

/** Runs what is written and goes to the end of its trace. */
async function runToEnd(pane: CodePane): Promise<void> {
  await pane.run();
  // Twenty million steps are done before the run begins.
  await expect(pane.lab.button('transport.pause')).toBeVisible({ timeout: 20_000 });
  await pane.lab.button('transport.pause').click();
  await pane.lab.playhead.focus();
  await pane.page.keyboard.press('End');
}

const printed = (pane: CodePane) =>
  pane.lab.handles.evaluateAll((handles) =>
    handles
      .map((one) => one.getAttribute('aria-label') ?? '')
      .filter((label) => label.startsWith('Printed: '))
      .map((label) => label.slice('Printed: '.length)),
  );

for (const name of IN_BROWSER) {
  test(`${name} prints in the order of Node`, async ({ page }) => {
    const one = recorded.cases.find((each) => each.name === name);
    if (one === undefined) throw new Error(`${name} is not recorded`);
    const pane = await openPane(page);
    await pane.write(recorded.prelude + one.code);
    await runToEnd(pane);
    await expect.poll(() => printed(pane)).toEqual(one.output);
  });
}

for (const [name, code, sentence] of ENDLESS) {
  test(`${name} without end ends with a sentence`, async ({ page }) => {
    const pane = await openPane(page);
    await pane.write(code);
    await runToEnd(pane);
    await expect(page.getByText(sentence).first()).toBeVisible({ timeout: 20_000 });
  });
}

test('a file whose name ends in .mjs is a module', async ({ page }) => {
  const pane = await openPane(page);
  const source = "process.nextTick(() => console.log('tick'));\nqueueMicrotask(() => console.log('microtask'));\n";
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: pane.lab.words.say('lab.openProgram') }).click();
  await (await choosing).setFiles({ name: 'order.mjs', mimeType: 'text/javascript', buffer: Buffer.from(source) });
  await expect(pane.shown).toContainText('export');
  await runToEnd(pane);
  await expect.poll(() => printed(pane)).toEqual(['microtask', 'tick']);
});
