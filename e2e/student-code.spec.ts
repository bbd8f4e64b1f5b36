// A student's code on the real page: whatever it does, it ends with a sentence, the page answers throughout, the next run
// works, and nothing is reached or forged. The walls themselves are proved in sandbox/sandbox.spec.ts.
import type { Page } from '@playwright/test';
import { encodeExperiment } from '../src/worker/link.ts';
import { CodePane, exerciseText } from './support/code-pane.ts';
import { FORGERIES } from './support/forgeries.ts';
import { LabPage } from './support/lab-page.ts';
import { MANIFESTS, manifestOf } from './support/labs.ts';
import { startListener } from './support/listener.ts';
import { countPictures } from './support/pictures.ts';
import { expect, test } from './support/test.ts';
import { pattern, WORDS } from './support/words.ts';

const manifest = manifestOf('load-balancing');
const SOUND = exerciseText('load-balancing', 'pick', 'solution');

test.use({ viewport: { width: 1440, height: 900 } });

const openPane = async (page: Page): Promise<CodePane> => CodePane.open(await new LabPage(page, manifest).open());

interface Case {
  readonly name: string;
  readonly code: string;
  /** Of the sentence over the stage when it runs, and of the check that did not pass. */
  readonly says: RegExp;
  /** The student's line, where there is one. */
  readonly line?: number;
}

const pick = (body: string): string =>
  `export function pick(servers: readonly StudentServer[]): number {\n${body}\n}\n`;

const STOPPED = /gave no answer for \d\.\d\ss/;

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'what never ends is stopped': [
    { name: 'a loop in pick', code: pick('  while (true) {}'), says: STOPPED },
    { name: 'a loop at the top level', code: `while (true) {}\n${pick('  return 0;')}`, says: STOPPED },
    {
      name: 'memory without end',
      code: pick('  const rows = [];\n  for (;;) rows.push(new Array(1e6).fill(1));'),
      says: /used up the memory|gave no answer for/,
    },
  ],
  'what throws is told with its line': [
    {
      name: 'in pick',
      code: pick("  const limit = 1;\n  throw new RangeError('no server, limit ' + limit);"),
      says: /no server, limit 1/,
      line: 3,
    },
    {
      name: 'at the top level',
      code: `const free: number[] = [];\nfree[0].toFixed();\n${pick('  return 0;')}`,
      says: /toFixed/,
      line: 2,
    },
    {
      name: 'messages to the page',
      code: pick("  for (;;) postMessage({ kind: 'frame' });"),
      says: /postMessage/,
      line: 2,
    },
    { name: 'recursion without end', code: pick('  return pick(servers) + 1;'), says: /Maximum call stack/ },
  ],
  'a wrong answer is told': [
    { name: 'text', code: pick("  return 'server-1';"), says: /must be the index of a server.*server-1/ },
    { name: 'nothing', code: pick(''), says: /nothing was returned/ },
    { name: 'a promise', code: 'export async function pick() {\n  return 0;\n}\n', says: /must not be async/ },
    { name: 'no pick', code: 'export const choose = () => 0;\n', says: /must export a function pick/ },
  ],
};

for (const [what, cases] of Object.entries(CASES)) {
  test(`${what}, and the next run works`, async ({ page }) => {
    test.setTimeout(120_000);
    const code = await openPane(page);
    for (const { name, code: text, says, line } of cases) {
      await test.step(name, async () => {
        await code.write(text);
        const pictures = await countPictures(page);
        await code.run();
        await expect(code.lab.problem).toContainText(says, { timeout: 15_000 });
        if (line !== undefined) await expect(code.lab.problem).toContainText(`line ${String(line)}`);
        await code.check();
        await expect(code.checks).toContainText(says, { timeout: 15_000 });
        await expect(code.checks).toContainText('1 of 1 checks not passed yet');
        // The page drew on all the while; how fast is the machine's affair.
        expect(await pictures()).toBeGreaterThan(10);
        await code.write(SOUND);
        await code.run();
        await code.expectRuns();
      });
    }
    await code.check();
    await expect(code.checks).toContainText('All 4 checks passed', { timeout: 30_000 });
  });
}

