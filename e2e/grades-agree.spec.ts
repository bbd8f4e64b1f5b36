// What is counted on the page is what `lab grade` counts: the same checks, passed or not, in the same words and figures.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answersTo } from './support/answers.ts';
import { CodePane } from './support/code-pane.ts';
import { LabPage } from './support/lab-page.ts';
import { MANIFESTS } from './support/labs.ts';
import { expect, test } from './support/test.ts';

interface Verdict {
  readonly passed: boolean;
  readonly checks: readonly { readonly name: string; readonly passed: boolean; readonly message: string }[];
}

/** As the command line says it. It ends with 1 where the code does not pass. */
async function graded(exercise: string, code: string): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'grade-'));
  const path = join(folder, 'code.ts');
  try {
    await writeFile(path, code);
    const out = await new Promise<string>((resolve) => {
      execFile(process.execPath, ['bin/lab.mjs', 'grade', exercise, '--code', path, '--json'], (_error, output) => {
        resolve(output);
      });
    });
    return JSON.parse(out) as Verdict;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The labs whose code runs in a realm of its own making, on the page and in the command line each. */
const GRADED = MANIFESTS.filter((lab) => lab.countsOperations === true || lab.simulatesPromises === true);

for (const each of GRADED) {
  for (const { id } of each.exercises) {
    test(`${each.id}/${id} is graded the same on the page and by the command line`, async ({ page }) => {
      test.setTimeout(120_000);
      const pane = await CodePane.open(await new LabPage(page, each).open(), id);
      for (const { name, code, isRight } of answersTo(each.id, id)) {
        const onThePage = async (): Promise<void> => {
          await pane.write(code);
          await pane.check();
        };
        const [{ passed, checks }] = await Promise.all([graded(`${each.id}/${id}`, code), onThePage()]);
        expect(passed, name).toBe(isRight);
        const { say } = pane.lab.words;
        await expect(pane.checks.getByRole('listitem'), name).toHaveText(
          checks.map((check) => {
            const outcome = say(check.passed ? 'exercise.checkPassed' : 'exercise.checkFailed');
            return new RegExp([outcome, check.name, check.message].map(escaped).join('[^]*'));
          }),
          { timeout: 20_000 },
        );
      }
    });
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
