// What is counted on the page is what `lab grade` counts: the same checks, passed or not, in the same words and figures.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CodePane, exerciseText } from './support/code-pane.ts';
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

const REPEATED: Readonly<Record<string, string>> = {
  'a map of counts': `const counts = new Map();
    for (const v of list) counts.set(v, (counts.get(v) ?? 0) + 1);
    return [...counts].filter(([, count]) => count > 1).map(([v]) => v);`,
  'a sort': `const key = (v) => typeof v + ':' + String(v);
    const sorted = [...list].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)); const out = new Set();
    for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) out.add(sorted[i]);
    return [...out];`,
  'an empty answer': 'return [];',
  'an early return': `const seen = new Set();
    for (const v of list) { if (seen.has(v)) return [v]; seen.add(v); }
    return [];`,
  'includes on what was seen': `const seen = []; const out = new Set();
    for (const v of list) { if (seen.includes(v)) out.add(v); else seen.push(v); }
    return [...out];`,
  'a spread in the loop': `let seen = new Set(); const out = new Set();
    for (const v of list) { if (seen.has(v)) out.add(v); seen = new Set([...seen, v]); }
    return [...out];`,
  'keys of an object': `const counts = {};
    for (const v of list) counts[v] = (counts[v] ?? 0) + 1;
    return Object.keys(counts).filter((v) => counts[v] > 1);`,
};

for (const each of MANIFESTS.filter(({ countsOperations }) => countsOperations === true)) {
  for (const { id } of each.exercises) {
    test(`${each.id}/${id} is graded the same on the page and by the command line`, async ({ page }) => {
      test.setTimeout(120_000);
      const answers: Record<string, string> = {
        starter: exerciseText(each.id, id, 'starter'),
        solution: exerciseText(each.id, id, 'solution'),
      };
      if (id === 'repeated')
        for (const [name, body] of Object.entries(REPEATED))
          answers[name] = `export function repeatedValues(list) {\n${body}\n}\n`;
      const pane = await CodePane.open(await new LabPage(page, each).open(), id);
      for (const [name, code] of Object.entries(answers)) {
        const { passed, checks } = await graded(`${each.id}/${id}`, code);
        expect(passed, name).toBe(name === 'solution' || name === 'a map of counts' || name === 'a sort');
        await pane.write(code);
        await pane.check();
        await expect(pane.checks.getByRole('listitem'), name).toHaveText(
          checks.map(({ name: title, message }) => new RegExp(`${escaped(title)}[^]*${escaped(message)}`)),
          { timeout: 20_000 },
        );
      }
    });
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