test('a wrong answer is told in the language of the page, and again in another', async ({ page }) => {
  const english = await openPane(page);
  const inLanguage = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await inLanguage('Русский');
  const code = await CodePane.open(english.lab.in('ru'));
  await code.write(pick('  return {} as number;'));
  await code.run();
  await expect(code.lab.problem).toContainText(/Прогон остановлен: pick.* должна вернуть индекс сервера.* объект\./);
  await code.check();
  await expect(code.checks).toContainText(/должна вернуть индекс сервера.* объект\./, { timeout: 15_000 });
  await inLanguage('English');
  await expect(english.lab.problem).toContainText(/must be the index of a server.*an object/);
});

test('code that does not compile is not run, and the line is told', async ({ page }) => {
  const code = await openPane(page);
  await code.write('export function pick() {\n  return 0;\n}\nexport const half = ;\n');
  await code.run();
  await expect(code.refusal).toContainText(/does not compile.*Line 4: Expression expected/);
  await code.check();
  await expect(code.refusal).toContainText('Line 4');
  await expect(code.checks).toBeHidden();
  await code.write("import { readFileSync } from 'node:fs';\nexport const pick = () => readFileSync('x').length;\n");
  await code.check();
  await expect(code.checks).toContainText(/not passed yet[\s\S]*not available in a lab/, { timeout: 15_000 });
  await code.write(SOUND);
  await expect(code.refusal).toBeHidden();
  await code.check();
  await expect(code.checks).toContainText('All 4 checks passed', { timeout: 30_000 });
});

test('a flood of output is bounded, told, and the page goes on', async ({ page }) => {
  const code = await openPane(page);
  await code.write(
    `let turn = 0;\n${pick("  for (let i = 0; i < 100; i += 1) console.log('line', turn, i);\n  turn += 1;\n  return turn % servers.length;")}`,
  );
  await code.run();
  await code.expectRuns();
  const omitted = page.getByText(pattern(WORDS.en.say('exercise.omitted', { count: 12 }).replace('12', '{count}')));
  await expect(omitted).toBeVisible({ timeout: 15_000 });
  const kept = await code.output.getByRole('listitem').count();
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThanOrEqual(1000);
  await code.check();
  await expect(code.checks).toBeVisible({ timeout: 30_000 });
  await expect(omitted).toBeVisible({ timeout: 15_000 });
});

test('a grading is stopped by the student', async ({ page }) => {
  const code = await openPane(page);
  await code.write(pick('  while (true) {}'));
  await code.check();
  await page.getByRole('button', { name: WORDS.en.say('exercise.stop'), exact: true }).click();
  await expect(code.checks).toContainText(/was stopped/);
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('pressing run again and again leaves one run and one worker', async ({ page }) => {
  const code = await openPane(page);
  await code.write(SOUND);
  for (let press = 0; press < 4; press += 1) await code.run();
  await code.expectRuns();
  await expect(page.locator('iframe')).toHaveCount(1);
  await expect(code.lab.branches).toHaveCount(0);
  await page.getByRole('button', { name: WORDS.en.say('lab.release') }).click();
  await expect(page.locator('iframe')).toHaveCount(0);
  await expect.poll(() => code.lab.time()).toBe(0);
});

for (const other of MANIFESTS.filter(({ exercises }) => exercises.length > 0)) {
  test(`${other.id}: starters fail with something to go on, solutions pass`, async ({ page }) => {
    test.setTimeout(120_000);
    const lab = await new LabPage(page, other).open();
    for (const { id } of other.exercises) {
      await test.step(id, async () => {
        const code = await CodePane.open(lab, id);
        await code.check();
        await expect(code.checks).toContainText(/\d+ of \d+ checks not passed yet/, { timeout: 30_000 });
        for (const failed of await code.checks.getByRole('listitem').filter({ hasText: 'not passed:' }).all())
          expect((await failed.innerText()).length).toBeGreaterThan(40);
        await code.write(exerciseText(other.id, id, 'solution'));
        await code.check();
        await expect(code.checks).toContainText(/All \d+ checks passed/, { timeout: 30_000 });
      });
    }
  });
}

test('nothing is reached from a run or a grading', async ({ page }) => {
  const heard: string[] = [];
  const listener = await startListener((what) => heard.push(what));
  try {
    await fetch(`${listener.url}/control`);
    expect(heard, 'the listener hears an ordinary client').toContain('listener GET /control');
    heard.length = 0;
    const code = await openPane(page);
    const socket = listener.url.replace('http', 'ws');
    const tries = [
      `fetch('${listener.url}/fetch')`,
      `new WebSocket('${socket}/socket')`,
      `new EventSource('${listener.url}/events')`,
      `new XMLHttpRequest()`,
      `importScripts('${listener.url}/script.js')`,
      `new Worker('${listener.url}/worker.js')`,
      `navigator.sendBeacon('${listener.url}/beacon')`,
      `indexedDB.open('headroom-progress')`,
      `localStorage.length`,
      `caches.open('editor')`,
      `new BroadcastChannel('headroom-progress').postMessage({})`,
      `(0, eval)("import('${listener.url}/eval.js')")`,
      `new Function("return import('${listener.url}/function.js')")()`,
    ];
    const steps = tries.map(
      (attempt, index) =>
        `  try { ${attempt}; got.push(${String(index)}); } catch (error) { refused += 1; last = String(error); }`,
    );
    const body =
      `const got: number[] = [];\nlet refused = 0, last = '';\nfunction attack(this: unknown): void {\n${steps.join('\n')}\n}\nattack();\n` +
      `console.log('got', JSON.stringify(got), 'refused', refused, last);\n`;
    // Names that the language of the lab does not know are type errors, which do not stop a run.
    await code.write(`${body}${pick('  attack();\n  return 0;')}`);
    await code.run();
    await code.expectRuns();
    await expect(code.output).toContainText(`got [] refused ${String(tries.length)}`);
    await code.check();
    await expect(code.checks).toBeVisible({ timeout: 30_000 });
    expect(heard).toEqual([]);
  } finally {
    await listener.close();
  }
});

test('a grade is not forged', async ({ page }) => {
  test.setTimeout(120_000);
  const code = await openPane(page);
  for (const [what, text] of FORGERIES) {
    await test.step(what, async () => {
      await code.write(text);
      await code.check();
      await expect(code.checks).toContainText(/\d of \d checks not passed yet/, { timeout: 30_000 });
    });
  }
  await code.write(SOUND);
  await code.check();
  await expect(code.checks).toContainText('All 4 checks passed', { timeout: 30_000 });
});

test('code that comes with a link is shown, and runs only when the student says so', async ({ page }) => {
  const mine = 'export const pick = () => 0; // mine\n';
  const theirs = "console.log('theirs ran');\nexport const pick = () => 1; // theirs\n";
  const before = await openPane(page);
  await before.write(mine);
  await expect(before.shown).toContainText('mine');
  const hash = encodeExperiment({
    v: 1,
    lab: manifest.id,
    modelVersion: 1,
    active: 0,
    time: 2000,
    runs: [
      {
        role: 'main',
        params: { algorithm: 'own-code' },
        seed: 3,
        actions: [],
        until: 60_000,
        code: theirs,
      },
    ],
  });
  const lab = await new LabPage(page, manifest).open(`#s=${hash}`);
  await expect(lab.problem).toContainText('It was not run');
  const code = await CodePane.open(lab);
  await expect(page.locator('iframe')).toHaveCount(0);
  await expect(code.output).not.toContainText('theirs');
  await expect(code.shown).toContainText('mine');
  await page.getByRole('button', { name: WORDS.en.say('lab.linkedCodeTake') }).click();
  await expect(code.shown).toContainText('theirs');
  await expect(page.locator('iframe')).toHaveCount(0);
  await code.run();
  await expect(code.output).toContainText('theirs ran');
  await page.getByRole('button', { name: WORDS.en.say('lab.linkedCodeBack') }).click();
  await expect(code.shown).toContainText('mine');
});
